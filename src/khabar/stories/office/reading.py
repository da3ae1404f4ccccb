"""What the back office's screens of stories show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse

from khabar.news.cursors import Cursor
from khabar.news.models import UNDATED
from khabar.stories.cards import counted
from khabar.stories.models import Membership, State, Story
from khabar.stories.queries import StoryCursor, is_quiet, quiet_stories

PAGE = 50
OTHERS = 200


@dataclass(frozen=True)
class Tended:
    """A story as its row in the list shows it. `quiet`: it is developing and there is nothing new for a week."""

    title: str
    state: str
    live: bool
    count: str
    newest: datetime | None
    quiet: bool
    edit_url: str
    items_url: str
    live_url: str


def facts_of(story: Story) -> Tended:
    tally = story.tally
    return Tended(
        title=story.title,
        state=str(State(story.state).label),
        live=story.live,
        count=counted(tally.item_count),
        newest=None if tally.active_at == UNDATED else tally.active_at,
        quiet=is_quiet(story),
        edit_url=reverse("wagtailadmin_pages:edit", args=[story.pk]),
        items_url=reverse("khabar_stories:items", args=[story.pk]),
        live_url=story.path_on_site if story.live else "",
    )


def stories_to_tend(
    edition: str, cursor: StoryCursor | None, *, quiet: bool = False
) -> tuple[list[Tended], StoryCursor | None]:
    """A page of an edition's stories, drafts included, and the cursor of the next; one query."""
    stories = quiet_stories(edition) if quiet else Story.objects.filter(edition=edition).select_related("tally")
    stories = stories.order_by("position", "-tally__active_at", "-pk")
    if cursor is not None:
        stories = stories.filter(cursor.following())
    found = list(stories[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    return [facts_of(story) for story in found], StoryCursor.of(found[-1]) if more else None


def members(story: Story, cursor: Cursor | None) -> tuple[list[Membership], Cursor | None]:
    """A page of a story's items, unpublished ones first, then the newest; one query."""
    rows: QuerySet[Membership] = Membership.objects.filter(story=story).select_related("item__section")
    if cursor is not None:
        rows = rows.filter(Q(live_at__lt=cursor.live_at) | Q(live_at=cursor.live_at, item__lt=cursor.number))
        rows = rows.filter(live_at__isnull=False)
    waiting = [] if cursor else list(rows.filter(live_at__isnull=True).order_by("-item_id")[:PAGE])
    found = list(rows.filter(live_at__isnull=False).order_by("-live_at", "-item_id")[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    last = found[-1] if more else None
    return [*waiting, *found], Cursor(last.live_at, last.item_id) if last and last.live_at else None


def others(story: Story) -> Iterable[tuple[int, str]]:
    """The other stories of the edition, by name: what a story can be merged into."""
    rows = Story.objects.filter(edition=story.edition).exclude(pk=story.pk)
    return list(rows.order_by("title").values_list("pk", "title")[:OTHERS])
