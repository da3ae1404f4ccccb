"""Readers of streams, in the event loop of a server process; see `streams`."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from random import randrange
from typing import Any
from urllib.parse import parse_qs

from django.db import close_old_connections

from khabar.edge.streams import RETRY, Source, Told, encoded, place_from, source_at
from khabar.edge.tags import EVERYTHING

logger = logging.getLogger(__name__)

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

KEPT = 64
"""Messages in a ring: a reader who has not taken so many is too slow."""
BEAT = 20.0
"""Seconds between signs of life, which also find readers that are gone."""
AGAIN = 0.5
"""Seconds before a stream whose news could not be read is read once more; twice as long each time, up to 30."""
MOST_ARRIVING = 256
"""Readers that may wait for the database at once; more are told to come back."""
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"cache-status", b"Khabar; fwd=bypass; detail=stream"),
]
ALIVE = b"event: alive\ndata:\n\n"
"""An event that browsers hear: who doesn't for a while knows that the stream is held back or lost on its way."""


class Full(Exception):
    """No more readers are taken; browsers fall back to asking now and then."""


@dataclass
class Topic:
    """One stream with its readers. `ring` holds (number, place, message) of the last messages."""

    source: Source
    number: int
    place: int
    readers: int = 0
    told: int = 0
    """How many messages there were."""
    ring: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=KEPT))
    news: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False
    reading: bool = False
    again: bool = False
    missed: dict[int, tuple[int, asyncio.Future[Told | None]]] = field(default_factory=dict)
    """What is being read for readers who come back, by their place, and which message was the next when that began: a
    thousand of one place cost one reading."""

    def say(self, message: bytes, place: int) -> None:
        self.ring.append((place, message))
        self.told += 1
        news, self.news = self.news, asyncio.Event()
        news.set()


