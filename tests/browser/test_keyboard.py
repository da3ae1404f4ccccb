"""The whole site by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import DESKTOP, PHONE
from tests.fixtures.site import EDITIONS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

in_both_editions = pytest.mark.parametrize("edition", EDITIONS)
on_phone_and_desktop = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])

FOCUSED = "document.activeElement"
# What has the focus: its place among all elements, whether that is visible, and whether something lies over it.
STOP = """async () => {
  await new Promise(requestAnimationFrame);  // the browser scrolls to it first
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const rects = [...element.getClientRects()].filter(r => r.width && r.height);
  const seen = rects.some(r => {
    const [x, y] = [r.left + r.width / 2, r.top + r.height / 2];
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  });
  return {
    index: [...document.querySelectorAll("*")].indexOf(element), text: element.textContent.trim().slice(0, 30),
    class: element.className, ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, seen,
  };
}"""


def stops(page: Page, most: int = 400) -> list[dict[str, Any]]:
    """Every place Tab leads to, in order, until it leaves the page."""
    found: list[dict[str, Any]] = []
    for _press in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (found and stop["index"] == found[0]["index"]):
            return found
        found.append(stop)
    raise AssertionError("Tab never comes to an end")


@in_both_editions
def test_the_first_stop_skips_to_the_content(edition: str, visit: Visit) -> None:
    page = visit("article", edition)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["width"] > 50
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(
    ("name", "edition", "size"),
    [
        ("home", "ar", PHONE),
        ("home", "en", DESKTOP),
        ("article", "en", PHONE),
        ("article", "ar", DESKTOP),
        ("video", "ar", PHONE),
        ("channel", "en", DESKTOP),
    ],
    ids=lambda value: value if isinstance(value, str) else ("phone" if value == PHONE else "desktop"),
)
def test_every_stop_is_in_order_marked_and_uncovered(
    name: str, edition: str, size: tuple[int, int], visit: Visit
) -> None:
    found = stops(visit(name, edition, size))
    order = [stop["index"] for stop in found]
    assert len(order) > 15
    assert order == sorted(order)
    assert [stop for stop in found if not stop["ring"]] == []
    assert [stop for stop in found if not stop["seen"]] == []


@in_both_editions
@on_phone_and_desktop
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_keeps_the_focus_and_gives_it_back(
    edition: str, size: tuple[int, int], key: str, visit: Visit
) -> None:
    page = visit("home", edition, size)
    menu = page.locator(".masthead__menu")
    menu.focus()
    page.keyboard.press(key)
    drawer = page.locator("[data-drawer]")
    assert drawer.is_visible()
    assert menu.get_attribute("aria-expanded") == "true"
    for _press in range(drawer.locator("a, button").count() + 2):
        # Between its last and first stop the focus may leave for the browser's own bars, never for the page below.
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert drawer.is_hidden()
    assert menu.evaluate(f"menu => menu === {FOCUSED}")
    expect(menu).to_have_attribute("aria-expanded", "false")


@in_both_editions
def test_the_menus_close_button_closes_it(edition: str, visit: Visit) -> None:
    page = visit("home", edition, PHONE)
    page.locator(".masthead__menu").focus()
    page.keyboard.press("Enter")
    page.locator("[data-drawer-close]").focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-drawer]").is_hidden()


@in_both_editions
def test_a_gallery_moves_on_by_its_button_and_by_the_arrow(edition: str, visit: Visit) -> None:
    page = visit("article", edition)
    count = page.locator("[data-gallery-count]")
    page.locator("[data-gallery-move='1']").focus()
    page.keyboard.press("Enter")
    expect(count).to_have_text(re.compile("^2"))
    page.locator("[data-gallery-move='-1']").focus()
    page.keyboard.press("Enter")
    expect(count).to_have_text(re.compile("^1"))
    page.locator("[data-gallery-strip]").focus()
    for _press in range(30):
        page.keyboard.press({"ar": "ArrowLeft", "en": "ArrowRight"}[edition])
    expect(count).to_have_text(re.compile("^[23]"))


def test_an_embed_is_played_by_keyboard_and_takes_the_focus(visit: Visit, browser: Any) -> None:
    page = visit("article")
    page.locator("[data-embed*=youtube] button").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.nodeName") == "IFRAME"
    page.wait_for_load_state("networkidle")
    browser.refused.clear()
    browser.errors.clear()


def test_the_theme_is_switched_by_keyboard(visit: Visit) -> None:
    page = visit("home", color_scheme="light")
    switch = page.locator("[data-theme-switch]")
    switch.focus()
    page.keyboard.press("Space")
    assert switch.get_attribute("aria-pressed") == "true"
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_a_wide_table_is_scrolled_by_keyboard(visit: Visit) -> None:
    page = visit("article", "ar", (320, 700))
    table = page.locator(".table")
    assert table.get_attribute("tabindex") == "0"
    assert table.get_attribute("aria-label")
