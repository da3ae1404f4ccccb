"""What sitemaps list: never more rows than one sitemap holds, however large the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone

from khabar.channels.addresses import channels_path, list_paths
from khabar.channels.queries import shown_channels
from khabar.design.addresses import edition_prefix, item_path, person_path, section_path, standing_path, story_path
from khabar.design.models import Home
from khabar.edge import tags
from khabar.fronts.models import StandingPage
from khabar.news.models import UNDATED, NewsPage
from khabar.news.queries import NewsQuerySet
from khabar.people.models import Person
from khabar.sections.models import Section
from khabar.stories.models import Story
from khabar.videos.addresses import videos_path
from khabar.videos.queries import has_videos

PAGE_SIZE = 10_000
"""Addresses in one sitemap. The protocol allows 50,000 in at most 50 MB: an Arabic address takes up to 600
bytes, an entry with its counterparts four times that."""
NEWS_AGE = timedelta(days=2)
NEWS_SIZE = 1_000
"""Google's limits of a news sitemap."""
COUNTED_FOR = 600
"""Seconds for which the size of a past month is remembered."""
_FIRST, _LAST = 1001, 9998
"""Years within which a month can be reckoned in any time zone."""


@dataclass(frozen=True)
class Month:
    """A month of the newsroom's calendar and clock."""

    year: int
    month: int

    @classmethod
    def of(cls, moment: datetime) -> Self:
        day = timezone.localtime(moment, timezone.get_default_timezone())
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """`2026-11`; None for what is no month."""
        year, month = map(int, text.split("-"))
        return cls(year, month) if _FIRST <= year <= _LAST and 1 <= month <= 12 else None

    @property
    def start(self) -> datetime:
        return datetime(self.year, self.month, 1, tzinfo=timezone.get_default_timezone())

    @property
    def end(self) -> datetime:
        return Month(self.year + self.month // 12, self.month % 12 + 1).start

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def open_items(edition: str) -> NewsQuerySet:
    """The published items of an edition that anybody may read, undated ones included."""
    return NewsPage.objects.published().public().in_edition(edition)


def in_month(items: NewsQuerySet, month: Month) -> NewsQuerySet:
    # Without `dated()`: SQLite takes the first of two lower bounds for the index, and would read all older items.
    return items.between(month.start, month.end)


def undated(items: NewsQuerySet) -> NewsQuerySet:
    return items.filter(live_at=UNDATED)


def months(items: NewsQuerySet) -> Iterator[Month]:
    """The months that have items, newest first, by one index look-up a month; those between are skipped."""
    before = datetime(_LAST, 1, 1, tzinfo=timezone.get_default_timezone())
    times = items.dated().order_by("-live_at").values_list("live_at", flat=True)
    while newest := times.filter(live_at__lt=before).first():
        month = Month.of(newest)
        yield month
        before = month.start


def page_counts(edition: str, items: NewsQuerySet) -> dict[str, int]:
    """How many sitemaps each month takes, newest first, then `undated` if there are such items.

    Counting reads an index entry an item, a million for a million: past months are counted every ten minutes.
    """
    now = timezone.now()
    key = f"khabar-sitemaps-{edition}-{now.timestamp() // COUNTED_FOR}"
    known: dict[str, int] = cache.get(key, {})
    counts: dict[str, int] = {}
    for month in months(items):
        past = month.end < now
        counts[str(month)] = (past and known.get(str(month))) or pages_of(in_month(items, month))
    if undated(items).exists():
        counts["undated"] = known.get("undated") or pages_of(undated(items))
    cache.set(key, counts, COUNTED_FOR)
    return counts


def pages_of(items: QuerySet[Any]) -> int:
    """How many sitemaps the items take."""
    return -(-items.count() // PAGE_SIZE)


@dataclass(frozen=True)
class Located:
    """An address of the site. `key` is shared by what says the same in other editions."""

    key: UUID
    edition: str
    path: str
    changed: datetime | None = None


def items_on(items: NewsQuerySet, edition: str, page: int) -> tuple[list[Located], list[Located]]:
    """The items of an edition on one sitemap, oldest first so that a new one changes only the last; and their
    counterparts in other editions."""
    chosen = _chosen(items, page, "live_at", "pk")
    keys = chosen.order_by().values("translation_key")
    # Not `edition__in`: SQLite would read those editions instead of looking the keys up.
    others = NewsPage.objects.published().public().filter(translation_key__in=keys).exclude(edition=edition).order_by()
    return _items(chosen), _served(_items(others))


def people_on(page: int) -> tuple[list[Located], list[Located]]:
    """The people on one sitemap, of all editions, and all versions of them."""
    chosen = _chosen(open_people(), page, "pk")
    versions = open_people().filter(translation_key__in=chosen.order_by().values("translation_key"))
    return _people(chosen), _people(versions)


def _chosen(rows: Any, page: int, *order: str) -> Any:
    # The offset skips entries of an index; without the inner query it would join and skip whole rows.
    numbers = rows.order_by(*order).values("pk")[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return rows.model.objects.filter(pk__in=numbers).order_by(*order)


def _items(items: NewsQuerySet) -> list[Located]:
    rows = items.values_list("translation_key", "edition", "section__address", "pk", "slug", "updated_at", "live_at")
    return [
        Located(key, edition, item_path(edition, address or "-", number, slug), updated or _known(live_at))
        for key, edition, address, number, slug, updated, live_at in rows
    ]


def _known(live_at: datetime) -> datetime | None:
    return None if live_at == UNDATED else live_at


def open_people() -> QuerySet[Person]:
    """The live people of all editions.

    Not by edition: asked for one type of page in one locale, SQLite reads every page of that locale.
    """
    return Person.objects.live().public()


def _people(people: QuerySet[Person]) -> list[Located]:
    rows = people.values_list("translation_key", "locale__language_code", "pk", "slug")
    return _served(Located(key, edition, person_path(edition, number, slug)) for key, edition, number, slug in rows)


def stories_on(page: int) -> tuple[list[Located], list[Located]]:
    """The stories on one sitemap, of all editions, and all versions of them."""
    chosen = _chosen(open_stories(), page, "pk")
    versions = open_stories().filter(translation_key__in=chosen.order_by().values("translation_key"))
    return _stories(chosen), _stories(versions)


def open_stories() -> QuerySet[Story]:
    """The live stories of all editions."""
    return Story.objects.live().public()


def _stories(stories: QuerySet[Story]) -> list[Located]:
    rows = stories.values_list("translation_key", "edition", "pk", "slug", "tally__active_at")
    return _served(
        Located(key, edition, story_path(edition, number, slug), _known(active))
        for key, edition, number, slug, active in rows
    )


def standing() -> list[Located]:
    """The home page, the sections, the standing pages, the videos' fronts and the live channels of every edition."""
    return _served([*_homes(), *_sections(), *_standing_pages(), *_video_fronts(), *_channels()])


def _served(pages: Iterable[Located]) -> list[Located]:
    return [page for page in pages if page.edition in settings.EDITIONS]


def _homes() -> list[Located]:
    rows = Home.objects.live().values_list("translation_key", "locale__language_code")
    return [Located(key, edition, edition_prefix(edition)) for key, edition in rows]


def _sections() -> list[Located]:
    rows = Section.objects.live().public().order_by("edition", "position", "pk")
    return [
        Located(key, edition, section_path(edition, address))
        for key, edition, address in rows.values_list("translation_key", "edition", "address")
    ]


def _standing_pages() -> list[Located]:
    rows = StandingPage.objects.live().public().order_by("position", "pk")
    fields = ("translation_key", "locale__language_code", "slug", "last_published_at")
    return [
        Located(key, edition, standing_path(edition, slug), changed)
        for key, edition, slug, changed in rows.values_list(*fields)
    ]


VIDEOS, CHANNELS = uuid5(NAMESPACE_URL, "videos"), uuid5(NAMESPACE_URL, "channels")
"""The keys that pages share which every edition has and nobody wrote."""


def _video_fronts() -> list[Located]:
    return [Located(VIDEOS, code, videos_path(code)) for code in settings.EDITIONS if has_videos(code)]


def _channels() -> list[Located]:
    """Every channel, and the list of an edition's where it has several; one query."""
    channels = shown_channels()
    lists = [(code, path) for code, path in list_paths(channels).items() if path == channels_path(code)]
    return [Located(CHANNELS, code, path) for code, path in lists] + [
        Located(channel.translation_key, channel.edition, channel.path_on_site) for channel in channels
    ]


@dataclass(frozen=True)
class Fresh:
    """An item of the last two days."""

    edition: str
    path: str
    headline: str
    live_at: datetime


def fresh_items() -> list[Fresh]:
    """What a news sitemap may hold: items of the last two days, not from the archive, newest first."""
    items = NewsPage.objects.public().filter(
        edition__in=settings.EDITIONS, live_at__gte=timezone.now() - NEWS_AGE, from_archive=False
    )
    fields = ("edition", "section__address", "pk", "slug", "title", "live_at")
    rows = list(items.newest().values_list(*fields)[:NEWS_SIZE])
    if rows:
        tags.holds_until(rows[-1][-1] + NEWS_AGE)
    return [
        Fresh(edition, item_path(edition, address or "-", number, slug), headline, live_at)
        for edition, address, number, slug, headline, live_at in rows
    ]
