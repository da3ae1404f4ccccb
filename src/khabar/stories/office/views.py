from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from khabar.design.editions import get_edition
from khabar.news.cursors import BadCursor, Cursor
from khabar.news.models import NewsPage
from khabar.stories.actions import join, leave, mark, merge
from khabar.stories.models import StoriesFolder, Story
from khabar.stories.office import reading
from khabar.stories.queries import StoryCursor
from khabar.stories.rights import TELL
from khabar.stories.suggestions import suggestions_for

tellers_only = permission_required(TELL, raise_exception=True)
MARKS = {
    "pin": {"pinned": True},
    "unpin": {"pinned": False},
    "key": {"key_moment": True},
    "plain": {"key_moment": False},
}


def _frame(title: str) -> dict[str, Any]:
    return {"header_title": title, "page_title": title, "header_icon": "clipboard-list"}


def _numbers(request: HttpRequest, name: str) -> list[int]:
    """The numbers a form sent under this name; what is no number is left out."""
    return [
        int(value) for value in request.POST.getlist(name) if value.isascii() and value.isdigit() and len(value) < 19
    ]


@tellers_only
@require_http_methods(["GET", "HEAD"])
def index(request: HttpRequest) -> HttpResponse:
    """The stories of an edition, drafts included, in the order readers see."""
    edition = request.GET.get("edition", settings.EDITIONS[0])
    if edition not in settings.EDITIONS:
        raise Http404
    try:
        cursor = StoryCursor.parse(request.GET.get("after", ""))
    except BadCursor as error:
        raise Http404 from error
    quiet = "quiet" in request.GET
    rows, more = reading.stories_to_tend(edition, cursor, quiet=quiet)
    path = f"{reverse('khabar_stories:index')}?edition={edition}"
    folder = StoriesFolder.objects.filter(locale__language_code=edition).first()
    context = _frame(_("Stories")) | {
        "rows": rows,
        "quiet": quiet,
        "editions": [
            (f"{reverse('khabar_stories:index')}?edition={code}", get_edition(code).name, code == edition)
            for code in settings.EDITIONS
        ],
        "all_url": path,
        "quiet_url": f"{path}&quiet",
        "new_url": reverse("wagtailadmin_pages:add", args=["khabar_stories", "story", folder.pk]) if folder else "",
        "next_url": f"{path}{'&quiet' if quiet else ''}&after={more}" if more else "",
        "first_url": path if cursor else "",
        "language": edition,
    }
    return render(request, "khabar_stories/office/index.html", context)


@tellers_only
@require_http_methods(["GET", "HEAD", "POST"])
def items(request: HttpRequest, number: int) -> HttpResponse:
    """The items of a story, and others that may belong to it, with a word on why."""
    story = get_object_or_404(Story.objects.select_related("tally"), pk=number)
    if request.method == "POST":
        return _change(request, story)
    try:
        cursor = Cursor.parse(request.GET.get("after", ""))
    except BadCursor as error:
        raise Http404 from error
    rows, more = reading.members(story, cursor)
    path = reverse("khabar_stories:items", args=[story.pk])
    context = _frame(story.title) | {
        "story": story,
        "rows": rows,
        "count": reading.facts_of(story).count,
        "suggestions": [] if cursor else suggestions_for(story),
        "others": reading.others(story),
        "next_url": f"{path}?after={more}" if more else "",
        "first_url": path if cursor else "",
        "language": story.edition,
    }
    return render(request, "khabar_stories/office/items.html", context)


def _change(request: HttpRequest, story: Story) -> HttpResponse:
    """Add, take out or mark the chosen items. An item that may not be placed by this editor changes nothing."""
    verb = request.POST.get("do", "")
    chosen = list(NewsPage.objects.filter(pk__in=_numbers(request, "item"), edition=story.edition))
    user: Any = request.user
    try:
        if verb == "add":
            done = join(story, chosen, user)
            said = ngettext("%(count)s item added.", "%(count)s items added.", done)
        elif verb == "remove":
            done = leave(story, chosen, user)
            said = ngettext("%(count)s item taken out.", "%(count)s items taken out.", done)
        elif verb in MARKS:
            done = len(chosen)
            for item in chosen:
                mark(story, item, user=user, **MARKS[verb])
            said = ngettext("%(count)s item changed.", "%(count)s items changed.", done)
        else:
            raise Http404
    except PermissionDenied:
        messages.error(request, _("You may not say which stories one of these items belongs to. Nothing changed."))
    else:
        messages.success(request, said % {"count": done} if done else _("Nothing changed."))
    return redirect("khabar_stories:items", story.pk)


@tellers_only
@require_http_methods(["POST"])
def merging(request: HttpRequest, number: int) -> HttpResponse:
    """Merge a story into another one: asked twice, as there is no way back."""
    story = get_object_or_404(Story.objects.select_related("tally"), pk=number)
    (wanted,) = _numbers(request, "into")[:1] or [0]
    into = get_object_or_404(Story.objects.select_related("tally"), pk=wanted, edition=story.edition)
    if into.pk == story.pk:
        raise Http404
    if "sure" not in request.POST:
        context = _frame(_("Merge stories")) | {"story": story, "into": into, "language": story.edition}
        facts = {"count": reading.facts_of(story).count, "into_count": reading.facts_of(into).count}
        return render(request, "khabar_stories/office/merge.html", context | facts)
    merge(story, into, request.user)  # type: ignore[arg-type]
    messages.success(request, _("“%(story)s” is now part of “%(into)s”.") % {"story": story.title, "into": into.title})
    return redirect("khabar_stories:items", into.pk)
