"""An item with an embargo is nowhere before its second, and everywhere after it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from khabar.articles.models import Article
from khabar.news.actions import next_due, publish_due
from khabar.pictures.models import Picture
from tests.fixtures.newsroom import Newsroom


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


def test_the_earliest_is_due_next(newsroom: Newsroom) -> None:
    assert next_due() is None
    now = timezone.now()
    for hours in (3, 1, 2):
        schedule(newsroom.article(publish=False), go_live_at=now + timedelta(hours=hours))
    schedule(newsroom.article(), expire_at=now + timedelta(minutes=90))
    assert next_due() == now + timedelta(hours=1)


def test_an_item_that_cannot_be_published_any_more_holds_up_no_other(newsroom: Newsroom, at: Any) -> None:
    picture, moment = newsroom.picture(), timezone.now() + timedelta(hours=1)
    broken = newsroom.article(publish=False, picture=picture.pk)
    schedule(broken, go_live_at=moment)
    sound = newsroom.article(publish=False)
    schedule(sound, go_live_at=moment)
    Picture.objects.update(agency="")
    at(moment)
    publish_due()
    assert Article.objects.get(pk=sound.pk).live
    assert not Article.objects.get(pk=broken.pk).live
    assert next_due() is None, "it would be tried again every second"
