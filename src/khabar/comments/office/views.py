from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log as wagtail_log

from khabar.comments.models import Commenter, Decision, Discussion, HouseRules, SectionRules, WordList
from khabar.comments.moderation import actions
from khabar.comments.moderation.actions import approve, reject
from khabar.comments.moderation.words import found_in
from khabar.comments.office import reading
from khabar.comments.office.forms import BanForm, ItemTerms, RulesForm, SectionTerms
from khabar.comments.queries import BadCursor, Place, standing_ban
from khabar.comments.rights import MODERATE, RULES, may_settle
from khabar.news.models import NewsPage
from khabar.sections.models import Section

moderators_only = permission_required(MODERATE, raise_exception=True)


def place_in(request: HttpRequest) -> Place | None:
    """The place in the address. An address that holds anything else is no page: 404."""
    try:
        return Place.parse(request.GET.get("after", ""))
    except BadCursor as error:
        raise Http404 from error


def numbers_in(request: HttpRequest, name: str) -> list[int]:
    """The numbers a form sent under this name; what is no number is left out."""
    return [
        int(value) for value in request.POST.getlist(name) if value.isascii() and value.isdigit() and len(value) < 19
    ]


def frame(request: HttpRequest, template: str, tab: str, title: str = "", **context: Any) -> HttpResponse:
    """A page of the back office of comments, with its tabs; `tab` is the address of the current one."""
    context |= {
        "shelves": [(url, label, url == tab) for url, label in _tabs(request)],
        "header_title": title or _("Comments"),
        "page_title": title or _("Comments"),
        "header_icon": "comment",
    }
    return render(request, f"khabar_comments/office/{template}.html", context)


def _tabs(request: HttpRequest) -> list[tuple[str, Any]]:
    tabs = [(reverse("moderation:queue", args=[name]), label) for name, label in reading.SHELVES.items()]
    tabs += [(reverse("moderation:words"), _("Word lists")), (reverse("moderation:log"), _("Log"))]
    if request.user.has_perm(RULES):
        tabs.append((reverse("moderation:rules"), _("Rules")))
    return tabs


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest, shelf: str = "held") -> HttpResponse:
    """The comments of one shelf, to publish or to reject one by one or many at once."""
    if shelf not in reading.SHELVES:
        raise Http404
    if request.method == "POST":
        return _decide(request, shelf)
    rows, more = reading.page_of(shelf, place_in(request))
    path = reverse("moderation:queue", args=[shelf])
    return frame(
        request, "queue", path, rows=rows, shelf=shelf, action=path,
        next_url=f"{path}?after={more}" if more else "", first_url=path if "after" in request.GET else "",
    )  # fmt: skip


def _decide(request: HttpRequest, shelf: str) -> HttpResponse:
    chosen = numbers_in(request, "chosen")
    published = approve(
        numbers_in(request, "approve") or (chosen if "approve_chosen" in request.POST else []), request.user
    )  # type: ignore[arg-type]
    rejected = reject(
        numbers_in(request, "reject") or (chosen if "reject_chosen" in request.POST else []), request.user
    )  # type: ignore[arg-type]
    said = []
    if published:
        said.append(
            ngettext("%(count)s comment published.", "%(count)s comments published.", published) % {"count": published}
        )
    if rejected:
        said.append(
            ngettext("%(count)s comment rejected.", "%(count)s comments rejected.", rejected) % {"count": rejected}
        )
    text = " ".join(said) or _("Nothing changed.")
    if "X-Part" in request.headers:
        return JsonResponse({"said": text})
    messages.success(request, text)
    back = request.POST.get("back", "")
    return redirect(back if back.startswith(reverse("moderation:index")) else reverse("moderation:queue", args=[shelf]))


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def commenter(request: HttpRequest, number: int) -> HttpResponse:
    """All that a commenter wrote and what was decided about them; ban, trust."""
    found = get_object_or_404(Commenter.objects.select_related("account"), pk=number)
    form = BanForm(request.POST if "ban" in request.POST else None)
    here = reverse("moderation:commenter", args=[found.pk])
    if request.method == "POST" and _change(request, found, form):
        return redirect(here)
    rows, more = reading.written_by(found, place_in(request))
    entries, _older = reading.log_page(Decision.objects.filter(commenter=found), None)
    return frame(
        request, "commenter", "", found.name, commenter=found, rows=rows, entries=entries, form=form, here=here,
        action=reverse("moderation:index"), bans=found.bans.select_related("by").order_by("-pk")[:50],
        standing=standing_ban(found, timezone.now()), next_url=f"{here}?after={more}" if more else "",
        first_url=here if "after" in request.GET else "", shelf="",
    )  # fmt: skip


