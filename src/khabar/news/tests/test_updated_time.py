"""Readers see the time of a change only where the editor called it substantive."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.articles.models import Article
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


def publish_again(item: Article, *, substantive: bool) -> Article:
    draft = Article.objects.get(pk=item.pk).get_latest_revision_as_object()
    draft.substantive_change = substantive
    draft.save_revision().publish()
    found: Article = Article.objects.get(pk=item.pk)
    return found


def test_the_first_publishing_is_no_update(newsroom: Newsroom) -> None:
    item = newsroom.article(publish=False)
    item.substantive_change = True
    item.save_revision().publish()
    assert Article.objects.get(pk=item.pk).updated_at is None


def test_a_small_correction_shows_no_time(newsroom: Newsroom, client: Any) -> None:
    item = publish_again(newsroom.article(), substantive=False)
    assert item.updated_at is None
    assert client.get(item.path_on_site).content.decode().count('class="byline__time"><span>') == 1


def test_a_substantive_change_shows_its_time(newsroom: Newsroom, client: Any) -> None:
    item = publish_again(newsroom.article(), substantive=True)
    assert item.updated_at == item.last_published_at
    assert item.live_at == item.first_published_at < item.updated_at
    page = client.get(item.path_on_site).content.decode()
    assert page.count('class="byline__time"><span>') == 2
    assert f'"dateModified": "{item.updated_at.isoformat()}"' in page


def test_the_mark_belongs_to_one_change_only(newsroom: Newsroom) -> None:
    item = publish_again(newsroom.article(), substantive=True)
    assert not item.substantive_change
    again = publish_again(item, substantive=False)
    assert again.updated_at == item.updated_at


def test_publishing_an_old_revision_marks_nothing_again(newsroom: Newsroom) -> None:
    item = publish_again(newsroom.article(), substantive=True)
    marked = item.latest_revision
    publish_again(item, substantive=False)
    type(marked).objects.get(pk=marked.pk).publish()
    assert Article.objects.get(pk=item.pk).updated_at == item.updated_at


def test_unpublishing_and_publishing_again_is_no_update(newsroom: Newsroom) -> None:
    item = newsroom.article()
    item.unpublish()
    assert publish_again(item, substantive=False).updated_at is None
