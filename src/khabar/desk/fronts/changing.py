"""What the buttons on a front do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.messages import constants
from django.http import HttpRequest
from django.utils.translation import gettext as _

from khabar.design.models import Home
from khabar.desk.fronts.forms import TimesForm
from khabar.fronts import actions
from khabar.fronts.models import FrontVersion
from khabar.fronts.plan import BadPlan
from khabar.news.models import NewsPage
from khabar.sections.models import Section

Labels = Mapping[str, str]
Told = tuple[int, str]
"""A level of Django's messages, and words."""


def act(request: HttpRequest, page: Home | Section, labels: Labels) -> Told:
    """Do what the pressed button says, and tell what came of it."""
    verb = _VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        return constants.ERROR, _("Nobody knows this button.")
    try:
        return verb(request, page, labels)
    except (BadPlan, FrontVersion.DoesNotExist, KeyError, ValueError):
        return constants.ERROR, _("That was not possible: the item or the place is no longer there.")


def _place(request: HttpRequest, page: Any, labels: Labels) -> Told:
    item, slot = int(request.POST["item"]), request.POST["slot"]
    times = TimesForm(request.POST)
    if not times.is_valid():
        return constants.ERROR, " ".join(str(error) for errors in times.errors.values() for error in errors)
    actions.place_item(page, request.user, item, slot, **times.cleaned_data)  # type: ignore[arg-type]
    words = {"title": _title(item), "place": labels.get(slot, slot)}
    if times.cleaned_data["starts"]:
        return constants.SUCCESS, _("“%(title)s” is scheduled for %(place)s.") % words
    return constants.SUCCESS, _("“%(title)s” now stands in %(place)s.") % words


def _keep(request: HttpRequest, page: Any, labels: Labels) -> Told:
    """What fills a place by itself stays there from now on."""
    item, slot = request.POST["place"].split()
    actions.place_item(page, request.user, int(item), slot)  # type: ignore[arg-type]
    return constants.SUCCESS, _("“%(title)s” now stands in %(place)s.") % {
        "title": _title(int(item)),
        "place": labels.get(slot, slot),
    }


def _remove(request: HttpRequest, page: Any, labels: Labels) -> Told:
    item = int(request.POST["item"])
    actions.remove_item(page, request.user, item)  # type: ignore[arg-type]
    return constants.SUCCESS, _("“%(title)s” is taken out; its place fills itself.") % {"title": _title(item)}


def _rail(request: HttpRequest, page: Any, labels: Labels) -> Told:
    shown = request.POST.get("shown") == "1"
    actions.show_picture_rail(page, request.user, shown)  # type: ignore[arg-type]
    return constants.SUCCESS, _("The picture rail is shown.") if shown else _("The picture rail is hidden.")


def _step(request: HttpRequest, page: Any, labels: Labels) -> Told:
    actions.take_back_step(page, request.user)  # type: ignore[arg-type]
    return constants.SUCCESS, _("The last step is taken back.")


def _discard(request: HttpRequest, page: Any, labels: Labels) -> Told:
    actions.discard_draft(page, request.user)  # type: ignore[arg-type]
    return constants.SUCCESS, _("The draft is thrown away. The front stays as it is live.")


def _publish(request: HttpRequest, page: Any, labels: Labels) -> Told:
    try:
        version = actions.publish_front(page, request.user, int(request.POST["serial"]))  # type: ignore[arg-type]
    except actions.DraftMoved:
        return constants.WARNING, _("Somebody changed this draft meanwhile. Look at it again, then publish it.")
    if version is None:
        return constants.INFO, _("Nothing to publish: this is what readers see already.")
    return constants.SUCCESS, _("The front is live.")


def _undo(request: HttpRequest, page: Any, labels: Labels) -> Told:
    if actions.undo_publication(page, request.user) is None:  # type: ignore[arg-type]
        return constants.INFO, _("There is no earlier version.")
    return constants.SUCCESS, _("The version before is live again.")


def _bring_back(request: HttpRequest, page: Any, labels: Labels) -> Told:
    number = int(request.POST["number"])
    actions.bring_back_version(page, request.user, number)  # type: ignore[arg-type]
    return constants.SUCCESS, _("Version %(number)s is the draft now. Publish it when it is right.") % {
        "number": number
    }


_VERBS: dict[str, Callable[[HttpRequest, Any, Labels], Told]] = {
    "place": _place,
    "keep": _keep,
    "remove": _remove,
    "rail": _rail,
    "step": _step,
    "discard": _discard,
    "publish": _publish,
    "undo": _undo,
    "bring-back": _bring_back,
}


def _title(item: int) -> str:
    """The item's headline, for a sentence about it."""
    return NewsPage.objects.filter(pk=item).values_list("title", flat=True).first() or f"№ {item}"
