"""From a vote to its result in Chromium: in place by a script, by the keyboard, under attack; and what axe says."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from khabar.polls.queries import count_of
from khabar.polls.tests.ballots import ask
from khabar.visitors import proof
from tests.browser import axe
from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.newsroom import Newsroom


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_reader_votes_in_place_with_the_keyboard_and_sees_the_result(
    live: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "NUMBERS", 400)
    poll = ask(guarded=True, opens_at=timezone.now() - timedelta(hours=1))
    article = Newsroom("ar").article()
    page = browser.page(PHONE)
    page.goto(live + article.path_on_site)
    box = page.locator("[data-poll]")
    box.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    box.locator(".poll-result").wait_for()
    assert box.locator("[role=status]").inner_text() == "شكرًا لك، احتُسب صوتك."
    assert box.locator(".poll__count").inner_text() == "صوت واحد"
    assert page.evaluate("document.activeElement.matches('[data-poll-message]')")
    assert axe.violations(page) == []
    page.reload()
    box.locator(".poll-result").wait_for()
    assert box.locator("form").count() == 0
    assert count_of(poll.pk).votes == {1: 1}
    for address in (poll.path_on_site, "/polls/"):
        page.goto(live + address)
        assert axe.violations(page) == [], address
    # The first answer of the server, that proof is due, is what Chromium calls a resource that failed.
    browser.errors[:] = [error for error in browser.errors if "428" not in error]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_without_a_script_the_form_leads_to_the_result(live: str, browser: Browser) -> None:
    poll = ask("en", multiple=True, results="always")
    page = browser.page(javascript=False)
    page.goto(f"{live}{poll.path_on_site}")
    for place in (0, 2):
        page.locator("input[name=option]").nth(place).check()
    page.locator(".poll button").click()
    page.wait_for_url(re.compile(r"/results/\?said=counted"))
    assert "Thank you" in page.locator("[role=status]").inner_text()
    assert page.locator(".poll__count").inner_text() == "1 reader voted"
    assert count_of(poll.pk).votes == {0: 1, 2: 1}
