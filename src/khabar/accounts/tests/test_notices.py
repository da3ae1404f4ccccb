"""Whom it concerns is told by e-mail, each in their language: what awaits approval, what is approved or sent back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from khabar.accounts.actions import entrust, hire
from khabar.accounts.roles import EDITOR
from khabar.articles.models import Article
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom

TITLE = "Ferries & “quays”"


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


@pytest.fixture
def editors(newsroom: Newsroom) -> dict[str, Any]:
    """One of this section, who reads English, and one of another."""
    made = {name: hire(name, password=None, role=EDITOR, email=f"{name}@example.org") for name in ("here", "there")}
    for name, editor in made.items():
        entrust(editor, [newsroom.section(name)])
    UserProfile.objects.filter(user=made["here"]).update(preferred_language="en")
    return made


def submitted(newsroom: Newsroom, client: Client, reporter: Any) -> Article:
    desk = Desk(client)
    desk.sign_in(reporter)
    desk.create(newsroom.section("here"), "submit", title=TITLE, text="The line runs.")
    article: Article = Article.objects.get()
    return article


def decide(client: Client, article: Article, editor: Any, action: str, comment: str = "") -> None:
    client.force_login(editor)
    task = article.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, action, task.pk])
    client.post(address, {"comment": comment})


def test_the_editors_of_the_section_are_told_what_awaits_them(
    newsroom: Newsroom, client: Client, reporter: Any, editors: dict[str, Any], administrator: Any
) -> None:
    article = submitted(newsroom, client, reporter)
    (sent,) = mail.outbox
    assert sent.to == ["here@example.org"]
    assert sent.subject == f"Awaits your approval: {TITLE}"
    assert "Laila Mansour" in sent.body
    assert f"/admin/pages/{article.pk}/edit/" in sent.body


def test_the_writer_is_told_that_it_is_approved(
    newsroom: Newsroom, client: Client, reporter: Any, editors: dict[str, Any]
) -> None:
    article = submitted(newsroom, client, reporter)
    mail.outbox.clear()
    decide(client, article, editors["here"], "approve")
    (sent,) = mail.outbox
    assert sent.to == ["reporter@example.org"]
    assert sent.subject == f"اعتُمدت: {TITLE}"
    assert str(article.pk) in sent.body


def test_the_writer_is_told_what_is_to_change(
    newsroom: Newsroom, client: Client, reporter: Any, editors: dict[str, Any]
) -> None:
    article = submitted(newsroom, client, reporter)
    mail.outbox.clear()
    decide(client, article, editors["here"], "reject", "Who says so?")
    (sent,) = mail.outbox
    assert sent.to == ["reporter@example.org"]
    assert "Who says so?" in sent.body
    assert sent.subject == f"مطلوب تعديلات: {TITLE}"


def test_an_editor_of_another_section_neither_sees_nor_decides_it(
    newsroom: Newsroom, client: Client, reporter: Any, editors: dict[str, Any]
) -> None:
    article = submitted(newsroom, client, reporter)
    task = article.current_workflow_task
    assert [state.workflow_state.object_id for state in task.get_task_states_user_can_moderate(editors["here"])] == [
        str(article.pk)
    ]
    assert not task.get_task_states_user_can_moderate(editors["there"]).exists()
    decide(client, article, editors["there"], "approve")
    assert not Article.objects.get(pk=article.pk).live
