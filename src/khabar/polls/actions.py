from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from khabar.edge.actions import announce
from khabar.polls.models import Ballot, HourlyCount, Poll, State, What
from khabar.polls.queries import numbers_in
from khabar.visitors.batches import Batch

FREE = 40
"""Ballots that one network may cast in a poll on one day before its readers are asked for proof of work."""
MOST = 4_000
"""Ballots that one network may cast in a poll on one day at all. Mobile networks put thousands behind one address."""
KEPT = timedelta(days=7)
"""How long ballots are kept after a poll has closed; the hourly counts stay."""
AT_ONCE = 5_000


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


def vote(
    poll: Poll, numbers: Iterable[int], chosen: Sequence[int], voter: Voter, prove: Proof, now: datetime | None = None
) -> Outcome:
    """Cast a ballot; mostly by one statement. `numbers` are the poll's options, `chosen` those of the reader."""
    moment = now or timezone.now()
    if not poll.is_open(moment):
        return Outcome.CLOSED
    if not chosen or not set(chosen) <= set(numbers) or (len(chosen) > 1 and not poll.multiple):
        return Outcome.UNFIT
    bits = sum(1 << number for number in set(chosen))
    if not poll.guarded and _cast(poll.pk, voter, bits, moment, most=FREE):
        return Outcome.COUNTED
    sent, just_now = _sent_before(poll.pk, voter)
    if just_now:
        return _refuse(poll.pk, Outcome.JUST_NOW, moment)
    if sent >= MOST:
        return _refuse(poll.pk, Outcome.LIMITED, moment)
    due = poll.guarded or sent >= FREE
    if due and not prove():
        return _refuse(poll.pk, Outcome.UNPROVEN, moment)
    if not _cast(poll.pk, voter, bits, moment, proven=due, most=MOST):
        return _refuse(poll.pk, Outcome.REPEATED, moment)
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


def _cast(poll_id: int, voter: Voter, bits: int, now: datetime, *, most: int, proven: bool = False) -> bool:
    """Write the ballot unless the voter's is there, the device sent one just now, or the network has sent `most`.

    One statement, so two at the same moment can't both be written; a network may get a few beyond `most` in that way.
    """
    columns: dict[str, Any] = {
        "poll_id": poll_id,
        "voter": voter.digest(poll_id),
        "chosen": bits,
        "cast_at": connection.ops.adapt_datetimefield_value(now),
        "network": voter.network,
        "click": voter.clicks[0] if voter.clicks else None,
        "proven": proven,
        "counted": False,
    }
    clicks = voter.clicks or ("",)
    table, marks = Ballot._meta.db_table, ", ".join(["%s"] * len(columns))
    # Names of our own table and columns only; values stay parameters.
    sql = (
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {marks} "  # noqa: S608
        f"WHERE (SELECT COUNT(*) FROM {table} WHERE poll_id = %s AND network = %s) < %s AND NOT EXISTS "
        f"(SELECT 1 FROM {table} WHERE poll_id = %s AND click IN ({', '.join(['%s'] * len(clicks))})) "
        "ON CONFLICT DO NOTHING"
    )
    # Ballots without a mark aren't of one network.
    limit = most if voter.network else AT_ONCE**3
    with connection.cursor() as cursor:
        cursor.execute(sql, [*columns.values(), poll_id, voter.network, limit, poll_id, *clicks])
        return bool(cursor.rowcount == 1)


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
    wiped = Ballot.objects.filter(pk__in=marked.values("pk")[:AT_ONCE]).update(network="", click=None)
    over = Ballot.objects.filter(poll__closes_at__lt=moment - KEPT, counted=True)
    deleted, _each = Ballot.objects.filter(pk__in=over.values("pk")[:AT_ONCE]).delete()
    return wiped + deleted
