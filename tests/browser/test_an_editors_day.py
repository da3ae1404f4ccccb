"""An item's day in the back office: written, reviewed, published, put on the front, corrected, moved, restored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from khabar.articles.models import Article
from tests.fixtures.browser import Browser
from tests.fixtures.newsroom import Newsroom

if TYPE_CHECKING:
    from playwright.sync_api import Page

HEADLINE, CORRECTED = "افتتاح مرفأ الصيد", "افتتاح مرفأ الصيد الجديد"
QUESTION = "من يدير المرفأ؟"
LISTING = "**/desk/article/"

# A machine that is busy between the last word and the button: what the editor would have done later was not done.
IN_ONE_BREATH = """(word) => {
    document.execCommand("insertText", false, word);
    for (const end = performance.now() + 600; performance.now() < end;);
    document.querySelector(".footer [name=action-submit]").click();
}"""


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Right to left, where a wrong direction would show."""
    return arabic


@dataclass
class Person:
    """Somebody of the newsroom at a browser."""

    page: Page
    site: str

    @classmethod
    def at_work(cls, user: Any, site: str, browser: Browser) -> Person:
        return cls(browser.page_of(user, site, (1440, 900)), site)

    def go(self, name: str, *args: Any) -> None:
        self.page.goto(self.site + reverse(name, args=args))

    def open_item(self) -> None:
        """From the newsroom's home."""
        self.go("wagtailadmin_home")
        self.page.get_by_role("link", name=HEADLINE).first.click()

    def choose(self, button: str) -> None:
        """Press one of the buttons behind the one at the foot of the editor, and come back to the listing."""
        self.page.locator(".footer [data-controller=w-dropdown] > [aria-expanded]").click()
        self.page.locator(f".footer {button}").click()
        if "reject" in button:
            self.page.fill("[name=comment]", QUESTION)
            self.page.locator(".modal-content [type=submit]").click()
        self.page.wait_for_url(LISTING)


@pytest.mark.django_db(transaction=True)
def test_from_the_first_word_to_the_last(
    live: str, browser: Browser, newsroom: Newsroom, reporter: Any, section_editor: Any, client: Any, settings: Any
) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # has tests of its own, and would come between
    section, elsewhere = newsroom.section(), newsroom.section("ثقافة")
    writer, editor = (Person.at_work(user, live, browser) for user in (reporter, section_editor))
    write(writer, section.title)
    item = Article.objects.get()
    assert "يبدأ فجرًا." in str(item.body)  # though the button was pressed at once
    assert client.get(item.path_on_site).status_code == 404

    editor.open_item()
    editor.choose("[data-workflow-action-name=reject]")
    writer.open_item()
    writer.page.locator("[data-khabar-checks]", has_text=QUESTION).wait_for()
    writer.page.fill("[name=kicker]", "مرافئ")
    writer.choose("[name=action-submit]")
    editor.open_item()
    editor.choose("[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
    assert HEADLINE in client.get(item.path_on_site).content.decode()

    newsroom.many(4, newest=timezone.now())
    put_on_the_front(editor, item, newsroom.home.pk)
    editor.page.goto(live)
    assert editor.page.locator(".front__lead h2").inner_text() == HEADLINE

    editor.open_item()
    editor.page.fill("[name=title]", CORRECTED)
    editor.page.check("[name=substantive_change]")
    editor.choose("[name=action-publish]")
    move(editor, item, elsewhere.title)
    moved = Article.objects.get(pk=item.pk)
    assert (moved.title, moved.section.pk, moved.updated_at is None) == (CORRECTED, elsewhere.pk, False)
    withdraw_and_restore(editor, item)
    assert CORRECTED in client.get(moved.path_on_site).content.decode()


def write(writer: Person, section: str) -> None:
    page = writer.page
    writer.go("khabar_desk:new", "article")
    page.get_by_text(section).click()
    page.fill("[name=title]", HEADLINE)
    page.fill("[name=standfirst]", "يستقبل ستين قاربًا كل يوم.")
    page.locator(".w-panel", has=page.locator("[name=body-count]")).locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="فقرة").click()
    page.locator(".public-DraftEditor-content").last.click()
    page.keyboard.type("قال المرفأ إن العمل يبدأ ")
    page.evaluate(IN_ONE_BREATH, "فجرًا.")
    page.wait_for_url(LISTING)


def put_on_the_front(editor: Person, item: Article, home: int) -> None:
    page = editor.page
    editor.go("khabar_desk_fronts:edit", home)
    page.fill("#front-query", HEADLINE)
    page.locator(f'.found__item[data-item="{item.pk}"]').drag_to(page.locator('[id="lead.0"]'))
    page.locator(f'[id="lead.0"][data-item="{item.pk}"]').wait_for()
    page.click("button[value=publish]")
    page.locator(".log__entry--live").wait_for()


def move(editor: Person, item: Article, section: str) -> None:
    editor.go("khabar_desk:move", item.pk)
    editor.page.get_by_role("button", name=section).click()
    editor.page.wait_for_url(f"**/pages/{item.pk}/edit/")


def withdraw_and_restore(editor: Person, item: Article) -> None:
    page = editor.page
    for verb in ("unpublish", "delete"):
        editor.go(f"wagtailadmin_pages:{verb}", item.pk)
        page.locator("main form [type=submit]").click()
        page.wait_for_url(LISTING)
    editor.go("khabar_desk:trash")
    page.locator(".desk-trash button").click()
    page.wait_for_url(f"**/pages/{item.pk}/edit/")
    editor.choose("[name=action-publish]")
