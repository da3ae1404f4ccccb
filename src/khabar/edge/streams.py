"""Streams of server-sent events, answered in front of Django: a reader costs a coroutine and no thread.

An app registers a `Source` in `ready()`: which addresses are streams, and what is told of one after a place in it. The
outbox wakes a stream by its tag. What happened is then read from the database once and encoded once for all readers of
the process, who wait at one ring of the last messages: each keeps its place in it and nothing else. A reader too slow
to keep up is dropped, and so is everybody when a stream has ended or the process stops; browsers come back by
themselves and say (`Last-Event-ID`) what they have.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

RETRY = 3_000
"""Milliseconds after which a browser tries again: each is told another number between half of it and twice as many."""


@dataclass(frozen=True)
class Told:
    """What a stream says after a place in it: `place` is where it stands now, `data` one line of text, empty for
    nothing new. `ended`: nothing more will come, whoever reads it may go."""

    place: int
    data: str = ""
    ended: bool = False


class Tell(Protocol):
    def __call__(self, number: int, since: int | None) -> Told | None:
        """What stream `number` says after `since`, or, for None, where it stands. None: there is no such stream."""


@dataclass(frozen=True)
class Source:
    """`pattern` matches a whole path, which ends in `/events/`, and names its `number`. `tag(number)` is announced when
    there is something new. `tell` is called in a thread that may ask the database.
    """

    name: str
    pattern: re.Pattern[str]
    tag: Callable[[int], str]
    tell: Tell


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let `source` answer at its addresses. Raises ValueError if its name is taken by another one."""
    if _sources.setdefault(source.name, source) is not source:
        raise ValueError(f"stream {source.name!r} is registered already")


def source_at(path: str) -> tuple[Source, int] | None:
    """The source that answers at a path, and the number of the stream."""
    for source in _sources.values():
        found = source.pattern.fullmatch(path)
        if found:
            return source, int(found["number"])
    return None


def encoded(told: Told) -> bytes:
    """An event as it goes over the wire."""
    kind = "event: end\n" if told.ended else ""
    lines = "".join(f"data: {line}\n" for line in told.data.split("\n"))
    return f"id: {told.place}\n{kind}{lines}\n".encode()


def place_from(text: str) -> int | None:
    """A place as browsers send it back; None for anything else."""
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else None
