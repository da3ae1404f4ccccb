"""Whatever is asked for, the answer is never a failure of ours."""

from __future__ import annotations

from itertools import product
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from tests.fixtures.newsroom import Newsroom

TEXTS = (
    f"{'9' * 40} x 0 -1 1.5 %00 a%00b %FF %C3%28 %ED%A0%80 %F0%9F%98%80 %2e%2e%2f %252e ' \" <script> {{{{7*7}}}} "
    "%0d%0aSet-Cookie:x=1 %E2%80%AE .. // [ [::1 ; \\ %u0041 @evil.example"
).split()
PLACES = (
    "/{} /{}/ /en/{}/ /economy/{}-x/ /economy/{}/ /people/{}-x/ /tags/{}/ /pictures/{}/0/wide-1.jpeg //{} /en//{}/ "
    "/latest/?after={} /economy/?all&after={} /?{} /media/{} /documents/{}/x.pdf /feeds/{}.xml /f/{} "
    "/_util/authenticate_with_password/{}/1/"
).split()


def ask(client: Any, address: str, method: str = "GET") -> Any:
    """The answer to an address as a server hands it on: undecoded bytes, nothing put right."""
    path, _mark, query = address.partition("?")
    return client.generic(method, "/", PATH_INFO=unquote_to_bytes(path).decode("latin-1"), QUERY_STRING=query)


@pytest.fixture(autouse=True)
def failures(settings: Any, client: Any) -> None:
    client.raise_request_exception = False


def test_no_address_is_answered_with_a_failure(arabic: Newsroom, client: Any) -> None:
    arabic.section("Economy")
    for place, text in product(PLACES, TEXTS):
        address = place.replace("{}", text)
        answer = ask(client, address)
        assert answer.status_code in (200, 301, 400, 404), (address, answer.status_code)
        assert answer.get("Location", "/").startswith("/"), address
        assert not answer.get("Location", "").startswith("//"), address


@pytest.mark.django_db
def test_very_long_addresses_are_refused(client: Any) -> None:
    for path in ("/" + "a" * 5_000, "/" + "a/" * 2_500, "/en/" + "%D8%A7" * 2_500, "/tags/" + "a" * 5_000 + "/"):
        assert client.get(path).status_code in (404, 414)
    assert client.get("/latest/?after=" + "1" * 5_000).status_code == 404


@pytest.mark.django_db
def test_a_path_of_raw_bytes_is_not_found(client: Any) -> None:
    for path in ("/%FF%FE/", "/%ED%A0%80/", "/tags/%FF/", "/people/5-%FF/"):
        assert ask(client, path).status_code == 404


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


def test_a_broken_query_or_cookie_does_no_harm(newsroom: Newsroom, client: Any) -> None:
    client.cookies["sessionid"] = "x" * 4_000
    for query in ("%", "&&&", "a=%FF", "after=%ED%A0%80", "=", "a[]=1", "after=1&after=2", ";".join("ab")):
        assert client.generic("GET", newsroom.home.url, QUERY_STRING=query).status_code == 200
        assert client.generic("GET", f"{newsroom.home.url}latest/", QUERY_STRING=query).status_code in (200, 404)
