"""From Ctrl+Enter in one browser to the entry on the screen of another one; both are real Chromiums."""

from __future__ import annotations

import os
import statistics
from typing import Any

BEGUN = """document.querySelector("[data-write]").addEventListener("submit", () => (window.begun = Date.now()), true)"""
# An entry counts as seen with the frame that shows it.
SEEN = """
window.seen = {};
new MutationObserver(() => {
  for (const entry of document.querySelectorAll(".entry")) {
    const words = entry.querySelector(".entry__text").textContent.trim();
    requestAnimationFrame(() => (window.seen[words] ??= Date.now()));
  }
}).observe(document.querySelector("[data-entries]"), { childList: true });
"""


def seen_in_a_second_browser(address: str, coverage: Any, times: int = 15) -> dict[str, float]:
    """Milliseconds, the median and the longest; both machines' clock is one."""
    from playwright.sync_api import sync_playwright

    from khabar.config.suite.machine import chromium
    from tests.fixtures.browser import FLAGS

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
    cookie = {"name": "sessionid", "value": _session(), "url": address}
    with sync_playwright() as playwright:
        browsers = [playwright.chromium.launch(executable_path=chromium(), args=FLAGS) for _ in range(2)]
        writer, reader = (browser.new_context().new_page() for browser in browsers)
        writer.context.add_cookies([cookie])
        writer.goto(f"{address}/admin/coverage/{coverage.pk}/")
        writer.evaluate(BEGUN)
        with reader.expect_response(lambda answer: "/events/" in answer.url):
            reader.goto(address + coverage.path_on_site)
        reader.evaluate(SEEN)
        found = [_once(writer, reader, f"Seen {number}.") for number in range(times)]
        for browser in browsers:
            browser.close()
    return {"browser_ms": round(statistics.median(found), 1), "browser_longest_ms": round(max(found), 1)}


def _once(writer: Any, reader: Any, words: str) -> float:
    writer.locator("[data-text]").fill(words)
    writer.keyboard.press("Control+Enter")
    reader.wait_for_function("words => window.seen[words]", arg=words, timeout=30_000)
    writer.wait_for_function("document.querySelector('[data-text]').value === ''")
    return float(reader.evaluate("words => window.seen[words]", words) - writer.evaluate("window.begun"))


def _session() -> str:
    """The cookie of somebody who may write."""
    from django.conf import settings
    from django.test import Client

    from khabar.accounts.actions import hire

    client = Client()
    client.force_login(hire("bench", password=None, administrator=True))
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)
