"""Addresses of other systems, of any length, lead to the items that were imported from there."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from khabar.news.actions import give_former_address
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


LONG = "/2011/03/" + "خبر-" * 120 + "تونس.html"


@pytest.mark.parametrize(
    "path",
    ["/story.php?id=59", "/2011/03/05/line-opens", "/2011/03/05/", "/ar/news/1.html", "/اخبار/قديم/", LONG],
)
def test_a_former_address_leads_to_the_item(arabic: Newsroom, client: Any, path: str) -> None:
    item = arabic.article(former_paths=(path,))
    answer = client.get(quote(path, safe="/?="))
    assert (answer.status_code, answer["Location"]) == (301, item.path_on_site)


def test_the_query_of_a_former_address_may_be_missing_or_different(english: Newsroom, client: Any) -> None:
    item = english.article(former_paths=("/old/a.html",))
    assert client.get("/old/a.html?utm_source=x")["Location"] == item.path_on_site
    other = english.article(former_paths=("/old/?id=7",))
    assert client.get("/old/?id=7")["Location"] == other.path_on_site
    assert client.get("/old/?id=8").status_code == 404


def test_how_a_former_address_was_encoded_does_not_matter(arabic: Newsroom, client: Any) -> None:
    encoded = quote("/اخبار/قديم.html")
    item = arabic.article(former_paths=(encoded.lower(),))
    for asked in (encoded, encoded.lower(), "/اخبار/قديم.html"):
        assert client.get(asked)["Location"] == item.path_on_site


def test_the_first_item_to_claim_a_former_address_keeps_it(newsroom: Newsroom, client: Any) -> None:
    first, second = newsroom.article(), newsroom.article()
    give_former_address(first, "/old/1.html")
    give_former_address(second, "/old/1.html")
    assert client.get("/old/1.html")["Location"] == first.path_on_site


def test_the_former_address_of_an_unpublished_item_is_not_found(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article(former_paths=("/old/1.html",))
    item.unpublish()
    assert client.get("/old/1.html").status_code == 404


def test_only_reading_is_redirected(newsroom: Newsroom, client: Any) -> None:
    newsroom.article(former_paths=("/old/1.html",))
    assert client.post("/old/1.html").status_code == 404
