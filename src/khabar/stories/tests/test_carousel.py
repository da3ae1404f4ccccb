"""The carousel of stories is on every page, archived or not, and costs a page nothing."""

from __future__ import annotations

from typing import Any

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


def test_it_costs_one_query_and_a_page_that_the_edge_asks_for_none(arabic: Newsroom, client: Any) -> None:
    item = arabic.article()
    for n in range(4):
        a_story(arabic, f"Story {n}", [item], picture=arabic.picture())
    with CaptureQueriesContext(connection) as own:
        fragments.render("stories", language="ar")
    assert {query["sql"].split('FROM "')[1].split('"')[0] for query in own.captured_queries} == {
        "khabar_stories_story",
        "khabar_design_outlet",  # for its digits; asked for once in a request
    }
    assert sum("khabar_stories" in query["sql"] for query in own.captured_queries) == 1
    with fragments.marking() as placed, CaptureQueriesContext(connection) as page:
        client.get("/latest/")
    assert "stories" in {key.name for key in placed}
    assert not any("khabar_stories" in query["sql"] for query in page.captured_queries)


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
