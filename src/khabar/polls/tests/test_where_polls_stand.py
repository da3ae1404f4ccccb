"""Polls beside every page, and in an article's text."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from khabar.polls.tests.ballots import ask
from tests.fixtures.newsroom import Newsroom


def test_the_newest_open_poll_stands_beside_every_page(client: Client, newsroom: Newsroom) -> None:
    now = timezone.now()
    edition = newsroom.edition
    ask(edition, question="older", opens_at=now - timedelta(hours=3))
    shown = ask(edition, question="newest", opens_at=now - timedelta(hours=2))
    ask(edition, question="not beside", in_rail=False)
    ask("en" if edition == "ar" else "ar", question="other edition")
    ask(edition, question="closed", opens_at=now - timedelta(hours=1), closes_at=now - timedelta(minutes=1))
    article = newsroom.article()
    home = "/" if edition == "ar" else "/en/"
    pages = [home, f"{home}latest/", article.path_on_site, newsroom.section().get_url_parts()[2]]
    for address in [*pages, f"{home}follow/", newsroom.person().path_on_site]:
        html = client.get(address).content.decode()
        assert html.count("data-poll=") == 1, address
        assert f'data-poll="{shown.pk}"' in html


@pytest.mark.parametrize(("hours", "seen"), [(1, True), (71, True), (73, False)])
def test_a_closed_poll_stays_for_three_days_with_its_result(
    client: Client, arabic: Newsroom, hours: int, seen: bool
) -> None:
    now = timezone.now()
    ask(opens_at=now - timedelta(days=9), closes_at=now - timedelta(hours=hours))
    html = client.get("/").content.decode()
    assert ("data-poll=" in html) is seen
    assert "data-poll-form" not in html


def test_a_poll_in_a_text_is_live_there(client: Client, newsroom: Newsroom) -> None:
    poll = ask(newsroom.edition, in_rail=False)
    article = newsroom.article(body=[{"type": "poll", "value": poll.pk}, {"type": "poll", "value": 999_999}])
    answer = client.get(article.path_on_site)
    assert f'data-poll="{poll.pk}"' in answer.content.decode()
    assert f"poll:{poll.pk}" in answer["Cache-Tag"]


def test_hostile_words_are_words(client: Client, arabic: Newsroom) -> None:
    poll = ask(question="<script>alert(1)</script>\u202e", answers=['"><img src=x onerror=alert(1)>', "b"])
    page = client.get(poll.path_on_site).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page
