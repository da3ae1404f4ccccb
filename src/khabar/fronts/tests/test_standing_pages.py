"""Pages that stand: about us, contact, corrections policy, privacy."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from khabar.fronts.models import StandingPage
from tests.fixtures.newsroom import Newsroom, paragraph

TITLES = {"ar": ("من نحن", "من-نحن"), "en": ("About us", "about-us")}


def plant(newsroom: Newsroom, title: str = "", **fields: Any) -> StandingPage:
    home = newsroom.home
    page = StandingPage(title=title or TITLES[newsroom.edition][0], locale=home.locale, **fields)
    page.body = [paragraph("Written by the house.")]
    planted: StandingPage = home.add_child(instance=page)
    return planted


def test_a_standing_page_answers_at_its_name(newsroom: Newsroom, client: Any) -> None:
    page = plant(newsroom)
    assert page.slug == TITLES[newsroom.edition][1]
    shown = client.get(page.url).content.decode()
    assert "Written by the house." in shown
    assert f"<title>{page.title} |" in shown


def test_the_footer_names_those_that_belong_there_in_order(newsroom: Newsroom, client: Any) -> None:
    plant(newsroom, "Second", position=2)
    plant(newsroom, "First", position=1)
    plant(newsroom, "Hidden", in_footer=False)
    foot = client.get(newsroom.home.url).content.decode().split('class="foot__last"')[1]
    assert foot.index("First") < foot.index("Second")
    assert "Hidden" not in foot


def test_a_draft_has_no_address(newsroom: Newsroom, client: Any) -> None:
    page = plant(newsroom, live=False)
    assert client.get(page.url).status_code == 404


def test_it_takes_no_address_that_is_used(newsroom: Newsroom) -> None:
    newsroom.section("Sport")
    for slug in ("sport", "search", "latest", "2011"):
        with pytest.raises(ValidationError) as refused:
            plant(newsroom, "Title", slug=slug)
        assert "slug" in refused.value.message_dict


def test_a_picture_without_a_credit_keeps_it_unpublished(newsroom: Newsroom) -> None:
    page = plant(newsroom)
    page.body = [{"type": "picture", "value": {"picture": newsroom.picture(agency="").pk, "caption": ""}}]
    with pytest.raises(ValidationError):
        page.save_revision().publish()


def test_the_switch_leads_to_its_counterpart(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    page = plant(arabic)
    other = plant(english, translation_key=page.translation_key)
    shown = client.get(page.url).content.decode()
    assert f'<a href="{other.url}" hreflang="en"' in shown
