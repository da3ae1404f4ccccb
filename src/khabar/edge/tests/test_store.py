"""What a process keeps is bounded, and forgotten by tag, whatever was being rendered at the time."""

from __future__ import annotations

import time
from typing import Any

import pytest

from khabar.edge import store as stores
from khabar.edge.fragments import FragmentKey
from khabar.edge.segments import segment
from khabar.edge.store import GRACE, NEVER, Fragment, Page, Store, address_tag

LATEST = FragmentKey("latest", "ar", "")


def page(*tags: str, size: int = 1_000, status: int = 200) -> Page:
    return Page(frozenset(tags), NEVER, size, status=status)


def key(path: str) -> stores.PageKey:
    return ("http", path, b"")


@pytest.fixture
def store() -> Store:
    return Store(10_000)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("khabar.edge.store.time.monotonic", lambda: now[0])
    return now


def is_right(store: Store, path: str, now: float) -> bool:
    return store.pages[key(path)].is_right(now, time.time())


def test_what_carries_an_announced_tag_is_forgotten_and_nothing_else(store: Store, clock: list[float]) -> None:
    store.put_page(key("/a/"), page("item:1", "section:2"), store.position)
    store.put_page(key("/b/"), page("section:2"), store.position)
    store.forget(frozenset(["item:1", "item:9"]), at_once=True)
    assert not is_right(store, "/a/", clock[0])
    assert is_right(store, "/b/", clock[0])
    assert store.pages[key("/a/")].why == "item:1"


def test_another_process_change_leaves_a_page_a_moment(store: Store, clock: list[float]) -> None:
    store.put_page(key("/a/"), page("item:1"), store.position)
    store.forget(frozenset(["item:1"]), at_once=False)
    assert is_right(store, "/a/", clock[0] + GRACE * 0.9)
    assert not is_right(store, "/a/", clock[0] + GRACE)
    clock[0] += GRACE / 2
    store.forget(frozenset(["item:1"]), at_once=False)  # the second change doesn't prolong the first one's moment
    assert not is_right(store, "/a/", 100.0 + GRACE)


def test_everything_is_everything(store: Store, clock: list[float]) -> None:
    store.put_page(key("/a/"), page(), store.position)
    store.put_fragment(LATEST, Fragment(frozenset(), NEVER, 10, key=LATEST), store.position)
    assert store.forget(frozenset(["everything"]), at_once=True) == [LATEST]
    assert not is_right(store, "/a/", clock[0])


def test_a_page_begun_before_a_change_is_not_taken_for_right(store: Store) -> None:
    """It may show what was read before the change, and the announcement came before there was anything to forget."""
    since = store.position
    store.forget(frozenset(["item:1"]), at_once=False)
    assert not store.put_page(key("/a/"), page("item:1"), since)
    assert not is_right(store, "/a/", time.monotonic())
    assert store.put_page(key("/b/"), page("item:2"), since)
    assert store.put_page(key("/a/"), page("item:1"), store.position)
    store.forget(frozenset(["everything"]), at_once=False)
    assert not store.put_page(key("/c/"), page("item:3"), since)


def test_a_rendering_that_took_longer_than_is_remembered_is_not_taken_for_right(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    since = store.position
    for number in range(stores.REMEMBERED + 1):
        store.forget(frozenset([f"item:{number}"]), at_once=False)
    assert not store.put_page(key("/a/"), page("section:1"), since)


def test_the_store_is_bounded_and_what_is_in_use_stays(store: Store) -> None:
    for number in range(10):
        store.put_page(key(f"/{number}/"), page(f"item:{number}"), store.position)
    store.pages[key("/0/")].used = True
    for number in range(10, 15):
        store.put_page(key(f"/{number}/"), page(f"item:{number}"), store.position)
    assert store.bytes == sum(kept.size for kept in store.pages.values()) == 10_000
    assert key("/0/") in store.pages
    assert key("/1/") not in store.pages
    assert store.counts.evicted == 5
    assert store.size_of_index() == 10


def test_made_up_addresses_push_out_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MOST_BRIEF", 3)
    store = Store(1_000_000)
    store.put_page(key("/a/"), page("item:1"), 0)
    for number in range(10):
        store.put_page(key(f"/made-up-{number}/"), page("outlet", status=404), 0)
    assert [path for _host, path, _query in store.pages] == ["/a/", "/made-up-7/", "/made-up-8/", "/made-up-9/"]


def test_a_replaced_page_leaves_nothing_behind(store: Store) -> None:
    for number in range(5):
        store.put_page(key("/a/"), page(f"item:{number}"), store.position)
    assert (store.bytes, store.size_of_index()) == (1_000, 1)
    store.drop(key("/a/"))
    assert (store.bytes, store.size_of_index()) == (0, 0)


def test_an_address_may_be_forgotten(store: Store, clock: list[float]) -> None:
    for query in (b"", b"all"):
        store.put_page(("http", "/a/", query), page(address_tag("/a/")), store.position)
    store.forget_address("/a/")
    assert not any(kept.is_right(clock[0], 0) for kept in store.pages.values())


def test_the_size_of_a_page_is_about_what_it_takes(store: Store) -> None:
    """The bound in bytes means something: what is counted is within a third of what Python allocates."""
    import gc
    import tracemalloc

    from khabar.edge.store import size_of

    def make(number: int) -> Page:
        text = "".join(f"{number * word} words of a page " for word in range(900)).encode()
        parts = (segment(text[:9_000]), LATEST, segment(text[9_000:]))
        tags = frozenset(f"item:{number * 50 + tag}" for tag in range(40))
        headers = [(f"name-{part}".encode(), b"value " * 5 + str(number).encode()) for part in range(8)]
        return Page(tags, NEVER, size_of(parts, headers, tags), headers=headers, parts=parts, fragments=(LATEST,))

    roomy: Any = Store(1 << 30)
    gc.collect()
    tracemalloc.start()
    for number in range(200):
        roomy.put_page(key(f"/{number}/"), make(number), 0)
    gc.collect()
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert 0.75 < roomy.bytes / taken < 1.33
