"""WCAG 2.2 AA as far as a program can judge it: every page type, both editions, both themes, phone and desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import axe
from tests.fixtures.browser import DESKTOP, PHONE
from tests.fixtures.site import EDITIONS, each_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit


def everything_wrong(page: Page) -> list[str]:
    """What axe finds on a phone and on a desktop, by day and by night; only colours differ between the latter."""
    found = []
    for width, height in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": height})
        for scheme, rules in (("light", None), ("dark", [axe.CONTRAST])):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} px, {scheme}: {line}" for line in axe.violations(page, rules)]
    return found


@each_page("home", "section", "article", "person")
def test_a_page_is_accessible(name: str, edition: str, visit: Visit) -> None:
    assert "\n".join(everything_wrong(visit(name, edition, PHONE))) == ""


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_open_menu_is_accessible(edition: str, visit: Visit) -> None:
    page = visit("home", edition, PHONE)
    page.locator(".masthead__menu").click()
    assert "\n".join(everything_wrong(page)) == ""
