"""What the desk lists, for whom: by cursor, newest first, never counting, and looking back a bounded way only."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from khabar.accounts.models import User
from khabar.desk.models import Discarded, Habit, Listed, Status
from khabar.news.cursors import Cursor
from khabar.sections.reach import Reach
from khabar.text.folding import fold

PAGE = 50
LOOKED_THROUGH = 100_000
"""How many rows a search looks through before it asks whether to go on: some 100 ms."""
MOST_WORDS = 8
MOST_PLACES = 60
"""Sections that are asked one by one for the newest of theirs."""
RARE = frozenset((Status.WAITING, Status.RETURNED, Status.SCHEDULED, Status.CHANGED))
"""What there is never much of: an index by status narrows a list down to it."""
SHOWN_IN_LISTS = Status.values[1:]
"""Every status but the trash, which has a list of its own."""


@dataclass(frozen=True)
class Wish:
    """What an editor looks for. Empty: everything. `days` are the first and last day, in the newsroom's time."""

    text: str = ""
    author: str = ""
    statuses: Sequence[str] = ()
    sections: Sequence[int] = ()
    edition: str = ""
    owner: int | None = None
    urgencies: Sequence[int] = ()
    missing: Sequence[str] = ()
    days: tuple[date | None, date | None] = (None, None)

    @property
    def looks_through(self) -> bool:
        """Whether rows are looked at one by one, beyond what an index narrows down."""
        return bool(self.text or self.author or self.urgencies or self.missing or self.edition)


@dataclass(frozen=True)
class Found:
    """One page of a listing; `next` continues it, and `gave_up` says that the search has only come so far."""

    rows: Sequence[Listed] = field(default_factory=list)
    next: Cursor | None = None
    gave_up: bool = False


def listing(kind: str, wish: Wish, reach: Reach, cursor: Cursor | None = None, size: int = PAGE) -> Found:
    """What is wished for among the items of a kind, by at most three queries, however many there are."""
    rows = _after(_within(Listed.objects.filter(kind=kind), wish.days), cursor)
    end = _window_end(rows) if wish.looks_through else None
    rows = _wished(rows, wish)
    if end:
        rows = rows.filter(moment__gte=end.live_at)
    found = list(with_all_shown(newest(_placed(rows, wish, reach, size)))[: size + 1])
    if len(found) > size:
        return Found(found[:size], Cursor(found[size - 1].moment, found[size - 1].pk))
    return Found(found, end, gave_up=end is not None)


def _placed(rows: QuerySet[Listed], wish: Wish, reach: Reach, size: int) -> QuerySet[Listed]:
    """The rows in the sections wished for and seen; of each section as many as a page may need, by its index.

    Asked for several sections at once, both databases sort all that lies in them: 60 ms at 15,000 items.
    """
    seen = reach.sections()
    if not wish.sections and seen is None:
        return rows
    places = set(wish.sections) if seen is None else seen & set(wish.sections) if wish.sections else seen
    if len(places) <= 1 or len(places) > MOST_PLACES or (wish.statuses and RARE.issuperset(wish.statuses)):
        return rows.filter(section__in=places)
    newest_each = [newest(rows.filter(section=place)).values("pk")[: size + 1] for place in sorted(places)]
    # Each in a query of its own: SQLite knows no limit inside a union.
    first = [Listed.objects.filter(pk__in=numbers).order_by().values_list("pk") for numbers in newest_each]
    return Listed.objects.filter(pk__in=[number for (number,) in first[0].union(*first[1:], all=True)])


def _window_end(rows: QuerySet[Listed]) -> Cursor | None:
    """Where a search stops for now; None if it can look at all there is."""
    found = newest(rows).values_list("moment", "pk")[LOOKED_THROUGH : LOOKED_THROUGH + 1].first()
    return Cursor(*found) if found else None


def newest(rows: QuerySet[Listed]) -> QuerySet[Listed]:
    return rows.order_by("-moment", "-item")


def with_all_shown(rows: QuerySet[Listed]) -> QuerySet[Listed]:
    """With what a row of a list shows, by one query."""
    return rows.select_related("section", "picture", "owner").defer("words", "names")


def _after(rows: QuerySet[Listed], cursor: Cursor | None) -> QuerySet[Listed]:
    if cursor is None:
        return rows
    # The first condition is implied by the second; it lets both databases use the index as a range.
    return rows.filter(moment__lte=cursor.live_at).filter(
        Q(moment__lt=cursor.live_at) | Q(moment=cursor.live_at, pk__lt=cursor.number)
    )


def _wished(rows: QuerySet[Listed], wish: Wish) -> QuerySet[Listed]:
    rows = rows.filter(status__in=wish.statuses) if wish.statuses else rows.exclude(status=Status.DISCARDED)
    if wish.urgencies:
        rows = rows.filter(urgency__in=wish.urgencies)
    if wish.owner:
        rows = rows.filter(owner=wish.owner)
    if wish.edition:
        rows = rows.filter(edition=wish.edition)
    if "picture" in wish.missing:
        rows = rows.filter(picture=None)
    if "standfirst" in wish.missing:
        rows = rows.filter(has_standfirst=False)
    for word in _words(wish.author):
        rows = rows.filter(names__contains=word)
    return _saying(rows, wish.text)


