"""JSON Feed 1.1, telling the same as RSS."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from khabar.articles.copy import Signature
from khabar.design.addresses import feed_path
from khabar.design.models import Outlet
from khabar.news.actions import mark_updated
from khabar.syndication.tests.hostile import HOSTILE, LEGAL
from khabar.syndication.tests.validation import read_json_feed, read_rss, titles

HOUR_AGO = timezone.now() - timedelta(hours=1)


def test_a_feed_full_of_hostile_words_is_valid(client: Client, newsroom: Any) -> None:
    Outlet.objects.update(name=HOSTILE, description=HOSTILE)
    newsroom.article(
        HOSTILE,
        standfirst=HOSTILE,
        bylines=(Signature(HOSTILE),),
        tags=("نقل & <بحر>", "]]>"),
        picture=newsroom.picture().pk,
        body=[{"type": "subheading", "value": HOSTILE}],
    )
    feed = read_json_feed(client.get(feed_path(newsroom.edition, extension="json")))
    (item,) = feed["items"]
    assert feed["title"] == item["title"] == item["summary"] == LEGAL
    assert item["authors"] == [{"name": LEGAL}]
    assert {"نقل & <بحر>", "]]>"} <= set(item["tags"])
    assert item["language"] == feed["language"] == newsroom.edition


def test_a_feed_without_items_is_valid(client: Client, newsroom: Any) -> None:
    assert read_json_feed(client.get(feed_path(newsroom.edition, extension="json")))["items"] == []


def test_an_item_without_a_text_is_valid(client: Client, arabic: Any) -> None:
    arabic.article(body=[])
    (item,) = read_json_feed(client.get("/feeds/home.json"))["items"]
    assert item["content_html"] == '<div lang="ar" dir="rtl"></div>'


def test_both_formats_tell_the_same(client: Client, arabic: Any) -> None:
    person = arabic.person()
    article = arabic.article(bylines=(Signature(person.title, person.pk),), published_at=HOUR_AGO)
    mark_updated(article, datetime(2026, 3, 1, 12, 30, tzinfo=UTC))
    (item,) = read_json_feed(client.get("/feeds/home.json"))["items"]
    rss = read_rss(client.get("/feeds/home.xml")).find("channel/item")
    assert item["id"] == rss.findtext("guid")
    assert item["url"] == rss.findtext("link")
    assert item["content_html"] == rss.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert datetime.fromisoformat(item["date_published"]) == HOUR_AGO.replace(microsecond=0)
    assert item["date_modified"] == "2026-03-01T12:30:00+00:00"
    assert client.get(item["authors"][0]["url"]).status_code == 200


def test_the_parts_of_a_feed_hold_every_item_once(client: Client, arabic: Any) -> None:
    arabic.many(120, newest=HOUR_AGO, apart=0)
    address, seen = "/feeds/home.json", []
    while address:
        part = read_json_feed(client.get(address))
        assert part["feed_url"] == "http://localhost:8000/feeds/home.json"
        seen += [item["id"] for item in part["items"]]
        address = part.get("next_url", "")
    assert len(seen) == len(set(seen)) == 120
    assert seen[:50] == [
        item.findtext("guid") for item in read_rss(client.get("/feeds/home.xml")).findall("channel/item")
    ]
    assert len(titles(read_rss(client.get("/feeds/home.xml")))) == 50
