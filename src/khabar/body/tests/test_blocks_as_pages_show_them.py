"""Every kind of block, as readers of each edition see it."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.html import strip_tags

from tests.fixtures.newsroom import Block, Newsroom, paragraph, quotation

QUOTED = {"ar": "«سنفتح الخط قبل الشتاء»", "en": "“We open the line before winter”"}
DAY = {"ar": "18 سبتمبر 2026", "en": "18 September 2026"}


@pytest.fixture
def shown(newsroom: Newsroom, client: Any) -> Any:
    """The running copy of an article with these blocks, as HTML."""

    def show(*blocks: Block) -> str:
        page = client.get(newsroom.article(body=list(blocks)).path_on_site)
        assert page.status_code == 200
        return str(page.content.decode().split('<div class="article__text copy">')[1].split("</article>")[0])

    return show


def test_a_paragraph_keeps_its_marks_and_links(shown: Any, newsroom: Newsroom) -> None:
    other, draft = newsroom.article("Other"), newsroom.article("Draft", publish=False)
    links = f'<a linktype="page" id="{other.pk}">there</a> <a linktype="page" id="{draft.pk}">later</a>'
    html = shown(paragraph(f'<b>bold</b> {links} <a href="https://example.org/?a=1&amp;b">out</a>'))
    assert "<b>bold</b>" in html
    assert f'<a href="{other.path_on_site}">there</a>' in html
    assert "<a>later</a>" in html, "a link to what is not published is plain words"
    assert '<a href="https://example.org/?a=1&amp;b">out</a>' in html


def test_a_paragraph_without_its_element_gets_one(shown: Any) -> None:
    assert '<p dir="auto">bare words</p>' in shown({"type": "paragraph", "value": "bare words"})


def test_links_lead_to_people_and_sections_too(shown: Any, newsroom: Newsroom) -> None:
    pages = (newsroom.person(), newsroom.section())
    html = shown(*(paragraph(f'<a linktype="page" id="{page.pk}">x</a>') for page in pages))
    for page in pages:
        assert f'<a href="{page.url}">x</a>' in html


def test_a_quotation_names_its_speaker_occasion_and_day(shown: Any, newsroom: Newsroom) -> None:
    person = newsroom.person(role="وزيرة", portrait=newsroom.picture())
    html = shown(quotation(newsroom.words["quotation"], person, occasion="At the port", said_on="2026-09-18"))
    assert QUOTED[newsroom.edition] in strip_tags(html)
    for part in (person.title, person.url, "وزيرة", "At the port", DAY[newsroom.edition]):
        assert part in html
    assert "/pictures/" in html, "a small portrait"


def test_a_speaker_without_a_page_is_a_name(shown: Any, newsroom: Newsroom) -> None:
    gone = newsroom.person("Gone")
    gone.unpublish()
    html = shown(quotation("x", gone), quotation("y", speaker_name="Nobody's page", role="شاهد"), quotation("z"))
    assert "Gone" in html
    assert "Nobody&#x27;s page" in html
    assert "شاهد" in html
    assert "/people/" not in html


def test_a_subheading_a_list_and_a_fact_box(shown: Any) -> None:
    html = shown(
        {"type": "subheading", "value": "ما بعد الافتتاح"},
        {"type": "list", "value": {"numbered": True, "items": ["<p>one</p>", "<p><b>two</b></p>"]}},
        {"type": "list", "value": {"numbered": False, "items": [{"type": "item", "value": "<p>three</p>"}]}},
        {"type": "fact_box", "value": {"title": "The port", "text": "<ul><li>x</li></ul>"}},
    )
    assert '<h2 class="subheading" dir="auto">ما بعد الافتتاح</h2>' in html
    assert html.count("<ol") == 1
    for part in ("<b>two</b>", "three", "The port", ">x</li>"):
        assert part in html
