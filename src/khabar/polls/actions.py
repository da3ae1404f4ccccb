from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from khabar.edge.actions import announce
from khabar.polls.casting import Filled, cast
from khabar.polls.models import Ballot, HourlyCount, Poll, State, What
from khabar.polls.queries import numbers_in
from khabar.visitors.batches import Batch

FREE = 40
"""Ballots that one network may cast in a poll on one day before its readers are asked for proof of work."""
MOST = 4_000
"""Ballots that one network may cast in a poll on one day at all. Mobile networks put thousands behind one address."""
KEPT = timedelta(days=7)
"""How long ballots are kept after a poll has closed; the hourly counts stay."""
KEPT_OPEN = timedelta(days=180)
"""How long they are kept in a poll that doesn't close: as long as a reader's cookie."""
AT_ONCE, LOADS = 5_000, 40


class Outcome(Enum):
    """What became of a ballot."""

    COUNTED = "counted"
    REPEATED = "repeated"
    JUST_NOW = "just-now"
    """The same device, without a cookie, voted a moment ago: most likely one click that came twice."""
    UNFIT = "unfit"
    """Nothing was chosen, too much, or what is no option."""
    CLOSED = "closed"
    UNPROVEN = "unproven"
    """Proof of work is asked for now."""
    LIMITED = "limited"


@dataclass(frozen=True)
class Voter:
    """What is known of who votes. `token` is random and stands in the reader's cookie; the rest are marks of the day.

    `clicks` are the marks of the device in these ten seconds and in those before; none for a reader with the cookie.
    """

    token: str
    network: str
    clicks: tuple[str, ...] = ()

    def digest(self, poll_id: int) -> str:
        """What a ballot says of its voter: 32 hexadecimal digits that no other poll's ballot has."""
        return hashlib.sha256(f"{self.token}:{poll_id}".encode()).hexdigest()[:32]


Proof = Callable[[], bool]
"""Asked only when proof of work is due; asking uses the proof up."""


@dataclass(frozen=True)
class Sheet:
    """What somebody wants to cast: `numbers` are the poll's options, `chosen` those of the reader."""

    poll: Poll
    numbers: Iterable[int]
    chosen: Sequence[int]
    voter: Voter
    prove: Proof

    def fits(self) -> bool:
        """Whether an option of the poll is chosen, and no more than may be."""
        some = bool(self.chosen) and set(self.chosen) <= set(self.numbers)
        return some and (len(self.chosen) == 1 or self.poll.multiple)

    def filled(self, now: datetime, *, proven: bool = False) -> Filled:
        bits = sum(1 << number for number in set(self.chosen))
        voter = self.voter
        return Filled(self.poll.pk, voter.digest(self.poll.pk), bits, now, voter.network, voter.clicks, proven)


def vote(
    poll: Poll, numbers: Iterable[int], chosen: Sequence[int], voter: Voter, prove: Proof, now: datetime | None = None
) -> Outcome:
    """Cast a ballot; mostly by one statement."""
    return vote_together([Sheet(poll, numbers, chosen, voter, prove)], now)[0]


def vote_together(sheets: Sequence[Sheet], now: datetime | None = None) -> list[Outcome]:
    """Cast ballots, mostly by one statement for all, and say what became of each.

    Not to be called inside a transaction: who is told that their vote counts must not lose it.
    """
    moment = now or timezone.now()
    outcomes = [_unfit(sheet, moment) for sheet in sheets]
    free = [n for n, sheet in enumerate(sheets) if outcomes[n] is None and not sheet.poll.guarded]
    written = cast([sheets[n].filled(moment) for n in free], most=FREE)
    for n in (n for n, was_written in zip(free, written, strict=True) if was_written):
        outcomes[n] = Outcome.COUNTED
    return [outcome or _look_closely(sheet, moment) for sheet, outcome in zip(sheets, outcomes, strict=True)]


def _unfit(sheet: Sheet, now: datetime) -> Outcome | None:
    if not sheet.poll.is_open(now):
        return Outcome.CLOSED
    return None if sheet.fits() else Outcome.UNFIT


def _look_closely(sheet: Sheet, now: datetime) -> Outcome:
    """Cast one that couldn't be cast at once, or find out why not."""
    poll = sheet.poll
    sent, just_now = _sent_before(poll.pk, sheet.voter)
    if just_now:
        return _refuse(poll.pk, Outcome.JUST_NOW, now)
    if sent >= MOST:
        return _refuse(poll.pk, Outcome.LIMITED, now)
    due = poll.guarded or sent >= FREE
    if due and not sheet.prove():
        return _refuse(poll.pk, Outcome.UNPROVEN, now)
    if not all(cast([sheet.filled(now, proven=due)], most=MOST)):
        return _refuse(poll.pk, Outcome.REPEATED, now)
    return Outcome.COUNTED


