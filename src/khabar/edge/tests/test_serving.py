"""Pages with live fragments, rendered once for all who wait, right within a second, and there when Django fails."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils.safestring import mark_safe

from khabar.edge import application, fragments
from khabar.edge.tests.applications import Site
from tests.fixtures.edge import GZIP, Front, front

Words = dict[str, str]


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Words:
    """What the fragments say, by name; a fragment whose words are missing fails."""
    monkeypatch.setattr(fragments, "_registry", {})
    said = {"poll": "yes 1", "latest": "one"}

    def render(name: str) -> Callable[[Any], Any]:
        def words_of(context: Any) -> Any:
            context.tag(f"{name}:1")
            return mark_safe(f"<{said[name]}>")

        return words_of

    for name in said:
        fragments.register(name, render(name))
    return said


@pytest.fixture
def site() -> Site:
    return Site(placed=("latest", "poll"))


@pytest.fixture
def edge(site: Site, words: Words) -> Iterator[Front]:
    with front(site) as running:
        yield running


def forget(edge: Front, *tags: str, at_once: bool = True) -> None:
    edge.edge.store.forget(frozenset(tags), at_once=at_once)


def wait_until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def test_a_changed_fragment_shows_on_every_page_without_rendering_one(edge: Front, words: Words) -> None:
    paths = [f"/{number}/" for number in range(5)]
    before = [edge.ask(path, **GZIP) for path in paths]
    assert {answer.body for answer in before} == {b"page<one><yes 1>"}
    assert edge.edge.store.counts.fragments_rendered == 2
    words["poll"] = "yes 2"
    forget(edge, "poll:1")
    after = [edge.ask(path, **GZIP) for path in paths]
    assert {answer.body for answer in after} == {b"page<one><yes 2>"}
    assert {answer.cache for answer in after} == {"Khabar; hit"}
    assert {answer.headers["etag"] for answer in before}.isdisjoint(answer.headers["etag"] for answer in after)
    assert edge.asked == paths
    assert edge.edge.store.counts.fragments_rendered == 3


def test_a_changed_page_is_rendered_again_and_its_fragments_are_not(edge: Front, site: Site) -> None:
    edge.ask("/a/")
    site.body = "another"
    assert edge.ask("/a/").body.startswith(b"page")
    forget(edge, "item:1")
    answer = edge.ask("/a/")
    assert answer.body == b"another<one><yes 1>"
    assert answer.cache == 'Khabar; fwd=stale; stored; detail="item:1"'
    assert edge.edge.store.counts.fragments_rendered == 2


def test_a_change_elsewhere_is_shown_within_the_moment_and_nobody_waits_for_it(edge: Front, site: Site) -> None:
    edge.ask("/a/")
    site.body, site.gate = "another", threading.Event()
    forget(edge, "item:1", at_once=False)
    assert edge.ask("/a/").body.startswith(b"page")
    wait_until(lambda: len(edge.asked) == 2)  # the new one is on its way
    site.gate.set()
    wait_until(lambda: edge.ask("/a/").body.startswith(b"another"))
    assert len(edge.asked) == 2


def test_an_address_is_rendered_once_for_all_who_wait(edge: Front, site: Site) -> None:
    site.gate = threading.Event()
    waiting = [edge.begin("/a/") for _ in range(20)]
    edge.settle()
    site.gate.set()
    answers = [begun.result(10) for begun in waiting]
    assert {answer.body for answer in answers} == {b"page<one><yes 1>"}
    assert edge.asked == ["/a/"]
    assert sorted({answer.cache for answer in answers}) == [
        "Khabar; fwd=uri-miss; collapsed",
        "Khabar; fwd=uri-miss; stored",
    ]


def test_who_asks_after_a_change_never_gets_what_was_begun_before_it(edge: Front, site: Site) -> None:
    site.gate = threading.Event()
    first = edge.begin("/a/")
    wait_until(lambda: edge.asked)
    site.body = "another"  # after the first rendering has read its data
    forget(edge, "item:1")
    second = edge.begin("/a/")
    edge.settle()
    site.gate.set()
    assert first.result(10).body.startswith(b"page")
    assert second.result(10).body.startswith(b"another")
    assert edge.ask("/a/").cache == "Khabar; hit"


def test_an_answer_of_everybody_that_waits_for_a_private_one_is_each_ones_own(edge: Front, site: Site) -> None:
    site.gate, site.headers = threading.Event(), [("Content-Type", "text/html"), ("Set-Cookie", "a=b")]
    waiting = [edge.begin("/a/") for _ in range(3)]
    edge.settle()  # or one would come when the others have been told, and be told so
    site.gate.set()
    for begun in waiting:
        assert begun.result(10).cache == "Khabar; fwd=bypass; detail=set-cookie"
    assert len(edge.asked) == 4


def test_a_page_that_fails_is_shown_as_it_was_and_says_so(edge: Front, site: Site, caplog: Any) -> None:
    edge.ask("/a/")
    site.status = "500 Internal Server Error"
    forget(edge, "item:1")
    answer = edge.ask("/a/")
    assert (answer.status, answer.body) == (200, b"page<one><yes 1>")
    assert 'hit; ttl=-1; detail="stale: status-500"' in answer.cache
    assert int(answer.headers["age"]) >= 1
    site.status, site.error = "200 OK", RuntimeError("broken")
    assert 'detail="stale: RuntimeError"' in edge.ask("/a/").cache
    site.error, site.body = None, "another"
    assert edge.ask("/a/").body == b"another<one><yes 1>"


def test_a_page_that_fails_and_was_never_seen_is_a_failure(edge: Front, site: Site) -> None:
    site.error = RuntimeError("broken")
    assert edge.ask("/a/").status == 500
    site.error = None
    assert edge.ask("/a/").status == 200


def test_a_page_taken_down_is_not_shown_as_it_was(edge: Front, site: Site) -> None:
    edge.ask("/a/")
    site.status = "404 Not Found"
    forget(edge, "item:1")
    assert edge.ask("/a/").status == 404


def test_a_fragment_that_fails_leaves_its_old_words_and_then_none(edge: Front, words: Words, caplog: Any) -> None:
    edge.ask("/a/")
    del words["poll"]
    forget(edge, "poll:1")
    answer = edge.ask("/a/")
    assert (answer.status, answer.body) == (200, b"page<one><yes 1>")
    assert "stale: a fragment fails" in answer.cache
    edge.edge.store.fragments.clear()
    assert edge.ask("/a/").body == b"page<one>"
    words["poll"] = "yes 2"
    assert edge.ask("/a/").body == b"page<one><yes 2>"


def test_an_answer_ends_by_itself_when_it_says_so(edge: Front, site: Site) -> None:
    site.until = time.time() + 0.3
    edge.ask("/a/")
    assert edge.ask("/a/").cache == "Khabar; hit"
    site.until = None
    time.sleep(0.3)
    assert edge.ask("/a/").cache == "Khabar; fwd=stale; stored"


@pytest.mark.parametrize("brief", [{"status": "404 Not Found"}, {"tags": ()}])
def test_what_can_not_be_announced_is_looked_at_again_within_a_second(
    edge: Front, site: Site, brief: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.edge.rendering.SHORT", 0.1)
    vars(site).update(brief)
    edge.ask("/a/")
    assert edge.ask("/a/").cache == "Khabar; hit"
    site.status = "200 OK"
    time.sleep(0.11)
    answer = edge.ask("/a/")
    assert (answer.status, answer.cache) == (200, "Khabar; fwd=stale; stored")


@pytest.mark.parametrize("jump", [-7_200, 7_200])
def test_a_clock_that_jumps_keeps_nothing_longer(
    edge: Front, site: Site, jump: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.edge.rendering.SHORT", 0.2)
    site.status = "404 Not Found"
    edge.ask("/none/")
    site.status = "200 OK"
    edge.ask("/a/")
    real = time.time
    monkeypatch.setattr("time.time", lambda: real() + jump)
    assert edge.ask("/a/").cache == "Khabar; hit"
    time.sleep(0.2)
    assert edge.ask("/none/").status == 200


def test_more_addresses_than_can_wait_are_told_to_come_back(
    edge: Front, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    edge.ask("/known/")
    forget(edge, "item:1")
    monkeypatch.setattr(application, "MOST_FLIGHTS", 1)
    site.gate = threading.Event()
    first = edge.begin("/a/")
    wait_until(lambda: len(edge.asked) == 2)
    busy = edge.ask("/b/")
    assert (busy.status, busy.headers["retry-after"]) == (503, "1")
    assert edge.ask("/known/").status == 200
    site.gate.set()
    assert first.result(10).status == 200


def test_while_the_outbox_is_not_read_pages_are_shown_and_say_so(edge: Front, site: Site) -> None:
    edge.ask("/a/")
    poller = edge.edge.poller
    poller.right_until, poller.problem, poller.away_since = 0.0, "OperationalError: gone", time.time() - 7
    answer = edge.ask("/a/")
    assert answer.status == 200
    assert 'ttl=-7; detail="stale: OperationalError: gone"' in answer.cache
    assert answer.headers["age"] == "7"
    poller.right_until, poller.problem, poller.away_since = float("inf"), "", 0.0
    assert edge.ask("/a/").cache == "Khabar; hit"


def test_an_outbox_that_is_only_late_is_waited_for(edge: Front) -> None:
    edge.ask("/a/")
    edge.edge.poller.right_until = 0.0
    begun = edge.begin("/a/")
    time.sleep(0.05)
    edge.edge.poller.right_until = float("inf")
    assert begun.result(10).cache == "Khabar; hit"
    edge.edge.poller.right_until = 1.0
    assert "stale: outbox-late" in edge.ask("/a/").cache
    begun_at = time.monotonic()
    assert "stale: outbox-late" in edge.ask("/a/").cache
    assert time.monotonic() - begun_at < application.CATCHING_UP / 2
