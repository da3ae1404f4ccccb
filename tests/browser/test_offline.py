"""Without a connection a reader sees a page of ours, and gets on where it stopped once the connection is back."""

from __future__ import annotations

import pytest

from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.site import EDITIONS, Site


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_lost_connection_is_explained_and_a_link_tries_again(edition: str, browser: Browser, site: Site) -> None:
    page = browser.page(PHONE, service_workers="allow")
    page.goto(site.url("home", edition))
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_function("navigator.serviceWorker.controller")
    page.context.unroute_all()
    page.context.set_offline(True)
    page.goto(site.url("article", edition))
    assert page.locator("html").get_attribute("lang") == edition
    headline = page.locator("main h1").inner_text()
    assert page.evaluate("document.fonts.ready.then(() => getComputedStyle(document.body).marginBlockStart)") == "0px"
    page.context.set_offline(False)
    page.locator("main a").click()
    page.wait_for_load_state()
    assert page.url == site.url("article", edition)
    assert page.locator("main h1").inner_text() != headline
    browser.errors[:] = [error for error in browser.errors if "ERR_INTERNET_DISCONNECTED" not in error]
