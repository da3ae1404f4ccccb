"""What search engines and networks read of an article."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from khabar.articles.copy import Signature
from tests.fixtures.newsroom import Newsroom

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOSTILE = "Ten </script><script>alert(1)</script> & \"more\" 'things' ]]> \u2028 😀"


def head_of(client: Any, path: str) -> str:
    return str(client.get(path).content.decode().split("</head>")[0])


def linked_data(head: str) -> list[dict[str, Any]]:
    return [
        json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.S)
    ]


def content(head: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{re.escape(name)}" content="([^"]*)">', head)
    assert found, name
    return found[1]


def test_title_canonical_and_description(newsroom: Newsroom, client: Any, settings: Any) -> None:
    newsroom.outlet.__class__.objects.update(name="المرفأ")
    item = newsroom.article(standfirst="Every day.")
    head = head_of(client, item.path_on_site)
    assert f"<title>{item.title} | المرفأ</title>" in head
    assert f'<link rel="canonical" href="{settings.BASE_URL}{item.path_on_site}">' in head
    assert content(head, "description") == content(head, "og:description") == "Every day."
    assert content(head, "og:title") == item.title
    assert content(head, "og:type") == "article"
    assert content(head, "og:site_name") == "المرفأ"


def test_the_article_is_told_to_machines(newsroom: Newsroom, client: Any, settings: Any) -> None:
    person, picture = newsroom.person(), newsroom.picture()
    item = newsroom.article(
        published_at=NOON, bylines=(Signature("", person.pk),), picture=picture.pk, tags=("بحر",), place="مرسى الريح"
    )
    article, crumbs = linked_data(head_of(client, item.path_on_site))
    assert (article["@type"], article["headline"], article["inLanguage"]) == (
        "NewsArticle",
        item.title,
        newsroom.edition,
    )
    assert article["datePublished"] == article["dateModified"] == NOON.isoformat()
    assert article["author"] == [{"@type": "Person", "name": person.title, "url": settings.BASE_URL + person.url}]
    assert article["mainEntityOfPage"] == article["url"] == settings.BASE_URL + item.path_on_site
    assert (article["articleSection"], article["keywords"]) == (item.section.title, ["بحر"])
    assert article["wordCount"] == item.word_count > 0
    assert all(image.startswith(settings.BASE_URL) for image in article["image"])
    assert [entry["name"] for entry in crumbs["itemListElement"]][1:] == [item.section.title, item.title]
    assert [entry["position"] for entry in crumbs["itemListElement"]] == [1, 2, 3]


def test_what_is_not_known_is_not_told(newsroom: Newsroom, client: Any) -> None:
    head = head_of(client, newsroom.article(from_archive=True).path_on_site)
    article, _crumbs = linked_data(head)
    for name in ("datePublished", "dateModified", "image", "keywords", "description", "dateline"):
        assert name not in article
    assert "article:published_time" not in head
    assert "og:image" not in head
    assert article["author"] == [article["publisher"]], "the house answers for what nobody signed"


@pytest.mark.parametrize("text", [HOSTILE, "</title><base href=//evil.example>", "{{ 7|add:7 }} {% now %}"])
def test_hostile_words_stay_words(newsroom: Newsroom, client: Any, text: str) -> None:
    item = newsroom.article(text, standfirst=text, kicker=text[:60], tags=(text,))
    head = head_of(client, item.path_on_site)
    article, crumbs = linked_data(head)
    assert article["headline"] == article["description"] == item.title
    assert crumbs["itemListElement"][-1]["name"] == item.title
    assert head.count("<script") == head.count("</script>")
    assert "<script>" not in head
    assert "<base" not in head


def test_pictures_of_the_article_are_addresses_that_answer(newsroom: Newsroom, client: Any, settings: Any) -> None:
    item = newsroom.article(picture=newsroom.picture(description="ميناء").pk)
    head = head_of(client, item.path_on_site)
    article, _crumbs = linked_data(head)
    for image in [*article["image"], content(head, "og:image")]:
        assert client.get(image.removeprefix(settings.BASE_URL)).status_code == 200
    assert content(head, "og:image:alt") == "ميناء"
