"""The form says in plain words why an article waits, and begins each change without its mark."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest
from django.utils.translation import gettext, override

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
