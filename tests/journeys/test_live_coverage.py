"""A coverage, a real server and its death: what was written is there once, and each reader has all of it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from khabar.live.actions import remove, write
from khabar.live.models import Entry
from khabar.live.queries import MOST_CHANGES, board_of, changes_since
from khabar.live.tests.covering import cover, report, words
from tests.fixtures.elsewhere import Elsewhere
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.workers import database_url, wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ENTRIES = 30


class Listener(threading.Thread):
    """A reader's browser: keeps what it was told by number, and comes back with the last number it heard."""

    def __init__(self, port: Callable[[], int], path: str) -> None:
        super().__init__(daemon=True)
        self.port, self.path = port, path
        self.shown: dict[int, str] = {}
        self.last, self.connected, self.done = "0", 0, False

    def run(self) -> None:
        while not self.done:
            try:
                self._listen()
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)

    def _listen(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port(), timeout=10)
        connection.request("GET", self.path, headers={"Host": "localhost", "Last-Event-ID": self.last})
        answer = connection.getresponse()
        if answer.status != 200:
            raise OSError(answer.status)
        self.connected += 1
        place = ""
        while line := answer.readline().decode().rstrip("\n"):
            pass  # "retry" and the empty line after it
        while not self.done:
            line = answer.readline().decode()
            if not line:
                raise OSError("gone")
            if line.startswith("id: "):
                place = line[4:].strip()
            elif line.startswith("data: ") and line[6:].strip():
                self._hear(json.loads(line[6:]))
                self.last = place

    def _hear(self, told: dict[str, Any]) -> None:
        assert "reset" not in told
        for number, _sequence, _mark, html in told.get("entries", []):
            self.shown[number] = html
        for number in told.get("removed", []):
            self.shown.pop(number, None)


def post(port: int, path: str, cookies: str, token: str, **form: str) -> bool:
    """Whether the server said yes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {
        "Host": "localhost",
        "Cookie": cookies,
        "X-CSRFToken": token,
        "X-Part": "1",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    try:
        connection.request("POST", path, urlencode(form), headers)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def test_a_killed_server_loses_and_doubles_nothing(reporter: Any) -> None:
    coverage = cover(Newsroom("en"))
    client, token = Client(), "a" * 32
    client.force_login(reporter)
    cookies = f"sessionid={client.cookies['sessionid'].value}; csrftoken={token}"
    server = Elsewhere(database_url())
    running = [server]
    readers = [Listener(lambda: running[0].port, coverage.stream_path) for _ in range(3)]
    wrote = threading.Event()

    def writing() -> None:
        for n in range(ENTRIES):
            sent = {"text": f"Entry {n}.", "key": str(uuid4())}
            while not post(running[0].port, f"/admin/coverage/{coverage.pk}/", cookies, token, **sent):
                time.sleep(0.05)  # the same words under the same key, until somebody says yes
            if n == ENTRIES // 3:
                wrote.set()

    writer = threading.Thread(target=writing, daemon=True)
    try:
        for thread in (*readers, writer):
            thread.start()
        assert wrote.wait(30)
        pid = server.process.pid
        for number in (pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())):
            os.kill(number, signal.SIGKILL)
        server.process.wait(10)
        running[0] = Elsewhere(database_url())
        writer.join(30)
        assert not writer.is_alive()
        gone = Entry.objects.order_by("pk").first()
        assert gone
        remove(gone, user=None)
        numbers = set(Entry.objects.filter(removed_at=None).values_list("pk", flat=True))
        wait_until(lambda: all(reader.shown.keys() == numbers for reader in readers), 20)
        texts = [str(entry.body) for entry in Entry.objects.filter(removed_at=None)]
        assert len(texts) == len(set(texts)) == ENTRIES - 1
        assert all(reader.connected > 1 for reader in readers)
    finally:
        for reader in readers:
            reader.done = True
        running[0].stop()
        if server.process.poll() is None:
            server.process.kill()


def test_who_asks_while_many_write_misses_nothing() -> None:
    from django.db import connection

    coverage = cover(Newsroom("en"))
    report(coverage)

    def writing(name: str) -> None:
        try:
            for n in range(10):
                write(coverage, words(f"{name} {n}"), user=None)
        finally:
            connection.close()

    writers = [threading.Thread(target=writing, args=(name,)) for name in ("one", "two", "three")]
    for writer in writers:
        writer.start()
    seen: set[int] = set()
    place, quiet = 0, False
    while not quiet:
        quiet = not any(writer.is_alive() for writer in writers)
        board = board_of(coverage.pk)
        assert board
        assert board.sequence - place <= MOST_CHANGES
        changes = changes_since(board, place)
        seen |= {entry.pk for entry in changes.entries}
        place = changes.sequence
    assert seen == set(Entry.objects.values_list("pk", flat=True))
    assert len(seen) == 31
