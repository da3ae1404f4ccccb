"""The JSON-LD of an article's page: a NewsArticle and where it is, against schemas."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from django.test import Client
from lxml import html

from khabar.articles.copy import Signature
from khabar.design.models import Outlet
from khabar.news.actions import mark_updated
from khabar.syndication.tests.validation import check_json

NASTY = "]]> </script><script>alert(1)</script> <!-- & \N{RIGHT-TO-LEFT MARK}😀 \"'"


def linked_data(client: Client, article: Any) -> tuple[Any, Any]:
    """The article and the breadcrumbs as its page tells them."""
    answer = client.get(article.path_on_site)
    assert answer.status_code == 200
    page = html.fromstring(answer.content.decode())
    blocks: list[Any] = []
    for script in page.xpath("//script[@type='application/ld+json']"):
        data = json.loads(script.text)
        blocks += data if isinstance(data, list) else [data]
    news = next(block for block in blocks if block["@type"] == "NewsArticle")
    trail = next(block for block in blocks if block["@type"] == "BreadcrumbList")
    return check_json(news, "news-article.json"), check_json(trail, "breadcrumb-list.json")


def test_an_article_tells_all_it_knows(client: Client, newsroom: Any) -> None:
    person = newsroom.person()
    article = newsroom.article(
        published_at=datetime(2026, 3, 1, 9, tzinfo=UTC),
        standfirst="ملخص",
        place="مرسى الريح",
        bylines=(Signature(person.title, person.pk), Signature("هدى")),
        picture=newsroom.picture().pk,
        tags=("بحر",),
    )
    mark_updated(article, datetime(2026, 3, 1, 12, tzinfo=UTC))
    news, trail = linked_data(client, article)
    assert news["headline"] == article.title
    assert news["inLanguage"] == newsroom.edition
    assert [author["name"] for author in news["author"]] == [person.title, "هدى"]
    assert datetime.fromisoformat(news["datePublished"]) == datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert datetime.fromisoformat(news["dateModified"]) == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert news["keywords"] == ["بحر"]
    assert [entry["position"] for entry in trail["itemListElement"]] == [1, 2, 3]
    assert trail["itemListElement"][-1]["item"] == news["url"]


def test_every_picture_it_names_is_there(client: Client, arabic: Any) -> None:
    news, _trail = linked_data(client, arabic.article(picture=arabic.picture().pk))
    assert len(news["image"]) == 3
    for address in news["image"]:
        assert client.get(address)["Content-Type"] == "image/jpeg"


def test_what_is_not_known_is_not_made_up(client: Client, arabic: Any) -> None:
    article = arabic.article(from_archive=True)
    news, _trail = linked_data(client, article)
    assert not {"datePublished", "dateModified", "image", "description", "keywords", "dateline"} & set(news)
    assert [author["@type"] for author in news["author"]] == ["NewsMediaOrganization"]


def test_hostile_words_neither_break_out_nor_change(client: Client, newsroom: Any) -> None:
    Outlet.objects.update(name="وكالة </script>")
    article = newsroom.article(NASTY, standfirst=NASTY, bylines=(Signature(NASTY),), tags=(NASTY,))
    news, trail = linked_data(client, article)
    assert news["headline"] == news["description"] == news["author"][0]["name"] == NASTY
    assert news["publisher"]["name"] == trail["itemListElement"][0]["name"] == "وكالة </script>"
