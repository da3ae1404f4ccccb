from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.accounts.models import User
from khabar.alerts.actions import lift_to
from khabar.design.addresses import absolute
from khabar.design.announcing import tags_of
from khabar.edge.actions import announce
from khabar.live.models import Board, Coverage, Entry, EntryVersion, State
from khabar.live.queries import MOST_PINNED, may_edit, may_write
from khabar.live.writing import text_from
from khabar.news.models import NewsPage
from khabar.pictures.credits import credit_problems
from khabar.sections.models import Section
from khabar.text.bidi import strip_controls

UNDO = timedelta(minutes=1)
MOST_POINTS, LONGEST_POINT = 8, 300
Block = dict[str, Any]


class Conflict(Exception):
    """Somebody else has changed the entry meanwhile; `entry` is as it stands now."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(str(entry))
        self.entry = entry


@dataclass(frozen=True)
class Words:
    """What a writer says in an entry. `correction` tells readers what was wrong before; empty: nothing is told."""

    blocks: Sequence[Block]
    title: str = ""
    correction: str = ""


def tag_of(coverage: int | None) -> str:
    return f"coverage:{coverage}"


@transaction.atomic
def file_coverage(
    section: Section, *, user: User | None = None, published_at: datetime | None = None, **fields: Any
) -> Coverage:
    """Publish a coverage, still to come, under `section`. `user` is None for the house itself.

    Raises PermissionDenied for whom may not publish there, ValidationError for what can't be published as it is.
    """
    if user is not None and not section.permissions_for_user(user).can_publish_subpage():
        raise PermissionDenied(f"{user} may not publish under {section}.")
    coverage = Coverage(locale_id=section.locale_id, owner=user, live=False, **fields)
    if published_at is not None:
        coverage.first_published_at = published_at
    section.add_child(instance=coverage)
    coverage.save_revision(user=user).publish(user=user)
    coverage.refresh_from_db()
    return coverage


def _locked(coverage: Coverage, user: User | None, *, editors: bool = False) -> Board:
    """The coverage's board under a lock: whoever writes in it waits here. Raises PermissionDenied."""
    allowed = may_edit if editors else may_write
    if user is not None and not allowed(user, coverage):
        raise PermissionDenied(f"{user} may not write in {coverage}.")
    board, _created = Board.objects.select_for_update().get_or_create(coverage_id=coverage.pk)
    return board


def _next(board: Board, why: str) -> int:
    """Take the next number and have readers told. The board is locked."""
    board.sequence += 1
    board.save()
    announce(tag_of(board.pk), why=why)
    return board.sequence


def _check(words: Words) -> None:
    """Raises ValidationError for an entry that says nothing, or whose pictures nobody is credited for."""
    problems = credit_problems("text", {b["value"]["picture"] for b in words.blocks if b["type"] == "picture"})
    if not words.blocks and not words.title.strip():
        problems["text"] = _("There is nothing in it yet.")
    if problems:
        raise ValidationError(problems)


def _remember(entry: Entry, user: User | None, now: datetime) -> None:
    EntryVersion.objects.create(
        entry=entry,
        number=entry.version,
        title=entry.title,
        body=list(entry.body.get_prep_value()),
        correction=entry.correction,
        at=now,
        by=user,
    )


def _title(words: Words) -> str:
    return strip_controls(words.title).strip()[:160]


@transaction.atomic
def write(
    coverage: Coverage,
    words: Words,
    *,
    user: User | None,
    key: UUID | None = None,
    at: datetime | None = None,
    **marks: bool,
) -> Entry:
    """Publish an entry. `user` is None for the house itself, `marks` are key_moment, pinned and breaking.

    Sent twice with one `key` it is published once; with other words the second time, as by somebody who heard of no
    success, those stand. Raises PermissionDenied, and ValidationError for an entry that says nothing, shows a picture
    without credit, or comes when the coverage is closed.
    """
    board = _locked(coverage, user)
    key = key or uuid4()
    known = Entry.objects.filter(key=key, coverage=coverage).first()
    if known:
        return _sent_again(board, known, words, user)
    if board.state == State.CLOSED:
        raise ValidationError({"text": _("The coverage is closed.")})
    _check(words)
    now = timezone.now()
    if board.state == State.UPCOMING:  # the first word opens it
        _enter(board, State.LIVE, now)
        announce(*tags_of(coverage), why="coverage opened")
    entry = Entry(
        coverage=coverage, key=key, at=at or now, author=user, sequence=_next(board, "entry written"), **marks
    )
    entry.author_name = (user.get_full_name() or user.get_username())[:120] if user else ""
    entry.title, entry.body = _title(words), list(words.blocks)
    entry.save()
    _remember(entry, user, now)
    if entry.pinned:
        _unpin_beyond(board)
    return entry


def _sent_again(board: Board, known: Entry, words: Words, user: User | None) -> Entry:
    """Raises ValidationError where the words are others and somebody else has changed the entry."""
    first = known.versions.get(number=1)
    if (first.title, text_from(first.body)) == (_title(words), text_from(words.blocks)):
        return known
    if known.version > 1:
        raise ValidationError({"text": _("Somebody else changed this entry meanwhile")})
    return _reword(board, known, words, user)


def _again(entry: Entry, user: User | None, version: int | None = None) -> tuple[Board, Entry]:
    """The entry as it stands, under the lock. Raises PermissionDenied, Conflict, ValidationError for a removed one."""
    board = _locked(entry.coverage, user)
    fresh = Entry.objects.select_related("coverage__section", "coverage__locale").get(pk=entry.pk)
    if fresh.removed_at:
        raise ValidationError({"text": _("This entry has been removed meanwhile.")})
    if version is not None and version != fresh.version:
        raise Conflict(fresh)
    return board, fresh


