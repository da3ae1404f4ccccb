"""An item with an embargo is nowhere before its second, and everywhere after it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from khabar.articles.models import Article
from khabar.news.actions import next_due, publish_due
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


def schedule(item: Article, **times: Any) -> None:
    for name, moment in times.items():
        setattr(item, name, moment)
    item.save_revision().publish()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the clock forward."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_scheduled_item_is_nowhere(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article(publish=False)
    schedule(item, go_live_at=timezone.now() + timedelta(hours=1))
    stored = Article.objects.get(pk=item.pk)
    assert (stored.live, stored.live_at) == (False, None)
    assert client.get(item.path_on_site).status_code == 404
    for path in ("", "latest/", f"{item.section.address}/"):
        assert item.title not in client.get(f"{newsroom.home.url}{path}").content.decode()


def test_it_goes_live_at_its_second(newsroom: Newsroom, client: Any, at: Any) -> None:
    item, moment = newsroom.article(publish=False), timezone.now() + timedelta(hours=1)
    schedule(item, go_live_at=moment)
    assert next_due() == moment
    at(moment - timedelta(seconds=1))
    assert publish_due() == 0
    at(moment)
    assert publish_due() == 1
    assert Article.objects.get(pk=item.pk).live_at == moment
    assert next_due() is None
    assert publish_due() == 0
    assert client.get(item.path_on_site).status_code == 200


def test_a_scheduled_change_waits_while_the_old_text_stays(newsroom: Newsroom, client: Any, at: Any) -> None:
    item, moment = newsroom.article(), timezone.now() + timedelta(hours=1)
    item.title = "Changed"
    schedule(item, go_live_at=moment)
    assert "Changed" not in client.get(item.path_on_site).content.decode()
    at(moment)
    publish_due()
    stored = Article.objects.get(pk=item.pk)
    assert (stored.title, stored.live_at) == ("Changed", item.live_at)


def test_an_item_comes_down_at_its_second(newsroom: Newsroom, client: Any, at: Any) -> None:
    item, moment = newsroom.article(), timezone.now() + timedelta(hours=1)
    schedule(item, expire_at=moment)
    assert next_due() == moment
    at(moment)
    assert publish_due() == 1
    stored = Article.objects.get(pk=item.pk)
    assert (stored.live, stored.expired, stored.live_at) == (False, True, None)
    assert client.get(item.path_on_site).status_code == 404
