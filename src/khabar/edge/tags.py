"""Tags of what the answer being rendered used: `item:5`, `section:2`, `picture:7`.

They leave the house in the `Cache-Tag` header, so that a cache can forget by tag. An answer that changes by itself
says until when it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.utils import timezone

EVERYTHING = "everything"
"""The tag of every answer."""

_TAG = re.compile(r"[!-+\--~]{1,1000}")  # printable ASCII without comma and space, as all caches take them


class Recorded(set[str]):
    """The tags of an answer, and the moment (seconds since 1970) from which it is another one by itself."""

    until: float | None = None


_recorded: ContextVar[Recorded | None] = ContextVar("khabar_edge_tags", default=None)


def check(tag: str) -> str:
    """`tag` itself. Raises ValueError where some cache could not carry it."""
    if not _TAG.fullmatch(tag):
        raise ValueError(f"no tag: {tag!r}")
    return tag


def record(*tags: str) -> None:
    """Add tags to the answer being rendered; outside of `recording()` nothing happens."""
    recorded = _recorded.get()
    if recorded is not None:
        recorded.update(tags)


def holds_until(moment: datetime) -> None:
    """Say that the answer being rendered is another one from `moment` on. The earliest moment counts."""
    recorded = _recorded.get()
    if recorded is not None:
        seconds = moment.timestamp()
        recorded.until = seconds if recorded.until is None else min(recorded.until, seconds)


def holds_today() -> None:
    """Say that the answer names today's date, in the newsroom's time zone."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    zone = timezone.get_current_timezone()
    holds_until(datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone))


@contextmanager
def recording() -> Iterator[Recorded]:
    """Collect the tags recorded inside the block; blocks nest, and an inner one's tags reach the outer."""
    outer = _recorded.get()
    mine = Recorded()
    token = _recorded.set(mine)
    try:
        yield mine
    finally:
        _recorded.reset(token)
        if outer is not None:
            outer.update(mine)
            if mine.until is not None:
                outer.until = mine.until if outer.until is None else min(outer.until, mine.until)
