"""The edge: an ASGI application in front of Django, in the same process.

It answers from the store where it may, asks Django where it must, and says in `Cache-Status` (RFC 9211) which and why.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from a2wsgi import WSGIMiddleware

from khabar.edge import downstream, requests
from khabar.edge.broadcasting import Broadcaster
from khabar.edge.fragments import FragmentKey
from khabar.edge.joining import Headers, Whole, Wholes, of_304
from khabar.edge.passing import Passing
from khabar.edge.poller import Poller
from khabar.edge.rendering import Answer, Application, environ_for, render_fragments, render_page
from khabar.edge.reporting import Reporter
from khabar.edge.requests import Asked
from khabar.edge.shelf import Shelf
from khabar.edge.store import NEVER, Fragment, Page, PageKey, Store

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

MOST_FLIGHTS = 256
"""Addresses that may wait for Django at once; more are told to come back."""
CATCHING_UP = 0.3
"""Seconds to wait for the outbox when it has not been read lately, as after the machine slept."""
NO_FRAGMENT = Fragment(frozenset(), NEVER, 0, deadline=0.0)
HIT = (b"cache-status", b"Khabar; hit")
STREAMS_END = "/events/"
"""How addresses of streams end, so that any other is told from them by a look."""


class Edge:
    """Serves `application` (WSGI) with at most `threads` threads, keeping at most `most_bytes` of answers in memory.

    At most `most_listening` readers are told by streams; more have to ask now and then. With a `shelf` pages are kept
    on disk too, for the process that begins after this one.
    """

    def __init__(
        self,
        application: Application,
        *,
        threads: int,
        most_bytes: int,
        most_listening: int = 20_000,
        shelf: Shelf | None = None,
    ) -> None:
        self.store = Store(most_bytes * 3 // 4, shelf=shelf)
        self.wholes = Wholes(self.store, most_bytes // 4)
        self._application = application
        django = WSGIMiddleware(application, workers=threads)  # type: ignore[arg-type]
        self._executor = django.executor
        self.streams = Broadcaster(self._executor, most_listening)
        self.poller = Poller(self.store, Reporter(self.store), self.streams.heard)
        self._passing = Passing(django, self.store)
        self._flights: dict[object, asyncio.Future[Any]] = {}
        self._started = False
        self._gave_up_at = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._passing.plain(scope, receive, send)
            return
        if not self._started:
            self._started = True
            self.poller.start()
        if scope["path"].endswith(STREAMS_END) and await self.streams.answer(scope, receive, send):
            return
        asked = requests.read(scope)
        if asked.bypass:
            await self._passing(scope, receive, send, asked.bypass)
            return
        whole = self.at_once(asked)
        if whole is not None:
            await self._send(scope, send, asked, whole, HIT)
            return
        await self._slowly(scope, receive, send, asked)

    def close(self) -> None:
        """End the threads of its own, when no more requests come."""
        self.poller.stop()
        if self.store.shelf is not None:
            self.store.shelf.close()

    def at_once(self, asked: Asked) -> Whole | None:
        """The answer, if it is here, is right, and can be given without waiting for anything; `HIT` belongs to it."""
        now, clock = time.monotonic(), time.time()
        if now >= self.poller.right_until:
            return None
        whole = self.wholes.get(asked.key, asked.gzip, now, clock) or self._join(asked.key, asked.gzip, now, clock)
        if whole is not None:
            self.store.counts.hits += 1
        return whole

    def _join(self, key: PageKey, gzip: bool, now: float, clock: float) -> Whole | None:
        """The answer under `key` made of what is here, if all of it is and is right."""
        page = self.store.pages.get(key)
        if page is None or page.touched_at or not page.is_right(now, clock) or self._passing.is_known(key):
            return None
        kept, used = self.store.fragments, []
        for placed in page.fragments:
            found = kept.get(placed)
            if found is None or not found.is_right(now, clock):
                return None
            used.append(found)
        return self.wholes.join(key, gzip, page, tuple(used))

    async def _slowly(self, scope: Scope, receive: Receive, send: Send, asked: Asked) -> None:
        """What needs more than a look into a table."""
        if self._passing.is_known(asked.key):
            await self._passing(scope, receive, send, "known-private")
            return
        page = self.store.pages.get(asked.key)
        if page is not None:
            if not await self._is_vouched_for():
                await self._send_stale(scope, send, asked, page, self.poller.problem or "outbox-late")
                return
            whole = await self._hit(asked, page)
            if whole is not None:
                self.store.counts.hits += 1
                await self._send(scope, send, asked, whole, HIT)
                return
        await self._miss(scope, receive, send, asked, page)

    async def _is_vouched_for(self) -> bool:
        """Whether the outbox was read a moment ago; waits a little for it, unless that was in vain just now."""
        poller = self.poller
        if time.monotonic() < poller.right_until:
            return True
        if poller.problem or self._gave_up_at > poller.right_until:
            return False
        end = time.monotonic() + CATCHING_UP
        while time.monotonic() < end and not poller.problem:
            await asyncio.sleep(0.01)
            if time.monotonic() < poller.right_until:
                return True
        self._gave_up_at = time.monotonic()
        return False

    async def _hit(self, asked: Asked, page: Page) -> Whole | None:
        """The page's answer if the page may be shown; fragments that may not are rendered first."""
        if not page.is_right(time.monotonic(), time.time()):
            return None
        if page.touched_at and asked.key not in self._flights:
            self._fly(asked)  # it may be shown for another moment
        fragments = await self._fragments(page)
        return None if fragments is None else self.wholes.join(asked.key, asked.gzip, page, fragments)

    async def _fragments(self, page: Page) -> tuple[Fragment, ...] | None:
        """What the page places, rendered where it isn't right; None if that fails."""
        kept, used = self.store.fragments, []
        for key in page.fragments:
            found = kept.get(key)
            if found is None or not found.is_right(time.monotonic(), time.time()):
                await asyncio.shield(self._fly_fragment(key))
                before, found = found, kept.get(key)
                if found is None or found is before:
                    return None
            used.append(found)
        return tuple(used)

    def _fly_fragment(self, key: FragmentKey) -> asyncio.Future[None]:
        flight = self._flights.get(key)
        if flight is None:
            loop = asyncio.get_running_loop()
            flight = loop.run_in_executor(self._executor, render_fragments, self.store, [key])
            self._land(key, flight)
        return flight

    async def _miss(self, scope: Scope, receive: Receive, send: Send, asked: Asked, page: Page | None) -> None:
        if asked.key not in self._flights and len(self._flights) >= MOST_FLIGHTS:
            await self._too_busy(scope, send, asked, page)
            return
        collapsed = asked.key in self._flights
        answer = await asyncio.shield(self._fly(asked))
        if collapsed and answer.conflict:  # it was begun before what this reader may know of
            answer = await asyncio.shield(self._fly(asked))
        if answer.page is not None:
            await self._send_fresh(scope, send, asked, answer, page, collapsed)
        elif answer.status >= 500 and page is not None:
            await self._send_stale(scope, send, asked, page, answer.refused)
        elif answer.status >= 500 or answer.status in (400, 414):
            await self._send_as_it_is(scope, send, answer)
        else:
            self._passing.remember(asked.key)
            await self._passing(scope, receive, send, answer.refused)

    def _fly(self, asked: Asked) -> asyncio.Future[Answer]:
        """The one rendering of an address that is under way."""
        flight = self._flights.get(asked.key)
        if flight is None:
            environ = environ_for(asked.key, asked.scheme, asked.host, asked.forwarded)
            loop = asyncio.get_running_loop()
            flight = loop.run_in_executor(
                self._executor, render_page, self._application, self.store, asked.key, environ
            )
            self._land(asked.key, flight)
        return flight

    def _land(self, key: object, flight: asyncio.Future[Any]) -> None:
        self._flights[key] = flight
        flight.add_done_callback(lambda _done: self._flights.pop(key, None))

    async def _send_fresh(
        self, scope: Scope, send: Send, asked: Asked, answer: Answer, before: Page | None, collapsed: bool
    ) -> None:
        page = answer.page
        assert page is not None  # noqa: S101 for mypy: the caller looked
        fragments = await self._fragments(page)
        if fragments is None:
            await self._send_stale(scope, send, asked, page, "a fragment fails")
            return
        counts = self.store.counts
        whole = self.wholes.join(asked.key, asked.gzip, page, fragments)
        if before is None:
            counts.misses += 1
            status = "Khabar; fwd=uri-miss"
        else:
            counts.renewed += 1
            status = "Khabar; fwd=stale"
        status += "; collapsed" if collapsed else "; stored"
        if before is not None and before.why:
            status += f'; detail="{before.why}"'
        await self._send(scope, send, asked, whole, (b"cache-status", status.encode()))

    async def _send_stale(self, scope: Scope, send: Send, asked: Asked, page: Page, why: str) -> None:
        """What was right once, and is all there is now."""
        kept = self.store.fragments
        fragments = tuple(kept.get(key) or NO_FRAGMENT for key in page.fragments)
        whole = self.wholes.join(asked.key, asked.gzip, page, fragments)
        self.store.counts.stale += 1
        since = self.poller.away_since or (time.time() if page.is_right(time.monotonic(), time.time()) else 0)
        age = max(1, int(time.time() - (since or page.stored_at)))
        detail = "".join(letter for letter in why[:80] if letter.isascii() and letter.isprintable() and letter != '"')
        status = f'Khabar; hit; ttl=-{age}; detail="stale: {detail}"'.replace("\\", "")
        short = replace(whole, fixed=downstream.without_lifetime(whole.fixed), fixed_lines=b"")
        await self._send(scope, send, asked, short, (b"cache-status", status.encode()), (b"age", str(age).encode()))

    async def _too_busy(self, scope: Scope, send: Send, asked: Asked, page: Page | None) -> None:
        if page is not None:
            await self._send_stale(scope, send, asked, page, "too busy")
            return
        headers = [(b"content-type", b"text/plain"), (b"content-length", b"5"), (b"retry-after", b"1")]
        await self._send_as_it_is(scope, send, Answer(503, headers, b"Busy\n", refused="too busy"))

    async def _send(self, scope: Scope, send: Send, asked: Asked, whole: Whole, *more: tuple[bytes, bytes]) -> None:
        headers: Headers = [*whole.headers, *more]
        status, body = whole.page.status, whole.body
        if is_known(asked, whole):
            self.store.counts.not_modified += 1
            status, body = 304, b""
            headers = of_304(headers)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    async def _send_as_it_is(self, scope: Scope, send: Send, answer: Answer) -> None:
        detail = (b"cache-status", f"Khabar; fwd=miss; detail={answer.refused or 'unavailable'}".encode())
        headers = [*answer.headers, detail]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})


def is_known(asked: Asked, whole: Whole) -> bool:
    """Whether the client has this answer; If-None-Match silences If-Modified-Since (RFC 9110, 13.2.2)."""
    if whole.page.status != 200:
        return False
    if asked.none_match:
        return requests.etag_matches(asked.none_match, whole.etag)
    return bool(asked.modified_since) and asked.modified_since == whole.last_modified
