"""The menu and the foot of every page lead to videos and live channels, where an edition has any."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from khabar.channels.tests.airing import a_channel
from khabar.edge.fragments import FragmentKey, rendered
from khabar.fronts.queries import chrome_of
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.videos import a_video

WORDS = {"ar": ("فيديوهات", "القنوات المباشرة"), "en": ("Videos", "Live channels")}


@pytest.mark.parametrize("name", ["masthead", "footer"])
def test_what_an_edition_has_is_linked_and_nothing_else(newsroom: Newsroom, name: str) -> None:
    code = newsroom.edition
    home = newsroom.home.get_url_parts()[2]

    def led_to() -> list[bool]:
        with translation.override(code):
            html, recorded = rendered(FragmentKey(name, code, ""))
        assert {f"videos:{code}", f"channel-list:{code}"} <= set(recorded)
        links = (
            f'href="{home}{path}/" dir="auto">{word}<' for path, word in zip(("videos", "live"), words, strict=True)
        )
        return [link in html for link in links]

    words = WORDS[code]
    assert led_to() == [False, False]
    a_channel("en" if code == "ar" else "ar")
    assert led_to() == [False, False]
    a_video(newsroom)
    assert led_to() == [True, False]
    channel = a_channel(code)
    assert led_to() == [True, True]
    channel.shown = False
    channel.save()
    assert led_to() == [True, False]


def test_the_whole_menu_costs_one_query(newsroom: Newsroom, django_assert_num_queries: Any) -> None:
    a_video(newsroom)
    a_channel(newsroom.edition)
    with django_assert_num_queries(1):
        chrome = chrome_of(newsroom.edition)
    assert chrome.sections
    assert (chrome.videos, chrome.channels) == (True, True)
    nothing = chrome_of("xx")
    assert (nothing.sections, nothing.videos, nothing.channels) == ([], False, False)
