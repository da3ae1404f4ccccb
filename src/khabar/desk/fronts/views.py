from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khabar.design.editions import get_edition
from khabar.design.models import Home
from khabar.desk.fronts.changing import act
from khabar.desk.fronts.forms import PlacementForm, TimesForm
from khabar.desk.fronts.queries import Editable, editable_fronts, editable_page, versions_of
from khabar.desk.fronts.searching import find_items
from khabar.desk.fronts.slots import bands_of, labels_of
from khabar.desk.fronts.telling import sentence
from khabar.fronts.actions import alter_placement, may_edit_front
from khabar.fronts.models import Front
from khabar.fronts.plan import LEAD, LIST, PICTURES, SECONDARY, BadPlan, Placement
from khabar.fronts.queries import items_of_front, previewing, rail_sections
from khabar.news.cards import cards
from khabar.news.models import NewsPage
from khabar.sections.models import Section

View = Callable[..., HttpResponse]
LATEST_VERSIONS = 5
VERSIONS = 30


def for_a_front(view: View) -> View:
    """Hand the home or section page over instead of its number; refuse who may not edit its front."""

    @wraps(view)
    def guarded(request: HttpRequest, number: int, **kwargs: Any) -> HttpResponse:
        page = editable_page(number)
        if page is None:
            raise Http404
        if not may_edit_front(request.user, page):  # type: ignore[arg-type]
            raise PermissionDenied
        return view(request, page, **kwargs)

    return guarded


@require_safe
def fronts(request: HttpRequest) -> HttpResponse:
    """The fronts that the editor may make, edition by edition."""
    found = editable_fronts(request.user)
    if not found:
        raise PermissionDenied
    return render(
        request,
        "khabar_desk/fronts/index.html",
        {"fronts": found, "header_title": _("Fronts"), "header_icon": "table", "breadcrumbs_items": _crumbs()},
    )


@require_safe
@for_a_front
def edit(request: HttpRequest, page: Home | Section) -> HttpResponse:
    """The front in the making: its slots, and a search for what could stand in them."""
    now = timezone.now()
    front = Front.objects.select_related("drafted_by").filter(page_id=page.pk).first() or Front(page_id=page.pk)
    plan = front.draft_plan
    shown = items_of_front(page, plan, now, rail_sections(page))
    labels = labels_of(page)
    bands = bands_of(plan, shown, labels, now)
    others = [band for band in bands.values() if band.place.startswith("rail-")]
    return render(
        request,
        "khabar_desk/fronts/edit.html",
        {
            **_frame(page),
            "front": front,
            "plan": plan,
            "top": [bands[place] for place in (LEAD, SECONDARY, LIST)],
            "pictures": bands[PICTURES],
            "rails": others,
            "latest": cards(shown.latest, "square"),
            "labels": labels,
            "versions": _told(versions_of(front, LATEST_VERSIONS), labels),
            **_search(request, page, labels),
        },
    )


@require_safe
@for_a_front
def found(request: HttpRequest, page: Home | Section) -> HttpResponse:
    """What a search finds, for the part of the screen that changes while one types."""
    return render(request, "khabar_desk/fronts/found.html", {**_frame(page), **_search(request, page, labels_of(page))})


@require_POST
@for_a_front
def change(request: HttpRequest, page: Home | Section) -> HttpResponse:
    """One thing done to the front; what came of it is told on the screen that follows."""
    level, told = act(request, page, labels_of(page))
    messages.add_message(request, level, told)
    return redirect("khabar_desk_fronts:edit", page.pk)


@for_a_front
def placement(request: HttpRequest, page: Home | Section, item: int) -> HttpResponse:
    """Words, picture, place and times of one item on the front."""
    front = Front.objects.filter(page_id=page.pk).first()
    placed = front.draft_plan.of(item) if front else None
    news = NewsPage.objects.for_cards().filter(pk=item).first()
    if placed is None or news is None:
        messages.warning(request, _("This item is no longer on the front."))
        return redirect("khabar_desk_fronts:edit", page.pk)
    form = PlacementForm(request.POST or None, labels=labels_of(page), initial=_initial(placed))
    if request.method == "POST" and form.is_valid() and _altered(form, request, page, item):
        messages.success(request, _("“%(title)s” is changed.") % {"title": news.title})
        return redirect(f"{reverse('khabar_desk_fronts:edit', args=[page.pk])}#{form.cleaned_data['slot']}")
    return render(
        request,
        "khabar_desk/fronts/placement.html",
        {**_frame(page, _("Words, picture and times")), "form": form, "item": news, "media": form.media},
    )


