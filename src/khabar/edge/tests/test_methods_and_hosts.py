"""Readers read, from the hosts the site answers to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


@pytest.fixture(autouse=True)
def failures(settings: Any, client: Any) -> None:
    client.raise_request_exception = False


def test_only_reading_is_allowed_where_there_is_nothing_to_send(newsroom: Newsroom, client: Any) -> None:
    item, person = newsroom.article(tags=("tag",)), newsroom.person()
    home = newsroom.home.url
    paths = (home, f"{home}latest/", f"{home}follow/", f"{home}tags/tag/", item.section.url, item.path_on_site)
    for path in (*paths, person.url, f"/{item.pk}", "/media/x"):
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PURGE", "X-Y"):
            answer = client.generic(method, path)
            assert (answer.status_code, answer.get("Allow")) == (405, "GET, HEAD"), (method, path)
        assert client.head(path).status_code in (200, 301, 404)


@pytest.mark.django_db
def test_a_head_has_no_body_and_the_same_headers(client: Any) -> None:
    head, whole = client.head("/"), client.get("/")
    assert head.content == b""
    assert head["Content-Length"] == whole["Content-Length"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "host", ["evil.example", "localhost:80:80", "", "a b", "[::1", "testserver.evil.example", "\u2028"]
)
def test_a_forged_host_is_refused(client: Any, host: str) -> None:
    answer = client.get("/", HTTP_HOST=host)
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


@pytest.mark.django_db
def test_the_host_is_never_taken_from_a_forwarded_header(client: Any) -> None:
    page = client.get("/", headers={"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"})
    assert page.status_code == 200
    assert "evil.example" not in page.content.decode()
