"""What readers and moderators do with comments and with what is read, done by the keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from khabar.comments.models import Comment, Commenter, State
from khabar.comments.tests.readers import Reader, house
from khabar.trending import actions as reading
from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.newsroom import Newsroom

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXTS = ("تعليق أول", "تعليق ثان", "تعليق ثالث", "تعليق رابع")


def tab_to(page: Page, selector: str, most: int = 150) -> None:
    """Press Tab until the focus is on what `selector` names."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


def office(browser: Browser, live: str, user: Any, path: str) -> Page:
    page = browser.page_of(user, live, reduced_motion="reduce")
    page.goto(live + path)
    return page


@pytest.mark.django_db(transaction=True)
def test_a_reader_likes_answers_and_reports(live: str, browser: Browser) -> None:
    house()
    item = Newsroom("ar").article()
    root = Reader("سعاد").wrote(item, TEXTS[0])
    page = browser.page(PHONE, reduced_motion="reduce")
    page.goto(f"{live}{item.path_on_site}#comments")
    page.locator("[data-discussion]").wait_for()
    page.locator("#comments").evaluate("box => { box.tabIndex = -1; box.focus(); }")

    tab_to(page, "[data-like] button")
    page.keyboard.press("Space")
    expect(page.locator("[data-likes]")).to_have_text("1")
    expect(page.locator("[data-like] button")).to_have_attribute("aria-pressed", "true")

    tab_to(page, "[data-reply]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-comment] textarea")).to_be_focused()
    page.keyboard.type(TEXTS[1])
    tab_to(page, "[name=name]", 1)
    page.keyboard.type("خالد")
    page.keyboard.press("Enter")
    expect(page.locator("[data-comment] [data-taken]")).to_be_focused()
    assert Comment.objects.get(parent=root).text == TEXTS[1]

    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.href").endswith("/report/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/")
    tab_to(page, "[name=reason]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "form [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".comments__said")).to_be_visible()
    assert root.reported_by.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_moderator_decides_one_by_one_and_many_at_once_and_bans(
    live: str, browser: Browser, section_editor: Any
) -> None:
    house(hold_newcomers=True)
    item = Newsroom("ar").article()
    first, second, third, fourth = (Reader(f"قارئ {number}").wrote(item, text) for number, text in enumerate(TEXTS))
    page = office(browser, live, section_editor, "/admin/moderation/")
    rows = page.locator("[data-row]")
    expect(rows).to_have_count(4)

    page.locator("[data-letters]").uncheck()
    page.keyboard.press("KeyJ")
    assert page.locator(".queue__row--on").count() == 0, "keys of one letter are off"
    page.locator("[data-letters]").press("Space")

    page.keyboard.press("KeyJ")
    current = page.locator(".queue__row--on").get_attribute("id")
    page.keyboard.press("KeyR")
    expect(rows).to_have_count(3)
    rejected = Comment.objects.get(state=State.REJECTED)
    assert current == f"row-{rejected.pk}"

    page.keyboard.press("KeyX")
    page.keyboard.press("KeyJ")
    page.keyboard.press("KeyX")
    assert page.locator("[data-choose]:checked").count() == 2
    page.keyboard.press("Shift+Tab")
    for _press in range(12):
        if page.evaluate("document.activeElement.name") == "approve_chosen":
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    assert Comment.objects.filter(state=State.APPROVED).count() == 2

    left = Comment.objects.get(state=State.HELD)
    assert {rejected.pk, left.pk} < {first.pk, second.pk, third.pk, fourth.pk}
    page.keyboard.press("KeyJ")
    page.keyboard.press("KeyH")
    page.wait_for_url("**/commenters/**")
    ban(page)
    assert Commenter.objects.get(pk=left.author_id).bans.get().reason == "دعاية"


def ban(page: Page) -> None:
    tab_to(page, ".queue__ban summary")
    page.keyboard.press("Enter")
    tab_to(page, ".queue__ban [name=reason]")
    page.keyboard.type("دعاية")
    tab_to(page, ".queue__ban [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".help-warning")).to_contain_text("دعاية")


@pytest.mark.django_db(transaction=True)
def test_an_editor_leaves_an_item_out_of_the_most_read(live: str, browser: Browser, chief_editor: Any) -> None:
    item = Newsroom("ar").article()
    reading.count_views({(item.pk, reading.minute_of(timezone.now())): 12})
    page = office(browser, live, chief_editor, reverse("khabar_read_now:now") + "?edition=ar")
    tab_to(page, "td form button")
    page.keyboard.press("Enter")
    expect(page.locator("tr.kh-out")).to_have_count(1)
    tab_to(page, "td form button")
    page.keyboard.press("Enter")
    expect(page.locator("tr.kh-out")).to_have_count(0)
    assert re.search("/admin/", page.url)
