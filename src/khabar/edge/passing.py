"""Requests that are Django's alone: handed on whole, and the store hears of what they changed."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote, urlsplit

from a2wsgi import WSGIMiddleware

from khabar.edge.store import PageKey, Store, address_tag
from khabar.edge.together import Together, taker_of

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
REMEMBERED, MOST_REMEMBERED = 60, 4_096


class Passing:
    """Hands requests to `django`, an ASGI application; remembers for a minute which addresses are never shared."""

    def __init__(self, django: WSGIMiddleware, store: Store) -> None:
        self.django = django
        self.store = store
        self.together = Together(django.executor)
        self._private: OrderedDict[PageKey, float] = OrderedDict()

    def remember(self, key: PageKey) -> None:
        self._private[key] = time.monotonic() + REMEMBERED
        self._private.move_to_end(key)
        if len(self._private) > MOST_REMEMBERED:
            self._private.popitem(last=False)

    def is_known(self, key: PageKey) -> bool:
        return self._private.get(key, 0.0) > time.monotonic()

    async def plain(self, scope: Scope, receive: Receive, send: Send) -> None:
        """a2wsgi hands `receive()` to another thread's loop, which takes a coroutine only; that of some servers
        is another awaitable, and every request with a body failed."""

        async def receive_as_coroutine() -> dict[str, Any]:
            return await receive()

        await self.django(scope, receive_as_coroutine, send)  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send, why: str) -> None:
        """Answer a request that is not the store's."""
        taker = taker_of(scope) if why == "method" else None
        if taker is None:
            await self.ordinarily(scope, receive, send, why)
            return
        body = await _read(receive)

        async def ordinary(body: bytes) -> None:
            await self.ordinarily(scope, _once_more(body, receive), send, why)

        await self.together(scope, send, ordinary, body, *taker)

    async def ordinarily(self, scope: Scope, receive: Receive, send: Send, why: str) -> None:
        """Answer through Django, saying `why`; after an unsafe method its address is forgotten (RFC 9111, 4.4)."""
        self.store.counts.passed += 1
        unsafe = scope["method"] not in SAFE
        forward = "method" if why == "method" else "bypass"
        status = (b"cache-status", f"Khabar; fwd={forward}; detail={why}".encode())

        async def send_and_note(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                if unsafe and message["status"] < 400:
                    self._forget(scope["path"], dict(message["headers"]))
                message = {**message, "headers": [*message["headers"], status]}
            await send(message)

        await self.plain(scope, receive, send_and_note)

    def _forget(self, path: str, headers: dict[bytes, bytes]) -> None:
        paths = {quote(path)}
        for name in (b"location", b"content-location"):
            target = urlsplit(headers.get(name, b"").decode("latin-1"))
            if target.path and not target.netloc:
                paths.add(target.path)
        self.store.forget(frozenset(map(address_tag, paths)), at_once=True)


async def _read(receive: Receive) -> bytes:
    """The body of a request, whose length has been looked at."""
    parts, more = [], True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False) and message["type"] == "http.request"
    return b"".join(parts)


def _once_more(body: bytes, receive: Receive) -> Receive:
    """`receive` for who has not seen the body yet."""
    left = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> dict[str, Any]:
        return left.pop() if left else await receive()

    return again
