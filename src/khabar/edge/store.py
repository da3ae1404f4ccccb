"""What a process keeps: pages as segments, fragments once for all pages, whole answers of what is asked for most.

The store never decides by age whether a page is right: it forgets by tag what was announced. Forgotten pages stay,
marked, until they are rendered anew, for the hour when that fails.

Looking up happens in the server's event loop, forgetting in other threads. Dictionary reads are atomic; whatever
changes the tables holds the lock.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from khabar.edge.fragments import FragmentKey
from khabar.edge.segments import Segment, segment
from khabar.edge.tags import EVERYTHING

if TYPE_CHECKING:
    from khabar.edge.shelf import Shelf

GRACE = 0.35
"""Seconds for which a page that another process's change has touched may still be shown while it is rendered anew."""
REMEMBERED = 4_096
"""Announcements that are remembered for pages that were being rendered when they came."""
MOST_BRIEF = 512
"""Answers that are no pages (not found, moved) at most: whoever makes up addresses shall push nothing out."""
TAG = 270
"""Bytes of a tag beside its text, where no other page carries it: its entry in the index."""
OVERHEAD = 900
"""Bytes of a page beside its segments and headers: keys, tags, index entries; measured with tracemalloc."""
NEVER = float("inf")
EMPTY = segment(b"")
NOTHING = FragmentKey("", "", "")

PageKey = tuple[str, str, bytes]
"""Scheme and host, path, query string."""


@dataclass(slots=True, eq=False)
class Entry:
    """Something rendered. `until` is in seconds since 1970, `touched_at` monotonic, 0 while nothing touched it."""

    tags: frozenset[str]
    until: float
    size: int
    touched_at: float = 0.0
    deadline: float = NEVER
    used: bool = False
    why: str = ""

    def is_right(self, now: float, clock: float) -> bool:
        """Whether it may be shown: nothing touched it, or it is being replaced within the time allowed."""
        return clock < self.until and now < self.deadline


@dataclass(slots=True, eq=False)
class Fragment(Entry):
    key: FragmentKey = NOTHING
    segment: Segment = EMPTY


Part = Segment | FragmentKey


@dataclass(slots=True, eq=False)
class Page(Entry):
    """An answer to everybody: parts to be joined, or `opaque` bytes that aren't worth deflating."""

    status: int = 200
    headers: Sequence[tuple[bytes, bytes]] = ()
    parts: Sequence[Part] = ()
    opaque: bytes | None = None
    stored_at: float = 0.0
    fragments: tuple[FragmentKey, ...] = ()


@dataclass
class Counts:
    """What happened since the process began."""

    hits: int = 0
    misses: int = 0
    renewed: int = 0
    stale: int = 0
    passed: int = 0
    not_modified: int = 0
    joined: int = 0
    forgotten: int = 0
    taken_up: int = 0
    evicted: int = 0
    fragments_rendered: int = 0
    seconds_rendering: float = 0.0


