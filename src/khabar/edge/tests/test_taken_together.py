"""Forms that wait are taken by one call and answered each with its own; what isn't plain goes through Django."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse

from khabar.edge import together
from khabar.edge.tests.applications import Site
from tests.fixtures.edge import Answer, Front, front

pytestmark = pytest.mark.anywhere
PLAIN = "application/x-www-form-urlencoded"


@dataclass
class Desk:
    """Takes forms; `loads` are what each call was given. The first call waits for `gate`."""

    loads: list[list[str]] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    def take(self, forms: Sequence[tuple[HttpRequest, Any]]) -> list[HttpResponse | None]:
        self.loads.append([request.POST.get("word", "") for request, _found in forms])
        self.gate.wait(10)
        if self.error:
            raise self.error
        return [
            None if request.POST.get("word") == "odd" else HttpResponse(f"{found['number']} {request.POST.get('word')}")
            for request, found in forms
        ]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(together, "_registered", {})
    desk = Desk()
    together.register(r"/desk/(?P<number>\d+)/", desk.take)
    return desk


@pytest.fixture
def edge(desk: Desk) -> Iterator[Front]:
    # A host that the tests' settings know, without a database for anything.
    with front(Site(body="by Django")) as running:
        yield running


def send(edge: Front, word: str = "word", path: str = "/desk/7/", kind: str = PLAIN, **headers: str) -> Future[Answer]:
    body = f"word={word}".encode()
    return edge.begin(path, "POST", body=body, content_type=kind, content_length=str(len(body)), **headers)


def begun(edge: Front, desk: Desk) -> Future[Answer]:
    """A form that is being taken."""
    first = send(edge, "first")
    until(lambda: len(desk.loads) == 1)
    return first


def wait_for(edge: Front, count: int) -> None:
    """Until so many forms wait."""
    until(lambda: sum(map(len, edge.edge._passing.together._waiting.values())) == count)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end, "the forms never came"
        time.sleep(0.005)


def test_what_comes_while_a_load_is_taken_is_the_next_load(edge: Front, desk: Desk) -> None:
    first = begun(edge, desk)
    rest = [send(edge, f"w{n}", f"/desk/{n}/") for n in range(5)]
    wait_for(edge, 5)
    desk.gate.set()
    assert first.result(10).body == b"7 first"
    assert [answer.result(10).body for answer in rest] == [f"{n} w{n}".encode() for n in range(5)]
    assert desk.loads == [["first"], [f"w{n}" for n in range(5)]]
    assert not edge.asked
    assert "together" in first.result().cache


def test_an_answer_has_what_every_answer_has(edge: Front, desk: Desk) -> None:
    desk.gate.set()
    headers = send(edge).result(10).headers
    assert headers["content-length"] == "6"
    assert "no-store" in headers["cache-control"]
    assert "script-src 'self'" in headers["content-security-policy"]


def test_what_is_no_short_plain_form_goes_through_django(edge: Front, desk: Desk) -> None:
    desk.gate.set()
    asked = [
        send(edge, kind="application/json"),
        send(edge, "x" * together.LONGEST),
        send(edge, path="/desk/7/?a=b"),
        send(edge, path="/desk/x/"),
        send(edge, host="evil.example"),
        edge.begin("/desk/7/", "PUT"),
        edge.begin("/desk/7/", "POST", content_type=PLAIN),
    ]
    assert {answer.result(10).body for answer in asked} == {b"by Django"}
    assert not desk.loads
    assert len(edge.asked) == len(asked)


@pytest.mark.usefixtures("desk")
def test_a_form_that_is_given_back_comes_to_django_whole(desk: Desk) -> None:
    bodies = []

    def site(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        bodies.append(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"by Django"]

    desk.gate.set()
    with front(site) as edge:
        assert send(edge, "odd").result(10).body == b"by Django"
        assert send(edge, "even").result(10).body == b"7 even"
    assert bodies == [b"word=odd"]


def test_a_call_that_fails_leaves_each_form_to_django(
    edge: Front, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.gate.set()
    desk.error = RuntimeError("the database is away")
    assert send(edge).result(10).body == b"by Django"
    assert "could not be taken together" in caplog.text
    desk.error = None
    assert send(edge).result(10).body == b"7 word"


def test_a_form_that_cannot_be_read_spoils_no_load(edge: Front, desk: Desk, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    first = begun(edge, desk)
    bad, good = send(edge, "a&b=1&c=2&d=3"), send(edge, "good")
    wait_for(edge, 2)
    desk.gate.set()
    assert (first.result(10).body, good.result(10).body) == (b"7 first", b"7 good")
    assert bad.result(10).body == b"by Django"
    assert desk.loads == [["first"], ["good"]]


def test_who_comes_when_too_many_wait_is_told_so(edge: Front, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MOST_WAITING", 1)
    first = begun(edge, desk)
    second = send(edge)
    wait_for(edge, 1)
    third = send(edge).result(10)
    assert (third.status, third.headers["retry-after"]) == (503, "1")
    desk.gate.set()
    assert (first.result(10).status, second.result(10).status) == (200, 200)


def test_a_large_load_is_taken_in_parts(edge: Front, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MOST", 2)
    first = begun(edge, desk)
    rest = [send(edge) for _each in range(3)]
    wait_for(edge, 3)
    desk.gate.set()
    assert {answer.result(10).status for answer in (first, *rest)} == {200}
    assert [len(load) for load in desk.loads] == [1, 2, 1]
