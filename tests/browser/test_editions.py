"""Two editions, equal and mirrored, with a way from each page to its counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fixtures.browser import DESKTOP, PHONE
from tests.fixtures.site import EDITIONS, Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

OTHER = {"ar": "en", "en": "ar"}
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
in_both_editions = pytest.mark.parametrize("edition", EDITIONS)


@in_both_editions
@pytest.mark.parametrize("name", ["home", "article"])
def test_the_browsers_language_changes_nothing(name: str, edition: str, visit: Visit) -> None:
    page = visit(name, edition, locale="en-US" if edition == "ar" else "ar-SA")
    assert page.locator("html").get_attribute("lang") == edition
    assert page.evaluate("getComputedStyle(document.body).direction") == DIRECTIONS[edition]


@in_both_editions
def test_the_switch_leads_to_the_counterpart(edition: str, visit: Visit, site: Site) -> None:
    page = visit("article", edition)
    page.locator(f".switches [hreflang={OTHER[edition]}]").click()
    assert page.url == site.url("article", OTHER[edition])
    assert page.locator("html").get_attribute("lang") == OTHER[edition]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_editions_mirror_each_other(size: tuple[int, int], visit: Visit) -> None:
    """What stands at the start of the line in one direction stands at its start in the other."""
    parts = (".masthead__menu", ".switches", ".sections__list li >> nth=0", ".front__lead .card__headline")
    arabic, english = (_distances(visit("home", edition, size), parts) for edition in EDITIONS)
    for part, (start, end) in arabic.items():
        assert (start < end) == (english[part][0] < english[part][1]), part


def _distances(page: Page, parts: tuple[str, ...]) -> dict[str, tuple[float, float]]:
    """How far each part is from the inline start and end of the page, in px."""
    rtl = page.evaluate("document.documentElement.dir") == "rtl"
    width = page.evaluate("document.documentElement.clientWidth")
    distances = {}
    for part in parts:
        box = page.locator(part).first.bounding_box()
        left, right = box["x"], width - box["x"] - box["width"]
        distances[part] = (right, left) if rtl else (left, right)
    return distances


@in_both_editions
def test_arrows_point_onwards(edition: str, visit: Visit) -> None:
    page = visit("home", edition)
    turned = page.locator(".icon--onwards").first.evaluate("icon => new DOMMatrix(getComputedStyle(icon).transform).a")
    assert turned == {"ar": -1, "en": 1}[edition]
