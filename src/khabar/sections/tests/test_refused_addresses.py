"""An address that is used already, by the site or by another page, is refused."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from khabar.design.addresses import RESERVED
from khabar.fronts.models import StandingPage
from khabar.sections.models import Section
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


def test_what_the_site_itself_uses_is_refused(newsroom: Newsroom) -> None:
    for name in (*sorted(RESERVED - {"robots.txt", "sitemap.xml", "_util"}), "2011", "٢٠١١"):
        with pytest.raises(ValidationError) as refused:
            newsroom.section("A section", address=name)
        assert "address" in refused.value.message_dict
    assert not Section.objects.exists()


def test_a_name_that_makes_no_address_is_refused(newsroom: Newsroom) -> None:
    for title in ("Search", "2011"):
        with pytest.raises(ValidationError):
            newsroom.section(title, slug="x")


def test_the_address_of_a_standing_page_is_taken(newsroom: Newsroom) -> None:
    page = StandingPage(title="About us", slug="about", locale=newsroom.home.locale)
    newsroom.home.add_child(instance=page)
    with pytest.raises(ValidationError):
        newsroom.section("About")


def test_two_sections_of_an_edition_have_two_addresses(arabic: Newsroom, english: Newsroom) -> None:
    arabic.section("One", address="sport")
    with pytest.raises(ValidationError) as refused:
        arabic.section("Two", address="Sport")
    assert "address" in refused.value.message_dict
    assert english.section("Sport", address="sport").url == "/en/sport/"
