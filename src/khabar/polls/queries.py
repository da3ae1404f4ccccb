from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import connection, models
from django.db.models import Case, Q, Value, When
from django.utils import timezone

if TYPE_CHECKING:
    from khabar.polls.models import Option, Poll  # noqa: F401 (Poll is named in a string)

STILL_SHOWN = timedelta(days=3)
"""How long a closed poll stays in the side column with its result, while no other is open."""


class PollQuerySet(models.QuerySet["Poll"]):
    """The vocabulary of lists of polls."""

    def begun(self, now: datetime | None = None) -> Self:
        """Polls that readers may see: open ones and closed ones."""
        return self.filter(opens_at__lte=now or timezone.now())

    def in_edition(self, edition: str) -> Self:
        return self.filter(edition=edition)

    def newest(self) -> Self:
        return self.order_by("-opens_at", "-pk")

    def after(self, opens_at: datetime, number: int) -> Self:
        """Those that follow in newest-first order."""
        return self.filter(opens_at__lte=opens_at).filter(
            Q(opens_at__lt=opens_at) | Q(opens_at=opens_at, pk__lt=number)
        )


@dataclass(frozen=True)
class Count:
    """The votes of a poll: by option number, and how many readers voted."""

    ballots: int = 0
    votes: Mapping[int, int] = field(default_factory=dict)

    def share(self, number: int) -> int:
        """Percent of those who voted, rounded; with several choices the shares make more than 100 together."""
        return round(100 * self.votes.get(number, 0) / self.ballots) if self.ballots else 0


def options_of(poll_id: int) -> list[Option]:
    """A poll's options with their poll and pictures, in the editor's order, by one query; empty for an unknown poll."""
    from khabar.polls.models import Option

    found = Option.objects.filter(poll_id=poll_id, poll__opens_at__lte=timezone.now())
    return list(found.select_related("poll", "picture").order_by("sort_order", "pk"))


def rail_options(edition: str) -> list[Option]:
    """The options of the poll beside every page, by one query; empty if there is none.

    The newest open one; else the one that closed last, for three days.
    """
    from khabar.polls.models import Option, Poll

    now = timezone.now()
    is_open = Q(closes_at__isnull=True) | Q(closes_at__gt=now)
    shown = (
        Poll.objects.begun(now)
        .in_edition(edition)
        .filter(is_open | Q(closes_at__gt=now - STILL_SHOWN), in_rail=True)
        .order_by(Case(When(is_open, then=Value(0)), default=Value(1)), "-opens_at", "-pk")
    )
    found = Option.objects.filter(poll_id=shown.values("pk")[:1])
    return list(found.select_related("poll", "picture").order_by("sort_order", "pk"))


def counts_of(poll_ids: Iterable[int]) -> dict[int, Count]:
    """The exact count of each poll at one moment, by one query for all.

    Ballots not yet in the hourly counts are read as they are. It must be one statement: between two, the worker might
    move ballots from the one to the other.
    """
    from khabar.polls.models import What

    numbers = sorted(set(poll_ids))
    if not numbers:
        return {}
    votes: dict[int, Counter[int]] = {number: Counter() for number in numbers}
    ballots: Counter[int] = Counter()
    for poll, what, chosen, count in _rows(numbers):
        if what == What.BALLOTS:
            ballots[poll] += count
        elif what is not None:
            votes[poll][what] += count
        else:
            ballots[poll] += count
            for number in numbers_in(chosen):
                votes[poll][number] += count
    return {number: Count(ballots[number], votes[number]) for number in numbers}


def _rows(poll_ids: Sequence[int]) -> list[tuple[int, int | None, int, int]]:
    """`(poll, what, chosen, count)`: hourly counts with `what`, uncounted ballots (None) with what they chose."""
    from khabar.polls.models import Ballot, HourlyCount, What

    marks = ", ".join(["%s"] * len(poll_ids))
    # Names of our own tables and placeholders only; values stay parameters.
    sql = (
        f"SELECT poll_id, what, 0, SUM(count) FROM {HourlyCount._meta.db_table} "  # noqa: S608
        f"WHERE poll_id IN ({marks}) AND what <= %s GROUP BY poll_id, what UNION ALL "
        f"SELECT poll_id, NULL, chosen, COUNT(*) FROM {Ballot._meta.db_table} "
        f"WHERE poll_id IN ({marks}) AND NOT counted GROUP BY poll_id, chosen"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*poll_ids, What.BALLOTS.value, *poll_ids])
        return [(poll, what, chosen, int(count)) for poll, what, chosen, count in cursor.fetchall()]


def count_of(poll_id: int) -> Count:
    return counts_of([poll_id])[poll_id]


def numbers_in(chosen: int) -> list[int]:
    """The option numbers whose bits are set."""
    return [number for number in range(chosen.bit_length()) if chosen >> number & 1]


def has_votes(poll_id: int) -> bool:
    """Whether anybody has voted."""
    from khabar.polls.models import Ballot, HourlyCount

    return Ballot.objects.filter(poll_id=poll_id).exists() or HourlyCount.objects.filter(poll_id=poll_id).exists()


def has_voted(poll_id: int, voter: str) -> bool:
    """Whether this reader's ballot is there; `voter` as in `Ballot.voter`."""
    from khabar.polls.models import Ballot

    return bool(voter) and Ballot.objects.filter(poll_id=poll_id, voter=voter).exists()


@dataclass(frozen=True)
class Hour:
    """One hour of a poll: votes by option number, ballots, and what was refused, by `What`."""

    start: datetime
    counts: Mapping[int, int]

    def __getattr__(self, name: str) -> int:
        from khabar.polls.models import What

        if name.upper() not in What.__members__:
            raise AttributeError(name)
        return self.counts.get(What[name.upper()], 0)

    @property
    def refused(self) -> int:
        return int(self.repeated + self.unproven + self.limited)


MOST_HOURS = 24 * 92


def hours_of(poll_id: int) -> list[Hour]:
    """The hours of a poll in which something happened, oldest first, at most those of three months; one query."""
    from khabar.polls.models import HourlyCount

    rows: dict[datetime, dict[int, int]] = {}
    found = HourlyCount.objects.filter(poll_id=poll_id).order_by("-hour")[: MOST_HOURS * 30]
    for hour, what, count in found.values_list("hour", "what", "count"):
        rows.setdefault(hour, {})[what] = count
    return [Hour(start, rows[start]) for start in sorted(rows)[-MOST_HOURS:]]


@dataclass(frozen=True)
class Crowd:
    """A network of today with many votes: how many, and how they fall on the option it favours most."""

    ballots: int
    favourite: int
    share: int


def crowds_of(poll_id: int, at_least: int, most: int = 20) -> list[Crowd]:
    """Networks (unnamed, and of today only) that sent many ballots, largest first; two queries."""
    from khabar.polls.models import Ballot

    marked = Ballot.objects.filter(poll_id=poll_id).exclude(network="")
    crowded = (
        marked.values("network").annotate(ballots=models.Count("pk")).filter(ballots__gte=at_least).order_by("-ballots")
    )
    sizes: dict[str, int] = dict(crowded.values_list("network", "ballots")[:most])
    chosen: dict[str, Counter[int]] = {network: Counter() for network in sizes}
    rows: Any = marked.filter(network__in=sizes).values_list("network", "chosen").annotate(models.Count("pk"))
    for network, bits, count in rows:
        for number in numbers_in(bits):
            chosen[network][number] += count
    found = []
    for network, size in sizes.items():
        favourite, votes = chosen[network].most_common(1)[0]
        found.append(Crowd(size, favourite, round(100 * votes / size)))
    return found
