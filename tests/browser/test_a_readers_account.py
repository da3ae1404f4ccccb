"""A reader opens an account by a mailed link, sets up a passkey, signs in with it, and closes the account again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from khabar.accounts.models import User
from khabar.comments.models import Comment
from khabar.comments.tests.readers import house
from khabar.readers.tests.mailbox import ADDRESS, newest_link
from tests.browser.test_sign_in import AUTHENTICATOR
from tests.browser.walk import Walk
from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.newsroom import Newsroom

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_account_from_its_first_link_to_its_end(live: str, browser: Browser) -> None:
    house()
    item = Newsroom("ar").article()
    page = browser.page(PHONE, reduced_motion="reduce")
    walk = Walk(page, "account", "main")
    write(page, f"{live}{item.short_path}/comments/")
    enter(walk, live)
    page.wait_for_url(f"**{item.short_path}/comments/")
    page.goto(f"{live}/account/")
    expect(page.locator(".account__facts")).to_contain_text(ADDRESS)
    walk.look("account")
    with_a_passkey(walk)
    page.click(".account__ways a[href$='/close/']")
    walk.look("close")
    page.check("[name=erase]")
    page.click(".account__form button")
    walk.look("closed")
    assert not User.objects.filter(is_reader=True).exists()
    assert not Comment.objects.exclude(text="").exists()
    browser.errors[:] = [error for error in browser.errors if "422" not in error]
    assert not walk.wrong, "\n".join(walk.wrong)


def write(page: Page, address: str) -> None:
    """A comment, and from its form to where one signs in."""
    page.goto(address)
    page.fill("#comment-text", "كلام طيب")
    page.fill("#comment-name", "سعاد")
    page.click("[data-comment-form] button")
    page.wait_for_selector("[data-taken]")
    page.goto(address)
    page.click(".commentform__note a")


def enter(walk: Walk, live: str) -> None:
    page = walk.page
    walk.look("sign in")
    page.evaluate("document.querySelector('.account__form').noValidate = true")
    page.fill("[name=email]", "nobody")
    page.click(".account__form button")
    expect(page.locator(".field__error")).to_be_visible()
    walk.look("no address")
    page.fill("[name=email]", ADDRESS)
    page.click(".account__form button")
    expect(page.locator("[role=status]")).to_contain_text(ADDRESS)
    walk.look("sent")
    walk.to("the link", f"{live}{newest_link()}")
    page.click(".account__form button")


def with_a_passkey(walk: Walk) -> None:
    """Set one up, sign out, and sign in with it."""
    page = walk.page
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.click(".account__ways a[href*='second-factor']")
    walk.look("passkeys and codes")
    page.click("main a[href$='/webauthn/add/']")
    page.wait_for_load_state()
    page.click("#mfa_webauthn_add")
    assert page.locator("#recovery_codes").input_value().count("\n") == 9
    page.click(".stafffoot a")
    page.click(".account__form button")
    expect(page.locator("[name=email]")).to_be_visible()
    page.click(".comments__ways a[href*='/passkey/']")
    walk.look("sign in with a passkey")
    page.click("#passkey_login")
    expect(page.locator(".account__facts")).to_contain_text(ADDRESS)