@dataclass
class Store:
    """`most_bytes` bounds pages, fragments and whole answers together."""

    most_bytes: int
    pages: OrderedDict[PageKey, Page] = field(default_factory=OrderedDict)
    fragments: OrderedDict[FragmentKey, Fragment] = field(default_factory=OrderedDict)
    counts: Counts = field(default_factory=Counts)
    bytes: int = 0
    generation: int = 0
    """Grows whenever anything kept changes or is touched."""
    position: int = 0
    """How many announcements have been obeyed."""
    place: int = 0
    """Where the reader of the outbox stood when it last looked; 0 before that."""
    shelf: Shelf | None = None
    _brief: OrderedDict[PageKey, None] = field(default_factory=OrderedDict)
    _index: dict[str, set[Entry]] = field(default_factory=dict)
    _recent: deque[tuple[int, frozenset[str]]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def put_page(self, key: PageKey, page: Page, since: int) -> bool:
        """Keep a page that was begun at position `since`; false if it was touched meanwhile, and is marked so."""
        with self._lock:
            if page.status != 200:
                self._brief[key] = None
                if len(self._brief) > MOST_BRIEF:
                    self.drop(self._brief.popitem(last=False)[0])
            return self._put(self.pages, key, page, since)

    def put_fragment(self, key: FragmentKey, fragment: Fragment, since: int) -> bool:
        return self._put(self.fragments, key, fragment, since)

    def drop(self, key: PageKey) -> None:
        """Forget a page altogether."""
        with self._lock:
            page = self.pages.pop(key, None)
            if page is not None:
                self._unlink(page)
                self.generation += 1

    def forget(self, tags: frozenset[str], *, at_once: bool) -> list[FragmentKey]:
        """Mark what carries one of `tags`; the fragments among it are returned.

        With `at_once` it is never shown again; otherwise it may be for `GRACE` seconds, while it is replaced.
        """
        now = time.monotonic()
        with self._lock:
            self.position += 1
            self._recent.append((self.position, tags))
            if EVERYTHING in tags:
                touched: Iterable[Entry] = [*self.pages.values(), *self.fragments.values()]
            else:
                touched = {entry for tag in tags for entry in self._index.get(tag, ())}
            for entry in touched:
                self._touch(entry, now, now if at_once else now + GRACE, tags)
            for key in self._brief:  # an address without a page has no tags: any change may give it one
                if key in self.pages:
                    self._touch(self.pages[key], now, now if at_once else now + GRACE, tags)
            self.generation += 1
            return [entry.key for entry in touched if isinstance(entry, Fragment)]

    def forget_address(self, path: str) -> None:
        """Mark every page at `path`, whatever its host and query, after an unsafe request to it."""
        self.forget(frozenset([address_tag(path)]), at_once=True)

    def size_of_index(self) -> int:
        return len(self._index)

    def _touch(self, entry: Entry, now: float, deadline: float, tags: frozenset[str]) -> None:
        entry.touched_at = now
        entry.deadline = min(entry.deadline, deadline)
        entry.why = next(iter(sorted(tags & entry.tags)), "")
        self.counts.forgotten += 1

    def _put(
        self,
        table: OrderedDict[PageKey, Page] | OrderedDict[FragmentKey, Fragment],
        key: object,
        entry: Entry,
        since: int,
    ) -> bool:
        with self._lock:
            before = table.pop(key, None)  # type: ignore[call-overload]
            if before is not None:
                self._unlink(before)
            table[key] = entry  # type: ignore[index,assignment]
            self.bytes += entry.size
            for tag in entry.tags:
                self._index.setdefault(tag, set()).add(entry)
            touched = self._touched_since(since, entry.tags)
            if touched:
                self._touch(entry, time.monotonic(), 0.0, touched)
            self.generation += 1
            self._evict()
            return not touched

    def _touched_since(self, since: int, tags: frozenset[str]) -> frozenset[str]:
        """The tags announced after `since` that are among `tags`; all of them if it is too long ago to know."""
        if self._recent and self._recent[0][0] > since + 1:
            return tags
        for position, announced in reversed(self._recent):
            if position <= since:
                break
            if EVERYTHING in announced or not announced.isdisjoint(tags):
                return announced
        return frozenset()

    def _unlink(self, entry: Entry) -> None:
        self.bytes -= entry.size
        for tag in entry.tags:
            holders = self._index.get(tag)
            if holders is not None:
                holders.discard(entry)
                if not holders:
                    del self._index[tag]

    def _evict(self) -> None:
        """Second chance: what was used since it was last looked at goes to the end of the queue once."""
        while self.bytes > self.most_bytes and (self.pages or self.fragments):
            table: OrderedDict[object, Entry] = self.pages if self.pages else self.fragments  # type: ignore[assignment]
            if self.fragments and len(self.fragments) > len(self.pages):
                table = self.fragments  # type: ignore[assignment]
            key, entry = next(iter(table.items()))
            if entry.used:
                entry.used = False
                table.move_to_end(key)
                continue
            del table[key]
            self._unlink(entry)
            entry.deadline = 0.0
            self.counts.evicted += 1


def address_tag(path: str) -> str:
    """The tag of every answer at a path, for those who purge by address. `path` as in an address, percent-encoded."""
    return f"address:{path}"[:1_000]


def size_of(parts: Iterable[Part], headers: Iterable[tuple[bytes, bytes]], tags: Iterable[str]) -> int:
    """Bytes an entry takes in memory, close enough for a bound."""
    segments = sum(len(part.deflated) + 200 for part in parts if isinstance(part, Segment))
    texts = sum(len(name) + len(value) + 150 for name, value in headers)
    return OVERHEAD + segments + texts + sum(sys.getsizeof(tag) + TAG for tag in tags)
