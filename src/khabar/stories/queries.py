from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, FloatField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from khabar.news.cursors import BadCursor, Cursor, Slice
from khabar.news.kinship import Kind
from khabar.news.models import NewsPage
from khabar.pictures.renditions import SHOWN
from khabar.stories.models import Membership, State, Story

CARD = (
    "title",
    "slug",
    "edition",
    "summary",
    "colour",
    "state",
    "position",
    "tally__item_count",
    "tally__active_at",
    *(f"picture__{name}" for name in SHOWN),
)
"""The columns that a story's card shows."""
PLACE = ("title", "slug", "edition", "colour", "position", "tally__item_count")
MARKED = 40
PLACES = 3
QUIET = timedelta(days=7)
"""After which a developing story without anything new asks for an editor's eye."""


def stories_of(edition: str) -> QuerySet[Story]:
    """The live stories of an edition as cards, in the editor's order, then by their newest item; one query."""
    return _in_order(Story.objects.live().filter(edition=edition))


def _in_order(stories: QuerySet[Story]) -> QuerySet[Story]:
    cards = stories.select_related("tally", "picture").only(*CARD)
    return cards.order_by("position", "-tally__active_at", "-pk")


def shown_on_every_page(edition: str, count: int) -> list[Story]:
    """The stories of the carousel: those that go on and have something to read."""
    return list(stories_of(edition).exclude(state=State.CLOSED).filter(tally__item_count__gt=0)[:count])


def titles_of(edition: str, numbers: Collection[int]) -> dict[int, str]:
    """The titles of those of these stories that are live in an edition; one query."""
    live = Story.objects.live().filter(edition=edition, pk__in=list(numbers))
    return dict(live.values_list("pk", "title"))


def story_numbered(number: int) -> Story | None:
    """The live story with this number, in any edition, with its picture and tally."""
    return Story.objects.live().select_related("tally", "picture", "locale").filter(pk=number).first()


def story_merged_from(number: int) -> Story | None:
    """The live story that the story of this number was merged into."""
    return Story.objects.live().filter(merged__number=number).first()


@dataclass(frozen=True)
class StoryCursor:
    """A place in the list of stories: position, and the newest item's time and the number of the last story shown."""

    position: int
    place: Cursor

    def __str__(self) -> str:
        return f"{self.position}-{self.place}"

    @classmethod
    def of(cls, story: Story) -> StoryCursor:
        """The place of a story."""
        return cls(story.position, Cursor(story.tally.active_at, story.pk))

    def following(self) -> Q:
        """The stories that come after this place."""
        last = self.place
        return (
            Q(position__gt=self.position)
            | Q(position=self.position, tally__active_at__lt=last.live_at)
            | Q(position=self.position, tally__active_at=last.live_at, pk__lt=last.number)
        )

    @classmethod
    def parse(cls, text: str) -> StoryCursor | None:
        """A cursor from an address; None for an empty text. Raises BadCursor for anything else."""
        if not text:
            return None
        position, _dash, rest = text.partition("-")
        place = Cursor.parse(rest)
        if place is None or not re.fullmatch(r"[0-9]{1,5}", position):
            raise BadCursor(text)
        return cls(int(position), place)


@dataclass(frozen=True)
class StorySlice:
    """One page of the list of stories, and the cursor of the next one if there is more."""

    stories: Sequence[Story]
    next: StoryCursor | None


def slice_of_stories(edition: str, cursor: StoryCursor | None, size: int) -> StorySlice:
    """`size` stories after `cursor`, by one query."""
    stories = stories_of(edition)
    if cursor is not None:
        stories = stories.filter(cursor.following())
    found = list(stories[: size + 1])
    more, found = len(found) > size, found[:size]
    return StorySlice(found, StoryCursor.of(found[-1]) if more else None)


def _published_in(story_id: int) -> Q:
    return Q(memberships__story=story_id, memberships__live_at__isnull=False)


def timeline_of(story_id: int, cursor: Cursor | None, size: int) -> Slice:
    """`size` published items of a story after `cursor`, newest first, as cards: one query along one index."""
    # In one condition, so that all of it speaks of the same membership.
    wanted = _published_in(story_id)
    if cursor is not None:
        wanted &= Q(memberships__live_at__lte=cursor.live_at) & (
            Q(memberships__live_at__lt=cursor.live_at)
            | Q(memberships__live_at=cursor.live_at, memberships__item_id__lt=cursor.number)
        )
    items = NewsPage.objects.filter(wanted).order_by("-memberships__live_at", "-memberships__item_id")
    found: list[Any] = list(items.for_cards()[: size + 1])
    more, found = len(found) > size, found[:size]
    return Slice(found, Cursor(found[-1].live_at, found[-1].pk) if more else None)


