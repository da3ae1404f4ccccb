"""Nothing moves once it stands, and nothing sticks out."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import mean
from typing import TYPE_CHECKING, Any

import pytest

from tests.fixtures.browser import DESKTOP, PHONE, Browser
from tests.fixtures.site import Site, each_page

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

WIDTHS = (320, 390, 768, 1440)

# Every shift that the reader did not cause, with what moved.
WATCH = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const shift of list.getEntries()) {
    if (shift.hadRecentInput) continue;
    const moved = shift.sources.map(({node, previousRect: from, currentRect: to}) =>
      `${node?.nodeName} ${node?.className ?? node?.data}: ${from.y}+${from.height} to ${to.y}+${to.height}`);
    window.shifts.push([shift.value, moved]);
  }
}).observe({type: "layout-shift", buffered: true});
"""
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))"
OVERFLOWING = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  return [...document.querySelectorAll("body *")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.left < -1 || box.right > page.clientWidth + 1;
  }).slice(0, 5).map(e => `${e.nodeName} ${e.className}`);
}"""


PICTURES, FONTS = "**/pictures/**", "**/*.woff2"
MOST_BY_FONTS = 0.05
"""On average over pages; half of what counts as good. A fallback font can't break every line where ours does."""

on_phone_and_desktop = pytest.mark.parametrize(
    ("edition", "size"), [("ar", PHONE), ("en", DESKTOP)], ids=["ar-phone", "en-desktop"]
)


@dataclass
class Gate:
    """Holds requests back until it is opened."""

    waiting: list[Route] | None = field(default_factory=list)

    def arrive(self, route: Route) -> None:
        if self.waiting is None:
            route.fallback()
        else:
            self.waiting.append(route)

    def open(self) -> None:
        waiting, self.waiting = self.waiting, None
        assert waiting, "nothing was asked for"
        for route in waiting:
            route.fallback()


def shifts_when_late(page: Page, address: str, late: str) -> list[tuple[float, list[str]]]:
    """How far things move, and which, when requests for `late` are answered after the page was seen without them."""
    gate = Gate()
    page.route(late, lambda route: gate.arrive(route))
    page.add_init_script(WATCH)
    page.goto(address, wait_until="domcontentloaded")
    if late != FONTS:
        page.evaluate("document.fonts.ready.then(() => null)")
    page.evaluate(FRAMES)
    page.evaluate("window.shifts.length = 0")
    gate.open()
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => null)")
    page.evaluate(FRAMES)
    page.wait_for_timeout(100)  # observers are told a little after the frame
    shifts: list[tuple[float, list[str]]] = page.evaluate("window.shifts")
    return shifts


@on_phone_and_desktop
@pytest.mark.parametrize("name", ["home", "section", "article", "person"])
def test_nothing_moves_when_pictures_arrive(
    name: str, edition: str, size: tuple[int, int], browser: Browser, site: Site
) -> None:
    assert shifts_when_late(browser.page(size), site.url(name, edition), PICTURES) == []


@on_phone_and_desktop
def test_little_moves_when_fonts_arrive(edition: str, size: tuple[int, int], browser: Browser, site: Site) -> None:
    paths = [*(site.pages[edition][name] for name in ("home", "section", "person")), site.articles[edition][1]]
    shifts = {path: shifts_when_late(browser.page(size), site.address + path, FONTS) for path in paths}
    assert mean(sum(value for value, _moved in found) for found in shifts.values()) <= MOST_BY_FONTS, shifts


@each_page("home", "section", "article", "person")
def test_no_page_scrolls_sideways(name: str, edition: str, visit: Any) -> None:
    page = visit(name, edition, (WIDTHS[0], 800))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(OVERFLOWING) == [], f"at {width} px"
    hidden = page.evaluate("[document.documentElement, document.body].map(e => getComputedStyle(e).overflowX)")
    assert hidden == ["visible", "visible"], "what sticks out must not be hidden"
