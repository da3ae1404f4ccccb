"""The carousel of stories is on every page, archived or not, and costs a page nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khabar.edge import fragments
from khabar.stories.models import Story
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story

COUNTS = {"ar": "خبران", "en": "2 news items"}


def test_every_page_shows_it_once(newsroom: Newsroom, client: Any) -> None:
    items = [newsroom.article(f"Item {n}") for n in range(2)]
    story = a_story(newsroom, items=items, picture=newsroom.picture())
    home = newsroom.home.get_url_parts()[2]
    for path in (home, items[0].path_on_site, newsroom.section().url, f"{home}latest/"):
        page = client.get(path).content.decode()
        assert page.count("data-reel-strip") == 1, path
        reel = page.split("data-reel-strip")[1].split("</section>")[0]
        assert story.path_on_site in reel
        assert COUNTS[newsroom.edition] in reel
        assert 'width="' in reel
        assert "style=" not in reel


def test_closed_and_empty_stories_are_left_out(arabic: Newsroom, client: Any) -> None:
    item = arabic.article()
    a_story(arabic, "Closed", [item], state="closed")
    a_story(arabic, "Empty")
    assert "data-reel" not in client.get(item.path_on_site).content.decode()


def test_it_has_an_end(arabic: Newsroom) -> None:
    item = arabic.article()
    for n in range(12):
        a_story(arabic, f"Story {n}", [item])
    assert fragments.render("stories", language="ar").count("storycard__title") == 10


def test_it_costs_one_query_and_none_while_it_is_kept(
    arabic: Newsroom, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fragments, "_kept", {})
    item = arabic.article()
    for n in range(4):
        a_story(arabic, f"Story {n}", [item], picture=arabic.picture())
    with CaptureQueriesContext(connection) as cold:
        fragments.render("stories", language="ar")
    settings.FRAGMENT_SECONDS = 60
    fragments.render("stories", language="ar")
    with CaptureQueriesContext(connection) as kept:
        fragments.render("stories", language="ar")
    stories = [query for query in cold.captured_queries if "khabar_stories" in query["sql"]]
    assert len(stories) == 1
    assert {query["sql"].split('FROM "')[1].split('"')[0] for query in cold.captured_queries} == {
        "khabar_stories_story",
        "khabar_design_outlet",  # for its digits; asked for once in a request
    }
    assert len(kept) == 0


def test_an_item_that_comes_or_goes_shows_in_the_count_at_once(arabic: Newsroom, client: Any) -> None:
    items = [arabic.article(f"Item {n}") for n in range(3)]
    a_story(arabic, items=items)
    assert "3 أخبار" in client.get("/latest/").content.decode()
    items[0].unpublish()
    assert "خبران" in client.get("/latest/").content.decode()
    items[1].delete()
    assert "خبر واحد" in client.get("/latest/").content.decode()
    Story.objects.get().delete()
    assert "data-reel" not in client.get("/latest/").content.decode()
