"""Forms that come by the hundred, as votes do while a poll is on air: those that wait are taken together, by one call.

While a thread takes what has come, what comes meanwhile waits and is the next load. So a single form waits for nobody,
and a thousand cost a fraction of a thousand requests: one hop between threads, one transaction, and of the middleware
only what adds to an answer. A form is answered when the call that took it has returned, hence after its transaction.

Only plain forms come this way, short ones from a host of ours; all others, and those whose call failed, go through
Django as every request does. An app registers the addresses in `ready()`.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

from a2wsgi.wsgi import build_environ
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from khabar.edge.once import one_request

logger = logging.getLogger(__name__)

MOST = 200
"""Forms in one call."""
MOST_WAITING = 5_000
"""Forms of one kind that may wait; more are told to come back."""
LONGEST = 16 * 1024
"""Bytes of a form."""
PLAIN = b"application/x-www-form-urlencoded"

Found = Mapping[str, str]
"""What the named groups of an address's pattern hold."""
Take = Callable[[Sequence[tuple[HttpRequest, Found]]], Sequence[HttpResponse | None]]
"""Takes forms and answers each, in their order; whatever it writes is committed when it returns. None leaves a form to
the ordinary way."""
Send = Callable[[dict[str, Any]], Awaitable[None]]
Ordinary = Callable[[bytes], Awaitable[None]]
"""Hands the request, whose body has been read, to Django."""

_registered: dict[re.Pattern[str], Take] = {}


def register(pattern: str, take: Take) -> None:
    """Have forms sent to addresses that match `pattern` as a whole taken by `take`, many at a time."""
    _registered[re.compile(pattern)] = take


def taker_of(scope: Mapping[str, Any]) -> tuple[Take, Found] | None:
    """Who takes this request together with others; None for what goes the ordinary way."""
    if scope["method"] != "POST" or scope["query_string"]:
        return None
    for pattern, take in _registered.items():
        found = pattern.fullmatch(scope["path"])
        if found is not None:
            return (take, found.groupdict()) if _is_plain(scope) else None
    return None


def _is_plain(scope: Mapping[str, Any]) -> bool:
    """Whether it is a short form with its length said."""
    headers = dict(scope["headers"])
    length: bytes = headers.get(b"content-length", b"")
    kind: bytes = headers.get(b"content-type", b"")
    return kind.partition(b";")[0].strip() == PLAIN and length.isdigit() and len(length) < 6 and int(length) <= LONGEST


@dataclass(slots=True, eq=False)
class Form:
    request: HttpRequest
    found: Found
    done: asyncio.Future[HttpResponse | None]


class Together:
    """Takes forms in threads of `executor`, of each kind one load at a time."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._waiting: dict[Take, list[Form]] = {}
        self._under_way: set[asyncio.Task[None]] = set()
        self._finish = _finisher()

    async def __call__(
        self, scope: dict[str, Any], send: Send, ordinary: Ordinary, body: bytes, take: Take, found: Found
    ) -> None:
        """Answer a form. One that can't be taken here is `ordinary`."""
        request = _request(scope, body)
        if request is None:
            await ordinary(body)
            return
        waiting = self._waiting.get(take)
        form = Form(request, found, asyncio.get_running_loop().create_future())
        if waiting is None:
            self._waiting[take] = [form]
            task = asyncio.create_task(self._work(take))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        elif len(waiting) >= MOST_WAITING:
            await _send(send, HttpResponse("Busy\n", "text/plain", 503, headers={"Retry-After": "1"}))
            return
        else:
            waiting.append(form)
        answer = await form.done
        if answer is None:
            await ordinary(body)
        else:
            await _send(send, answer)

    async def _work(self, take: Take) -> None:
        """Take load after load until nothing waits."""
        loop = asyncio.get_running_loop()
        try:
            while waiting := self._waiting[take]:
                load, self._waiting[take] = waiting[:MOST], waiting[MOST:]
                answers = await loop.run_in_executor(self._executor, self._take, take, load)
                for form, answer in zip(load, answers, strict=True):
                    if not form.done.done():  # who sent it may be gone
                        form.done.set_result(answer)
        finally:
            for form in self._waiting.pop(take):
                form.done.cancel()

    def _take(self, take: Take, load: Sequence[Form]) -> Sequence[HttpResponse | None]:
        """The answers to a load; None for each if the call failed. In a thread of its own."""
        close_old_connections()
        try:
            with one_request():
                readable = [form for form in load if _is_readable(form.request)]
                answers = take([(form.request, form.found) for form in readable])
                done = {
                    form: self._finish(form.request, answer)
                    for form, answer in zip(readable, answers, strict=True)
                    if answer is not None
                }
                return [done.get(form) for form in load]
        except Exception:
            logger.exception("%s forms could not be taken together", len(load))
            return [None] * len(load)
        finally:
            close_old_connections()


def _request(scope: dict[str, Any], body: bytes) -> HttpRequest | None:
    """The request as Django knows it; None if something has to be said about its host or scheme."""
    request = WSGIRequest(dict(build_environ(cast(Any, scope), cast(Any, BytesIO(body)))))
    try:
        request.get_host()
    except DisallowedHost:
        return None
    return None if getattr(settings, "SECURE_SSL_REDIRECT", False) and not request.is_secure() else request


def _is_readable(request: HttpRequest) -> bool:
    """Whether Django reads the form; what it refuses must not spoil a load."""
    try:
        return request.POST is not None
    except Exception:
        return False


def _finisher() -> Callable[[HttpRequest, HttpResponse], HttpResponse]:
    """Adds to an answer what `settings.TOGETHER_MIDDLEWARE` adds to every answer."""
    chain: Callable[[HttpRequest], HttpResponse] = lambda request: request.META["khabar.edge.answer"]  # noqa: E731
    for name in reversed(settings.TOGETHER_MIDDLEWARE):
        chain = import_string(name)(chain)

    def finish(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
        request.META["khabar.edge.answer"] = answer
        return chain(request)

    return finish


async def _send(send: Send, answer: HttpResponse) -> None:
    cookies = [("Set-Cookie", cookie.OutputString()) for cookie in answer.cookies.values()]
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in [*answer.items(), *cookies]]
    headers.append((b"cache-status", b"Khabar; fwd=method; detail=together"))
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": answer.content})
