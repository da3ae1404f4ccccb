"""Coverage on other pages: cards say whether it is to come, goes on or is over; a story's page holds its coverage."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from khabar.design.components import Card
from khabar.edge import fragments
from khabar.edge.fragments import FragmentKey
from khabar.edge.models import Announcement
from khabar.live.actions import remove, set_state
from khabar.live.models import Coverage, State
from khabar.live.tests.covering import cover, report
from khabar.news.cards import cards
from khabar.news.models import NewsPage
from khabar.stories.actions import join, leave
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story

pytestmark = pytest.mark.django_db
LABELS = ["تغطية مرتقبة", "تغطية حية", "تغطية منتهية"]


def listed() -> dict[str, Card]:
    with override("ar"):
        return {card.url: card for card in cards(NewsPage.objects.published().newest().for_cards())}


def announced() -> set[str]:
    """Tags announced since the last question."""
    found = {tag for row in Announcement.objects.all() for tag in row.tags.split()}
    Announcement.objects.all().delete()
    return found


def test_cards_tell_what_is_to_come_from_what_goes_on_and_what_is_over(arabic: Newsroom) -> None:
    coverage, article = cover(arabic), arabic.article()
    seen = []
    for change in (lambda: None, lambda: report(coverage), lambda: set_state(coverage, State.CLOSED, user=None)):
        announced()
        change()
        # Whatever shows its card, and whatever list it may come into, is rendered anew without an edit of the page.
        assert {f"item:{coverage.pk}", "latest:ar", "front:ar"} <= announced() or not seen
        shown = listed()
        seen.append((shown[coverage.path_on_site].label, shown[coverage.path_on_site].live))
        assert shown[article.path_on_site].label == ""
    assert seen == list(zip(LABELS, [False, True, False], strict=True))


def test_lists_ask_no_more_for_it(arabic: Newsroom) -> None:
    asked = []
    for more in (1, 4):
        for _ in range(more):
            cover(arabic)
        with CaptureQueriesContext(connection) as queries:
            listed()
        asked.append(len(queries))
    assert asked == [1, 1]


def test_an_item_from_no_list_is_told_apart_too(arabic: Newsroom) -> None:
    coverage = cover(arabic)
    report(coverage)
    with override("ar"):
        assert cards([Coverage.objects.get()])[0].label == LABELS[1]


def test_cards_without_a_picture_say_it_over_the_headline(arabic: Newsroom, client: Any) -> None:
    report(cover(arabic))
    page = client.get(arabic.section().url).content.decode()
    assert f'kicker__label kicker__label--live">{LABELS[1]}' in page


def test_a_storys_page_holds_its_coverage(newsroom: Newsroom, client: Any) -> None:
    words = {"ar": ("مباشر", "قريبًا", "أحداث غطيناها"), "en": ("Live", "Soon", "Events we covered")}
    to_come = cover(newsroom, title="To come", begins_at=timezone.now() + timedelta(hours=3))
    over, running = cover(newsroom, title="Over"), cover(newsroom, title="Running")
    set_state(over, State.CLOSED, user=None)
    texts = [f"Word {n}" for n in range(4)]
    entries = [report(running, title=text, breaking=text.endswith("2")) for text in texts]
    story = a_story(newsroom, items=[to_come, over, running])
    main = client.get(story.path_on_site).content.decode().split("<main")[1].split("story__columns")[0]
    live, soon, closed = words[newsroom.edition]
    assert main.index(live) < main.index("Running") < main.index("Word 3") < main.index("Word 1") < main.index(soon)
    assert main.index(soon) < main.index("To come") < main.index(closed) < main.index("Over")
    assert "Word 0" not in main
    assert f'{running.path_on_site}#entry-{entries[3].pk}"' in main


def test_a_storys_coverage_costs_three_queries_and_hears_of_all_that_changes_it(arabic: Newsroom) -> None:
    story, coverage = a_story(arabic), cover(arabic)
    key = FragmentKey("coverage", "ar", str(story.pk))
    html, recorded = fragments.rendered(key)
    assert html == ""
    changes = (
        lambda: join(story, [coverage]),
        lambda: report(coverage, title="Entry"),
        lambda: remove(coverage.entries.get(), user=None),
        lambda: set_state(coverage, State.CLOSED, user=None),
        lambda: leave(story, [coverage]),
    )
    for change in changes:
        announced()
        change()
        assert announced() & recorded, "the fragment would stay as it was"
        with CaptureQueriesContext(connection) as queries:
            after, recorded = fragments.rendered(key)
        assert after != html
        assert len(queries) <= 3  # the outlet's wishes for dates are one
        html = after
    assert html == ""


def test_a_story_forgets_its_videos_when_one_joins(arabic: Newsroom) -> None:
    story = a_story(arabic)
    _html, recorded = fragments.rendered(FragmentKey("videos", "ar", f"story-{story.pk}"))
    announced()
    join(story, [cover(arabic)])
    assert announced() & recorded
