"""Copy becomes an article that says the same, whatever it holds; what doesn't fit is refused whole."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from khabar.articles.copy import Signature
from khabar.articles.models import Article
from khabar.sections.models import Section
from tests.fixtures.newsroom import Newsroom, paragraph, quotation


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_an_article_says_what_its_copy_says(newsroom: Newsroom) -> None:
    person, picture = newsroom.person(), newsroom.picture()
    item = newsroom.article(
        "«العنوان» & more",
        kicker="بحر",
        short_headline="Short",
        standfirst="Two sentences.",
        bylines=(Signature("", person.pk), Signature("Somebody else")),
        place="مرسى الريح",
        event_start=date(2026, 2, 27),
        event_end=date(2026, 2, 28),
        sources=(("وكالة السلوى", "https://salwa.example/1"), ("RT", "")),
        tags=("بحر السلوى", "Ports"),
        urgency=2,
        picture=picture.pk,
        caption="At dawn",
        published_at=NOON,
    )
    stored = Article.objects.get(pk=item.pk)
    assert (stored.title, stored.card_headline, stored.kicker) == ("«العنوان» & more", "Short", "بحر")
    assert (stored.live_at, stored.urgency, stored.lead_picture) == (NOON, 2, picture)
    assert [byline.as_data()["name"] for byline in stored.bylines.all()] == [person.title, "Somebody else"]
    assert [source.value["name"] for source in stored.sources] == ["وكالة السلوى", "RT"]
    assert {tag.name for tag in stored.tags.all()} == {"بحر السلوى", "Ports"}
    assert stored.locale.language_code == stored.edition == newsroom.edition


def test_words_are_counted_in_every_kind_of_block(newsroom: Newsroom) -> None:
    table = {"columns": [{"type": "text", "heading": "x"}], "rows": [{"values": ["one two"]}], "caption": ""}
    body = [
        paragraph("one <b>two</b> ثلاثة"),
        {"type": "subheading", "value": "one two"},
        quotation("one two"),
        {"type": "list", "value": {"numbered": False, "items": ["<p>one</p>", "<p>two</p>"]}},
        {"type": "fact_box", "value": {"title": "one", "text": "<p>two</p>"}},
        {"type": "table", "value": {"caption": "", "table": table, "first_column_is_header": False}},
    ]
    assert newsroom.article(body=body).word_count == 13


@pytest.mark.parametrize("headline", ["؟!", "😀", "12", "…" * 100, "كلمة " * 60])
def test_any_headline_gets_an_address(newsroom: Newsroom, client: Any, headline: str) -> None:
    items = [newsroom.article(headline) for _ in range(2)]
    assert items[0].slug != items[1].slug
    for item in items:
        assert client.get(item.path_on_site).status_code == 200


def test_two_handles_of_a_section_may_both_be_filed_under(newsroom: Newsroom) -> None:
    section = newsroom.section()
    other = Section.objects.get(pk=section.pk)
    for place in (section, other, section):
        newsroom.article(section=place)
    assert Section.objects.get(pk=section.pk).numchild == 3


def test_a_counterpart_shares_the_translation_key(arabic: Newsroom, english: Newsroom) -> None:
    first = arabic.article()
    assert english.article(translation_of=first).translation_key == first.translation_key