@transaction.atomic
def edit(entry: Entry, words: Words, *, user: User | None, version: int) -> Entry:
    """Say something else in an entry; `version` is what the writer saw.

    Raises Conflict where somebody else was quicker, PermissionDenied, ValidationError.
    """
    board, fresh = _again(entry, user, version)
    return _reword(board, fresh, words, user)


def _reword(board: Board, fresh: Entry, words: Words, user: User | None) -> Entry:
    """Under the lock. Raises ValidationError."""
    if fresh.removed_at:
        raise ValidationError({"text": _("This entry has been removed meanwhile.")})
    _check(words)
    now = timezone.now()
    fresh.title, fresh.body = _title(words), list(words.blocks)
    fresh.version += 1
    fresh.edited_at = now
    if words.correction.strip():
        fresh.correction, fresh.corrected_at = strip_controls(words.correction).strip()[:300], now
    fresh.sequence = _next(board, "entry edited")
    fresh.save()
    _remember(fresh, user, now)
    return fresh


@transaction.atomic
def mark(entry: Entry, *, user: User | None, **marks: bool) -> Entry:
    """Set or take away key_moment, pinned or breaking. Raises PermissionDenied, ValidationError for a removed one."""
    board, fresh = _again(entry, user)
    for name in ("key_moment", "pinned", "breaking"):
        setattr(fresh, name, marks.get(name, getattr(fresh, name)))
    fresh.sequence = _next(board, "entry marked")
    fresh.save()
    if fresh.pinned:
        _unpin_beyond(board)
    return fresh


def _unpin_beyond(board: Board) -> None:
    """Of many pinned entries the newest stay."""
    for old in Entry.objects.filter(coverage=board.pk, removed_at=None, pinned=True).order_by("-at", "-pk")[
        MOST_PINNED:
    ]:
        old.pinned, old.sequence = False, _next(board, "entry unpinned")
        old.save(update_fields=["pinned", "sequence"])


@transaction.atomic
def remove(entry: Entry, *, user: User | None) -> Entry:
    """Take an entry back: readers lose it at once, and an alert that leads to it; what it said stays among its
    versions. Once is enough.

    Raises PermissionDenied.
    """
    board = _locked(entry.coverage, user)
    fresh = Entry.objects.get(pk=entry.pk)
    if fresh.removed_at is None:
        lift_to(absolute(fresh.path_in(entry.coverage.edition)))
        fresh.removed_at, fresh.sequence = timezone.now(), _next(board, "entry removed")
        fresh.title, fresh.body, fresh.correction = "", [], ""
        fresh.key_moment = fresh.pinned = fresh.breaking = False
        fresh.save()
    return fresh


@transaction.atomic
def restore(entry: Entry, *, user: User | None) -> Entry:
    """Bring a removed entry back as it was. Raises PermissionDenied."""
    board = _locked(entry.coverage, user)
    fresh = Entry.objects.get(pk=entry.pk)
    last = fresh.versions.order_by("-number").first()
    if fresh.removed_at and last:
        fresh.title, fresh.body, fresh.correction = last.title, last.body, last.correction
        fresh.removed_at, fresh.sequence = None, _next(board, "entry restored")
        fresh.save()
    return fresh


@transaction.atomic
def break_out(entry: Entry, item: NewsPage) -> None:
    """Remember which item an entry became; the entry names it once it is published. Who may do so asks before."""
    board = _locked(entry.coverage, None)
    Entry.objects.filter(pk=entry.pk).update(became=item, sequence=_next(board, "entry broken out"))


def announce_where_broken_out(item: NewsPage) -> None:
    """Have readers told that what became of an entry is published, or is no more; one query where nothing did."""
    with transaction.atomic():
        for entry in Entry.objects.filter(became=item.pk, removed_at=None).select_related("coverage"):
            board = _locked(entry.coverage, None)
            Entry.objects.filter(pk=entry.pk).update(sequence=_next(board, "article of an entry published"))


def points_of(text: str) -> list[str]:
    """The points of a summary, a line each; at most eight."""
    points = (strip_controls(line).strip().lstrip("-•*").strip()[:LONGEST_POINT] for line in text.splitlines())
    return [point for point in points if point][:MOST_POINTS]


@transaction.atomic
def summarise(coverage: Coverage, points: Sequence[str], *, user: User | None) -> None:
    """Set the points at the top. Raises PermissionDenied."""
    board = _locked(coverage, user)
    board.summary = list(points)
    board.changed_in = board.sequence + 1
    _next(board, "summary changed")


def _enter(board: Board, state: State, now: datetime) -> None:
    board.state = state
    if state == State.LIVE:
        board.opened_at, board.closed_at = board.opened_at or now, None
    elif state == State.CLOSED:
        board.closed_at = now
    board.changed_in = board.sequence + 1


@transaction.atomic
def set_state(coverage: Coverage, state: State, *, user: User | None) -> None:
    """Open, close or reopen a coverage; lists show its state too. Raises PermissionDenied for whom may not publish."""
    board = _locked(coverage, user, editors=True)
    if board.state == state:
        return
    _enter(board, state, timezone.now())
    _next(board, f"coverage {state.value}")
    announce(*tags_of(coverage), why=f"coverage {state.value}")
