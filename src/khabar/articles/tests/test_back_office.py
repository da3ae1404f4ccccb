"""Reporters and editors file through the back office, and are told in plain words what stands in the way."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from khabar.articles.models import Article
from tests.fixtures.desk import Desk
from tests.fixtures.newsroom import Newsroom

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
    assert client.get(reverse("wagtailadmin_home")).status_code == 302
    desk.create(newsroom.section(), "draft", **FIELDS)
    assert not Article.objects.exists()


def test_an_uncredited_picture_is_explained_and_the_draft_is_kept(
    newsroom: Newsroom, desk: Desk, section_editor: Any
) -> None:
    picture = newsroom.picture(title="dawn", agency="")
    desk.sign_in(section_editor)
    answer = desk.create(newsroom.section(), "publish", **FIELDS, lead_picture=picture.pk)
    with override("ar"):  # an Arabic outlet's newsroom works in Arabic
        reason = gettext("This picture has no credit. Name its photographer or agency before it is published.")
    assert reason in answer.content.decode()
    assert not reason.isascii()
    assert not Article.objects.exists()
    desk.create(newsroom.section(), "draft", **FIELDS, lead_picture=picture.pk)
    article = Article.objects.get()
    assert (article.live, article.lead_picture) == (False, picture)


def test_an_uncredited_picture_in_the_text_is_named(newsroom: Newsroom, desk: Desk, section_editor: Any) -> None:
    picture = newsroom.picture(title="Harbour at dawn", agency="")
    desk.sign_in(section_editor)
    answer = desk.create(newsroom.section(), "publish", **FIELDS, pictures=[picture.pk])
    with override("ar"):
        reason = gettext("These pictures have no credit: %(titles)s.") % {"titles": "Harbour at dawn"}
    # Wagtail hands the errors of a text to its script as JSON.
    assert json.dumps(reason).strip('"') in html.unescape(answer.content.decode())
    assert not Article.objects.exists()


def test_the_mark_of_a_substantive_change_is_off_again_in_the_editor(
    newsroom: Newsroom, desk: Desk, section_editor: Any
) -> None:
    article = newsroom.article()
    desk.sign_in(section_editor)
    desk.edit(article, "publish", **FIELDS, substantive_change="on")
    updated = Article.objects.get(pk=article.pk).updated_at
    assert updated
    assert 'name="substantive_change" id="id_substantive_change" checked' not in desk.form(article)
    desk.edit(article, "publish", **FIELDS)
    assert Article.objects.get(pk=article.pk).updated_at == updated


def test_a_draft_with_the_mark_does_not_show_it_before_it_is_published(
    newsroom: Newsroom, desk: Desk, section_editor: Any
) -> None:
    article = newsroom.article()
    desk.sign_in(section_editor)
    desk.edit(article, "draft", **FIELDS, substantive_change="on")
    assert Article.objects.get(pk=article.pk).updated_at is None