def _sent_before(poll_id: int, voter: Voter) -> tuple[int, bool]:
    """How many ballots the voter's network has sent today, and whether the same device sent one just now."""
    if not voter.network:
        return 0, False
    # Written out: putting this query together took Django three times as long as the database needs for it.
    clicks = voter.clicks or ("",)
    same = f"CASE WHEN click IN ({', '.join(['%s'] * len(clicks))}) THEN 1 ELSE 0 END"
    table = Ballot._meta.db_table
    sql = f"SELECT COUNT(*), COALESCE(SUM({same}), 0) FROM {table} WHERE poll_id = %s AND network = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*clicks, poll_id, voter.network])
        sent, just_now = cursor.fetchone()
    return int(sent), bool(just_now)


_REFUSALS = {
    Outcome.REPEATED: What.REPEATED,
    Outcome.JUST_NOW: What.REPEATED,
    Outcome.UNPROVEN: What.UNPROVEN,
    Outcome.LIMITED: What.LIMITED,
}


def _refuse(poll_id: int, outcome: Outcome, now: datetime) -> Outcome:
    refusals.add((poll_id, int(_REFUSALS[outcome]), _hour(now)))
    return outcome


def _hour(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


Counts = Mapping[tuple[int, int, datetime], int]


def add_counts(counts: Counts) -> None:
    """Add to the hourly counts of `(poll, what, hour)`. Counts of a poll that is no more are left out."""
    there = set(Poll.objects.filter(pk__in={poll for poll, _what, _hour in counts}).values_list("pk", flat=True))
    table = HourlyCount._meta.db_table
    sql = (
        f"INSERT INTO {table} (poll_id, what, hour, count) VALUES (%s, %s, %s, %s) "  # noqa: S608
        f"ON CONFLICT (poll_id, what, hour) DO UPDATE SET count = {table}.count + excluded.count"
    )
    # In one order always: two processes that lock the same rows in different orders would wait for each other.
    rows = [
        (poll, int(what), connection.ops.adapt_datetimefield_value(hour), count)
        for (poll, what, hour), count in sorted(counts.items())
        if poll in there
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)


refusals: Batch[tuple[int, int, datetime]] = Batch(add_counts)


def count_votes() -> int:
    """Move ballots into the hourly counts; how many. Readers see the same count before and after."""
    uncounted = Ballot.objects.filter(counted=False)
    return sum(map(_count_votes_of, sorted(set(uncounted.values_list("poll_id", flat=True).distinct()[:AT_ONCE]))))


def _count_votes_of(poll_id: int) -> int:
    with transaction.atomic():
        # Locked, so that a second worker waits and then finds nothing left to count.
        rows = list(
            Ballot.objects.select_for_update()
            .filter(poll_id=poll_id, counted=False)
            .order_by("pk")
            .values_list("pk", "chosen", "cast_at", "proven")[:AT_ONCE]
        )
        counts: Counter[tuple[int, int, datetime]] = Counter()
        for _pk, chosen, cast_at, proven in rows:
            whats = [*numbers_in(chosen), What.BALLOTS, *([What.PROVEN] if proven else [])]
            counts.update((poll_id, int(what), _hour(cast_at)) for what in whats)
        Ballot.objects.filter(pk__in=[row[0] for row in rows]).update(counted=True)
        add_counts(counts)
        if rows:
            announce(f"poll:{poll_id}", why="votes counted")
    return len(rows)


def open_and_close(now: datetime | None = None) -> int:
    """Note which polls have opened or closed since the last time; how many."""
    moment = now or timezone.now()
    begun = Q(state=State.WAITING, opens_at__lte=moment)
    over = Q(state=State.OPEN, closes_at__lte=moment)
    changed = list(Poll.objects.filter(begun | over)[:AT_ONCE])
    for poll in changed:
        with transaction.atomic():
            Poll.objects.filter(pk=poll.pk).update(state=poll.state_at(moment))
            announce(f"poll:{poll.pk}", f"polls:{poll.edition}", why="poll opened or closed")
    return len(changed)


def forget(now: datetime | None = None) -> int:
    """Wipe the marks of past days, and delete ballots of polls long closed; how many rows there were.

    A ballot that isn't counted yet is never deleted.
    """
    moment = now or timezone.now()
    today = timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
    marked = Ballot.objects.exclude(network="").filter(cast_at__lt=today)
    ended = Q(poll__closes_at__lt=moment - KEPT) | Q(poll__closes_at=None, cast_at__lt=moment - KEPT_OPEN)
    over = Ballot.objects.filter(ended, counted=True)
    done = 0
    for _load in range(LOADS):  # a poll on air gets hundreds of thousands a day
        wiped = Ballot.objects.filter(pk__in=marked.values("pk")[:AT_ONCE]).update(network="", click=None)
        deleted, _each = Ballot.objects.filter(pk__in=over.values("pk")[:AT_ONCE]).delete()
        done += wiped + deleted
        if max(wiped, deleted) < AT_ONCE:
            break
    return done
