from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from django.db.models import Count, F, Q, Sum
from django.utils import timezone

from khabar.news.models import NewsPage
from khabar.news.queries import NewsQuerySet
from khabar.trending.models import Readership, Views
from khabar.trending.windows import DAY, HOUR, Window

LISTED = 5
OLD = timedelta(days=30)
READ_NOW = 10
"""An item older than thirty days is listed only while its views of this hour are worth so many."""
LEAST = 2
"""What an item's views must be worth to be called read at all."""


def most_read(
    edition: str, window: Window = DAY, *, section: int | None = None, now: datetime | None = None
) -> NewsQuerySet:
    """Published items of an edition or a section, the most read first; items left out by an editor don't appear."""
    moment = now or timezone.now()
    found = NewsPage.objects.published().filter(
        Q(live_at__gte=moment - OLD) | Q(readership__hour__gte=HOUR.score(READ_NOW, moment)),
        readership__edition=edition,
        readership__excluded=False,
        **{f"readership__{window.name}__gte": window.score(LEAST, moment)},
    )
    if section is not None:
        found = found.filter(section_id=section)
    return found.order_by(F(f"readership__{window.name}").desc(), "-pk")


def listed_numbers() -> dict[str, list[int]]:
    """What stands in each list now, by edition (`ar`) and by section (`7`); one query for each edition."""
    found: dict[str, list[int]] = {}
    for edition in Readership.objects.order_by().values_list("edition", flat=True).distinct():
        for number, section in most_read(edition).values_list("pk", "section_id")[:500]:
            for place in (edition, str(section)):
                numbers = found.setdefault(place, [])
                if len(numbers) < LISTED:
                    numbers.append(number)
    return found


@dataclass(frozen=True)
class Read:
    """An item with the views of its last minutes or hours, as counted."""

    item: NewsPage
    count: int
    worth: float
    excluded: bool


Within = Mapping[str, int]
"""Which items: by the path from a NewsPage, the number that stands there, such as `{"section": 7}`; empty: all."""
NOTHING: Within = MappingProxyType({})


def read_now(edition: str, window: Window, span: timedelta, *, within: Within = NOTHING, most: int = 20) -> list[Read]:
    """What editors see: the most read items, those left out too, with their views in `span`; two queries."""
    now = timezone.now()
    items = NewsPage.objects.published().filter(
        readership__edition=edition, **{f"readership__{window.name}__gte": window.score(0.5, now)}, **within
    )
    name = f"readership__{window.name}"
    shown = list(
        items.for_cards().annotate(score=F(name), out=F("readership__excluded")).order_by(F(name).desc())[:most]
    )
    counted = Views.objects.filter(item__in=[item.pk for item in shown], minute__gte=now - span)
    counts: dict[int, int] = dict(
        counted.order_by().values("item").annotate(all=Sum("count")).values_list("item", "all")
    )
    return [Read(item, counts.get(item.pk, 0), window.views(item.score, now), item.out) for item in shown]


@dataclass(frozen=True)
class Slot:
    """Views in a piece of time that begins at `start`."""

    start: datetime
    count: int


def views_by(
    length: timedelta, slots: int, *, edition: str = "", within: Within = NOTHING, item: int | None = None
) -> list[Slot]:
    """Views in the last `slots` pieces of `length` (minutes or hours), oldest first, empty ones too; one query."""
    now = timezone.now()
    size = int(length.total_seconds())
    last = int(now.timestamp()) // size
    begin = datetime.fromtimestamp((last - slots + 1) * size, tz=now.tzinfo)
    rows = Views.objects.filter(minute__gte=begin)
    if item is not None:
        rows = rows.filter(item=item)
    else:
        rows = rows.filter(item__edition=edition, **{f"item__{path}": number for path, number in within.items()})
    counts = dict.fromkeys(range(last - slots + 1, last + 1), 0)
    for minute, count in rows.order_by().values("minute").annotate(all=Sum("count")).values_list("minute", "all"):
        place = int(minute.timestamp()) // size
        if place in counts:
            counts[place] += count
    return [Slot(datetime.fromtimestamp(place * size, tz=now.tzinfo), count) for place, count in counts.items()]


def readers_of(sections: Sequence[int], span: timedelta) -> dict[int, int]:
    """Views of each section in `span`; one query."""
    rows = Views.objects.filter(minute__gte=timezone.now() - span, item__section_id__in=sections)
    found = rows.order_by().values("item__section_id").annotate(all=Sum("count"), items=Count("item", distinct=True))
    return {row["item__section_id"]: row["all"] for row in found}


def most_read_groups(edition: str, path: str, span: timedelta, most: int) -> dict[int, int]:
    """Views in `span` of the groups of items that `path` leads to, the most read first; one query.

    An item of two groups counts in both.
    """
    rows = Views.objects.filter(minute__gte=timezone.now() - span, item__edition=edition)
    groups = rows.exclude(**{f"item__{path}": None}).order_by().values(f"item__{path}").annotate(all=Sum("count"))
    return dict(groups.order_by("-all", f"item__{path}").values_list(f"item__{path}", "all")[:most])
