from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from khabar.polls.models import Poll
from khabar.polls.queries import PollQuerySet

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHAPE = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")


@dataclass(frozen=True)
class Slice:
    """One page of the archive, and the cursor of the next one; empty for the last."""

    polls: Sequence[Poll]
    next: str


def slice_of(polls: PollQuerySet, after: str, size: int) -> Slice:
    """`size` polls after the cursor, by one query. Raises ValueError for a cursor that is none."""
    if after:
        match = _SHAPE.fullmatch(after)
        if not match:
            raise ValueError(after)
        polls = polls.after(_EPOCH + timedelta(microseconds=int(match[1])), int(match[2]))
    found = list(polls.newest()[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return Slice(found[:size], _cursor(last) if last else "")


def _cursor(poll: Poll) -> str:
    return f"{((poll.opens_at or _EPOCH) - _EPOCH) // timedelta(microseconds=1)}-{poll.pk}"
