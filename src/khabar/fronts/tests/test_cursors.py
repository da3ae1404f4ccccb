"""A cursor in an address is a place in a list, or the address is no page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from khabar.fronts.tests.links import items_in
from khabar.news.cursors import BadCursor, Cursor
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


BAD = ("x", "-", "1", "1-", "-1-5", "1-5-9", "9" * 19 + "-1", "999999999999999999-1", "1-" + "9" * 19, "١-٢", "1 -5")


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_cursor_is_refused(text: str) -> None:
    with pytest.raises(BadCursor):
        Cursor.parse(text)


def test_an_address_with_a_bad_cursor_is_not_found(newsroom: Newsroom, client: Any) -> None:
    newsroom.article(tags=("tag",))
    home, section, person = newsroom.home.url, newsroom.section(), newsroom.person()
    for path in (f"{home}latest/", section.url, f"{home}tags/tag/", person.url):
        for text in BAD:
            assert client.get(path, {"after": text}).status_code == 404, (path, text)


def test_a_cursor_is_read_as_it_was_written() -> None:
    for moment in (datetime(2026, 3, 1, 12, 30, 59, 123456, UTC), datetime(1000, 1, 1, tzinfo=UTC)):
        cursor = Cursor(moment, 59)
        assert Cursor.parse(str(cursor)) == cursor
    assert Cursor.parse("") is None


def test_a_cursor_past_the_end_shows_an_empty_list(newsroom: Newsroom, client: Any) -> None:
    newsroom.article()
    answer = client.get(f"{newsroom.home.url}latest/", {"after": "1-1"})
    assert answer.status_code == 200
    assert items_in(answer.content.decode()) == []
