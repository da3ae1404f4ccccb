"""A page that somebody looks at says so; machines, repeats and other sites don't count."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from khabar.articles.models import Article
from khabar.trending import actions, repeats, upkeep
from khabar.trending.models import Readership, Views
from khabar.trending.queries import views_by
from tests.fixtures.newsroom import Newsroom

OWN = {"sec-fetch-site": "same-origin", "user-agent": "Mozilla/5.0 (Linux; Android 15) Firefox/140.0"}


@pytest.fixture(autouse=True)
def nobody_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "seen", repeats.Seen())


@pytest.fixture
def article(arabic: Newsroom) -> Article:
    return arabic.article()


def send(client: Client, body: object, **headers: str) -> Any:
    return client.post("/_util/read/", str(body), content_type="text/plain", headers={**OWN, **headers})


def counted(article: Article) -> int:
    return sum(Views.objects.filter(item=article).values_list("count", flat=True))


def test_a_view_is_counted_without_a_cookie(client: Client, article: Article) -> None:
    answer = send(client, article.pk)
    assert (answer.status_code, answer.content, dict(answer.cookies)) == (204, b"", {})
    assert "no-store" in answer["Cache-Control"]
    assert counted(article) == 1


def test_the_same_device_counts_once_an_item_and_day(client: Client, article: Article, arabic: Newsroom) -> None:
    other = arabic.article("Another")
    for _each in range(3):
        send(client, article.pk)
    send(client, other.pk)
    send(client, article.pk, **{"user-agent": "Mozilla/5.0 (another device)"})
    assert (counted(article), counted(other)) == (2, 1)


def test_one_network_cannot_read_an_item_to_the_top_under_many_names(
    client: Client, article: Article, arabic: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeats, "CROWD", 3)
    other = arabic.article("Another")
    for n in range(6):
        for each in (article, other):
            send(client, each.pk, **{"user-agent": f"Mozilla/5.0 (one of {n})"})
    assert (counted(article), counted(other)) == (3, 3)
    client.post("/_util/read/", str(article.pk), "text/plain", headers=OWN, REMOTE_ADDR="203.0.113.50")
    assert counted(article) == 4  # others go on


def test_marks_stand_in_memory_only_and_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = repeats.Seen(most=2)
    assert [seen.is_first(mark) for mark in "abab"] == [True, True, False, False]
    assert seen.is_first("c")
    assert seen.is_first("a")  # the oldest had to go
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(repeats.timezone, "localdate", lambda: tomorrow)
    assert seen.is_first("c")


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "curl/8",
        "Mozilla/5.0 (compatible; Googlebot/2.1)",
        "HeadlessChrome/140 x",
        "python-requests/2",
        "WhatsApp/2.2 y",
    ],
)
def test_machines_do_not_count(client: Client, article: Article, agent: str) -> None:
    assert send(client, article.pk, **{"user-agent": agent}).status_code == 204
    assert counted(article) == 0


@pytest.mark.parametrize("body", ["", "x", "-1", "0", "1.5", "9" * 18, "9" * 19, "9" * 5000, "١", "1 OR 1=1"])
def test_what_is_no_item_is_ignored(client: Client, article: Article, body: str) -> None:
    assert send(client, body).status_code == 204
    assert not Views.objects.exists()


def test_other_sites_and_other_methods_are_refused(client: Client, article: Article) -> None:
    assert send(client, article.pk, **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.get("/_util/read/").status_code == 405
    assert counted(article) == 0


def test_an_item_that_is_not_published_is_not_counted(client: Client, article: Article) -> None:
    article.unpublish()
    send(client, article.pk)
    assert not Views.objects.exists()
    assert not Readership.objects.exists()


def test_an_article_carries_the_number_that_is_counted(client: Client, article: Article) -> None:
    assert f'<link rel="shortlink" href="/{article.pk}">' in client.get(article.path_on_site).content.decode()


def test_old_minutes_become_hours_and_go_after_eight_days(article: Article) -> None:
    noon = datetime(2026, 3, 9, 12, tzinfo=UTC)
    minutes = [noon, noon + timedelta(minutes=7), noon + timedelta(minutes=59), noon + timedelta(hours=5, minutes=3)]
    actions.count_views({(article.pk, minute): 2 for minute in minutes})
    now = noon + timedelta(hours=6)
    assert upkeep.sum_up(now) == 2
    assert list(Views.objects.order_by("minute").values_list("minute", "count")) == [(noon, 6), (minutes[3], 2)]
    assert upkeep.sum_up(now) == 0
    assert upkeep.forget(now) == 0
    assert upkeep.forget(now + timedelta(days=9)) == 2 + 0
    assert Readership.objects.count() == 1
    assert upkeep.forget(now + timedelta(days=60)) == 1


def test_views_come_in_even_pieces_of_time(article: Article) -> None:
    now = actions.minute_of(timezone.now())
    actions.count_views({(article.pk, now): 3, (article.pk, now - timedelta(minutes=2)): 1})
    slots = views_by(timedelta(minutes=1), 5, edition="ar")
    assert len(slots) == 5
    assert [slot.count for slot in slots][-3:] in ([1, 0, 3], [0, 3, 0])  # a minute may end meanwhile
    assert sum(slot.count for slot in views_by(timedelta(hours=1), 2, item=article.pk)) == 4
    assert (
        sum(
            slot.count for slot in views_by(timedelta(hours=1), 2, edition="ar", within={"section": article.section_id})
        )
        == 4
    )
    assert sum(slot.count for slot in views_by(timedelta(hours=1), 2, edition="en")) == 0
