"""Sections, people and standing pages are previewed as readers will see them, saved or not."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from khabar.people.actions import people_folder
from tests.fixtures.newsroom import Newsroom

HTML = {"ar": '<html lang="ar" dir="rtl"', "en": '<html lang="en" dir="ltr"'}
COMMON = {"title": "A draft's title", "slug": "draft", "position": "1", "comments": inline_formset([])}


@pytest.fixture
def editor(client: Any, administrator: Any) -> Any:
    client.force_login(administrator)
    return client


def preview(editor: Any, address: str, **fields: Any) -> str:
    sent = editor.post(address, nested_form_data(COMMON | fields))
    assert sent.json()["is_valid"], sent.json()
    shown = editor.get(address)
    assert shown.status_code == 200
    return str(shown.content.decode())


def adding(app: str, model: str, parent: Any) -> str:
    return reverse("wagtailadmin_pages:preview_on_add", args=[app, model, parent.pk])


def test_pages_not_saved_yet(newsroom: Newsroom, editor: Any) -> None:
    folder = people_folder(newsroom.home.locale)
    for address, fields in (
        (adding("khabar_sections", "section", newsroom.home), {}),
        (adding("khabar_people", "person", folder), {"role": "وزيرة"}),
        (adding("khabar_fronts", "standingpage", newsroom.home), {"body": streamfield([("subheading", "ما نراه")])}),
    ):
        page = preview(editor, address, **fields)
        assert HTML[newsroom.edition] in page
        assert "A draft&#x27;s title" in page
        for value in fields.values():
            assert (value if isinstance(value, str) else "ما نراه") in page


def test_drafts_of_pages_that_are_there(newsroom: Newsroom, editor: Any) -> None:
    item = newsroom.article()
    for page in (item.section, newsroom.person(), newsroom.home):
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        shown = preview(editor, address, slug=page.slug)
        assert HTML[newsroom.edition] in shown
        if page == item.section:
            assert item.title in shown
