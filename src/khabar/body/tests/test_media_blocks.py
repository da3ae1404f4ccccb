"""Pictures, tables, files and embeds, as readers of each edition see them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from tests.fixtures.newsroom import Block, Newsroom, quotation


@pytest.fixture
def shown(newsroom: Newsroom, client: Any) -> Any:
    """The running copy of an article with these blocks, as HTML."""

    def show(*blocks: Block) -> str:
        page = client.get(newsroom.article(body=list(blocks)).path_on_site)
        assert page.status_code == 200
        return str(page.content.decode().split('<div class="article__text copy">')[1].split("</article>")[0])

    return show


def test_pictures_and_galleries_show_captions_and_credits(shown: Any, newsroom: Newsroom) -> None:
    first, second = newsroom.picture(caption="Own"), newsroom.picture(agency="Harbour Photo")
    entries = [{"type": "item", "value": {"picture": p.pk, "caption": ""}} for p in (first, second)]
    html = shown(
        {"type": "picture", "value": {"picture": first.pk, "caption": "ميناء"}},
        {"type": "gallery", "value": {"title": "Two", "pictures": entries}},
    )
    assert html.count("<figure") == 3
    for part in ("ميناء", "Own", "Salwa Pictures", "Harbour Photo", 'aria-label="Two"'):
        assert part in html


def test_a_picture_that_was_deleted_leaves_no_hole(shown: Any, newsroom: Newsroom) -> None:
    entry = {"type": "item", "value": {"picture": 999, "caption": ""}}
    html = shown(
        {"type": "picture", "value": {"picture": 999, "caption": "x"}},
        {"type": "gallery", "value": {"title": "Gone", "pictures": [entry, entry]}},
        {"type": "file", "value": {"document": 999, "title": "x"}},
        quotation("Still said", speaker_name="x"),
    )
    assert '<figure class="figure' not in html
    assert "Gone" not in html
    assert "Still said" in html


def test_a_table_has_heads_and_numbers_that_align(shown: Any) -> None:
    table = {
        "columns": [{"type": "text", "heading": "City"}, {"type": "text", "heading": "عدد"}],
        "rows": [{"values": ["Tell Yasmin", "1,200"]}, {"values": ["Bir", "٣٤٪"]}],
        "caption": "",
    }
    html = shown({"type": "table", "value": {"caption": "Ships", "table": table, "first_column_is_header": False}})
    assert html.count("<tr>") == 3
    assert html.count('class="numeric"') == 3, "the head and two cells of the second column"
    assert "Ships" in html


def test_a_file_says_what_it_is(shown: Any) -> None:
    file = ContentFile(b"x" * 2048, "report.pdf")
    document = get_document_model().objects.create(title="Annual report", file=file)
    html = shown({"type": "file", "value": {"document": document.pk, "title": ""}})
    for part in (document.url, "Annual report", "PDF", "2"):
        assert part in html


def test_an_embed_loads_nothing_before_a_click(shown: Any) -> None:
    html = shown({"type": "embed", "value": {"url": "https://www.youtube.com/watch?v=abcdefghij", "title": "The port"}})
    assert "<iframe" not in html
    assert 'data-embed="https://www.youtube-nocookie.com/embed/abcdefghij?autoplay=1"' in html
    assert 'href="https://www.youtube.com/watch?v=abcdefghij"' in html
