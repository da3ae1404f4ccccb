"""Whole answers: a page's parts joined for one kind of client, with the headers that go with them."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings

from khabar.edge import downstream
from khabar.edge.fragments import FragmentKey
from khabar.edge.segments import Member, Segment, digest, gzip_member, identity
from khabar.edge.store import NEVER, Fragment, Page, PageKey, Store

Headers = list[tuple[bytes, bytes]]
VARY = (b"vary", b"Accept-Encoding")
GZIP = (b"content-encoding", b"gzip")
OF_304 = {b"etag", b"cache-control", b"content-location", b"expires", b"vary", b"cache-status", b"age"} | set(
    downstream.NAMES
)


@dataclass(slots=True, eq=False)
class Whole:
    """An answer ready to be sent, and what it was made of. `headers` end with those that change from hit to hit."""

    body: bytes
    headers: Headers
    etag: bytes
    page: Page
    fragments: tuple[Fragment, ...]
    generation: int
    until: float
    deadline: float
    until_by_page: float
    last_modified: bytes = b""
    member: Member | None = None
    _lines: bytes | None = None

    @property
    def lines(self) -> bytes:
        """The headers as they go over the wire."""
        if self._lines is None:
            self._lines = lines(self.headers)
        return self._lines


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
            return whole
        return None

    def join(self, key: PageKey, gzip: bool, page: Page, fragments: dict[FragmentKey, Fragment]) -> Whole:
        """The answer made of `page` and `fragments` (one for each that the page places)."""
        generation = self.store.generation
        used = tuple(fragments[placed] for placed in page.fragments)
        whole = self.kept.get((key, gzip))
        if whole is None or whole.page is not page or not _alike(whole.fragments, used) or settings.PURGE:
            former = whole.member if whole is not None and whole.page is page else None
            whole = self._join(gzip, page, fragments, used, former)
            self._keep((key, gzip), whole)
        whole.until = min([whole.until_by_page, *(fragment.until for fragment in used)])
        whole.deadline = min([page.deadline, *(fragment.deadline for fragment in used)])
        whole.generation = generation
        page.used = True
        for fragment in used:
            fragment.used = True
        return whole

    def _join(
        self,
        gzip: bool,
        page: Page,
        fragments: dict[FragmentKey, Fragment],
        used: tuple[Fragment, ...],
        former: Member | None,
    ) -> Whole:
        headers: Headers = list(page.headers)
        member = None
        if page.opaque is not None:
            body = page.opaque
            etag = hashlib.blake2b(body, digest_size=16).hexdigest()
        else:
            pieces = _segments(page, fragments)
            etag = digest(piece.digest for piece in pieces)
            member = gzip_member(pieces, former) if gzip else None
            body = member.data if member else identity(pieces)
            headers.append(VARY)
            if gzip:
                # Another representation needs another entity tag (RFC 9110, 8.8.3.3).
                etag += "-gzip"
                headers.append(GZIP)
        tag = f'"{etag}"'.encode()
        until = page.until
        headers += [(b"etag", tag), (b"content-length", str(len(body)).encode())]
        if page.status == 200 and settings.PURGE:
            tags = page.tags.union(*(fragment.tags for fragment in used))
            headers = downstream.with_lifetime(headers, tags, min([until, *(fragment.until for fragment in used)]))
            until = min(until, time.time() + downstream.AGAIN)
        last_modified = dict(page.headers).get(b"last-modified", b"") if not used else b""
        return Whole(body, headers, tag, page, used, 0, until, NEVER, until, last_modified, member)

    def _keep(self, key: tuple[PageKey, bool], whole: Whole) -> None:
        before = self.kept.pop(key, None)
        if before is not None:
            self.bytes -= len(before.body)
        self.kept[key] = whole
        self.bytes += len(whole.body)
        while self.bytes > self.most_bytes and self.kept:
            _key, oldest = self.kept.popitem(last=False)
            self.bytes -= len(oldest.body)


def lines(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Headers as they go over the wire; raises ValueError if one of them would break its line."""
    told = b"".join(b"%s: %s\r\n" % header for header in headers)
    if told.count(b"\n") != told.count(b"\r\n") or told.count(b"\r") != told.count(b"\n") or b"\0" in told:
        raise ValueError("a header has more than one line")
    return told


def of_304(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Those headers that an answer without a body repeats (RFC 9110, 15.4.5)."""
    return [header for header in headers if header[0] in OF_304]


def _alike(before: tuple[Fragment, ...], now: tuple[Fragment, ...]) -> bool:
    """Whether fragments say the same: one that was rendered anew keeps its segment if nothing changed in it."""
    return len(before) == len(now) and all(old.segment is new.segment for old, new in zip(before, now, strict=True))


def _segments(page: Page, fragments: dict[FragmentKey, Fragment]) -> Sequence[Segment]:
    return [part if isinstance(part, Segment) else fragments[part].segment for part in page.parts]
