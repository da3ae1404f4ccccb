"""The demo's home pages, with a few places filled by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from khabar.demo import reading
from khabar.design.models import Home
from khabar.fronts.actions import alter_placement, place_item, publish_front, show_picture_rail
from khabar.fronts.models import Front


def lay_out(edition: str, articles: Mapping[str, int], now: datetime) -> None:
    """Make the front of an edition; `articles` are numbers by key."""
    home = Home.objects.select_related("locale").get(locale__language_code=edition)
    show_picture_rail(home, None, True)
    for entry in reading.fronts(edition):
        item = articles[entry["article"]]
        ends = now + timedelta(hours=entry["hours"]) if "hours" in entry else None
        place_item(home, None, item, entry["slot"], ends=ends)
        if "headline" in entry:
            alter_placement(
                home, None, item, slot=entry["slot"], headline=entry["headline"], picture=None, starts=None, ends=ends
            )
    publish_front(home, None)


def clear_away() -> None:
    """Forget the fronts that nobody but the demo made."""
    Front.objects.filter(page__in=Home.objects.all()).exclude(versions__made_by__isnull=False).delete()