def _change(request: HttpRequest, found: Commenter, form: BanForm) -> bool:
    """Carry out what the page's forms ask for; false if the ban's form has to be filled in better."""
    user: Any = request.user
    if "trust" in request.POST:
        actions.trust(found, user, trusted=request.POST["trust"] == "1")
    elif "lift" in request.POST:
        actions.lift(get_object_or_404(found.bans, pk=(numbers_in(request, "lift") or [0])[0]), user)
    elif form.is_valid():
        given = form.cleaned_data
        actions.ban(found, user, until=form.until, reason=given["reason"], appeal=given["appeal"])
    else:
        return False
    return True


@moderators_only
def log(request: HttpRequest) -> HttpResponse:
    """Everything that was decided, newest first."""
    here = reverse("moderation:log")
    entries, more = reading.log_page(Decision.objects.all(), place_in(request))
    next_url, first_url = f"{here}?after={more}" if more else "", here if "after" in request.GET else ""
    return frame(request, "log", here, entries=entries, next_url=next_url, first_url=first_url)


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """The word lists, and a box to try what they find in a text."""
    text = request.POST.get("text", "")[:20_000]
    found = found_in(text) if text else None
    marked = reading.marked(text, [hit.written for hit in found.hits] if found else [])
    lists = WordList.objects.all()[:200]
    return frame(request, "words", reverse("moderation:words"), text=text, found=found, marked=marked, lists=lists)


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, number: int) -> HttpResponse:
    """Open, close, hide or pre-moderate one item's comments."""
    page = get_object_or_404(NewsPage.objects.select_related("section"), pk=number)
    if not may_settle(request.user, page):
        raise PermissionDenied
    form = ItemTerms(request.POST or None, instance=Discussion.objects.filter(pk=number).first())
    here = reverse("moderation:item", args=[number])
    if request.method == "POST" and form.is_valid():
        actions.settle_item(page, request.user, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(request, _("Saved."))
        return redirect(here)
    back = reverse("wagtailadmin_pages:edit", args=[number])
    return frame(
        request, "terms", "", page.title, form=form, back=back, page_url=page.path_on_site if page.live else ""
    )


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, number: int) -> HttpResponse:
    """The same for all items of a section."""
    page = get_object_or_404(Section, pk=number)
    if not may_settle(request.user, page):
        raise PermissionDenied
    form = SectionTerms(request.POST or None, instance=SectionRules.objects.filter(pk=number).first())
    if request.method == "POST" and form.is_valid():
        actions.settle_section(page, request.user, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(request, _("Saved."))
        return redirect("moderation:section", number)
    back = reverse("wagtailadmin_explore", args=[number])
    return frame(request, "terms", "", page.title, form=form, back=back)


@permission_required(RULES, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of the house."""
    form = RulesForm(request.POST or None, instance=HouseRules.current())
    here = reverse("moderation:rules")
    if request.method == "POST" and form.is_valid():
        form.save()
        wagtail_log(form.instance, "wagtail.edit")
        messages.success(request, _("Saved."))
        return redirect(here)
    return frame(request, "terms", here, _("Rules for comments"), form=form)
