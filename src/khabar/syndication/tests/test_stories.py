"""Stories in feeds and sitemaps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from khabar.design.addresses import feed_path
from khabar.stories.actions import join, merge
from khabar.stories.models import Story
from khabar.syndication.tests.validation import locations, read_rss, read_sitemap, read_xml
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story

NOON = datetime(2026, 9, 20, 12, tzinfo=UTC)
SITE = "http://localhost:8000"


def test_a_storys_feed_lists_its_published_items_newest_first(client: Client, newsroom: Newsroom) -> None:
    items = [newsroom.article(f"Item {n}", published_at=NOON + timedelta(hours=n)) for n in range(3)]
    story = a_story(newsroom, summary="About it", items=[*items, newsroom.article("Draft", publish=False)])
    newsroom.article("Elsewhere")
    path = feed_path(newsroom.edition, "stories", str(story.pk))
    channel = read_rss(client.get(path)).find("channel")
    assert [item.findtext("title") for item in channel.findall("item")] == ["Item 2", "Item 1", "Item 0"]
    assert story.title in channel.findtext("title")
    assert channel.findtext("description") == "About it"
    assert channel.findtext("link") == SITE + story.path_on_site
    answer = client.get(feed_path(newsroom.edition, "stories", str(story.pk), "json"))
    assert [item["title"] for item in answer.json()["items"]] == ["Item 2", "Item 1", "Item 0"]
    assert f"story:{story.pk}" in answer.headers["Cache-Tag"].split(",")


@pytest.mark.parametrize("extension", ["xml", "json"])
def test_feeds_of_merged_stories_and_of_other_editions_redirect(
    client: Client, arabic: Newsroom, extension: str
) -> None:
    story, into = a_story(arabic), a_story(arabic, "Into")
    number, right = story.pk, feed_path("ar", "stories", str(into.pk), extension)
    merge(story, into)
    wrong = [feed_path("ar", "stories", str(number), extension), feed_path("en", "stories", str(into.pk), extension)]
    for path in wrong:
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (301, right)
    assert client.get("/feeds/stories/99999.xml").status_code == 404
    into.unpublish()
    assert client.get(right).status_code == 404


def test_the_sitemap_lists_live_stories_with_their_versions(
    client: Client, arabic: Newsroom, english: Newsroom
) -> None:
    story, twin = a_story(arabic, items=[arabic.article(published_at=NOON)]), a_story(english)
    Story.objects.filter(pk=twin.pk).update(translation_key=story.translation_key)
    a_story(arabic, "Draft").unpublish()
    assert f"{SITE}/sitemaps/stories.xml" in locations(read_xml(client.get("/sitemap.xml"), "siteindex.xsd"))
    sitemap = read_sitemap(client.get("/sitemaps/stories.xml"))
    assert set(locations(sitemap)) == {SITE + story.path_on_site, SITE + twin.path_on_site}
    assert NOON.date().isoformat() in (sitemap.xpath("string(.)"))


def test_a_longer_story_costs_its_feed_no_more_queries(
    client: Client, arabic: Newsroom, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    story = a_story(arabic, items=[arabic.article()])
    path = feed_path("ar", "stories", str(story.pk))
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    join(story, [item.newspage_ptr for item in arabic.many(20, newest=NOON)])
    with django_assert_num_queries(len(few)):
        client.get(path)
