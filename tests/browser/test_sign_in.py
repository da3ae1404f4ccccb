"""Requests with a body reach Django through the real server."""

from __future__ import annotations

from tests.fixtures.browser import Browser
from tests.fixtures.site import Site


def test_a_wrong_password_is_answered_with_the_form_again(site: Site, browser: Browser) -> None:
    page = browser.page()
    page.goto(f"{site.address}/admin/login/")
    page.fill("[name=username]", "nobody")
    page.fill("[name=password]", "nothing")
    with page.expect_navigation() as navigation:
        page.click("button[type=submit]")
    assert navigation.value.status == 200
    assert page.input_value("[name=username]") == "nobody"
    assert page.locator(".messages, .message-banner, [role=status]").count() > 0
