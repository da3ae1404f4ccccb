"""The home screen shows what waits for whom, and costs the same however much there is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khabar.articles.models import Article
from khabar.desk.queries import ON_DESK, desk_of
from khabar.news.actions import mark_updated
from khabar.sections.reach import reach_of
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom

NOON = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
FIELDS = {"title": "Ferries", "standfirst": "Every day.", "text": "The line runs."}


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


def on(user: Any, now: Any = NOON) -> dict[str, list[str]]:
    """What lies on somebody's desk, by list."""
    desk = desk_of(user, reach_of(user), now)
    names = ("drafts", "waiting", "scheduled", "published", "corrected")
    return {name: found for name in names if (found := [row.headline for row in getattr(desk, name)])}


def test_drafts_are_ones_own_and_reviews_whose_may_publish(
    newsroom: Newsroom, client: Any, reporter: Any, section_editor: Any
) -> None:
    desk = Desk(client)
    desk.sign_in(reporter)
    desk.create(newsroom.section(), "draft", **FIELDS | {"title": "Half done"})
    desk.create(newsroom.section(), "submit", **FIELDS)
    assert on(reporter) == {"drafts": ["Half done"], "waiting": ["Ferries"]}
    assert on(section_editor) == {"waiting": ["Ferries"]}


def test_a_draft_that_was_sent_back_lies_with_the_drafts(
    newsroom: Newsroom, client: Any, reporter: Any, section_editor: Any
) -> None:
    desk = Desk(client)
    desk.sign_in(reporter)
    desk.create(newsroom.section(), "submit", **FIELDS)
    article = Article.objects.get()
    desk.sign_in(section_editor)
    task = article.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "reject", task.pk]), {"comment": "No"})
    assert on(reporter) == {"drafts": ["Ferries"]}


def test_today_begins_at_midnight_and_the_next_to_go_live_comes_first(newsroom: Newsroom, section_editor: Any) -> None:
    newsroom.article("This morning", published_at=NOON - timedelta(hours=4))
    newsroom.article("Yesterday", published_at=NOON - timedelta(hours=13))
    for title, days in (("In two days", 2), ("Tomorrow", 1)):
        article = newsroom.article(title, publish=False)
        article.go_live_at = timezone.now() + timedelta(days=days)
        article.save_revision().publish()
    assert on(section_editor) == {"published": ["This morning"], "scheduled": ["Tomorrow", "In two days"]}


def test_what_was_corrected_lately_is_shown_latest_first(newsroom: Newsroom, section_editor: Any) -> None:
    for days in (1, 2, 4):
        article = newsroom.article(f"{days} days ago", published_at=NOON - timedelta(days=9))
        mark_updated(article, NOON - timedelta(days=days))
    assert on(section_editor) == {"corrected": ["1 days ago", "2 days ago"]}


def test_empty_lists_say_so_in_the_editors_language(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    client.force_login(reporter)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    for words in ("لا شيء بانتظار المراجعة", "ليس لديك مسودات", "لا شيء مجدول", "لم يُنشر شيء اليوم بعد"):
        assert words in page
    assert reverse("khabar_desk:new", args=["article"]) in page


def test_a_full_list_leads_on_to_the_listing(newsroom: Newsroom, client: Any, section_editor: Any) -> None:
    for number in range(ON_DESK + 1):
        newsroom.article(f"Draft {number}", user=section_editor, publish=False)
    client.force_login(section_editor)
    page = client.get(reverse("wagtailadmin_home"))
    link = f"{reverse('khabar_desk:items', args=['article'])}?status=draft&amp;status=returned&amp;mine=mine"
    assert link in page.content.decode()
    assert len(client.get(link.replace("&amp;", "&")).context["rows"]) == ON_DESK + 1


def test_the_home_costs_the_same_with_more_items_and_counts_nothing(
    newsroom: Newsroom, client: Any, section_editor: Any
) -> None:
    client.force_login(section_editor)
    newsroom.many(2, newest=NOON)
    client.get(reverse("wagtailadmin_home"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("wagtailadmin_home"))
    newsroom.many(20, newest=NOON, picture=newsroom.picture().pk)
    newsroom.article("Mine", user=section_editor, publish=False)
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("wagtailadmin_home"))
    assert len(many) == len(few) <= 16
    asked = " ".join(query["sql"].upper() for query in many)
    assert "COUNT(" not in asked
    assert "DISTINCT" not in asked
