from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageViewRestriction

from khabar.accounts.models import User
from khabar.live.models import Board, Coverage, Entry, State
from khabar.news import columns
from khabar.news.cursors import Cursor
from khabar.news.kinds import Mark, Phases

PAGE = 30
MOST_CHANGES = 60
"""So many changes are told at once; who has missed more loads the page anew."""
MOST_MOMENTS = 60
MOST_PINNED = 3
OFFICE_PAGE = 60
NUMBER = re.compile(r"[0-9]{1,18}")
STORY_SHOWS = 5
"""So many coverages stand on a story's page: what goes on, what is to come, then the last ones that are over."""
LAST_WORDS = 3
COVERING = ("begins_at", "oldest_first", "board__state", "board__closed_at", "board__summary")

PHASES = Phases(
    Subquery(Board.objects.filter(coverage=OuterRef("pk")).values("state")),
    {
        State.UPCOMING: Mark(_("Live soon")),
        State.LIVE: Mark(_("Live coverage"), live=True),
        State.CLOSED: Mark(_("Coverage over")),
    },
)
"""How cards tell a coverage that is to come from one that goes on or is over."""


@dataclass(frozen=True)
class Entries:
    """One page of a coverage; `next` is the cursor of what follows."""

    entries: Sequence[Entry]
    next: Cursor | None


@dataclass(frozen=True)
class Changes:
    """What was written after a number: entries as they stand now, and numbers of those that are gone.

    `board` is None where neither summary nor state changed; `moments` are told when they may be others. `overrun`:
    there is more than is told at once, or the number is none of this coverage.
    """

    sequence: int
    state: str
    entries: Sequence[Entry] = ()
    removed: Sequence[int] = ()
    board: Board | None = None
    moments: Sequence[Entry] | None = None
    overrun: bool = False


def entries_of(coverage: int) -> QuerySet[Entry]:
    """What readers may see of a coverage."""
    return Entry.objects.filter(coverage=coverage, removed_at=None)


def page_of(coverage: int, cursor: Cursor | None, *, oldest_first: bool, size: int = PAGE) -> Entries:
    """`size` entries after `cursor` in the order in which the coverage is read; one query."""
    rows = entries_of(coverage).select_related("became__section")
    if oldest_first:
        rows = rows.order_by("at", "pk")
        if cursor:
            rows = rows.filter(at__gte=cursor.live_at).filter(
                Q(at__gt=cursor.live_at) | Q(at=cursor.live_at, pk__gt=cursor.number)
            )
    else:
        rows = rows.order_by("-at", "-pk")
        if cursor:
            rows = rows.filter(at__lte=cursor.live_at).filter(
                Q(at__lt=cursor.live_at) | Q(at=cursor.live_at, pk__lt=cursor.number)
            )
    found = list(rows[: size + 1])
    more = len(found) > size
    return Entries(found[:size], Cursor(found[size - 1].at, found[size - 1].pk) if more else None)


def marked_entries(coverage: int) -> list[Entry]:
    """The key moments and the pinned entries, the newest first; one query."""
    rows = entries_of(coverage).filter(Q(key_moment=True) | Q(pinned=True))
    return list(rows.select_related("became__section").order_by("-at", "-pk")[:MOST_MOMENTS])


def coverage_of_story(story: int, edition: str) -> list[Coverage]:
    """What a story has of coverage, as cards with their boards; one query."""
    rank = Case(When(board__state=State.LIVE, then=0), When(board__state=State.UPCOMING, then=1), default=Value(2))
    told = Coverage.objects.published().in_edition(edition).filter(memberships__story=story)
    cards = told.select_related("section", "lead_picture", "board").only(*columns.CARD, *COVERING)
    return list(cards.annotate(phase=PHASES.current, rank=rank).order_by("rank", "-live_at", "-pk")[:STORY_SHOWS])


def last_words(coverage: int) -> list[Entry]:
    """The newest entries, for who has not opened the coverage yet; one query."""
    return list(entries_of(coverage).order_by("-at", "-pk")[:LAST_WORDS])


def board_of(coverage: int) -> Board | None:
    return Board.objects.filter(pk=coverage).first()


def changes_since(board: Board, sequence: int) -> Changes:
    """What was written after `sequence`; at most two queries.

    `board` is to be read first: what is written meanwhile is told now and once more the next time, never left out.
    """
    here = Changes(board.sequence, board.state)
    if sequence == board.sequence:
        return here
    if sequence > board.sequence or board.sequence - sequence > MOST_CHANGES:
        return Changes(board.sequence, board.state, overrun=True)
    rows = Entry.objects.filter(coverage=board.pk, sequence__gt=sequence).order_by("at", "pk")
    found = list(rows.select_related("became__section"))
    return Changes(
        board.sequence,
        board.state,
        [entry for entry in found if entry.removed_at is None],
        [entry.pk for entry in found if entry.removed_at is not None],
        board if board.changed_in > sequence else None,
        marked_entries(board.pk),
    )


def published_coverage(number: int) -> Coverage | None:
    """A coverage that readers may see, with its section and board; one query."""
    rows = Coverage.objects.published().select_related("section", "lead_picture", "board", "locale")
    return rows.filter(pk=number).first()


def is_open_to_all(coverage: Coverage) -> bool:
    """Whether no password or sign-in stands before it."""
    ends = range(coverage.steplen, len(coverage.path) + 1, coverage.steplen)
    return not PageViewRestriction.objects.filter(page__path__in=[coverage.path[:end] for end in ends]).exists()


def may_edit(user: User, coverage: Coverage) -> bool:
    """Whether somebody opens and closes a coverage: who may publish it."""
    return bool(user.is_active and coverage.permissions_for_user(user).can_publish())


def may_write(user: User, coverage: Coverage) -> bool:
    """Whether somebody writes in a coverage: who may publish it, and, where an editor lets them, who writes there."""
    if may_edit(user, coverage):
        return True
    if not user.is_active or not coverage.by_reporters or not coverage.live or coverage.section is None:
        return False
    return bool(coverage.section.permissions_for_user(user).can_add_subpage())


def for_writers(coverage: int, cursor: Cursor | None = None) -> Entries:
    """The newest entries, whoever wrote them and in whatever order readers see them; one query."""
    return page_of(coverage, cursor, oldest_first=False, size=OFFICE_PAGE)


def is_running(board: Board | None) -> bool:
    return board is not None and board.state != State.CLOSED
