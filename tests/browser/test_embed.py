"""An embed asks nothing of anybody before the reader's click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fixtures.browser import Browser
from tests.fixtures.site import EDITIONS

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

PLAYER = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_player_is_loaded_by_a_click_and_not_before(edition: str, visit: Visit, browser: Browser) -> None:
    page = visit("article", edition)
    play = page.locator(f"[data-embed='{PLAYER}'] button")
    play.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.locator("iframe").count() == 0
    assert browser.refused == []
    play.click()
    frame = page.locator("iframe")
    assert frame.get_attribute("src") == PLAYER
    assert frame.get_attribute("title")
    page.wait_for_load_state("networkidle")
    assert browser.refused == [PLAYER]
    browser.refused.clear()
    browser.errors.clear()


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_site_without_a_known_player_is_only_linked(edition: str, visit: Visit) -> None:
    page = visit("article", edition)
    embed = page.locator(".embed", has=page.locator("a[href='https://video.example.org/watch/1']"))
    assert embed.locator("a").first.is_visible()
    assert embed.locator("button:visible").count() == 0
