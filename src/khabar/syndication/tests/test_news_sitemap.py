"""The news sitemap: what Google News may show, two days long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from khabar.design.models import Outlet
from khabar.syndication import sitemap_queries
from khabar.syndication.tests.hostile import HOSTILE, LEGAL
from khabar.syndication.tests.validation import SPACES, read_sitemap

PATH = "/sitemaps/news.xml"


def hours_ago(hours: float) -> datetime:
    return timezone.now() - timedelta(hours=hours)


def told(client: Client, name: str) -> list[str]:
    root = read_sitemap(client.get(PATH))
    return [str(text) for text in root.xpath(f"//news:{name}/text()", namespaces=SPACES)]


def test_it_lists_the_last_two_days_newest_first(client: Client, arabic: Any) -> None:
    for hours in (49, 47, 1):
        arabic.article(f"قبل {hours}", published_at=hours_ago(hours))
    assert told(client, "title") == ["قبل 1", "قبل 47"]


def test_it_lists_all_editions_under_their_own_names(client: Client, arabic: Any, english: Any) -> None:
    Outlet.objects.filter(locale__language_code="ar").update(name="المرفأ")
    Outlet.objects.filter(locale__language_code="en").update(name="The Harbour")
    arabic.article(published_at=hours_ago(1))
    english.article(published_at=hours_ago(2))
    assert told(client, "name") == ["المرفأ", "The Harbour"]
    assert told(client, "language") == ["ar", "en"]


def test_hostile_headlines_and_names_are_valid(client: Client, newsroom: Any) -> None:
    Outlet.objects.update(name=HOSTILE)
    newsroom.article(HOSTILE)
    assert told(client, "title") == told(client, "name") == [LEGAL]


def test_what_is_not_news_is_not_listed(client: Client, arabic: Any) -> None:
    arabic.article("خبر")
    arabic.article("مسودة", publish=False)
    arabic.article("خطأ").unpublish()
    arabic.article("بلا تاريخ", from_archive=True)
    arabic.article("من الأرشيف", from_archive=True, first_appeared=hours_ago(1))
    embargoed = arabic.article("محجوب", publish=False)
    embargoed.go_live_at = timezone.now() + timedelta(hours=1)
    embargoed.save_revision().publish()
    assert told(client, "title") == ["خبر"]


def test_its_times_carry_their_zone(client: Client, arabic: Any) -> None:
    moment = hours_ago(3).replace(microsecond=0)
    arabic.article(published_at=moment)
    (time,) = told(client, "publication_date")
    assert datetime.fromisoformat(time).astimezone(UTC) == moment


def test_it_holds_a_thousand_items_at_most(client: Client, arabic: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sitemap_queries.NEWS_SIZE == 1_000
    monkeypatch.setattr(sitemap_queries, "NEWS_SIZE", 3)
    arabic.many(5, newest=hours_ago(1))
    assert len(told(client, "title")) == 3


@pytest.mark.django_db
def test_it_may_be_empty_and_is_then_left_out_of_the_index(client: Client) -> None:
    answer = client.get(PATH)
    assert answer.status_code == 200
    assert b"<url>" not in answer.content
    assert PATH.encode() not in client.get("/sitemap.xml").content
