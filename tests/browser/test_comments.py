"""The screens of comments, readers' and moderators', by axe and by keyboard; the queue itself is in the journey."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from khabar.comments.models import Ban, WordList
from khabar.comments.tests.readers import OURS, Reader, house
from tests.browser import axe
from tests.browser.test_keyboard import stops
from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.newsroom import Newsroom


@pytest.mark.django_db(transaction=True)
def test_the_screens_pass_axe_and_are_walked_by_keyboard(live: str, browser: Browser, chief_editor: Any) -> None:
    item, reader = Newsroom("ar").article(), Reader("سعاد")
    house()
    root = reader.wrote(item, "تعليق أول\n\nA second paragraph, in English")
    for text in ("رد", "رد ثان", "رد ثالث", "رد رابع"):
        reader.wrote(item, text, to=root)
    WordList.objects.create(name="شتائم", words="غبي")
    reader.wrote(item, "رأي الغبــي")
    Ban.objects.create(commenter=root.author, reason="مثال", until=root.written_at)
    base = f"{item.short_path}/comments/"
    reader.client.post(f"{base}{root.pk}/report/", {"reason": "spam", "note": "ملاحظة"}, headers=OURS)

    page = browser.page(PHONE, reduced_motion="reduce")
    key = reader.client.cookies["khabar-reader"].value
    page.context.add_cookies([{"name": "khabar-reader", "value": key, "url": live}])
    one = f"{base}{root.pk}/"
    for path in (base, one, f"{one}report/", f"{one}own/", "/comments/mine/"):
        page.goto(live + path)
        assert axe.violations(page) == [], path
    page.goto(live + one)
    found = [stop for stop in stops(page) if stop["class"] != "skip"]
    assert [stop for stop in found if not stop["ring"] or not stop["seen"]] == []
    assert [stop["index"] for stop in found] == sorted(stop["index"] for stop in found)

    moderate(browser, live, chief_editor, item.pk, root.author_id or 0)


def moderate(browser: Browser, live: str, user: Any, item: int, commenter: int) -> None:
    client = Client()
    client.force_login(user)
    page = browser.page(reduced_motion="reduce")
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live}])
    for path in (f"commenters/{commenter}/", "words/", f"items/{item}/"):
        page.goto(f"{live}/admin/moderation/{path}")
        assert axe.violations(page) == [], path
    page.goto(f"{live}/admin/moderation/held/")
    page.keyboard.press("KeyJ")
    page.keyboard.press("KeyX")
    assert page.locator("[data-choose]:checked").count() == 1
    page.keyboard.press("KeyH")
    page.wait_for_url("**/commenters/**")
