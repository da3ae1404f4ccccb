from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import connection, transaction
from django.db.models import BigIntegerField, Func, TextField
from django.db.models.functions import Cast

from khabar.edge.models import Announcement
from khabar.edge.tags import EVERYTHING, check

MOST_AT_ONCE = 1_000
"""More tags than these in one announcement cost more than forgetting everything does."""

Committed = Callable[[Sequence[int], frozenset[str]], None]
_listeners: list[Committed] = []


def announce(*tags: str, why: str = "") -> None:
    """Have every process and every cache forget what carries any of `tags`, once the transaction is committed.

    Call it in the transaction that changes the data. `why` is for the operator. Raises ValueError for a text that is
    no tag (`tags.check`).
    """
    wanted = sorted({check(tag) for tag in tags})
    if not wanted:
        return
    if len(wanted) > MOST_AT_ONCE:
        wanted = [EVERYTHING]
    row = Announcement(tags=" ".join(wanted), why=why[:200])
    if connection.vendor == "postgresql":
        row.transaction = Cast(Cast(Func(function="pg_current_xact_id"), TextField()), BigIntegerField())
    row.save(force_insert=True)
    transaction.on_commit(lambda: _tell([row.pk], frozenset(wanted)))


def on_commit_here(listener: Committed) -> None:
    """Call `listener(numbers, tags)` right after a transaction of this process with announcements is committed."""
    if listener not in _listeners:
        _listeners.append(listener)


def stop_telling(listener: Committed) -> None:
    if listener in _listeners:
        _listeners.remove(listener)


def _tell(numbers: Sequence[int], tags: frozenset[str]) -> None:
    for listener in list(_listeners):
        listener(numbers, tags)
