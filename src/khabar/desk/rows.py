"""A row of the desk's lists, as its templates show it: no query is left to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from khabar.design.addresses import edition_prefix
from khabar.design.editions import get_edition
from khabar.desk.models import Listed, Status
from khabar.news.models import UNDATED
from khabar.pictures import renditions
from khabar.sections.reach import Reach

URGENT = 2
TONES = {
    Status.LIVE: "good",
    Status.CHANGED: "good",
    Status.SCHEDULED: "due",
    Status.WAITING: "asks",
    Status.RETURNED: "asks",
}


@dataclass(frozen=True)
class Row:
    number: int
    headline: str
    kicker: str
    language: str
    direction: str
    byline: str
    owner: str
    section: str
    edition: str
    status: str
    tone: str
    """good, due, asks or still: how much the status wants somebody's attention."""
    live: bool
    urgency: int
    urgent: bool
    moment: datetime | None
    """None where nobody knows it."""
    corrected_at: datetime | None
    picture: str
    """Address of a small square rendition, or empty."""
    lacks_standfirst: bool
    edit_url: str
    """Empty for whom may not edit it."""
    live_url: str
    versions_url: str


def as_row(row: Listed, reach: Reach) -> Row:
    """What a list shows of an item; `row` comes from `queries.with_all_shown`."""
    edition = get_edition(row.edition)
    editable = reach.may_edit(row) and row.status != Status.DISCARDED
    return Row(
        number=row.pk,
        headline=row.headline,
        kicker=row.kicker,
        language=edition.language,
        direction=edition.direction,
        byline=row.byline,
        owner=(row.owner.get_full_name() or row.owner.get_username()) if row.owner else "",
        section=row.section.title if row.section else "",
        edition=edition.name,
        status=Status(row.status).label,
        tone=TONES.get(Status(row.status), "still"),
        live=row.live,
        urgency=row.urgency,
        urgent=row.urgency <= URGENT,
        moment=None if row.moment == UNDATED else row.moment,
        corrected_at=row.corrected_at,
        picture=_small(row),
        lacks_standfirst=not row.has_standfirst,
        edit_url=reverse("wagtailadmin_pages:edit", args=[row.pk]) if editable else "",
        live_url=f"{edition_prefix(row.edition)}{row.pk}" if row.live else "",
        versions_url=reverse("wagtailadmin_pages:history", args=[row.pk]) if editable else "",
    )


def _small(row: Listed) -> str:
    if row.picture is None:
        return ""
    size = renditions.sizes_of(row.picture, "square")[0]
    return renditions.path(row.picture, "square", size.width, "webp")
