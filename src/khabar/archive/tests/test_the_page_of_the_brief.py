"""The page of the brief, whose sentences stay out of the project: checksums stand for them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.test import Client

from khabar.archive.actions import bring_in
from khabar.archive.outcome import Outcome
from khabar.articles.models import Article
from khabar.body.copy import blocks, strip_tags

SEED = Path(__file__).resolve().parents[5] / "shared" / "seed" / "000_3a8f273721b5a577.txt"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not SEED.exists(), reason="the page of the brief lies beside the project only where it is built"
    ),
]

HEADLINE_AND_STANDFIRST = ("a8f3fae7c3a72556", "46ad104d94678380")
BODY = [
    "5de0224ae01883a7",
    "a0a7dbdecd879da9",
    "e5e03e1fc65c2db3",
    "49ff48d7d8043a51",
    "34d6f9c5f02f95c5",
]
STORYLINES = [
    "c393d72099842730",
    "5b637ec45b6843fa",
    "67daf3a2c371588e",
    "7fdc74b39b515549",
    "c1573dd93a5fb133",
]
POLL = "18f7380c1769f39d"
RELATED = [
    "7a9cd123588182db",
    "26b2ee26134a0de0",
]
QUOTATIONS = [
    ("67836b8b694df950", "c702c160c108fa35"),
    ("5e5c8d9b94ddcc3e", "787cc057d690d546"),
]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.fixture
def outcome(db: None) -> Outcome:
    return bring_in(SEED.read_bytes(), name=str(SEED), publish=True)


@pytest.fixture
def article(outcome: Outcome) -> Article:
    return Article.objects.get(pk=outcome.id)


def test_headline_and_standfirst_are_exact(article: Article) -> None:
    assert (digest(article.title), digest(article.standfirst)) == HEADLINE_AND_STANDFIRST


def test_the_body_is_the_five_paragraphs_and_nothing_else(article: Article) -> None:
    assert [digest(strip_tags(block["value"])) for block in blocks(article.body)] == BODY


def test_credit_source_and_dateline(article: Article, outcome: Outcome) -> None:
    fields = outcome.fields
    assert article.lost_credit == "MADOKA IKEGAMI / AFP"
    assert (fields["photographer"]["value"], fields["agency"]["value"]) == ("MADOKA IKEGAMI", "AFP")
    assert [source.value["name"] for source in article.sources] == ["RT"]
    assert (article.place, article.event_text) == ("موسكو", "18–21 سبتمبر")
    assert article.event_start is None


def test_by_catch_is_proposed_and_never_part_of_the_article(article: Article, outcome: Outcome) -> None:
    fields = outcome.fields
    assert [digest(label) for label in fields["storylines"]["value"]] == STORYLINES
    assert fields["storyline_count"]["value"] == 59
    assert digest(fields["poll"]["value"]) == POLL
    assert [digest(headline) for headline in fields["related"]["value"]] == RELATED
    quotations = fields["quotations"]["value"]
    assert [(digest(q["text"]), digest(q["speaker"])) for q in quotations] == QUOTATIONS
    assert {block["type"] for block in blocks(article.body)} == {"paragraph"}


def test_it_is_read_in_a_browser_as_an_archive_page(article: Article, outcome: Outcome, client: Client) -> None:
    page = client.get(article.path_on_site, headers={"host": "localhost"}).content.decode()
    assert article.title in page
    assert "من الأرشيف" in page
    assert "MADOKA IKEGAMI / AFP" in page
    for label in [*outcome.fields["storylines"]["value"], outcome.fields["poll"]["value"]]:
        assert label not in page
