"""Writing ballots: one statement for all that wait, so that a rush costs the database one commit and not hundreds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from khabar.polls.models import Ballot

NO_LIMIT = 10**12
"""Ballots without a mark aren't of one network."""
_COLUMNS = ("poll_id", "voter", "chosen", "cast_at", "network", "click", "proven")


@dataclass(frozen=True)
class Filled:
    """A ballot that may be written. `voter` is `Voter.digest`, `clicks` its marks of this moment and the one before."""

    poll_id: int
    voter: str
    chosen: int
    cast_at: datetime
    network: str
    clicks: tuple[str, ...] = ()
    proven: bool = False


def cast(ballots: Sequence[Filled], *, most: int) -> list[bool]:
    """Write each ballot unless the voter's is there, the device sent one just now, or its network has sent `most`.

    One statement, so two at the same moment can't both be written; a network may get a few beyond `most` in that way.
    Of ballots that stand in each other's way only the first is written; the others are to be tried after it.
    """
    first, places = _without_rivals(ballots)
    if not first:
        return []
    limits = [most - place if ballots[n].network else NO_LIMIT for n, place in zip(first, places, strict=True)]
    if len(first) == 1 or connection.features.can_return_columns_from_insert:
        written = _insert([ballots[n] for n in first], limits)
    else:  # SQLite before 3.35 doesn't say which rows it wrote
        pairs = zip(first, limits, strict=True)
        written = {key for n, limit in pairs for key in _insert([ballots[n]], [limit])}
    tried = set(first)
    return [n in tried and (ballot.poll_id, ballot.voter) in written for n, ballot in enumerate(ballots)]


def _without_rivals(ballots: Sequence[Filled]) -> tuple[list[int], list[int]]:
    """Which ballots can be of one statement, and how many of each one's network stand before it there.

    A statement doesn't see its own rows: of one voter or one click it may hold one only, and a network's count has to
    be told how many there are beside it.
    """
    seen: set[tuple[int, str]] = set()
    networks: Counter[tuple[int, str]] = Counter()
    first, places = [], []
    for n, ballot in enumerate(ballots):
        marks = {(ballot.poll_id, mark) for mark in (ballot.voter, *ballot.clicks)}
        if seen & marks:
            continue
        seen |= marks
        first.append(n)
        places.append(networks[ballot.poll_id, ballot.network])
        networks[ballot.poll_id, ballot.network] += 1
    return first, places


def _insert(ballots: Sequence[Filled], limits: Sequence[int]) -> set[tuple[int, str]]:
    """Poll and voter of each ballot that was written."""
    table = Ballot._meta.db_table
    row = f"({', '.join(['%s'] * (len(_COLUMNS) + 2))})"
    # Counted one by one by an index, never joined: a plan must not depend on how large the table was lately.
    count = f"(SELECT COUNT(*) FROM {table} AS old WHERE old.poll_id = new.poll_id AND old."  # noqa: S608
    # Names of our own table and columns only; values stay parameters.
    # INSERT stands first: Python's sqlite3 doesn't count the rows of a statement that begins with WITH.
    sql = (
        f"INSERT INTO {table} ({', '.join(_COLUMNS)}, counted) "  # noqa: S608
        f"WITH new ({', '.join(_COLUMNS)}, earlier, most) AS (VALUES {', '.join([row] * len(ballots))}) "
        f"SELECT {', '.join(_COLUMNS)}, FALSE FROM new WHERE {count}network = new.network) < new.most "
        f"AND {count}click = new.click) = 0 AND {count}click = new.earlier) = 0 ON CONFLICT DO NOTHING"
    )
    values = [value for ballot, most in zip(ballots, limits, strict=True) for value in _values(ballot, most)]
    with connection.cursor() as cursor:
        if len(ballots) == 1:
            cursor.execute(sql, values)
            return {(ballots[0].poll_id, ballots[0].voter)} if cursor.rowcount == 1 else set()
        cursor.execute(f"{sql} RETURNING poll_id, voter", values)
        return {(poll, voter) for poll, voter in cursor.fetchall()}


def _values(ballot: Filled, most: int) -> list[Any]:
    click, earlier = (*ballot.clicks[:2], None, None)[:2]
    return [
        ballot.poll_id,
        ballot.voter,
        ballot.chosen,
        connection.ops.adapt_datetimefield_value(ballot.cast_at),
        ballot.network,
        click,
        ballot.proven,
        earlier,
        most,
    ]
