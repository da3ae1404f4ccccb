"""Dark and light: by the system, and by the reader's switch, which wins and is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

DARK_PAPER, DARK_INK = "rgb(18, 20, 22)", "rgb(233, 231, 227)"


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


@pytest.mark.parametrize("name", ["home", "article"])
def test_the_system_sets_the_theme(name: str, visit: Visit) -> None:
    page = visit(name, color_scheme="dark")
    assert paper(page) == DARK_PAPER
    assert page.evaluate("getComputedStyle(document.body).color") == DARK_INK
    page.emulate_media(color_scheme="light")
    assert paper(page) != DARK_PAPER


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_switch_beats_the_system_and_is_remembered(system: str, visit: Visit) -> None:
    page = visit("home", color_scheme=system)
    switch = page.locator("[data-theme-switch]")
    assert switch.get_attribute("aria-pressed") == str(system == "dark").lower()
    switch.click()
    assert switch.get_attribute("aria-pressed") == str(system == "light").lower()
    page.reload()
    assert (paper(page) == DARK_PAPER) is (system == "light")
    assert page.locator("[data-theme-switch]").get_attribute("aria-pressed") == str(system == "light").lower()


def test_a_dark_page_prints_on_white_paper(visit: Visit) -> None:
    page = visit("article", color_scheme="dark")
    page.emulate_media(media="print")
    assert paper(page) != DARK_PAPER
