"""Streams: one reading and one encoding for all, nothing lost or doubled by who comes back, slow readers let go."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from khabar.edge import broadcasting, streams
from khabar.edge.broadcasting import Broadcaster
from khabar.edge.streams import Source, Told

PATH = "/tests/7/events/"


class Story:
    """A source whose messages are counted; `told` is how often it was asked."""

    def __init__(self) -> None:
        self.place = 0
        self.told: list[int | None] = []
        self.ended = False
        self.broken = 0

    def tell(self, number: int, since: int | None) -> Told | None:
        self.told.append(since)
        if self.broken:
            self.broken -= 1
            raise OSError("no database")
        if number != 7:
            return None
        if since is None or since == self.place:
            return Told(self.place, ended=self.ended)
        return Told(self.place, f"{since + 1}-{self.place}", ended=self.ended)


class Reader:
    """A client: `seen` is what reached it. `block()` makes it take nothing more."""

    def __init__(self, since: int | None = None, path: str = PATH, method: str = "GET") -> None:
        self.status = 0
        self.seen = ""
        self.gone = asyncio.Event()
        self.open = asyncio.Event()
        self.open.set()
        headers = [] if since is None else [(b"last-event-id", str(since).encode())]
        self.scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": headers}

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        self.status = message.get("status", self.status)
        await self.open.wait()
        self.seen += message.get("body", b"").decode()

    @property
    def data(self) -> list[str]:
        return re.findall(r"^data: (.+)$", self.seen, re.M)


@contextmanager
def served(monkeypatch: pytest.MonkeyPatch, most: int = 100) -> Iterator[tuple[Broadcaster, Story]]:
    story = Story()
    source = Source(
        "tests", re.compile(r"/tests/(?P<number>[0-9]+)/events/"), lambda number: f"test:{number}", story.tell
    )
    monkeypatch.setattr(streams, "_sources", {"tests": source})
    monkeypatch.setattr(broadcasting, "close_old_connections", lambda: None)
    monkeypatch.setattr(broadcasting, "AGAIN", 0.01)
    with ThreadPoolExecutor(2) as executor:
        yield Broadcaster(executor, most), story


async def until(condition: Callable[[], object]) -> None:
    for _ in range(500):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("waited in vain")


def run(scene: Callable[[], Awaitable[None]]) -> None:
    """In a thread of its own: Playwright keeps a loop in this one."""
    failed: list[BaseException] = []

    def play() -> None:
        try:
            asyncio.run(asyncio.wait_for(scene(), 20))  # type: ignore[arg-type]
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=play)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


def listen(hub: Broadcaster, reader: Reader) -> asyncio.Task[bool]:
    return asyncio.ensure_future(hub.answer(reader.scope, reader.receive, reader.send))


def test_all_readers_are_told_by_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(monkeypatch) as (hub, story):

        async def scene() -> None:
            readers = [Reader() for _ in range(50)]
            tasks = [listen(hub, reader) for reader in readers]
            await until(lambda: hub.readers == 50 and all("event: alive\n" in reader.seen for reader in readers))
            again = {int(re.findall(r"retry: (\d+)", reader.seen)[0]) for reader in readers}
            assert len(again) > 10, "all would come back at once"
            assert streams.RETRY // 2 <= min(again) <= max(again) <= 2 * streams.RETRY
            story.told.clear()
            story.place = 1
            hub.heard(frozenset(["test:7"]))
            await until(lambda: all(reader.data == ["1-1"] for reader in readers))
            assert story.told == [0]
            assert all("id: 1\n" in reader.seen for reader in readers)
            hub.heard(frozenset(["test:8", "item:7"]))
            await asyncio.sleep(0.05)
            assert story.told == [0]
            readers[0].gone.set()
            await until(lambda: hub.readers == 49)
            assert await tasks[0]
            hub.stop()
            await asyncio.gather(*tasks)
            assert hub.readers == 0

        run(scene)


def test_who_comes_back_is_told_what_they_missed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(monkeypatch) as (hub, story):

        async def scene() -> None:
            story.place = 5
            late = [Reader(since=3) for _ in range(20)]
            tasks = [listen(hub, reader) for reader in late]
            await until(lambda: all(reader.data == ["4-5"] for reader in late))
            assert story.told.count(3) == 1
            story.place = 6
            hub.heard(frozenset(["test:7"]))
            await until(lambda: all(reader.data == ["4-5", "6-6"] for reader in late))
            hub.stop()
            await asyncio.gather(*tasks)

        run(scene)


def test_what_is_told_while_somebody_catches_up_reaches_them_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(monkeypatch) as (hub, story):
        slow, tell = threading.Event(), story.tell

        def slowly(number: int, since: int | None) -> Told | None:
            found = tell(number, since)
            if since == 3:
                slow.wait(5)
            return found

        monkeypatch.setattr(
            streams,
            "_sources",
            {"tests": Source("tests", streams._sources["tests"].pattern, lambda n: "test:7", slowly)},
        )

        async def scene() -> None:
            story.place = 5
            tasks = [listen(hub, first := Reader(since=3))]
            await until(lambda: 3 in story.told)
            story.place = 6
            hub.heard(frozenset(["test:7"]))
            await until(lambda: story.told.count(5))
            await asyncio.sleep(0.05)
            tasks.append(listen(hub, second := Reader(since=3)))  # shares the first one's reading, which is older
            await asyncio.sleep(0.05)
            slow.set()
            await until(lambda: first.data == second.data == ["4-5", "6-6"])
            hub.stop()
            await asyncio.gather(*tasks)

        run(scene)


def test_an_ended_stream_lets_everybody_go_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(monkeypatch) as (hub, story):

        async def scene() -> None:
            task = listen(hub, reader := Reader())
            await until(lambda: "retry" in reader.seen)
            story.place, story.ended = 1, True
            hub.heard(frozenset(["everything"]))
            assert await task
            assert "event: end\ndata: 1-1\n" in reader.seen
            await listen(hub, again := Reader(since=1))
            assert again.status == 204
            await listen(hub, unknown := Reader(path="/tests/8/events/"))
            assert unknown.status == 404
            assert not await listen(hub, Reader(path="/elsewhere/7/events/"))
            assert not await listen(hub, Reader(method="POST"))

        run(scene)


def test_no_more_readers_are_taken_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(monkeypatch, most=1) as (hub, _story):

        async def scene() -> None:
            task = listen(hub, first := Reader())
            await until(lambda: "retry" in first.seen)
            await listen(hub, second := Reader())
            assert second.status == 503
            first.gone.set()
            await task
            task = listen(hub, third := Reader())
            await until(lambda: "retry" in third.seen)
            third.gone.set()
            await task

        run(scene)


def test_a_reader_too_slow_is_let_go_and_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(monkeypatch) as (hub, story):

        async def scene() -> None:
            slow, quick = Reader(), Reader()
            tasks = [listen(hub, slow), listen(hub, quick)]
            await until(lambda: "retry" in slow.seen and "retry" in quick.seen)
            slow.open.clear()
            for place in range(1, broadcasting.KEPT + 5):
                story.place = place
                hub.heard(frozenset(["test:7"]))
                await until(lambda place=place: quick.data[-1:] == [f"{place}-{place}"])
            slow.open.set()
            assert await tasks[0]
            assert len(slow.data) <= 1
            hub.stop()
            await tasks[1]

        run(scene)


def test_a_database_that_is_away_delays_what_is_told_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(monkeypatch) as (hub, story):

        async def scene() -> None:
            task = listen(hub, reader := Reader())
            await until(lambda: "retry" in reader.seen)
            story.place, story.broken = 1, 3
            hub.heard(frozenset(["test:7"]))
            await until(lambda: reader.data == ["1-1"])
            reader.gone.set()
            await task
            story.broken = 1
            hub._topics.clear()
            await listen(hub, refused := Reader())
            assert refused.status == 503

        run(scene)
