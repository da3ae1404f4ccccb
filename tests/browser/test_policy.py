"""In a browser nothing breaks the strict policy, no request leaves the machine, and no reader is marked.

The fixtures fail a test whose page logs an error, breaks the policy or asks another host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.site import EDITIONS, Site, each_page

if TYPE_CHECKING:
    from tests.browser.conftest import Visit


@each_page("home", "article")
def test_a_page_keeps_the_policy_from_head_to_foot(name: str, edition: str, visit: Visit, site: Site) -> None:
    page = visit(name, edition, PHONE, pictures=True)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("load")
    policy = site.get(site.pages[edition][name]).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_breach_of_the_policy_is_noticed(visit: Visit, browser: Browser) -> None:
    page = visit("home")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.wait_for_timeout(100)
    assert any(error.startswith("policy") for error in browser.errors)
    browser.errors.clear()


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_walk_through_the_site_leaves_no_cookie(edition: str, visit: Visit, site: Site) -> None:
    page = visit("home", edition)
    for name in ("section", "article", "person", "follow"):
        page.goto(site.url(name, edition))
    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage)") == []
