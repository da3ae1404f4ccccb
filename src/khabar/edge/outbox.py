"""Reading the outbox: every committed announcement once, in each process that asks.

The trap is a transaction whose row has a lower number than one that was committed and read before it: who asks for
"numbers above the last" loses it. SQLite has one writer, so numbers are committed in order. On PostgreSQL each row
carries the number of its transaction, and a reader asks again for every transaction that was still running when it
asked last.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Max

from khabar.edge.models import Announcement

MOST_ROWS = 10_000
"""With more rows to read than these, forgetting everything is quicker."""


@dataclass(frozen=True)
class News:
    """What was announced since the reader asked last: rows as (number, tags), or that there was too much of it."""

    rows: Sequence[tuple[int, frozenset[str]]] = ()
    too_much: bool = False


@dataclass
class Reader:
    """One process's place in the outbox. `start()` before the first `read()`; neither may be called in a transaction.

    Raises what the database raises; the place is kept then, and nothing is lost.
    """

    _last: int = 0
    _oldest_running: int = 0
    _seen: set[int] = field(default_factory=set)
    _skipped: deque[int] = field(default_factory=deque)  # filled by other threads

    def start(self) -> None:
        """Begin with what is committed from now on."""
        if connection.vendor == "postgresql":
            self._oldest_running, _rows = self._read_postgresql(only_position=True)
            self._seen = set(self._numbers_since(self._oldest_running))
        else:
            self._last = Announcement.objects.aggregate(last=Max("pk"))["last"] or 0

    @property
    def position(self) -> int:
        """Where the reader stands: what `announced_since` is to be asked with to get all it has not read."""
        return self._oldest_running if connection.vendor == "postgresql" else self._last

    def announced_since(self, position: int) -> frozenset[str] | None:
        """The tags announced since a reader stood at `position`; None if that was too much, or in another database."""
        if position <= 0 or position > self.position:
            return None
        column = "transaction__gte" if connection.vendor == "postgresql" else "pk__gt"
        rows = list(Announcement.objects.filter(**{column: position}).values_list("tags", flat=True)[: MOST_ROWS + 1])
        return None if len(rows) > MOST_ROWS else frozenset(tag for tags in rows for tag in tags.split(" "))

    def read(self) -> News:
        """The announcements committed since the last call, by one query."""
        while self._skipped:
            self._seen.add(self._skipped.popleft())
        return self._postgresql() if connection.vendor == "postgresql" else self._sqlite()

    def skip(self, numbers: Sequence[int]) -> None:
        """Take these rows for read: this process wrote them itself and has obeyed them."""
        self._skipped.extend(numbers)

    def _sqlite(self) -> News:
        # By hand, as it is asked eight times a second while readers wait: 55 µs, with a query to be built 377.
        sql = "SELECT id, tags FROM khabar_edge_announcement WHERE id > %s ORDER BY id LIMIT %s"
        with connection.cursor() as cursor:
            cursor.execute(sql, [self._last, MOST_ROWS + 1])
            rows = cursor.fetchall()
        if len(rows) > MOST_ROWS:
            self.start()
            self._seen.clear()
            return News(too_much=True)
        if rows:
            self._last = rows[-1][0]
        fresh = [row for row in rows if row[0] not in self._seen]
        self._seen = {number for number in self._seen if number > self._last}
        return _news(fresh)

    def _postgresql(self) -> News:
        position, rows = self._read_postgresql()
        fresh = [(number, tags) for number, tags, _transaction in rows if number not in self._seen]
        if len(fresh) > MOST_ROWS:
            self._oldest_running = position
            self._seen = set(self._numbers_since(position))
            return News(too_much=True)
        # What was written by transactions before `position` is never asked for again.
        self._seen |= {number for number, _tags, _transaction in rows}
        if position != self._oldest_running:
            kept = {number for number, _tags, transaction in rows if transaction >= position}
            self._seen = kept | {number for number in self._seen if number > max((row[0] for row in rows), default=0)}
            self._oldest_running = position
        return _news(fresh)

    def _read_postgresql(self, *, only_position: bool = False) -> tuple[int, list[tuple[int, str, int]]]:
        """The oldest transaction that still runs, and the rows not older than the oldest that ran before.

        One statement has one snapshot, so both are of the same moment.
        """
        sql = (
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, row.id, row.tags, row.transaction "
            "FROM (SELECT 1) AS one LEFT JOIN LATERAL (SELECT id, tags, transaction FROM khabar_edge_announcement "
            "WHERE transaction >= %s ORDER BY id LIMIT %s) AS row ON true"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [self._oldest_running, 0 if only_position else len(self._seen) + MOST_ROWS + 1])
            found = cursor.fetchall()
        return found[0][0], [(number, tags, own) for _position, number, tags, own in found if number is not None]

    def _numbers_since(self, position: int) -> list[int]:
        return list(Announcement.objects.filter(transaction__gte=position).values_list("pk", flat=True))


def house() -> str:
    """What tells this database from every other: the moment at which its first table was made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(applied) FROM django_migrations")
        return str(cursor.fetchone()[0])


def _news(rows: Sequence[tuple[int, str]]) -> News:
    return News([(number, frozenset(tags.split(" "))) for number, tags in rows])