def _words(text: str) -> list[str]:
    return fold(text[:200]).split()[:MOST_WORDS]


def _saying(rows: QuerySet[Listed], text: str) -> QuerySet[Listed]:
    """Rows whose headlines hold every word of `text`, in whatever spelling; a number finds the item that has it."""
    words = _words(text)
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) <= 15:
        return rows.filter(Q(pk=int(words[0])) | Q(words__contains=words[0]))
    for word in words:
        rows = rows.filter(words__contains=word)
    return rows


def _within(rows: QuerySet[Listed], days: tuple[date | None, date | None]) -> QuerySet[Listed]:
    first, last = days
    if first:
        rows = rows.filter(moment__gte=start_of(first))
    if last:
        rows = rows.filter(moment__lt=start_of(last + timedelta(days=1)))
    return rows


def start_of(day: date) -> datetime:
    """Midnight of a day in the newsroom's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def headline_digest(headline: str) -> str:
    """SHA-256 (hex) of a headline, the same for every spelling of it."""
    return hashlib.sha256(" ".join(fold(headline).split()).encode("utf-8", "surrogatepass")).hexdigest()


def namesake_of(headline: str, edition: str, number: int | None) -> Listed | None:
    """The newest other item of the edition under the same headline, in any spelling."""
    same = Listed.objects.filter(headline_digest=headline_digest(headline), edition=edition)
    return newest(same.exclude(status=Status.DISCARDED).exclude(pk=number or 0)).first()


def discarded_among(numbers: Sequence[int]) -> set[int]:
    """Which of these items are in the trash."""
    return set(Discarded.objects.filter(pk__in=numbers).values_list("pk", flat=True))


def last_section_of(user: User) -> int | None:
    """The section in which somebody last began something new."""
    return Habit.objects.filter(user=user).values_list("section", flat=True).first()


@dataclass(frozen=True)
class Desk:
    """What is on somebody's desk just now: a few of each, never counted. `more` names the lists that go on."""

    drafts: Sequence[Listed]
    waiting: Sequence[Listed]
    scheduled: Sequence[Listed]
    published: Sequence[Listed]
    corrected: Sequence[Listed]
    more: frozenset[str]


ON_DESK = 8
BEING_WRITTEN = (Status.DRAFT, Status.RETURNED)
RECENTLY = timedelta(days=3)


def desk_of(user: User, reach: Reach, now: datetime | None = None) -> Desk:
    """Five queries, each answered by an index, whatever there is.

    `waiting` holds what `user` may review, and what is their own; `published` begins at midnight.
    """
    moment = now or timezone.now()
    seen = reach.among(Listed.objects.all())
    live = seen.filter(status__in=(Status.LIVE, Status.CHANGED))
    waiting = Listed.objects.filter(status=Status.WAITING)
    today = start_of(timezone.localdate(moment))
    lists = {
        "drafts": newest(Listed.objects.filter(owner=user, status__in=BEING_WRITTEN)),
        "waiting": newest(waiting.filter(Q(pk__in=reach.among(waiting, "publish_page").values("pk")) | Q(owner=user))),
        "scheduled": seen.filter(status=Status.SCHEDULED).order_by("moment", "item"),
        "published": newest(live.filter(moment__gte=today, moment__lte=moment)),
        "corrected": seen.filter(live=True, corrected_at__gte=moment - RECENTLY).order_by("-corrected_at"),
    }
    found = {name: list(with_all_shown(rows)[: ON_DESK + 1]) for name, rows in lists.items()}
    more = frozenset(name for name, rows in found.items() if len(rows) > ON_DESK)
    return Desk(**{name: rows[:ON_DESK] for name, rows in found.items()}, more=more)


@dataclass(frozen=True)
class Trash:
    """One page of the trash; `next` continues it."""

    rows: Sequence[Discarded]
    next: Cursor | None


def trash(reach: Reach, cursor: Cursor | None = None, size: int = PAGE) -> Trash:
    """What lies in the trash, latest first, with what a row shows, by one query."""
    shown = ("item__listed__section", "item__listed__picture", "item__listed__owner", "by")
    rows = Discarded.objects.order_by("-at", "-item").select_related(*shown)
    sections = reach.sections()
    if sections is not None:
        rows = rows.filter(item__section__in=sections)
    if cursor:
        rows = rows.filter(Q(at__lt=cursor.live_at) | Q(at=cursor.live_at, pk__lt=cursor.number))
    found = list(rows[: size + 1])
    more = len(found) > size
    return Trash(found[:size], Cursor(found[size - 1].at, found[size - 1].pk) if more else None)


def asked_in_review(number: int) -> str:
    """The comment with which an item was sent back to its writer, while it waits for them; one query."""
    return (
        TaskState.objects.filter(
            status=TaskState.STATUS_REJECTED,
            workflow_state__base_content_type=ContentType.objects.get_for_model(Page),
            workflow_state__object_id=str(number),
            workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES,
        )
        .order_by("-finished_at")
        .values_list("comment", flat=True)
        .first()
        or ""
    )
