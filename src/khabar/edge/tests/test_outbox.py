"""Every announcement that was committed reaches every reader of the outbox once, whatever the order of commits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection, transaction

from khabar.edge import outbox
from khabar.edge.actions import MOST_AT_ONCE, announce, on_commit_here, stop_telling
from khabar.edge.models import Announcement
from khabar.edge.outbox import Reader

pytestmark = pytest.mark.django_db
committed = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def reader() -> Reader:
    begun = Reader()
    begun.start()
    return begun


def read(reader: Reader) -> list[set[str]]:
    return [set(tags) for _number, tags in reader.read().rows]


@pytest.fixture
def elsewhere() -> Iterator[Any]:
    """Runs `announce(tag)` in another connection's transaction; `finish` lets that transaction end."""
    threads: list[tuple[Thread, Event]] = []

    def begin(tag: str, *, keep: bool = True) -> Any:
        announced, go_on = Event(), Event()

        def run() -> None:
            try:
                with transaction.atomic():
                    announce(tag)
                    announced.set()
                    go_on.wait(10)
                    transaction.set_rollback(not keep)
            finally:
                connection.close()

        thread = Thread(target=run)
        thread.start()
        threads.append((thread, go_on))
        assert announced.wait(10)

        def finish() -> None:
            go_on.set()
            thread.join(10)

        return finish

    yield begin
    for thread, go_on in threads:
        go_on.set()
        thread.join(10)


def test_each_reader_gets_each_announcement_once(reader: Reader) -> None:
    other = Reader()
    other.start()
    announce("item:1", "section:2")
    assert read(reader) == [{"item:1", "section:2"}]
    announce("item:3")
    assert read(reader) == [{"item:3"}]
    assert read(reader) == []
    assert read(other) == [{"item:1", "section:2"}, {"item:3"}]


def test_a_reader_begins_with_what_comes(reader: Reader) -> None:
    announce("item:1")
    later = Reader()
    later.start()
    assert read(later) == []


def test_what_is_rolled_back_is_never_announced(reader: Reader) -> None:
    with transaction.atomic():
        announce("item:1")
        transaction.set_rollback(True)
    assert read(reader) == []
    announce("item:2")
    assert read(reader) == [{"item:2"}]


@committed
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_a_transaction_that_commits_late_is_not_lost(reader: Reader, elsewhere: Any) -> None:
    finish = elsewhere("item:1")
    announce("item:2")  # a higher number, committed first
    assert read(reader) == [{"item:2"}]
    late = Reader()
    late.start()
    finish()
    assert read(reader) == [{"item:1"}]
    assert read(late) == [{"item:1"}]
    announce("item:3")
    assert read(reader) == [{"item:3"}]
    assert read(reader) == []
    newest = set(Announcement.objects.filter(tags="item:3").values_list("pk", flat=True))
    # What the whole cluster has begun counts, other databases' too, so it may take others' tests to end.
    end = time.monotonic() + 30
    while not reader._seen <= newest and time.monotonic() < end:
        time.sleep(0.1)
        assert read(reader) == []
    assert reader._seen <= newest


@committed
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_a_transaction_that_fails_late_announces_nothing(reader: Reader, elsewhere: Any) -> None:
    finish = elsewhere("item:1", keep=False)
    announce("item:2")
    finish()
    assert read(reader) == [{"item:2"}]
    assert read(reader) == []


def test_own_rows_may_be_skipped(reader: Reader) -> None:
    announce("item:1")
    announce("item:2")
    first = Announcement.objects.get(tags="item:1")
    reader.skip([first.pk])
    assert read(reader) == [{"item:2"}]
    assert read(reader) == []


def test_a_backlog_is_skipped_and_said_to_be_too_much(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MOST_ROWS", 3)
    for number in range(5):
        announce(f"item:{number}")
    assert reader.read().too_much
    assert read(reader) == []
    announce("item:9")
    assert read(reader) == [{"item:9"}]


def test_a_hundred_thousand_announcements_are_caught_up_with_in_one_look(reader: Reader) -> None:
    series = {
        "postgresql": "SELECT n FROM generate_series(1, 100000) AS s(n)",
        "sqlite": "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 100000) SELECT n FROM s",
    }
    announce("item:1")
    like = Announcement.objects.get(tags="item:1")
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO khabar_edge_announcement (tags, why, at, "transaction") '
            "SELECT 'item:' || n, '', a.at, a.\"transaction\" "
            f"FROM ({series[connection.vendor]}) AS s, khabar_edge_announcement AS a WHERE a.id = %s",
            [like.pk],
        )
    assert Announcement.objects.count() >= 100_000
    assert reader.read().too_much
    announce("item:9")
    assert read(reader) == [{"item:9"}]


def test_this_process_hears_at_once_and_only_of_what_is_committed(
    reader: Reader, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[Any] = []

    def listen(numbers: Any, tags: Any) -> None:
        heard.append((list(numbers), set(tags)))

    on_commit_here(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            announce("item:1")
            assert heard == []
        assert heard == [([Announcement.objects.get(tags="item:1").pk], {"item:1"})]
    finally:
        stop_telling(listen)


def test_very_many_tags_are_all(reader: Reader) -> None:
    announce(*(f"item:{number}" for number in range(MOST_AT_ONCE + 1)))
    announce()
    assert read(reader) == [{"everything"}]


@pytest.mark.parametrize("text", ["", "a b", "a,b", "أ", "a\nb", "x" * 1_001])
def test_what_a_cache_can_not_carry_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no tag"):
        announce(text)
