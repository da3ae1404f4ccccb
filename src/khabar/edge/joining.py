"""Whole answers: a page's parts joined for one kind of client, with the headers that go with them."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings

from khabar.edge import downstream
from khabar.edge.segments import Member, Segment, digests, gzip_member, identity, name
from khabar.edge.store import NEVER, Fragment, Page, PageKey, Store

Headers = list[tuple[bytes, bytes]]
VARY = (b"vary", b"Accept-Encoding")
GZIP = (b"content-encoding", b"gzip")
OF_304 = {b"etag", b"cache-control", b"content-location", b"expires", b"vary", b"cache-status", b"age"} | set(
    downstream.NAMES
)


@dataclass(slots=True, eq=False)
class Whole:
    """An answer ready to be sent, its body in `parts`, and what it was made of.

    `fixed` are the headers that stay when a fragment is exchanged, and `fixed_lines` the same as they go over the wire;
    a body deflated is cut at the fragment at `turning`. `used` says whether it was asked for since the last look.
    """

    parts: tuple[bytes, ...]
    etag: bytes
    fixed: Headers
    page: Page
    fragments: tuple[Fragment, ...]
    until_by_page: float
    fixed_lines: bytes = b""
    member: Member | None = None
    turning: int = -1
    generation: int = 0
    until: float = 0.0
    deadline: float = NEVER
    used: bool = True
    size: int = field(init=False)
    lines: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.size = sum(map(len, self.parts))
        self.fixed_lines = self.fixed_lines or lines(self.fixed)
        self.lines = b"%setag: %s\r\ncontent-length: %d\r\n" % (self.fixed_lines, self.etag, self.size)

    @property
    def body(self) -> bytes:
        """The parts together."""
        return b"".join(self.parts)

    @property
    def headers(self) -> Headers:
        return [*self.fixed, (b"etag", self.etag), (b"content-length", b"%d" % self.size)]

    @property
    def last_modified(self) -> bytes:
        """What its page says, if that is all there is to it."""
        return b"" if self.fragments else dict(self.page.headers).get(b"last-modified", b"")


@dataclass
class Wholes:
    """Joins answers and keeps those that were asked for last, within `most_bytes`."""

    store: Store
    most_bytes: int
    bytes: int = 0
    kept: OrderedDict[tuple[PageKey, bool], Whole] = field(default_factory=OrderedDict)

    def get(self, key: PageKey, gzip: bool, now: float, clock: float) -> Whole | None:
        """The kept answer if nothing kept anywhere has changed since it was last looked through."""
        whole = self.kept.get((key, gzip))
        if (
            whole is not None
            and whole.generation == self.store.generation
            and now < whole.deadline
            and clock < whole.until
        ):
            whole.used = True
            return whole
        return None

    def join(self, key: PageKey, gzip: bool, page: Page, used: tuple[Fragment, ...]) -> Whole:
        """The answer made of `page` and the fragments that it places, in the order of `page.fragments`."""
        generation = self.store.generation
        before = self.kept.get((key, gzip))
        if before is None or before.page is not page:
            whole = _joined(gzip, page, used)
        else:
            changed = _changed(before.fragments, used)
            if changed == [before.turning] and not settings.PURGE:
                whole = _exchanged(before, used)
            elif changed or settings.PURGE:
                whole = _joined(gzip, page, used, changed[-1] if changed else -1)
            else:
                whole = before
        if whole is not before:
            self._keep((key, gzip), whole)
        whole.fragments = used
        whole.until = min([whole.until_by_page, *[fragment.until for fragment in used]])
        whole.deadline = min([page.deadline, *[fragment.deadline for fragment in used]])
        whole.generation = generation
        whole.used = page.used = True
        for fragment in used:
            fragment.used = True
        return whole

    def _keep(self, key: tuple[PageKey, bool], whole: Whole) -> None:
        """In the place of its predecessor, if there is one. Second chance for what was used, as in the store."""
        before = self.kept.get(key)
        self.bytes += whole.size - (before.size if before is not None else 0)
        self.kept[key] = whole
        while self.bytes > self.most_bytes and self.kept:
            first, oldest = next(iter(self.kept.items()))
            if oldest.used:
                oldest.used = False
                self.kept.move_to_end(first)
            else:
                del self.kept[first]
                self.bytes -= oldest.size


def _joined(gzip: bool, page: Page, used: tuple[Fragment, ...], turning: int = -1) -> Whole:
    """The answer made of its parts, cut at the fragment at `turning` if it is deflated and has that in one place."""
    fixed: Headers = list(page.headers)
    member, places, until = None, [], page.until
    if page.opaque is not None:
        parts: tuple[bytes, ...] = (page.opaque,)
        etag = _etag(page.opaque)
    else:
        fixed.append(VARY)
        segments = dict(zip(page.fragments, (fragment.segment for fragment in used), strict=True))
        pieces = [part if isinstance(part, Segment) else segments[part] for part in page.parts]
        if gzip:
            fixed.append(GZIP)
            places = [at for at, piece in enumerate(pieces) if turning >= 0 and piece is used[turning].segment]
            member = gzip_member(pieces, places[0] if len(places) == 1 else 0)
            parts, etag = member.parts, _etag(member.digests, b"-gzip")
        else:
            parts, etag = (identity(pieces),), _etag(digests(pieces))
    if page.status == 200 and settings.PURGE:
        tags = page.tags.union(*(fragment.tags for fragment in used))
        fixed = downstream.with_lifetime(fixed, tags, min([until, *(fragment.until for fragment in used)]))
        until = min(until, time.time() + downstream.AGAIN)
    return Whole(parts, etag, fixed, page, used, until, member=member, turning=turning if len(places) == 1 else -1)


def _exchanged(before: Whole, used: tuple[Fragment, ...]) -> Whole:
    """The answer with another fragment where `before` is cut."""
    assert before.member is not None  # noqa: S101 for mypy: where it is cut there is one
    member = before.member.exchanged(used[before.turning].segment)
    return Whole(
        member.parts,
        _etag(member.digests, b"-gzip"),
        before.fixed,
        before.page,
        used,
        before.until_by_page,
        before.fixed_lines,
        member,
        before.turning,
    )


def _etag(content: bytes, representation: bytes = b"") -> bytes:
    """Another representation needs another entity tag (RFC 9110, 8.8.3.3)."""
    return b'"%s%s"' % (name(content).encode(), representation)


def _changed(before: tuple[Fragment, ...], now: tuple[Fragment, ...]) -> list[int]:
    """Which fragments say something else: one that was rendered anew keeps its segment if nothing changed in it."""
    return [at for at, (old, new) in enumerate(zip(before, now, strict=True)) if old.segment is not new.segment]


def lines(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Headers as they go over the wire; raises ValueError if one of them would break its line."""
    told = b"".join(b"%s: %s\r\n" % header for header in headers)
    if told.count(b"\n") != told.count(b"\r\n") or told.count(b"\r") != told.count(b"\n") or b"\0" in told:
        raise ValueError("a header has more than one line")
    return told


def of_304(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Those headers that an answer without a body repeats (RFC 9110, 15.4.5)."""
    return [header for header in headers if header[0] in OF_304]
