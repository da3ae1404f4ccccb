"""A comment's way in Chromium: written below the article, held, published from the queue by keyboard, and there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from khabar.comments.models import Comment
from khabar.comments.tests.readers import house
from tests.browser import axe
from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.newsroom import Newsroom

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = "هل تعمل السفينة في الشتاء أيضًا؟"


def below_the_article(browser: Browser, address: str) -> Page:
    page = browser.page(PHONE, reduced_motion="reduce")
    # As the keyboard comes to the link: what is fetched takes its place.
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.querySelector('.comments__link')?.focus())"
    )
    page.goto(address)
    page.locator("[data-discussion]").wait_for()
    assert page.evaluate("document.activeElement.closest('#comments') !== null")
    return page


@pytest.mark.django_db(transaction=True)
def test_a_comment_from_the_reader_by_way_of_the_moderator_to_all(
    live: str, browser: Browser, section_editor: Any
) -> None:
    house(hold_newcomers=True, proof_of_work="always")
    article = Newsroom("ar").article()
    address = live + article.path_on_site

    reader = below_the_article(browser, address)
    assert not reader.context.cookies()
    assert axe.violations(reader) == []
    reader.locator("#comment-text").fill(WORDS)
    reader.keyboard.press("Tab")
    reader.keyboard.type("ريم")
    reader.keyboard.press("Enter")
    expect(reader.locator("[data-taken]")).to_contain_text("ينتظر المراجعة")
    assert reader.evaluate("document.activeElement.matches('[data-taken]')")
    # Under attack, a browser that did its sum is held only as any newcomer is.
    assert Comment.objects.get().reasons[0]["rule"] == "newcomer"
    assert [cookie["name"] for cookie in reader.context.cookies()] == ["khabar-reader"]
    assert WORDS not in below_the_article(browser, address).locator(".discussion").inner_text()

    moderator = queue(browser, live, section_editor)
    expect(moderator.locator("[data-row]")).to_contain_text(WORDS)
    assert axe.violations(moderator) == []
    moderator.keyboard.press("KeyJ")
    assert moderator.evaluate("document.activeElement.matches('[data-row]')")
    moderator.keyboard.press("KeyA")
    expect(moderator.locator(".queue__empty")).to_be_visible()

    number = Comment.objects.get().pk
    reader.goto(f"{address}#comment-{number}")
    reader.reload()
    found = reader.locator(f"#comment-{number}")
    expect(found).to_contain_text(WORDS)
    expect(found.locator("[data-own]")).to_be_visible()  # theirs, so they may change it
    other = below_the_article(browser, address)
    expect(other.locator(f"#comment-{number}")).to_contain_text(WORDS)
    assert other.locator("[data-own]").count() == 0
    take_part(other)


def queue(browser: Browser, live: str, user: Any) -> Page:
    page = browser.page_of(user, live, reduced_motion="reduce")
    page.goto(f"{live}/admin/moderation/")
    return page


def take_part(page: Page) -> None:
    """Like it, and answer it, in place; the focus goes where the eyes go."""
    page.locator("[data-like] button").click()
    expect(page.locator("[data-likes]")).to_have_text("1")
    page.locator("[data-reply]").click()
    answer = page.locator("[data-comment] textarea")
    expect(answer).to_be_focused()
    answer.fill("سؤال جيد")
    page.locator("[data-comment] [name=name]").fill("خالد")
    page.locator("[data-comment] form[data-comment-form] [type=submit]").click()
    expect(page.locator("[data-comment] [data-taken]")).to_be_focused()
    assert axe.violations(page) == []
