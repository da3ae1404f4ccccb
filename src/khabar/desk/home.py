"""The newsroom's home in the back office: what waits for whom, and nothing that has to be counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from khabar.desk.listings import LISTINGS, Listing
from khabar.desk.models import Status
from khabar.desk.queries import BEING_WRITTEN, desk_of
from khabar.desk.rows import Row, as_row
from khabar.sections.reach import reach_of


@dataclass(frozen=True)
class Part:
    """One list of the home screen. `nothing` is what it says when it is empty."""

    name: str
    title: str | Promise
    nothing: str | Promise
    wished: Mapping[str, Any]
    """What the listing has to be asked for to show all of it; empty where no listing can."""
    rows: Sequence[Row] = ()
    more_url: str = ""


PARTS = (
    Part(
        "waiting",
        _("Awaiting review"),
        _("Nothing waits for review. What reporters submit appears here."),
        {"status": Status.WAITING},
    ),
    Part(
        "drafts",
        _("My drafts"),
        _("You have no drafts. What you begin and don’t publish appears here."),
        {"status": BEING_WRITTEN, "mine": "mine"},
    ),
    Part("scheduled", _("Scheduled"), _("Nothing is scheduled."), {"status": Status.SCHEDULED}),
    Part(
        "published",
        _("Published today"),
        _("Nothing has been published today yet."),
        {"status": (Status.LIVE, Status.CHANGED)},
    ),
    Part("corrected", _("Recently corrected"), _("No corrections in the last three days."), {}),
)


class NewsroomHome(Component):
    """The whole of the home screen, as one of Wagtail's panels."""

    name = "newsroom"
    template_name = "khabar_desk/newsroom.html"
    order = 100

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = self.request.user
        reach = reach_of(user)
        desk = desk_of(user, reach)
        main = next(iter(LISTINGS.values()))
        return {
            "parts": [
                Part(
                    part.name,
                    part.title,
                    part.nothing,
                    part.wished,
                    [as_row(row, reach) for row in getattr(desk, part.name)],
                    _more_url(main, part) if part.name in desk.more else "",
                )
                for part in PARTS
            ],
            "listings": [(listing, reverse("khabar_desk:items", args=[listing.kind])) for listing in LISTINGS.values()],
            "new": [(listing.new, reverse("khabar_desk:new", args=[listing.kind])) for listing in LISTINGS.values()]
            if reach.sections("add_page") != frozenset()
            else [],
            "may_see_items": bool(reach),
            "name": user.get_short_name() or user.get_username(),
        }


def _more_url(listing: Listing, part: Part) -> str:
    if not part.wished:
        return ""
    return f"{reverse('khabar_desk:items', args=[listing.kind])}?{urlencode(part.wished, doseq=True)}"
