"""The line of headlines goes on by itself unless the reader stops it, reads in it or wants no motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

PASSED = "Math.abs(document.querySelector('[data-ticker-list]').scrollLeft)"
# As if scrolling took no time: the clock stands still.
AT_ONCE = """
const scrollBy = Element.prototype.scrollBy;
Element.prototype.scrollBy = function ({ left }) { scrollBy.call(this, { left, behavior: "instant" }); };
"""


def passed_after(page: Page, seconds: float) -> float:
    before = float(page.evaluate(PASSED))
    page.clock.run_for(seconds * 1000)
    return float(page.evaluate(PASSED)) - before


def test_the_headlines_go_by_until_they_are_stopped(visit: Visit) -> None:
    page = visit("follow", reduced_motion="no-preference")
    page.clock.install()
    page.add_init_script(AT_ONCE)
    page.goto(page.url.removesuffix("follow/"))
    button = page.locator("[data-ticker-pause]")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.mouse.move(0, 0)
    assert passed_after(page, 6) > 0
    button.click()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert passed_after(page, 60) == 0
    button.click()
    assert passed_after(page, 60) == 0, "it waits for who reads"
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    assert passed_after(page, 6) > 0
    page.emulate_media(reduced_motion="reduce")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert passed_after(page, 60) == 0
