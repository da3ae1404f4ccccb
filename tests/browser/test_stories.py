"""The carousel moves the right way in both directions and moves nothing else; a story says what is new to a reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.test_layout import OVERFLOWING, WATCH
from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.site import EDITIONS, Site

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

FOCUS = "document.activeElement.getBoundingClientRect().x"
NEW = {"ar": "خبران جديدان منذ زيارتك الأخيرة", "en": "2 new items since your last visit"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_carousel_scrolls_onwards_by_keys_and_buttons(edition: str, visit: Visit) -> None:
    page = visit("home", edition, PHONE)
    reel, onwards = page.locator("[data-reel]"), -1 if edition == "ar" else 1
    strip = reel.locator("[data-reel-strip]")
    back, forth = reel.locator("button").all()
    strip.scroll_into_view_if_needed()
    expect(back).to_be_disabled()
    forth.click()
    page.wait_for_function("e => e.scrollLeft !== 0", arg=strip.element_handle())
    assert strip.evaluate("e => Math.sign(e.scrollLeft)") == onwards
    expect(back).to_be_enabled()
    links = strip.locator("a")
    links.first.focus()
    page.keyboard.press("ArrowLeft" if edition == "ar" else "ArrowRight")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    assert 0 <= page.evaluate(FOCUS) <= PHONE[0]
    page.keyboard.press("Home")
    expect(links.first).to_be_focused()


def test_without_javascript_the_carousel_is_a_list_that_scrolls(visit: Visit) -> None:
    page = visit("home", "ar", PHONE, javascript=False)
    strip = page.locator("[data-reel-strip]")
    expect(page.locator("[data-reel] button").first).to_be_hidden()
    strip.scroll_into_view_if_needed()
    last = strip.locator("a").last
    before = last.bounding_box()
    strip.hover()
    page.mouse.wheel(-300, 0)
    page.wait_for_timeout(200)
    after = last.bounding_box()
    assert before
    assert after
    assert after["x"] - before["x"] > 100


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_story_says_what_is_new_since_the_last_visit(edition: str, site: Site, browser: Browser) -> None:
    listed = site.get("/stories/" if edition == "ar" else "/en/stories/").body.decode()
    path = re.findall(r'class="storycard[^>]*href="([^"]+)"', listed)[0]
    page = browser.page(PHONE, reduced_motion="reduce")
    page.add_init_script(WATCH)
    page.goto(site.address + path)
    said, marks = page.locator("[data-fresh]"), page.locator(".timeline__new")
    expect(said).to_have_text("")
    assert page.context.cookies() == []
    page.evaluate("""() => {
      const seen = new Map(JSON.parse(localStorage.stories));
      const [[number, visit]] = seen;
      visit.newest = document.querySelectorAll("[data-mark]")[2].dataset.mark;
      visit.at = 0;
      localStorage.stories = JSON.stringify([...seen]);
    }""")
    for _visit in range(2):  # a reload is the same visit
        page.reload()
        expect(said).to_have_text(NEW[edition])
        expect(marks).to_have_count(2)
    assert page.evaluate("shifts.reduce((sum, [value]) => sum + value, 0)") < 0.1
    assert axe.violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate(OVERFLOWING) == []
