from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from khabar.news.models import NewsPage
    from khabar.news.queries import NewsQuerySet

_EPOCH = datetime(1, 1, 1, tzinfo=UTC)
_SHAPE = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")


class BadCursor(ValueError):
    """An address holds a cursor that is none."""


@dataclass(frozen=True)
class Cursor:
    """A place in a newest-first list: the time and number of the last item shown."""

    live_at: datetime
    number: int

    def __str__(self) -> str:
        return f"{(self.live_at - _EPOCH) // timedelta(microseconds=1)}-{self.number}"

    @classmethod
    def parse(cls, text: str) -> Cursor | None:
        """A cursor from an address; None for an empty text. Raises BadCursor for anything else."""
        if not text:
            return None
        match = _SHAPE.fullmatch(text)
        if not match:
            raise BadCursor(text)
        try:
            return cls(_EPOCH + timedelta(microseconds=int(match[1])), int(match[2]))
        except OverflowError as error:
            raise BadCursor(text) from error


@dataclass(frozen=True)
class Slice:
    """One page of a list, and the cursor of the next one if there is more."""

    items: Sequence[NewsPage]
    next: Cursor | None


def slice_of(items: NewsQuerySet, cursor: Cursor | None, size: int) -> Slice:
    """`size` items after `cursor`, by one query whatever the list's length."""
    found: list[Any] = list(items.newest().after(cursor)[: size + 1])
    more = len(found) > size
    found = found[:size]
    return Slice(found, Cursor(found[-1].live_at, found[-1].pk) if more else None)
