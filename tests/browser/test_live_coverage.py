"""Two reporters write, a reader reads: through a real server, in Chromium."""

from __future__ import annotations

import re
from base64 import b64encode

import pytest
from playwright.sync_api import Locator, Page, expect

from khabar.accounts.actions import entrust, hire
from khabar.accounts.roles import EDITOR, REPORTER
from khabar.design.models import Home
from khabar.live.models import Entry
from khabar.live.tests.covering import cover, report
from tests.browser.walk import SETTLED
from tests.fixtures.browser import DESKTOP, PHONE, Browser
from tests.fixtures.elsewhere import Elsewhere
from tests.fixtures.newsroom import Newsroom, jpeg
from tests.fixtures.workers import database_url

PIXELS = b64encode(jpeg().read()).decode()
PASTE = """pixels => {
  const bytes = Uint8Array.from(atob(pixels), letter => letter.charCodeAt(0));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([bytes], "image.jpg", { type: "image/jpeg" }));
  const field = document.querySelector("[data-text]");
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def send(reporter: Page, text: str) -> None:
    field = reporter.locator("[data-text]")
    field.fill(text)
    reporter.keyboard.press("Control+Enter")
    expect(field).to_have_value("")


def top(entry: Locator) -> float:
    return float(entry.evaluate("entry => entry.getBoundingClientRect().top"))


def is_uncovered(button: Locator) -> bool:
    """Whether a finger on its middle touches it rather than the masthead."""
    return bool(
        button.evaluate("""button => {
            const {left, top, width, height} = button.getBoundingClientRect();
            return document.elementFromPoint(left + width / 2, top + height / 2) === button;
        }""")
    )


def new_entries_are_announced_further_down(reader: Page, other: Page) -> None:
    read = reader.locator(".entry").nth(6)
    read.evaluate("entry => entry.scrollIntoView({block: 'start', behavior: 'instant'})")
    at, number = top(read), read.get_attribute("id")
    for text in ("توقف المطر.", "عاد التيار."):
        send(other, text)
    news = reader.locator("[data-news] button")
    expect(news).to_have_text("خبران جديدان")
    assert abs(top(reader.locator(f"#{number}")) - at) < 2
    assert reader.locator(".entry").count() == 9
    assert is_uncovered(news)
    reader.mouse.wheel(0, -40)
    reader.locator("[data-masthead][data-back]").wait_for()
    reader.evaluate(SETTLED)
    assert is_uncovered(news)
    news.click()
    expect(reader.locator(".entry")).to_have_count(11)
    expect(news).to_have_count(0)


def changes_and_removals_arrive(reader: Page, one: Page, other: Page, desk: str) -> None:
    entry = Entry.objects.get(title="فُتح الجسر")
    one.goto(f"{desk}{entry.pk}/")
    one.locator("[data-text]").fill("# فُتح الجسر\n\nعبرت ثلاث شاحنات.")
    one.keyboard.press("Control+Enter")
    expect(reader.locator(f"#entry-{entry.pk}")).to_contain_text("ثلاث شاحنات")
    other.locator(".desk__entry", has_text="عاد التيار").locator("[data-undo]").click()
    expect(reader.locator(".entry")).to_have_count(10)
    expect(other.locator("[data-text]")).to_have_value("عاد التيار.")
    other.locator("[data-text]").fill("")


def a_pasted_picture_comes_with_its_credit(reporter: Page, reader: Page) -> None:
    field, dialog = reporter.locator("[data-text]"), reporter.locator("[data-dialog]")
    field.fill("الماء عند الجسر.")
    reporter.evaluate(PASTE, PIXELS)
    reporter.locator("[data-credit]").fill("سلوى للصور")
    reporter.locator("[data-description]").fill("جسر فوق ماء عكر")
    dialog.get_by_role("button").first.click()
    expect(field).to_have_value(re.compile(r"^الماء عند الجسر\.\n\n!\[\]\(picture:\d+\)"))
    reporter.keyboard.press("Control+Enter")
    expect(field).to_have_value("")
    shown = reader.locator(".entry", has_text="الماء عند الجسر")
    expect(shown.locator("img")).to_have_attribute("alt", "جسر فوق ماء عكر")
    expect(shown).to_contain_text("سلوى للصور")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_reporters_and_a_reader(live: str, browser: Browser) -> None:
    coverage = cover(Newsroom("ar"))
    for n in range(8):
        report(coverage, f"فقرة {n}. " * 30)
    first, second = (hire(name, password=None, role=role) for name, role in (("first", REPORTER), ("second", EDITOR)))
    entrust(second, Home.objects.all())
    server = Elsewhere(database_url())
    address = f"http://127.0.0.1:{server.port}"
    desk = f"{address}/admin/coverage/{coverage.pk}/"
    try:
        reader = browser.page(PHONE)
        reader.goto(address + coverage.path_on_site)
        expect(reader.locator(".entry")).to_have_count(8)
        expect(reader.locator(".coverage__word")).to_have_text("مباشر")
        one, other = browser.page_of(first, address, PHONE), browser.page_of(second, address, DESKTOP)
        one.goto(desk)
        other.goto(desk)
        send(one, "# فُتح الجسر\n\nعبرت أول شاحنة.")
        expect(reader.locator(".entry").first).to_contain_text("فُتح الجسر")  # at the top: by itself
        expect(other.locator("[data-rows]")).to_contain_text("فُتح الجسر")
        new_entries_are_announced_further_down(reader, other)
        changes_and_removals_arrive(reader, one, other, desk)
        a_pasted_picture_comes_with_its_credit(other, reader)
        other.get_by_role("button", name=re.compile("أغلق التغطية")).click()
        expect(reader.locator(".coverage__word")).to_have_text("انتهت")
    finally:
        browser.close()  # or its pages would miss the server
        server.stop()
