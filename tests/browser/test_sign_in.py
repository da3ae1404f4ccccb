"""Requests with a body reach Django through the real server; a passkey is made and signs in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.cast import PASSWORD
from tests.fixtures.site import Site

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_wrong_password_is_answered_with_the_form_again(site: Site, browser: Browser) -> None:
    page = browser.page()
    page.goto(f"{site.address}/admin/")
    page.fill("[name=login]", "nobody")
    page.fill("[name=password]", "nothing")
    with page.expect_navigation() as navigation:
        page.click("main form button")
    assert navigation.value.status == 200
    assert page.input_value("[name=login]") == "nobody"
    assert page.locator("[role=alert]:visible").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_made_and_signs_in(live: str, browser: Browser, reporter: Any) -> None:
    page = browser.page(PHONE)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto(f"{live}/staff/second-factor/webauthn/add/")
    page.fill("[name=login]", "reporter")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.fill("[name=password]", PASSWORD)  # once more, before it is changed how somebody signs in
    with page.expect_navigation():  # until the new page's scripts have run
        page.click("main form button")
    page.click("#mfa_webauthn_add")
    assert page.locator("#recovery_codes").input_value().count("\n") == 9
    page.goto(f"{live}/staff/logout/")
    with page.expect_navigation():
        page.click("main form button")

    page.evaluate("document.dispatchEvent(new CustomEvent('allauth.error', {cancelable: true}))")
    assert page.locator("[data-passkey-trouble]").is_visible()
    page.click("#passkey_login")
    page.wait_for_url("**/admin/")