class Broadcaster:
    """Serves at most `most` readers; asks sources in `executor`."""

    def __init__(self, executor: Executor, most: int) -> None:
        self.most = most
        self.readers = 0
        self._executor = executor
        self._topics: dict[tuple[str, int], Topic] = {}
        self._opening: dict[tuple[str, int], asyncio.Future[Topic | None]] = {}
        self._arriving = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._beating: asyncio.Task[None] | None = None
        self._stopped = False
        self._tasks: set[asyncio.Task[None]] = set()

    def heard(self, tags: frozenset[str]) -> None:
        """Something was announced. Called from any thread."""
        if self._loop is not None and self._topics:
            self._loop.call_soon_threadsafe(self._wake, tags)

    def stop(self) -> None:
        """Let all readers go. In the loop's thread."""
        self._stopped = True
        for topic in self._topics.values():
            topic.ended = True
            topic.news.set()
        if self._beating:
            self._beating.cancel()

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Answer a request for a stream; whether it was one."""
        found = source_at(scope["path"])
        if found is None or scope["method"] not in ("GET", "HEAD"):
            return False
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
        source, number = found
        since = _since(scope)
        try:
            if self._stopped or self.readers >= self.most:
                raise Full
            topic = await self._topic(source, number)
        except Full:
            await _refuse(send, 503, (b"retry-after", b"30"))
            return True
        if topic is None:
            await _refuse(send, 404)
        elif topic.ended:
            await _refuse(send, 204)  # which tells a browser to try no more
        elif scope["method"] == "HEAD":
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await send({"type": "http.response.body", "body": b""})
        else:
            await self._serve(topic, since, receive, send)
        return True

    async def _topic(self, source: Source, number: int) -> Topic | None:
        key = (source.name, number)
        topic = self._topics.get(key)
        if topic is not None:
            return topic
        flight = self._opening.get(key)
        if flight is None:
            if len(self._opening) >= MOST_ARRIVING:
                raise Full
            flight = self._opening[key] = asyncio.ensure_future(self._open(source, number))
            flight.add_done_callback(lambda _done: self._opening.pop(key, None))
        return await asyncio.shield(flight)

    async def _open(self, source: Source, number: int) -> Topic | None:
        try:
            told = await self._ask(source, number, None)
        except Exception as error:
            logger.warning("Stream %s %s can't be opened: %s", source.name, number, error)
            raise Full from error
        if told is None:
            return None
        topic = Topic(source, number, told.place, ended=told.ended)
        if not told.ended:
            self._topics[source.name, number] = topic
            self._beating = self._beating or asyncio.ensure_future(self._beat())
            self._read_soon(topic)  # what was announced while it was opened
        return topic

    async def _ask(self, source: Source, number: int, since: int | None) -> Told | None:
        def ask() -> Told | None:
            close_old_connections()
            return source.tell(number, since)

        assert self._loop is not None  # noqa: S101 for mypy: set by whoever came first
        return await self._loop.run_in_executor(self._executor, ask)

    def _wake(self, tags: frozenset[str]) -> None:
        for topic in list(self._topics.values()):
            if EVERYTHING in tags or topic.source.tag(topic.number) in tags:
                self._read_soon(topic)

    def _read_soon(self, topic: Topic) -> None:
        if topic.reading:
            topic.again = True
            return
        topic.reading = True
        task = asyncio.ensure_future(self._read(topic))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _read(self, topic: Topic) -> None:
        """Read and say what is new, until nothing was announced meanwhile."""
        wait = AGAIN
        try:
            while not topic.ended:
                topic.again = False
                try:
                    told = await self._ask(topic.source, topic.number, topic.place)
                except Exception as error:
                    logger.warning("Stream %s %s can't be read: %s", topic.source.name, topic.number, error)
                    await asyncio.sleep(wait)
                    wait = min(30.0, 2 * wait)
                    continue
                wait = AGAIN
                self._say(topic, told)
                if not topic.again:
                    return
        finally:
            topic.reading = False

    def _say(self, topic: Topic, told: Told | None) -> None:
        if told is None:
            told = Told(topic.place, ended=True)
        if told.ended:
            topic.ended = True
            self._topics.pop((topic.source.name, topic.number), None)
        if told.data or told.ended:
            topic.place = told.place
            topic.say(encoded(told), told.place)

    async def _beat(self) -> None:
        while not self._stopped:
            await asyncio.sleep(BEAT)
            for key, topic in list(self._topics.items()):
                if topic.readers:
                    topic.say(ALIVE, topic.place)
                elif not topic.reading:
                    del self._topics[key]

    async def _serve(self, topic: Topic, since: int | None, receive: Receive, send: Send) -> None:
        """Say what a reader has missed, then what comes, until either side has enough."""
        self.readers += 1
        topic.readers += 1
        here = asyncio.current_task()
        assert here is not None  # noqa: S101 for mypy
        leaving = asyncio.ensure_future(_until_gone(receive))
        leaving.add_done_callback(lambda _gone: here.cancel())
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            at, first = await self._missed(topic, since)
            await send({"type": "http.response.body", "body": first, "more_body": True})
            await _follow(topic, at, send)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except asyncio.CancelledError:
            if not leaving.done():
                raise  # the server's wish, not the reader's
        except Exception as error:  # the reader comes back
            logger.warning("A reader of %s %s is let go: %s", topic.source.name, topic.number, error)
        finally:
            self.readers -= 1
            topic.readers -= 1
            leaving.cancel()

    async def _missed(self, topic: Topic, since: int | None) -> tuple[int, bytes]:
        """From which message on the ring is to be followed, and what a reader who has come as far as `since` lacks."""
        # Readers of a process that dies come back one after the other.
        hello = f"retry: {randrange(RETRY // 2, 2 * RETRY)}\n".encode() + ALIVE  # noqa: S311 no secret
        if since is None or since == topic.place:
            return topic.told, hello
        if since not in topic.missed:
            flight: asyncio.Future[Told | None] = asyncio.ensure_future(self._ask(topic.source, topic.number, since))
            topic.missed[since] = (topic.told, flight)
            flight.add_done_callback(lambda _done: topic.missed.pop(since, None))
        at, reading = topic.missed[since]
        told = await asyncio.shield(reading)
        return at, hello + encoded(told) if told and told.data else hello


async def _follow(topic: Topic, at: int, send: Send) -> None:
    """Send what the ring holds from message `at` on; ends with the stream, or where the reader is too slow."""
    while True:
        if topic.told - at > len(topic.ring):
            return
        while at < topic.told:
            missing = topic.told - at
            if missing > len(topic.ring):
                return
            body = topic.ring[-1][1] if missing == 1 else b"".join(told for _place, told in list(topic.ring)[-missing:])
            at += missing
            await send({"type": "http.response.body", "body": body, "more_body": True})
        if topic.ended:
            return
        await topic.news.wait()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _since(scope: Scope) -> int | None:
    """Where the reader says to have come: a browser that comes back by itself, or the page that it comes from."""
    for name, value in scope["headers"]:
        if name == b"last-event-id":
            return place_from(value.decode("latin-1"))
    return place_from(parse_qs(scope["query_string"].decode("latin-1")).get("since", [""])[0])


async def _refuse(send: Send, status: int, *headers: tuple[bytes, bytes]) -> None:
    start = [*headers, (b"cache-control", b"no-store"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": b""})
