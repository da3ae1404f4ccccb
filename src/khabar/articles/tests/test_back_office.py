"""Reporters and editors file through the back office, and are told in plain words what stands in the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from khabar.articles.models import Article
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


FIELDS = {
    "title": "Ferries",
    "standfirst": "Every day.",
    "kicker": "سفن",
    "text": "The <b>line</b> runs.",
    "tags": "Sea, بحر",
}


@pytest.fixture
def desk(client: Any) -> Desk:
    return Desk(client)


def test_a_section_editor_files_and_publishes(newsroom: Newsroom, desk: Desk, section_editor: Any, client: Any) -> None:
    person, picture = newsroom.person(), newsroom.picture()
    desk.sign_in(section_editor)
    desk.create(newsroom.section(), "publish", **FIELDS, bylines=[person.pk], lead_picture=picture.pk)
    article = Article.objects.get(title="Ferries")
    assert (article.live, article.owner, article.section) == (True, section_editor, newsroom.section())
    assert (article.byline_text, article.lead_picture) == (person.title, picture)
    assert sorted(topic["name"] for topic in article.topics) == ["Sea", "بحر"]
    desk.sign_out()
    page = client.get(article.path_on_site).content.decode()
    for shown in ("Every day.", "سفن", "<b>line</b>", person.title, "Salwa Pictures"):
        assert shown in page


def test_a_reporter_files_but_does_not_publish(newsroom: Newsroom, desk: Desk, reporter: Any, client: Any) -> None:
    desk.sign_in(reporter)
    desk.create(newsroom.section(), "draft", **FIELDS)
    article = Article.objects.get()
    assert not article.live
    desk.edit(article, "publish", **FIELDS | {"title": "Published"})
    article.refresh_from_db()
    assert not article.live
    assert client.get(article.path_on_site).status_code == 404


def test_a_reporter_cannot_change_what_another_filed(newsroom: Newsroom, desk: Desk, reporter: Any) -> None:
    article = newsroom.article()
    desk.sign_in(reporter)
    desk.edit(article, "draft", **FIELDS)
    assert Article.objects.get(pk=article.pk).draft_title == newsroom.words["headline"]


def test_a_reader_account_never_sees_the_back_office(newsroom: Newsroom, desk: Desk, reader: Any, client: Any) -> None:
    desk.sign_in(reader)
    assert client.get(reverse("wagtailadmin_home")).status_code == 403
    desk.create(newsroom.section(), "draft", **FIELDS)
    assert not Article.objects.exists()
