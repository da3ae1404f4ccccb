"""An editor makes the front with the mouse and with the keyboard, and readers see it."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from khabar.fronts.tests.links import items_in
from tests.fixtures.browser import Browser
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Right to left, where a wrong direction would show."""
    return arabic


@pytest.mark.django_db(transaction=True)
def test_items_are_dragged_and_carried_to_their_places(
    live: str, browser: Browser, newsroom: Newsroom, section_editor: Any, client: Any
) -> None:
    items = newsroom.many(30, newest=timezone.now())
    client.force_login(section_editor)
    page = browser.page_of(section_editor, live, (1440, 900))
    page.goto(live + reverse("khabar_desk_fronts:edit", args=[newsroom.home.pk]))

    page.locator('[id="list.0"] [data-grip]').focus()
    carried = page.locator('[id="list.0"]').get_attribute("data-item")
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    assert page.locator('[id="lead.0"].slot--over').count() == 1
    page.keyboard.press("Enter")
    page.locator(f'[id="lead.0"][data-item="{carried}"]').wait_for()
    assert page.evaluate("document.activeElement.closest('[data-slot]').dataset.slot") == "lead.0"

    with page.expect_response(lambda answer: "q=" in answer.url):
        page.fill("#front-query", f"{newsroom.words['headline']} 17")
    page.locator("[data-live]", has_text="1").wait_for(state="attached")
    page.locator(f'.found__item[data-item="{items[17].pk}"]').drag_to(page.locator('[id="secondary.0"]'))
    page.locator(f'[id="secondary.0"][data-item="{items[17].pk}"]').wait_for()
    page.locator("[data-live]", has_text=items[17].title).wait_for(state="attached")

    page.click("button[value=publish]")
    page.locator(".log__entry--live").wait_for()
    seen = items_in(client.get(newsroom.home.url).content.decode())
    assert seen[:2] == [int(carried or 0), items[17].pk]
