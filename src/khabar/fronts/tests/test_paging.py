"""A list is walked by cursor: every item once, however many share a time, and nothing else is an address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils import timezone

from khabar.articles.copy import Signature
from khabar.fronts.tests.links import items_in
from khabar.fronts.views import PAGE_SIZE
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


def walk(client: Any, path: str) -> list[list[int]]:
    """The items of each page from `path` on, following the link to older ones."""
    pages = []
    for _ in range(20):
        page = client.get(path).content.decode()
        pages.append(items_in(page))
        older = re.search(r'class="pager__next" href="([^"]+)"', page)
        if older is None:
            return pages
        path = older[1].replace("&amp;", "&")
    raise AssertionError("the walk has no end")


@pytest.mark.parametrize("apart", [1, 0])
def test_every_item_is_met_once_newest_first(newsroom: Newsroom, client: Any, apart: float) -> None:
    person = newsroom.person()
    items = newsroom.many(
        2 * PAGE_SIZE + 3, newest=timezone.now(), apart=apart, tags=("tag",), bylines=(Signature("", person.pk),)
    )
    home, section = newsroom.home.url, items[0].section
    expected = [item.pk for item in sorted(items, key=lambda item: (item.live_at, item.pk), reverse=True)]
    for path in (f"{home}latest/", f"{section.url}?all", f"{home}tags/tag/", person.url):
        pages = walk(client, path)
        assert [number for page in pages for number in page] == expected, path
        assert [len(page) for page in pages] == [PAGE_SIZE, PAGE_SIZE, 3]


def test_undated_items_come_last_and_once(newsroom: Newsroom, client: Any) -> None:
    dated = newsroom.many(PAGE_SIZE - 1, newest=timezone.now())
    undated = [newsroom.article(f"U{n}", from_archive=True) for n in range(4)]
    pages = walk(client, f"{dated[0].section.url}?all")
    assert [len(page) for page in pages] == [PAGE_SIZE, 3]
    assert pages[0][-1:] + pages[1] == [item.pk for item in reversed(undated)]


def test_an_item_published_meanwhile_is_not_met_twice(newsroom: Newsroom, client: Any) -> None:
    items = newsroom.many(PAGE_SIZE + 2, newest=timezone.now())
    path = f"{newsroom.home.url}latest/"
    first = client.get(path).content.decode()
    newsroom.article("Meanwhile")
    older = re.search(r'class="pager__next" href="([^"]+)"', first)
    assert older
    second = items_in(client.get(older[1]).content.decode())
    assert items_in(first) + second == [item.pk for item in items]


def test_a_list_that_fits_one_page_has_no_pager(newsroom: Newsroom, client: Any) -> None:
    newsroom.many(PAGE_SIZE, newest=timezone.now())
    assert 'class="pager"' not in client.get(f"{newsroom.home.url}latest/").content.decode()
