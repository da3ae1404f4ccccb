"""What is live, or soon will be, has no picture without a credit."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from khabar.articles.models import Article
from khabar.pictures.models import Picture
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


@pytest.fixture
def uncredited(db: None) -> Picture:
    return Newsroom("ar").picture(title="dawn", agency="")


def test_it_is_not_scheduled_either(newsroom: Newsroom, uncredited: Picture) -> None:
    item = newsroom.article(publish=False, picture=uncredited.pk)
    item.go_live_at = timezone.now() + timedelta(hours=1)
    revision = item.save_revision()
    with pytest.raises(ValidationError):
        revision.publish()
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_a_live_item_is_not_saved_with_it(newsroom: Newsroom, uncredited: Picture) -> None:
    item = newsroom.article()
    item.lead_picture = uncredited
    with pytest.raises(ValidationError):
        item.save()
    assert Article.objects.get(pk=item.pk).lead_picture is None


def test_a_draft_of_a_live_item_may_wait_for_its_credit(newsroom: Newsroom, uncredited: Picture) -> None:
    item = newsroom.article()
    item.lead_picture = uncredited
    revision = item.save_revision()
    with pytest.raises(ValidationError):
        revision.publish()
    uncredited.photographer = "Karim al-Attar"
    uncredited.save()
    type(revision).objects.get(pk=revision.pk).publish()
    assert Article.objects.get(pk=item.pk).lead_picture == uncredited
