"""Pages that outlive a restart: only right ones, never too many, and whatever fails costs nobody an answer."""

from __future__ import annotations

import resource
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from khabar.edge import outbox, shelf
from khabar.edge.actions import announce
from khabar.edge.fragments import FragmentKey
from khabar.edge.segments import segment
from khabar.edge.shelf import Shelf, Shelved, still_right
from khabar.edge.store import NEVER, Page, size_of
from khabar.edge.tests.applications import Site
from tests.fixtures.edge import GZIP, Front, front

HEADERS = [(b"content-type", b"text/html"), (b"x-name", "ü".encode("latin-1"))]
LATEST = FragmentKey("latest", "ar", "")


def page(number: int = 1, *, size: int = 500, **fields: Any) -> Page:
    parts = (segment(b"before" + bytes(size)), LATEST, segment("بعد".encode()))
    tags = frozenset([f"item:{number}", "everything"])
    made = Page(
        tags, NEVER, size_of(parts, HEADERS, tags), headers=HEADERS, parts=parts, stored_at=time.time() - 100 + number,
        fragments=(LATEST,),
    )  # fmt: skip
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def key(number: int = 1) -> tuple[str, str, bytes]:
    return "http::news.example", f"/خبر/{number}/", b"after=\xe9"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "edge" / "pages.sqlite3"


def kept(path: Path, *pages: Page, most_bytes: int = 10_000_000) -> Shelf:
    """A shelf on which these stand, numbered from 1."""
    made = Shelf(path, "one", most_bytes)
    for number, each in enumerate(pages, 1):
        made.put(key(number), each, 10 + number)
    made.close()
    return made


def test_a_page_comes_back_as_it_was(path: Path) -> None:
    pages = [page(1), page(2, until=time.time() + 50), page(3, parts=(), opaque=b"\x00\xff\n", fragments=())]
    kept(path, *pages)
    found = {entry.key: entry for entry in Shelf(path, "one", 10**6).pages()}
    for number, before in enumerate(pages, 1):
        entry = found[key(number)]
        assert entry.position == 10 + number
        for name in ("tags", "until", "status", "headers", "parts", "opaque", "stored_at", "fragments", "deadline"):
            assert getattr(entry.page, name) == getattr(before, name), name


def test_the_newest_come_first_and_of_one_address_the_last_is_kept(path: Path) -> None:
    made = kept(path, page(1), page(2))
    again = Shelf(path, "one", made.most_bytes)
    again.put(key(1), page(1, stored_at=time.time()), 99)
    again.close()
    assert [(entry.key, entry.position) for entry in again.pages()] == [(key(1), 99), (key(2), 12)]


def test_other_code_or_another_database_begins_with_nothing(path: Path) -> None:
    kept(path, page())
    assert Shelf(path, "two", 10**6).pages() == []
    assert Shelf(path, "one", 10**6).pages() == []
    made = kept(path, page())
    made.house = "another"
    assert made.pages() == []


def test_what_is_no_lasting_page_is_not_kept(path: Path) -> None:
    made = kept(path, page(status=404), page(deadline=time.monotonic() + 1))
    assert not path.exists()
    assert made.pages() == []


def test_disk_is_bounded_and_the_oldest_go(path: Path) -> None:
    noise = [
        segment(bytes((place * number * 7 + place // 3) % 251 for place in range(3_000))) for number in range(1, 41)
    ]
    made = kept(path, *(page(number, parts=(piece,)) for number, piece in enumerate(noise, 1)), most_bytes=30_000)
    with closing(sqlite3.connect(path)) as connection:
        assert 10_000 < connection.execute("SELECT sum(size) FROM page").fetchone()[0] <= 30_000
    assert made.pages()[0].key == key(40)


def test_days_later_nothing_is_taken_up(path: Path) -> None:
    made = kept(path, page())
    assert len(made.pages()) == 1
    assert made.pages(now=time.time() + shelf.LONGEST + 200) == []


def test_a_damaged_page_is_left_out(path: Path) -> None:
    made = kept(path, page(1), page(2))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE page SET data = data || 'x' WHERE position = 11")
    assert [entry.key for entry in made.pages()] == [key(2)]


def test_a_damaged_file_is_begun_anew(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1_000)
    made = Shelf(path, "one", 10**6)
    assert made.pages() == []
    assert "can't be kept" in caplog.text
    kept(path, page())
    assert len(made.pages()) == 1


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file of this process can grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 30_000])
def test_a_full_disk_costs_only_what_would_have_been_kept(
    path: Path, size: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = Shelf(path, "one", 10**6)
    monkeypatch.setattr(made, "put", put := made.put)
    with full_disk(size):
        for number in range(1, 60):
            put(key(number), page(number, opaque=bytes(2_000)), number)
        made.close()
    assert made.problem
    put(key(1), page(1), 1)
    assert made._queue.empty(), "for a while nothing is tried"
    made._thread, made._failed_at = None, -shelf.PAUSE
    put(key(1), page(1), 1)
    made.close()
    assert (made.problem, key(1) in [entry.key for entry in made.pages()]) == ("", True)


def test_only_what_nothing_was_announced_of_is_right() -> None:
    entries = [
        Shelved(key(1), page(1), 5),
        Shelved(key(2), page(2), 5),
        Shelved(key(3), page(3), 6),
        Shelved(key(4), page(4, until=time.time() - 1), 5),
    ]
    announced = {5: frozenset(["item:2"]), 6: None}
    assert [entry.key for entry in still_right(entries, announced.get)] == [key(1)]
    assert list(still_right(entries, lambda position: frozenset(["everything"]))) == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_outbox_says_what_was_announced_since(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = outbox.Reader()
    announce("item:1")
    reader.start()
    place = reader.position
    announce("item:2", "section:3")
    reader.read()
    assert {"item:2", "section:3"} <= (reader.announced_since(place) or set())
    assert reader.announced_since(reader.position + 1_000) is None, "of a database that got further than this one"
    assert reader.announced_since(0) is None
    monkeypatch.setattr(outbox, "MOST_ROWS", 0)
    announce("item:4")
    assert reader.announced_since(place) is None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_restart_is_warm_and_shows_what_changed_meanwhile(path: Path) -> None:
    def begun(site: Site) -> Any:
        return front(site, polled=True, shelf=Shelf(path, "one", 10**6))

    def asked(running: Front, path: str) -> tuple[str, bytes]:
        answer = running.ask(path, **GZIP)
        return answer.cache, answer.body

    announce("anything")  # an outbox that was never used says nothing of its place
    site = Site(body="first", tags=["item:1"])
    with begun(site) as running:
        asked(running, "/warm-up/")
        running.edge.poller.wait(5)
        running.edge.poller.wait(5)
        asked(running, "/1/")
        site.body, site.tags = "second", ["item:2"]
        asked(running, "/2/")
    announce("item:2")
    with begun(Site(body="rendered again")) as running:
        asked(running, "/warm-up/")
        running.edge.poller.wait(5)
        assert asked(running, "/1/") == ("Khabar; hit", b"first")
        assert asked(running, "/2/") == ("Khabar; fwd=uri-miss; stored", b"rendered again")
