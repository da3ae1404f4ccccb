"""What a page costs does not grow with the archive, with the sections, or with what one item holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khabar.articles.copy import Signature
from tests.fixtures.newsroom import Newsroom, quotation

PATHS = ("", "latest/", "follow/", "{section}/", "{section}/?all", "tags/{tag}/", "people/{person}/")
MOST = 16


@pytest.fixture
def cost(client: Any) -> Any:
    def count(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    return count


def fill(newsroom: Newsroom, items: int, sections: int) -> dict[str, str]:
    """Addresses after `items` more items by one person, with one tag, spread over `sections` more sections."""
    person = newsroom.home.get_descendants().filter(title="Author").first() or newsroom.person("Author")
    picture = newsroom.picture()
    fields = {"tags": ("tag",), "bylines": (Signature("", person.pk),), "picture": picture.pk}
    places = [newsroom.section(f"Section {n}") for n in range(sections)]
    for place in places:
        newest = timezone.now() - timedelta(minutes=5)
        newsroom.many(items // sections, newest=newest, section=place, body=[quotation("x", person)], **fields)
    return {"section": places[0].address, "tag": "tag", "person": f"{person.pk}-{person.slug}"}


def test_a_list_costs_the_same_at_40_and_at_300_items(english: Newsroom, cost: Any) -> None:
    names = fill(english, 40, 2)
    paths = [f"/en/{path.format(**names)}" for path in PATHS]
    few = [cost(path) for path in paths]
    fill(english, 260, 2)
    assert [cost(path) for path in paths] == few
    assert max(few) <= MOST


def test_more_sections_cost_nothing(arabic: Newsroom, cost: Any) -> None:
    names = fill(arabic, 24, 2)
    paths = [f"/{path.format(**names)}" for path in PATHS]
    few = [cost(path) for path in paths]
    fill(arabic, 60, 10)
    assert [cost(path) for path in paths] == few
