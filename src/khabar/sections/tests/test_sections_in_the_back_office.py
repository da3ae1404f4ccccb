"""Sections are the editor's choice: which there are, which matter, and in what order."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from khabar.sections.models import Section
from khabar.sections.queries import important_sections, sections_of
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


FORM = {"title": "Money", "slug": "money", "address": "", "description": "", "important": "on", "position": "1"}


def add(client: Any, parent: Any, **fields: str) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["khabar_sections", "section", parent.pk])
    comments = {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return client.post(address, FORM | comments | {"action-publish": "1"} | fields, follow=True)


def test_an_editor_adds_a_section(newsroom: Newsroom, client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    add(client, newsroom.home)
    section = Section.objects.get()
    assert (section.edition, section.address, section.live) == (newsroom.edition, "money", True)


def test_an_address_taken_or_reserved_is_explained(newsroom: Newsroom, client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    newsroom.section("Money")
    for fields in ({"slug": "money-2"}, {"slug": "x", "address": "search"}):
        answer = add(client, newsroom.home, **fields)
        assert answer.status_code == 200
        assert "address" in answer.context["form"].errors
    assert Section.objects.count() == 1


def test_sections_come_in_the_editors_order(newsroom: Newsroom) -> None:
    third = newsroom.section("C", position=3)
    first = newsroom.section("A", position=1, important=False)
    second = newsroom.section("B", position=2)
    assert list(sections_of(newsroom.edition)) == [first, second, third]
    assert list(important_sections(newsroom.edition)) == [second, third]


def test_sections_nest_one_level_at_most(newsroom: Newsroom, client: Any, administrator: Any) -> None:
    parent = newsroom.section("Sport")
    child = newsroom.section("Football", under=parent)
    assert Section.can_create_at(parent)
    assert not Section.can_create_at(child)
    assert not newsroom.section("Money").can_move_to(child)
    client.force_login(administrator)
    add(client, child)
    assert Section.objects.count() == 3


def test_a_copied_section_has_an_address_of_its_own(newsroom: Newsroom) -> None:
    section = newsroom.section("Money")
    copied = section.copy(update_attrs={"title": "Markets", "slug": "markets"}, keep_live=False)
    assert (copied.address, copied.edition) == ("markets", newsroom.edition)


def test_a_translated_section_belongs_to_the_other_edition(arabic: Newsroom, english: Newsroom) -> None:
    translated = arabic.section("اقتصاد").copy_for_translation(english.home.locale)
    assert Section.objects.get(pk=translated.pk).edition == "en"
