"""An article shows the stories it belongs to, its place in each, and what stands before and after it there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from khabar.stories.actions import join
from khabar.stories.queries import places_of
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story

NOON = datetime(2026, 9, 20, 12, tzinfo=UTC)
WORDS = {"ar": "2 من 3", "en": "2 of 3"}


def three(newsroom: Newsroom) -> list[Any]:
    return [newsroom.article(f"Item {n}", published_at=NOON + timedelta(hours=n)) for n in range(3)]


def main_of(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode().split("<main")[1].split("</main>")[0])


def test_the_place_and_its_neighbours_are_shown(newsroom: Newsroom, client: Any) -> None:
    first, second, third = three(newsroom)
    story = a_story(newsroom, items=[first, second, third])
    shown = main_of(client, second.path_on_site)
    for part in (WORDS[newsroom.edition], story.path_on_site, story.title, first.path_on_site, third.path_on_site):
        assert part in shown
    assert shown.index(first.path_on_site) < shown.index(third.path_on_site)


def test_the_first_and_the_last_have_one_neighbour(arabic: Newsroom) -> None:
    first, second, third = three(arabic)
    a_story(arabic, items=[third, first, second])
    (start,), (end,) = places_of(first.pk), places_of(third.pk)
    assert (start.position, start.older, start.newer) == (1, None, second.newspage_ptr)
    assert (end.position, end.older, end.newer) == (3, second.newspage_ptr, None)


def test_items_of_one_moment_have_an_order(arabic: Newsroom) -> None:
    items = [arabic.article(f"Item {n}", published_at=NOON) for n in range(3)]
    a_story(arabic, items=items)
    assert [place.position for item in items for place in places_of(item.pk)] == [1, 2, 3]


def test_drafts_do_not_count_and_have_no_place(arabic: Newsroom) -> None:
    first, second, third = three(arabic)
    draft = arabic.article("Draft", publish=False)
    a_story(arabic, items=[first, second, third, draft])
    assert places_of(draft.pk) == []
    assert [place.count for place in places_of(first.pk)] == [3]


def test_a_story_that_is_no_longer_public_is_not_named(arabic: Newsroom, client: Any) -> None:
    item = arabic.article()
    story = a_story(arabic, items=[item])
    story.unpublish()
    assert story.title not in client.get(item.path_on_site).content.decode()


def test_many_stories_and_many_items_cost_two_queries(arabic: Newsroom) -> None:
    item = arabic.article(published_at=NOON)
    others = arabic.many(20, newest=NOON + timedelta(hours=1))
    for n in range(4):
        join(a_story(arabic, f"Story {n}", [item]), [other.newspage_ptr for other in others])
    with CaptureQueriesContext(connection) as captured:
        found = places_of(item.pk)
        assert all(place.story.tally.item_count == place.count == 21 for place in found)
        assert all((place.older or place.newer).path_on_site for place in found)
    assert len(found) == 3
    assert len(captured) == 2


def test_an_article_without_stories_costs_one_query(arabic: Newsroom) -> None:
    item = arabic.article()
    with CaptureQueriesContext(connection) as captured:
        assert places_of(item.pk) == []
    assert len(captured) == 1
