"""Links to other sites are asked for by a job, only where an outlet wants it, and never inside its own network."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from khabar.articles.models import Article
from khabar.desk import outside_links
from khabar.desk.models import OutsideLink
from tests.fixtures.newsroom import Newsroom, paragraph


class Elsewhere(BaseHTTPRequestHandler):
    """Another site: it has everything but `/gone`."""

    asked: list[str] = []

    def do_HEAD(self) -> None:
        self.asked.append(self.path)
        self.send_response(404 if self.path == "/gone" else 301)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    Elsewhere.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def linking(newsroom: Newsroom, *addresses: str) -> Article:
    body = [paragraph(f'<a href="{address}">there</a>') for address in addresses]
    return newsroom.article(body=body, publish=False)


def test_nothing_is_asked_for_unless_an_outlet_wants_it(
    english: Newsroom, elsewhere: str, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        linking(english, f"{elsewhere}/gone")
    for callback in callbacks:
        callback()
    assert not DBTaskResult.objects.filter(task_path__contains="check_links").exists()
    assert not OutsideLink.objects.exists()
    assert Elsewhere.asked == []


def test_a_link_that_leads_nowhere_is_said_in_the_editor(
    english: Newsroom, elsewhere: str, settings: Any, monkeypatch: Any
) -> None:
    settings.CHECK_LINKS = True
    monkeypatch.setattr(outside_links, "_is_public", lambda number: True)
    article = linking(english, f"{elsewhere}/gone", f"{elsewhere}/there?a=1&amp;b=2")
    content = str(article.latest_revision.content["body"])
    found = outside_links.addresses_in(content)
    assert found == [f"{elsewhere}/gone", f"{elsewhere}/there?a=1&b=2"]
    for address in outside_links.unknown_among(found):
        outside_links.check(address)
    assert Elsewhere.asked == ["/gone", "/there?a=1&b=2"]
    assert outside_links.unknown_among(found) == []
    with override("en"):
        said = [warned.text for warned in Article.objects.get().all_warnings()]
    assert [text for text in said if "nowhere" in text] == [f"A link leads nowhere: {elsewhere}/gone"]


def test_new_links_are_given_to_the_worker(
    english: Newsroom, settings: Any, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.CHECK_LINKS = True
    given: list[list[str]] = []
    monkeypatch.setattr("khabar.desk.receivers.check_links", SimpleNamespace(enqueue=given.append))
    with django_capture_on_commit_callbacks(execute=True):
        linking(english, "https://elsewhere.example/report")
    assert given[0] == ["https://elsewhere.example/report"]


@pytest.mark.parametrize(
    "inside", ["http://127.0.0.1:1/", "http://[::1]:1/", "http://10.0.0.1/", "http://169.254.169.254/x"]
)
def test_nothing_inside_is_asked_for(inside: str, monkeypatch: Any) -> None:
    def connect(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("it was asked for")

    monkeypatch.setattr("socket.create_connection", connect)
    assert outside_links.leads_somewhere(inside)


def test_what_is_silent_leads_nowhere(elsewhere: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(outside_links, "_is_public", lambda number: True)
    assert not outside_links.leads_somewhere("http://127.0.0.1:1/")
    assert not outside_links.leads_somewhere("http:///nowhere")
