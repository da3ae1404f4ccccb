"""Whatever is asked for, the answer is never a failure of ours."""

from __future__ import annotations

from itertools import product
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


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


def test_a_broken_query_or_cookie_does_no_harm(newsroom: Newsroom, client: Any) -> None:
    client.cookies["sessionid"] = "x" * 4_000
    for query in ("%", "&&&", "a=%FF", "after=%ED%A0%80", "=", "a[]=1", "after=1&after=2", ";".join("ab")):
        assert client.generic("GET", newsroom.home.url, QUERY_STRING=query).status_code == 200
        assert client.generic("GET", f"{newsroom.home.url}latest/", QUERY_STRING=query).status_code in (200, 404)
