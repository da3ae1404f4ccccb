"""What a reporter submits, a section editor reads, changes and publishes."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from khabar.articles.models import Article
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


FIELDS = {"title": "Ferries", "text": "The line runs."}


def submitted(newsroom: Newsroom, desk: Desk, reporter: Any) -> Article:
    desk.sign_in(reporter)
    desk.create(newsroom.section(), "submit", **FIELDS)
    article: Article = Article.objects.get()
    return article


def test_a_section_editor_approves_what_a_reporter_submits(
    newsroom: Newsroom, client: Any, reporter: Any, section_editor: Any
) -> None:
    desk = Desk(client)
    article = submitted(newsroom, desk, reporter)
    assert article.current_workflow_state.status == "in_progress"
    desk.sign_in(section_editor)
    task = article.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk]))
    assert Article.objects.get(pk=article.pk).live


def test_a_section_editor_may_change_and_publish_what_waits(
    newsroom: Newsroom, client: Any, reporter: Any, section_editor: Any
) -> None:
    desk = Desk(client)
    article = submitted(newsroom, desk, reporter)
    desk.sign_in(section_editor)
    desk.edit(article, "publish", **FIELDS | {"title": "Ferries at last"})
    stored = Article.objects.get(pk=article.pk)
    assert (stored.live, stored.title) == (True, "Ferries at last")


def test_a_reporter_does_not_approve_their_own(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    desk = Desk(client)
    article = submitted(newsroom, desk, reporter)
    task = article.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk]))
    assert not Article.objects.get(pk=article.pk).live


def test_an_uncredited_picture_is_noticed_when_it_is_submitted(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    desk = Desk(client)
    desk.sign_in(reporter)
    desk.create(newsroom.section(), "submit", **FIELDS, lead_picture=newsroom.picture(agency="").pk)
    assert not Article.objects.exists()
