"""A picture's credit stands by it, caption or no caption, and can't be taken away again."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


@pytest.mark.parametrize(
    ("photographer", "agency", "credit"),
    [("ليلى منصور", "صور السلوى", "ليلى منصور / صور السلوى"), ("Laila", "", "Laila"), ("", "RT", "RT"), (" ", "", "")],
)
def test_a_credit_names_whoever_is_known(photographer: str, agency: str, credit: str, db: None) -> None:
    assert Newsroom("ar").picture(photographer=photographer, agency=agency).credit == credit


def test_the_credit_stands_by_every_picture_of_an_article_even_without_a_caption(
    newsroom: Newsroom, client: Any
) -> None:
    lead, inside = newsroom.picture(agency="Lead Agency"), newsroom.picture(agency="وكالة الداخل")
    body = [{"type": "picture", "value": {"picture": inside.pk, "caption": ""}}]
    page = client.get(newsroom.article(picture=lead.pk, body=body).path_on_site).content.decode()
    for credit in ("Lead Agency", "وكالة الداخل"):
        assert f'<span class="caption__credit"><bdi>{credit}</bdi></span>' in page


def test_the_credit_stands_by_the_large_pictures_of_a_front(newsroom: Newsroom, client: Any) -> None:
    newsroom.article(picture=newsroom.picture(agency="Lead Agency").pk)
    assert '<p class="card__credit" dir="auto">Lead Agency</p>' in client.get(newsroom.home.url).content.decode()


def test_the_caption_of_a_use_counts_before_the_pictures_own(newsroom: Newsroom, client: Any) -> None:
    picture = newsroom.picture(caption="The picture's own")
    plain = client.get(newsroom.article(picture=picture.pk).path_on_site).content.decode()
    own = client.get(newsroom.article(picture=picture.pk, caption="لهذا الخبر").path_on_site).content.decode()
    assert "The picture&#x27;s own" in plain
    assert "لهذا الخبر" in own
    assert "The picture&#x27;s own" not in own


def test_a_credit_once_given_is_not_taken_away(newsroom: Newsroom) -> None:
    picture = newsroom.picture(photographer="Laila", agency="Salwa")
    picture.photographer = picture.agency = " "
    with pytest.raises(ValidationError):
        picture.full_clean()
    picture.agency = "Harbour Photo"
    picture.full_clean()


def test_the_credit_of_a_picture_that_was_not_kept_is_told(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article(lost_credit="MADE BY / NOBODY", from_archive=True)
    assert "MADE BY / NOBODY" in client.get(item.path_on_site).content.decode()
