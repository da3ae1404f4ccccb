"""Counts are kept in memory and written together."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from khabar.visitors.batches import Batch


class Book:
    """Where counts are written; `away` makes it fail."""

    def __init__(self) -> None:
        self.writes: list[dict[str, int]] = []
        self.away = False

    def __call__(self, counts: Mapping[str, int]) -> None:
        if self.away:
            raise OSError("the database is away")
        self.writes.append(dict(counts))

    @property
    def total(self) -> Counter[str]:
        return sum(map(Counter, self.writes), Counter())


@pytest.fixture
def slow(settings: Any) -> None:
    settings.BATCH_SECONDS = 3600


def test_many_events_are_one_write(slow: None) -> None:
    book = Book()
    batch = Batch[str](book)
    for key in ["a", "b", "a"]:
        batch.add(key)
    assert book.writes == []
    batch.flush()
    assert book.writes == [{"a": 2, "b": 1}]
    batch.flush()
    assert len(book.writes) == 1


def test_what_could_not_be_written_waits(slow: None) -> None:
    book = Book()
    batch = Batch[str](book)
    batch.add("a")
    book.away = True
    batch.flush()
    batch.add("a")
    book.away = False
    batch.flush()
    assert book.total == {"a": 2}


def test_memory_is_bounded_while_the_database_is_away(slow: None) -> None:
    book = Book()
    batch = Batch[str](book, most=3)
    for key in "abcdefa":
        batch.add(key)
    batch.flush()
    assert book.total == {"a": 2, "b": 1, "c": 1}


def test_they_are_written_without_anybody_asking(settings: Any) -> None:
    settings.BATCH_SECONDS = 0.05
    book = Book()
    Batch[str](book).add("a")
    deadline = time.monotonic() + 5
    while not book.writes and time.monotonic() < deadline:
        time.sleep(0.01)
    assert book.writes == [{"a": 1}]
