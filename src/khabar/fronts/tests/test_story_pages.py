"""A story's page: what it is about, key moments, items by day, and where it leads."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khabar.fronts import story_pages
from khabar.stories.actions import join, mark, merge
from khabar.stories.models import RelatedStory, Story, StoryPerson
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story

NOON = datetime(2026, 9, 20, 12, tzinfo=UTC)
COUNTS = {"ar": ("لا أخبار", "3 أخبار"), "en": ("0 news items", "3 news items")}


def main_of(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode().split("<main")[1].split("</main>")[0])


def test_a_story_tells_its_items_by_day(newsroom: Newsroom, client: Any) -> None:
    items = [newsroom.article(f"Item {n}", published_at=NOON - timedelta(hours=20 * n)) for n in range(3)]
    story = a_story(newsroom, summary="What it is about", picture=newsroom.picture(), colour="rust", items=items)
    shown = main_of(client, story.path_on_site)
    for part in (story.title, "What it is about", COUNTS[newsroom.edition][1], "colour-rust", "Salwa Pictures"):
        assert part in shown
    assert shown.index("Item 0") < shown.index("Item 1") < shown.index("Item 2")
    assert shown.count("timeline__day") == 3


def test_a_story_without_items_says_so(newsroom: Newsroom, client: Any) -> None:
    shown = main_of(client, a_story(newsroom).path_on_site)
    assert COUNTS[newsroom.edition][0] in shown
    assert "empty" in shown


def test_items_without_a_day_come_last(english: Newsroom, client: Any) -> None:
    items = [english.article("Of a day", published_at=NOON), english.article("Old", from_archive=True)]
    shown = main_of(client, a_story(english, items=items).path_on_site)
    assert shown.index("Of a day") < shown.index("Day unknown") < shown.index(">Old")
    assert "1000" not in shown


def test_key_moments_pinned_items_people_and_related_stories(english: Newsroom, client: Any) -> None:
    items = [english.article(f"Item {n}", published_at=NOON + timedelta(days=n)) for n in range(3)]
    story, other = a_story(english, items=items), a_story(english, "The other story")
    person = english.person(role="Minister", portrait=english.picture())
    StoryPerson.objects.create(story=story, person=person)
    RelatedStory.objects.create(story=story, other=other)
    mark(story, items[0], key_moment=True)
    mark(story, items[2], key_moment=True)
    mark(story, items[1], pinned=True)
    shown = main_of(client, story.path_on_site)
    moments = shown.split('class="moments', 1)[1].split("</section>")[0]
    assert moments.index("Item 0") < moments.index("Item 2")
    assert "Item 1" not in moments
    assert "Item 1" in shown.split("story__pinned")[1].split("</div>\n")[0]
    assert "Minister" in shown
    assert person.url in shown
    assert other.path_on_site in shown
    assert shown.count("timeline__item--key") == 2


def test_older_items_follow_by_cursor(english: Newsroom, client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_pages, "PAGE_SIZE", 2)
    items = [english.article(f"Item {n}", published_at=NOON) for n in range(5)]
    path = a_story(english, items=items).path_on_site
    seen = []
    for _page in range(3):
        shown = main_of(client, path)
        seen += re.findall(r">(Item \d)<", shown)
        path = (re.findall(r'href="([^"]+)" rel="next"', shown) or [""])[0]
    assert seen == [f"Item {n}" for n in (4, 3, 2, 1, 0)]
    assert path == ""


@pytest.mark.parametrize("query", ["?after=x", "?after=1", "?after=99999999999999999999-1"])
def test_a_cursor_that_is_none_is_no_page(query: str, english: Newsroom, client: Any) -> None:
    assert client.get(a_story(english).path_on_site + query).status_code == 404
    assert client.get(f"/en/stories/{query}").status_code == 404


def test_wrong_addresses_lead_to_the_right_one(arabic: Newsroom, client: Any) -> None:
    story = a_story(arabic)
    for wrong in (f"/stories/{story.pk}/", f"/stories/{story.pk}-x/", f"/en/stories/{story.pk}-x/"):
        answer = client.get(wrong)
        assert (answer.status_code, answer.headers["Location"]) == (301, story.path_on_site)
    assert client.get("/stories/99999/").status_code == 404
    assert client.get("/stories/99999999999999999999/").status_code == 404
    story.unpublish()
    assert client.get(story.path_on_site).status_code == 404


def test_a_merged_story_redirects_also_through_a_second_merge(arabic: Newsroom, client: Any) -> None:
    first, second, third = (a_story(arabic, f"Story {n}", [arabic.article(f"Item {n}")]) for n in range(3))
    paths = [first.path_on_site, second.path_on_site]
    merge(first, second)
    merge(second, third)
    for path in paths:
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (301, third.path_on_site)
    assert "3 أخبار" in main_of(client, third.path_on_site)


def test_machines_read_a_story(english: Newsroom, arabic: Newsroom, client: Any) -> None:
    items = [english.article(f"Item {n}", published_at=NOON + timedelta(hours=n)) for n in range(2)]
    story, twin = a_story(english, summary="About it", items=items), a_story(arabic)
    Story.objects.filter(pk=twin.pk).update(translation_key=story.translation_key)
    page = client.get(story.path_on_site).content.decode()
    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert (data["@type"], data["name"], data["description"]) == ("CollectionPage", story.title, "About it")
    assert data["mainEntity"]["numberOfItems"] == 2
    listed = [entry["url"] for entry in data["mainEntity"]["itemListElement"]]
    assert [url.endswith(item.path_on_site) for url, item in zip(listed, reversed(items), strict=True)] == [True, True]
    assert f'hreflang="ar" href="http://localhost:8000{twin.path_on_site}"' in page
    assert f"/en/feeds/stories/{story.pk}.xml" in page


def test_the_list_follows_the_editor_then_the_newest_item(
    english: Newsroom, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_pages, "LIST_SIZE", 2)
    old, new = english.article("Old", published_at=NOON), english.article("New", published_at=NOON + timedelta(days=1))
    names = {"Quiet": [old], "Lively": [new], "Empty": [], "Closed": [old]}
    for title, items in names.items():
        a_story(english, title, items, state="closed" if title == "Closed" else "developing")
    a_story(english, "First of all", position=1)
    path, seen = "/en/stories/", []
    while path:
        shown = main_of(client, path)
        seen += re.findall(r'storycard__title" dir="auto">([^<]+)<', shown)
        path = (re.findall(r'href="([^"]+)" rel="next"', shown) or [""])[0]
    assert seen == ["First of all", "Lively", "Closed", "Quiet", "Empty"]


def test_more_items_cost_no_more_queries(arabic: Newsroom, client: Any) -> None:
    story = a_story(arabic, items=[arabic.article()])

    def cost(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    few = [cost(story.path_on_site), cost("/stories/")]
    items = arabic.many(30, newest=NOON, picture=arabic.picture().pk)
    join(story, [item.newspage_ptr for item in items])
    for n in range(5):
        other = a_story(arabic, f"Story {n}", picture=arabic.picture())
        RelatedStory.objects.create(story=story, other=other)
    assert [cost(story.path_on_site), cost("/stories/")] == few
    assert max(few) <= 16
