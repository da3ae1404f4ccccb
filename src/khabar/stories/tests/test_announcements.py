"""What shows a story is forgotten by every cache in the transaction that changes the story."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from khabar.articles.bulk import Filing, file_many
from khabar.edge.models import Announcement
from khabar.stories.actions import join, leave, mark, merge
from khabar.stories.models import Story
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story


def announced() -> set[str]:
    """Tags announced since the last question."""
    found = {tag for row in Announcement.objects.all() for tag in row.tags.split()}
    Announcement.objects.all().delete()
    return found


def test_joining_marking_and_leaving(arabic: Newsroom) -> None:
    item, story = arabic.article(), a_story(arabic)
    announced()
    join(story, [item])
    assert announced() >= {f"story:{story.pk}", "stories:ar", f"item:{item.pk}"}
    join(story, [item])
    assert announced() == set()
    mark(story, item, key_moment=True)
    assert f"story:{story.pk}" in announced()
    leave(story, [item])
    assert announced() >= {f"story:{story.pk}", "stories:ar", f"item:{item.pk}"}


def test_items_that_come_and_go(arabic: Newsroom) -> None:
    item = arabic.article()
    story = a_story(arabic, items=[item])
    tags = {f"story:{story.pk}", "stories:ar"}
    for event in (item.unpublish, lambda: item.save_revision().publish(), item.delete):
        item.refresh_from_db()
        announced()
        event()
        assert announced() >= tags
    announced()
    file_many([Filing(arabic.copy("Bulk"), arabic.section(), timezone.now(), stories=(story.pk,))])
    assert announced() >= tags


def test_a_draft_that_is_saved_announces_nothing(arabic: Newsroom) -> None:
    item = arabic.article()
    a_story(arabic, items=[item])
    announced()
    item.save_revision()
    assert announced() == set()


def test_stories_that_change_or_merge(arabic: Newsroom) -> None:
    story, into = a_story(arabic), a_story(arabic, "Into")
    announced()
    story.save_revision().publish()
    assert announced() >= {f"story:{story.pk}", "stories:ar", "sitemap:ar"}
    number = story.pk
    merge(story, into)
    assert announced() >= {f"story:{number}", f"story:{into.pk}", "stories:ar"}
    assert Story.objects.count() == 1


def test_pages_carry_the_tags_of_the_stories_they_show(arabic: Newsroom, client: Any) -> None:
    item = arabic.article()
    story = a_story(arabic, items=[item])
    for path in (item.path_on_site, story.path_on_site, "/stories/", "/latest/", "/"):
        assert {f"story:{story.pk}", "stories:ar"} <= set(client.get(path).headers["Cache-Tag"].split(",")), path


def test_many_items_filed_at_once_cost_one_query_for_their_stories(arabic: Newsroom) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    story = a_story(arabic)

    def cost(count: int) -> int:
        filings = [
            Filing(arabic.copy(f"{count} {n}"), arabic.section(), timezone.now(), stories=(story.pk,))
            for n in range(count)
        ]
        with CaptureQueriesContext(connection) as captured:
            file_many(filings)
        return sum("khabar_stories_membership" in query["sql"] for query in captured.captured_queries)

    assert cost(2) == cost(12) == 2