def marked_items(story_id: int) -> list[Any]:
    """The newest pinned items and key moments of a story as cards, told apart by `pinned` and `key_moment`."""
    marked = Q(memberships__pinned=True) | Q(memberships__key_moment=True)
    items = NewsPage.objects.filter(_published_in(story_id) & marked).order_by(
        "-memberships__live_at", "-memberships__item_id"
    )
    flags = {"pinned": F("memberships__pinned"), "key_moment": F("memberships__key_moment")}
    return list(items.for_cards().annotate(**flags)[:MARKED])


def neighbours_of(story: Story) -> list[Story]:
    """The live stories that an editor put beside a story, as cards, in the editor's order."""
    beside = Story.objects.live().filter(named_by__story=story.pk).select_related("tally", "picture").only(*CARD)
    return list(beside.order_by("named_by__sort_order"))


@dataclass(frozen=True)
class Place:
    """Where an item stands in a story: the `position`th, counted from the oldest, between two others."""

    story: Story
    position: int
    older: NewsPage | None
    newer: NewsPage | None

    @property
    def count(self) -> int:
        return int(self.story.tally.item_count)


def places_of(number: int) -> list[Place]:
    """The places of the published item of this number in its live stories; one query, and one more if there are any."""
    mine = Membership.objects.filter(item=number, live_at__isnull=False, story__live=True)
    same = Membership.objects.filter(story=OuterRef("story"), live_at__isnull=False)
    here, item = OuterRef("live_at"), OuterRef("item")
    older = same.filter(Q(live_at__lt=here) | Q(live_at=here, item__lt=item))
    newer = same.filter(Q(live_at__gt=here) | Q(live_at=here, item__gt=item))
    counted = older.order_by().values("story").annotate(number=Count("pk")).values("number")
    found = list(
        mine.select_related("story__tally")
        .only("item", *(f"story__{name}" for name in PLACE))
        .annotate(
            before=Coalesce(Subquery(counted), 0),
            older=Subquery(older.order_by("-live_at", "-item_id").values("item")[:1]),
            newer=Subquery(newer.order_by("live_at", "item_id").values("item")[:1]),
        )
        .order_by("story__position", "story_id")[:PLACES]
    )
    numbers = {number for row in found for number in (row.older, row.newer) if number}
    beside = NewsPage.objects.filter(pk__in=numbers).for_links().in_bulk() if numbers else {}
    return [Place(row.story, row.before + 1, beside.get(row.older), beside.get(row.newer)) for row in found]


def stories_joined(item_id: int) -> list[int]:
    """The numbers of the stories an item belongs to, live or not."""
    return list(Membership.objects.filter(item=item_id).order_by("story").values_list("story", flat=True))


def stories_of_items(numbers: Collection[int]) -> dict[int, str]:
    """The stories that any of these items belong to, with the edition of each; one query, none for no items."""
    if not numbers:
        return {}
    rows = Membership.objects.filter(item__in=list(numbers)).values_list("story", "story__edition").distinct()
    return dict(rows)


def is_quiet(story: Story, now: datetime | None = None) -> bool:
    """Whether a story is told to readers as developing and there is nothing new for a week."""
    since = (now or timezone.now()) - QUIET
    developing = story.live and story.state == State.DEVELOPING
    begun = story.first_published_at is not None and story.first_published_at < since
    return developing and begun and story.tally.active_at < since


def quiet_stories(edition: str = "", now: datetime | None = None) -> QuerySet[Story]:
    """Developing stories with nothing new for a week, the quietest first."""
    since = (now or timezone.now()) - QUIET
    found = Story.objects.live().filter(
        state=State.DEVELOPING, tally__active_at__lt=since, first_published_at__lt=since
    )
    if edition:
        found = found.filter(edition=edition)
    return found.select_related("tally").order_by("tally__active_at", "pk")


def _belonging(item: int) -> QuerySet[Membership]:
    return Membership.objects.filter(item=item)


def _told_in(story: int, edition: str) -> QuerySet[Membership, Any]:
    """The newest published items of a story, all of them of its edition."""
    told = Membership.objects.filter(story=story, live_at__isnull=False)
    return told.order_by("-live_at", "-item_id").values_list("item_id")


SAME_STORY = Kind(
    "story", _belonging, "story_id", Value(4.0, output_field=FloatField()), _told_in, lambda story: f"story:{story}"
)
"""Items of one story are kin before all others."""
