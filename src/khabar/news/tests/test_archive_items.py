"""Items of the past keep their own date; those whose date nobody knows sort last and never count as new."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from khabar.articles.models import Article
from khabar.news.models import UNDATED, NewsPage
from tests.fixtures.newsroom import Newsroom

THEN = datetime(2011, 5, 3, 9, tzinfo=UTC)
NOTICE = {"ar": "2011", "en": "3 May 2011"}


def test_an_archive_item_bears_the_date_of_its_first_appearance(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article(from_archive=True, first_appeared=THEN)
    assert item.live_at == THEN
    page = client.get(item.path_on_site).content.decode()
    assert 'class="archive"' in page
    assert NOTICE[newsroom.edition] in page
    assert 'datetime="2011-05-03T09:00' in page


def test_an_undated_item_says_that_its_date_is_not_known(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article(from_archive=True)
    assert (item.live_at, item.undated) == (UNDATED, True)
    page = client.get(item.path_on_site).content.decode()
    assert 'class="archive"' in page
    assert "datePublished" not in page
    assert "article:published_time" not in page
    assert "1000" not in page


def test_an_undated_item_sorts_last(newsroom: Newsroom) -> None:
    undated = newsroom.article("undated", from_archive=True)
    old = newsroom.article("old", from_archive=True, first_appeared=THEN - timedelta(days=30_000))
    new = newsroom.article("new")
    assert list(NewsPage.objects.published().newest().values_list("pk", flat=True)) == [new.pk, old.pk, undated.pk]


def test_an_undated_item_never_counts_as_new(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article("Undated", from_archive=True)
    home = newsroom.home.url
    for path in (home, f"{home}latest/", item.section.url):
        assert item.title not in client.get(path).content.decode()
    assert item.title in client.get(f"{item.section.url}?all").content.decode()


def test_an_item_of_our_own_has_no_archive_notice(newsroom: Newsroom, client: Any) -> None:
    page = client.get(newsroom.article().path_on_site).content.decode()
    assert 'class="archive"' not in page


def test_the_archive_holds_nothing_of_the_future(newsroom: Newsroom) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        newsroom.article(from_archive=True, first_appeared=tomorrow)
    assert "first_appeared" in refused.value.message_dict


def test_learning_the_date_later_puts_an_item_in_its_place(newsroom: Newsroom) -> None:
    item = newsroom.article(from_archive=True)
    item.first_appeared = THEN
    item.save_revision().publish()
    assert Article.objects.get(pk=item.pk).live_at == THEN
