"""A preview shows the page as readers will see it, before it is saved and after."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.fixtures.desk import filled
from tests.fixtures.newsroom import Newsroom, quotation

FIELDS = {"title": "Ferries", "text": "The <b>line</b> runs.", "kicker": "سفن"}
LANGUAGE = {"ar": '<html lang="ar" dir="rtl"', "en": '<html lang="en" dir="ltr"'}


@pytest.fixture
def editor(client: Any, section_editor: Any) -> Any:
    client.force_login(section_editor)
    return client


def preview(editor: Any, address: str, **fields: Any) -> str:
    sent = editor.post(address, filled("draft", **FIELDS | fields))
    assert sent.json()["is_valid"], sent.json()
    shown = editor.get(address)
    assert shown.status_code == 200
    return str(shown.content.decode())


def test_an_article_is_previewed_before_it_is_saved(newsroom: Newsroom, editor: Any) -> None:
    person, picture, section = newsroom.person(), newsroom.picture(), newsroom.section()
    address = reverse("wagtailadmin_pages:preview_on_add", args=["khabar_articles", "article", section.pk])
    page = preview(editor, address, slug="ferries", bylines=[person.pk], lead_picture=picture.pk, tags="Sea")
    assert LANGUAGE[newsroom.edition] in page
    for shown in ("Ferries", "<b>line</b>", "سفن", person.title, "Salwa Pictures", section.title):
        assert shown in page


def test_a_draft_is_previewed_with_its_own_names(newsroom: Newsroom, editor: Any) -> None:
    article, person = newsroom.article(publish=False), newsroom.person()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    page = preview(editor, address, slug=article.slug, bylines=[person.pk], tags="Sea")
    assert LANGUAGE[newsroom.edition] in page
    assert person.title in page
    assert 'rel="tag"' in page


def test_an_uncredited_picture_may_be_previewed(newsroom: Newsroom, editor: Any) -> None:
    article, picture = newsroom.article(), newsroom.picture(agency="")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    assert f"/pictures/{picture.pk}/" in preview(editor, address, slug=article.slug, lead_picture=picture.pk)


def test_a_preview_changes_nothing_and_is_kept_by_no_cache(newsroom: Newsroom, editor: Any, client: Any) -> None:
    article = newsroom.article()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    editor.post(address, filled("draft", **FIELDS, slug=article.slug))
    assert "private" in editor.get(address)["Cache-Control"]
    assert "Ferries" not in client.get(article.path_on_site).content.decode()


def test_an_old_revision_can_be_read_again(newsroom: Newsroom, editor: Any) -> None:
    article = newsroom.article(body=[quotation("The first words")])
    revision = article.latest_revision
    article.body = []
    article.save_revision().publish()
    shown = editor.get(reverse("wagtailadmin_pages:revisions_view", args=[article.pk, revision.pk]))
    assert "The first words" in shown.content.decode()