@require_safe
@for_a_front
def preview(request: HttpRequest, page: Home | Section) -> HttpResponse:
    """The draft as readers would see it, on a phone and on a desktop, now or at a time to come."""
    form = TimesForm({"starts": request.GET.get("at", "")})
    at = form.cleaned_data["starts"] if form.is_valid() else None
    front = Front.objects.filter(page_id=page.pk).first() or Front(page_id=page.pk)
    context = {**_frame(page, _("Preview")), "form": form, "at": at, "front": front, "media": form.media}
    return render(request, "khabar_desk/fronts/preview.html", context)


@require_safe
@for_a_front
def preview_page(request: HttpRequest, page: Home | Section) -> HttpResponse:
    """The page itself, rendered from the draft."""
    front = Front.objects.filter(page_id=page.pk).first() or Front(page_id=page.pk)
    try:
        at = parse_datetime(request.GET.get("at", ""))
    except ValueError:
        at = None
    request.is_preview = True  # type: ignore[attr-defined]
    with previewing(front.draft_plan, at if at and timezone.is_aware(at) else timezone.now()):
        return page.serve_preview(request, "")


@require_safe
@for_a_front
def versions(request: HttpRequest, page: Home | Section) -> HttpResponse:
    """What went live, when, by whom; thirty at a time."""
    front = Front.objects.filter(page_id=page.pk).first() or Front(page_id=page.pk)
    before = request.GET.get("before", "")
    rows = versions_of(front, VERSIONS + 1, int(before) if before.isdigit() and len(before) < 10 else None)
    older = rows[VERSIONS - 1].number if len(rows) > VERSIONS else None
    told = _told(rows[:VERSIONS], labels_of(page))
    context = {**_frame(page, _("Versions")), "front": front, "versions": told, "older": older}
    return render(request, "khabar_desk/fronts/versions.html", context)


def _search(request: HttpRequest, page: Home | Section, labels: dict[str, str]) -> dict[str, Any]:
    """The search's part of the screen; `slot` is the place that what is found would be put in."""
    wanted = request.GET.get("slot", "")
    slot = wanted if wanted in labels else f"{LEAD}.0"
    words = request.GET.get("q", "")[:200]
    return {
        "query": words,
        "slot": slot,
        "slot_label": labels[slot],
        "found": [(item.pk, card) for item, card in _carded(find_items(page.locale.language_code, words))],
        "times": TimesForm(auto_id="front-%s"),
    }


def _carded(items: list[NewsPage]) -> list[tuple[NewsPage, Any]]:
    return list(zip(items, cards(items, "square"), strict=True))


def _told(rows: list[Any], labels: dict[str, str]) -> list[dict[str, Any]]:
    return [{"version": row, "sentences": [sentence(change, labels) for change in row.changes]} for row in rows]


def _initial(placed: Placement) -> dict[str, Any]:
    names = ("slot", "headline", "picture", "starts", "ends")
    return {name: getattr(placed, name) for name in names}


def _altered(form: PlacementForm, request: HttpRequest, page: Home | Section, item: int) -> bool:
    """Whether the form's wishes could be met; if not, the form says why."""
    wishes = dict(form.cleaned_data)
    picture = wishes.pop("picture")
    try:
        alter_placement(page, request.user, item, picture=picture.pk if picture else None, **wishes)  # type: ignore[arg-type]
    except BadPlan:
        form.add_error("slot", _("Too many items wait for this place already."))
        return False
    return True


def _frame(page: Home | Section, title: str = "") -> dict[str, Any]:
    """What every screen of a front shows around its content."""
    name = Editable.name_of(page)
    edition = get_edition(page.locale.language_code)
    return {
        "page": page,
        "edition": edition,
        "header_title": f"{title}: {name}" if title else _("Front: %(name)s") % {"name": name},
        "header_icon": "table",
        "breadcrumbs_items": _crumbs((reverse("khabar_desk_fronts:edit", args=[page.pk]), name), ("", title)),
    }


def _crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    first = (reverse("khabar_desk_fronts:index"), _("Fronts"))
    return [{"url": url, "label": label} for url, label in (first, *more) if label]
