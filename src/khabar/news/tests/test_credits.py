"""A picture without a credit can't be published, by whatever door; a draft may wait for its credit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from khabar.articles.models import Article
from khabar.pictures.models import Picture
from tests.fixtures.newsroom import Newsroom, paragraph


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


@pytest.fixture
def uncredited(db: None) -> Picture:
    return Newsroom("ar").picture(title="dawn", agency="")


def as_lead(picture: Picture) -> dict[str, Any]:
    return {"picture": picture.pk}


def in_the_text(picture: Picture) -> dict[str, Any]:
    return {"body": [{"type": "picture", "value": {"picture": picture.pk, "caption": ""}}]}


def in_a_gallery(picture: Picture) -> dict[str, Any]:
    return {
        "body": [
            paragraph("x"),
            {"type": "gallery", "value": {"pictures": [{"type": "item", "value": {"picture": picture.pk}}]}},
        ]
    }


PLACES = [as_lead, in_the_text, in_a_gallery]
Place = Callable[[Picture], dict[str, Any]]


@pytest.mark.parametrize("place", PLACES)
def test_copy_with_it_is_not_published(newsroom: Newsroom, uncredited: Picture, place: Place) -> None:
    with pytest.raises(ValidationError):
        newsroom.article(**place(uncredited))
    assert not Article.objects.exists(), "nothing is left of copy that is refused"


@pytest.mark.parametrize("place", PLACES)
def test_a_draft_with_it_is_kept_but_its_revision_is_not_published(
    newsroom: Newsroom, uncredited: Picture, place: Place
) -> None:
    item = newsroom.article(publish=False, **place(uncredited))
    with pytest.raises(ValidationError):
        item.latest_revision.publish()
    assert not Article.objects.get(pk=item.pk).live


@pytest.mark.parametrize("credit", [{"photographer": "ليلى منصور"}, {"agency": "Salwa Pictures"}])
def test_one_name_is_credit_enough(newsroom: Newsroom, credit: dict[str, str]) -> None:
    picture = newsroom.picture(**{"photographer": "", "agency": ""} | credit)
    assert newsroom.article(picture=picture.pk).live


def test_spaces_and_controls_are_no_credit(newsroom: Newsroom) -> None:
    picture = newsroom.picture(photographer=" \u202e ", agency="\u00a0")
    assert picture.credit == ""
    with pytest.raises(ValidationError):
        newsroom.article(picture=picture.pk)
