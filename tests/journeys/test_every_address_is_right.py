"""The invariant of the edge: after any action every address shows, in every process, what a fresh rendering shows.

At once in the process that acted, within a second in another one. An answer may be older only if it says so.
"""

from __future__ import annotations

import io
import random
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection

from khabar.config.wsgi import application
from khabar.edge.rendering import Answer, environ_for
from tests.fixtures.edge import Front, front
from tests.fixtures.elsewhere import Elsewhere, Shown
from tests.fixtures.upheaval import ACTIONS, Upheaval
from tests.fixtures.workers import database_url

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

SEED, CHECKED = 6, 9


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    server = Elsewhere(database_url())
    yield server
    server.stop()


@pytest.fixture
def here() -> Iterator[Front]:
    with front(application, polled=True) as running:
        yield running


def fresh(path: str) -> Shown:
    """What Django answers, asked without the edge."""
    name, _mark, query = path.partition("?")
    answer = Answer()
    environ = environ_for(("", unquote(name), query.encode()), "http", "localhost", "")
    environ["wsgi.input"] = io.BytesIO()

    def start_response(status: str, headers: Any, exc_info: object = None) -> None:
        answer.status, answer.headers = int(status[:3]), [(key.lower(), value) for key, value in headers]

    answered = application(environ, start_response)
    body = b"".join(answered)
    answered.close()
    return answer.status, dict(answer.headers).get("location", ""), body


def assert_right_here(here: Front, right: dict[str, Shown], after: str) -> None:
    for path, shown in right.items():
        answer = here.ask(path, Host="localhost")
        assert (answer.status, answer.headers.get("location", ""), answer.body) == shown, (after, path, answer.cache)


def assert_right_elsewhere(elsewhere: Elsewhere, right: dict[str, Shown], after: str, acted: float) -> None:
    """Ask until all is right. Who asks a second after the action, and is not told otherwise, must be answered right."""
    waiting = dict(right)
    end = time.monotonic() + 60
    while waiting:
        assert time.monotonic() < end, (after, list(waiting))
        for path, shown in list(waiting.items()):
            begun = time.monotonic()
            got, status = elsewhere.ask(path)
            if got == shown:
                del waiting[path]
            else:
                assert begun < acted + 1 or "stale:" in status, (after, path, status)
        time.sleep(0.02)


def test_after_any_action_every_address_is_right_in_every_process(here: Front, elsewhere: Elsewhere) -> None:
    work = Upheaval(random.Random(SEED))
    work.found()
    names = list(work.names(len(ACTIONS)))
    assert set(names) == set(ACTIONS)
    if connection.vendor == "postgresql":
        names = names[::2]  # how announcements get about is what differs there
    shown: set[int] = set()
    for name in ["nothing", *names]:
        if name != "nothing":
            work.do(name)
        acted = time.monotonic()
        right = {path: fresh(path) for path in work.some_paths(CHECKED)}
        shown |= {answer[0] for answer in right.values()}
        assert_right_here(here, right, name)
        assert_right_elsewhere(elsewhere, right, name, acted)
    assert {200, 301, 404} <= shown, "the addresses are of every kind"
    assert here.edge.store.counts.hits > len(names), "many answers were kept ones"
