"""An item that moves keeps its number; its section and edition follow its place in the tree, whatever drafts say."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.articles.models import Article
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


NAMES = {"ar": ("سياسة", "سياسة"), "en": ("Politics", "politics")}


def test_a_moved_item_answers_at_its_new_address(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article()
    old = item.path_on_site
    item.move(newsroom.section(NAMES[newsroom.edition][0]), pos="last-child")
    moved = Article.objects.get(pk=item.pk)
    assert moved.section.address == NAMES[newsroom.edition][1]
    assert client.get(old)["Location"] == moved.path_on_site
    assert client.get(moved.path_on_site).status_code == 200


def test_publishing_an_old_draft_does_not_undo_a_move(newsroom: Newsroom) -> None:
    item = newsroom.article()
    before = item.latest_revision
    politics = newsroom.section(NAMES[newsroom.edition][0])
    item.move(politics, pos="last-child")
    before.publish()
    assert Article.objects.get(pk=item.pk).section == politics


def test_a_move_to_the_other_edition_changes_the_address(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    item = arabic.article()
    item.move(english.section(), pos="last-child")
    moved = Article.objects.get(pk=item.pk)
    assert moved.edition == "en"
    assert moved.path_on_site.startswith("/en/economy/")
    assert client.get(moved.path_on_site)["Content-Language"] == "en"


def test_a_copy_belongs_where_it_lies(newsroom: Newsroom) -> None:
    item = newsroom.article(bylines=())
    politics = newsroom.section(NAMES[newsroom.edition][0])
    copied = item.copy(to=politics, update_attrs={"slug": "copied"}, keep_live=True)
    assert Article.objects.get(pk=copied.pk).section == politics
    assert Article.objects.get(pk=item.pk).section == newsroom.section()


def test_a_translation_belongs_to_the_other_edition(arabic: Newsroom, english: Newsroom) -> None:
    section = arabic.section()
    target = english.section()
    target.translation_key = section.translation_key
    target.save()
    item = arabic.article(section=section)
    translated = item.copy_for_translation(english.home.locale)
    translated.save_revision().publish()
    found = Article.objects.get(pk=translated.pk)
    assert (found.edition, found.section, found.live_at is None) == ("en", target, False)
    assert found.path_on_site.startswith("/en/economy/")


def test_a_section_that_moves_below_another_keeps_its_items(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article()
    newsroom.section().move(newsroom.section(NAMES[newsroom.edition][0]), pos="last-child")
    assert Article.objects.get(pk=item.pk).path_on_site == item.path_on_site
    assert client.get(item.path_on_site).status_code == 200
