"""How a coverage's page keeps itself up to date where there is no stream: by the clock, whatever the server does."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fixtures.browser import PHONE, Browser

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

SITE = "http://localhost:1"
MODULE = Path(__file__).parents[2] / "src/khabar/live/static/khabar_live/modules/coverage.js"
PAGE = """<!doctype html><html lang="en" data-numbering="latn"><link rel="icon" href="data:,"><body>
<div data-board></div><div data-marked></div>
<section data-coverage data-since="/since/0/" data-stream="/events/" data-cursor="5" data-state="live" data-page="/"
 data-order="newest" data-edge data-one="# new" data-other="# new"><p data-news></p><div data-entries></div></section>
<script type="module" src="/coverage.js"></script></body></html>"""
ENTRY = '<article class="entry" id="entry-9" data-mark="1" data-sequence="6">It rains.</article>'
WATCHED = """
window.chance = 1;
Math.random = () => window.chance;
window.waits = [];
const later = window.setTimeout;
window.setTimeout = (act, wait) => { window.waits.push(wait); return later(act, wait); };
let hidden = false;
Object.defineProperty(Document.prototype, "hidden", { get: () => hidden });
window.hide = value => { hidden = value; document.dispatchEvent(new Event("visibilitychange")); };
"""
ON_ITS_WAY = 100
"""Milliseconds, by the test's own clock, that a question may take from the page to here."""
LATE, SILENCE = 20_000, 50_000
"""Waits that are not for the next question: until one that has no answer is given up, and a silent stream."""


class Server:
    """`told` is what it answers, None for 503; `asked` are the addresses it was asked for. The first stream says
    nothing, the others are refused."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.told: dict[str, object] | None = {"cursor": 5, "state": "live"}
        page.route("**/*", self.answer)

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(SITE).partition("?")[0]
        if path == "/":
            route.fulfill(body=PAGE, content_type="text/html")
        elif path == "/coverage.js":
            route.fulfill(path=MODULE, content_type="text/javascript")
        else:
            self.asked.append(path)
            if path == "/events/" and self.asked.count(path) == 1:
                return
            if path == "/events/" or self.told is None:
                route.fulfill(status=503)
            else:
                route.fulfill(body=json.dumps(self.told), content_type="application/json")

    def after(self, seconds: float) -> list[str]:
        """What is asked for once so many seconds have passed."""
        before = len(self.asked)
        self.page.clock.run_for(seconds * 1000)
        self.page.wait_for_timeout(ON_ITS_WAY)
        return self.asked[before:]

    def next_wait(self) -> float:
        """Seconds to the next question, once the last one is answered."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            waits = self.page.evaluate("waits")
            if waits and waits[-1] not in (LATE, SILENCE):
                self.page.evaluate("waits.length = 0")
                return float(round(waits[-1] / 1000, 3))
            self.page.wait_for_timeout(10)
        raise AssertionError("nothing will be asked for any more")


def test_without_a_stream_it_asks_by_the_clock_and_stops_for_good(browser: Browser) -> None:
    page = browser.page(PHONE)
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.add_init_script(WATCHED)
    server = Server(page)
    with page.expect_request("**/events/*"):
        page.goto(SITE + "/")
    page.wait_for_timeout(ON_ITS_WAY)
    assert server.asked == ["/events/"]
    assert server.after(48) == []
    assert server.after(2) == ["/since/5/"], "a stream that says nothing is given up"
    assert server.next_wait() == 12
    page.evaluate("window.chance = 0")
    assert server.after(11.9) == []
    assert server.after(0.1) == ["/since/5/"]
    assert server.next_wait() == 8, "not all readers ask at the same moment"

    server.told = None
    waits = [8.0]
    for _failure in range(5):
        assert server.after(waits[-1]) == ["/since/5/"]
        waits.append(server.next_wait())
    assert waits == [8, 16, 32, 64, 96, 96], "twice as long after each failure, to an end"
    server.told = {"cursor": 6, "state": "live", "entries": [[9, 6, "1", ENTRY]]}
    server.after(96)
    assert server.next_wait() == 8
    assert page.locator(".entry").all_inner_texts() == ["It rains."]

    page.evaluate("hide(true)")
    assert server.after(3600) == []
    server.told = {"cursor": 6, "state": "live"}
    page.evaluate("hide(false)")
    assert server.next_wait() == 8
    assert server.asked[-2:] == ["/events/", "/since/6/"], "a stream is tried again after some minutes"

    server.told = {"cursor": 7, "state": "closed"}
    assert server.after(8) == ["/since/6/"]
    page.wait_for_timeout(50)
    page.evaluate("hide(true); hide(false); dispatchEvent(new Event('pageshow'))")
    assert server.after(24 * 3600) == []
    assert {error for error in browser.errors if "503" not in error} == set()
    browser.errors.clear()
