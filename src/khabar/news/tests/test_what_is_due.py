"""The beat takes what is due in its order, and nothing holds up the rest."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from khabar.articles.models import Article
from khabar.news.actions import next_due, publish_due
from khabar.pictures.models import Picture
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
