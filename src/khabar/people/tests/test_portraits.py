"""A portrait is a picture like any other: without a credit it can't be published."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


def test_a_person_is_not_published_with_an_uncredited_portrait(newsroom: Newsroom) -> None:
    picture = newsroom.picture(agency="")
    with pytest.raises(ValidationError) as refused:
        newsroom.person(portrait=picture)
    assert "portrait" in refused.value.message_dict


def test_nor_is_a_draft_of_one(newsroom: Newsroom) -> None:
    person = newsroom.person()
    person.portrait = newsroom.picture(agency="")
    revision = person.save_revision()
    with pytest.raises(ValidationError):
        revision.publish()
    person.refresh_from_db()
    assert person.portrait is None


def test_a_credited_portrait_stands_on_the_page_with_its_credit(newsroom: Newsroom, client: object) -> None:
    person = newsroom.person(portrait=newsroom.picture(photographer="كريم", agency="Salwa Pictures"))
    page = client.get(person.url).content.decode()  # type: ignore[attr-defined]
    assert "كريم / Salwa Pictures" in page
