"""Whatever comes in as copy, nothing of it runs in a reader's browser."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.articles.copy import Signature
from khabar.body.cleaning import clean_html, web_address
from tests.fixtures.newsroom import Newsroom, quotation

SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>{{ 7|add:7 }}"
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\u2028javascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "java\tscript:alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/x",
)


def test_no_text_of_a_block_becomes_markup(newsroom: Newsroom, client: Any) -> None:
    person = newsroom.person("<b>P</b>" + SCRIPT[:60], role=SCRIPT)
    picture = newsroom.picture(title=SCRIPT, agency=SCRIPT, caption=SCRIPT, description=SCRIPT[:200])
    table = {"columns": [{"type": "text", "heading": SCRIPT}], "rows": [{"values": [SCRIPT]}], "caption": ""}
    entries = [{"type": "item", "value": {"picture": picture.pk, "caption": SCRIPT}}] * 2
    body = [
        {"type": "paragraph", "value": f"<p>{SCRIPT}</p>"},
        {"type": "subheading", "value": SCRIPT},
        quotation(SCRIPT, person, role=SCRIPT, occasion=SCRIPT),
        quotation(SCRIPT, speaker_name=SCRIPT),
        {"type": "picture", "value": {"picture": picture.pk, "caption": SCRIPT}},
        {"type": "gallery", "value": {"title": SCRIPT, "pictures": entries}},
        {"type": "embed", "value": {"url": "https://youtu.be/abcdefghij", "title": SCRIPT}},
        {"type": "embed", "value": {"url": f"https://x.example/{SCRIPT}", "title": SCRIPT}},
        {"type": "table", "value": {"caption": SCRIPT, "table": table, "first_column_is_header": False}},
        {"type": "fact_box", "value": {"title": SCRIPT, "text": f"<p>{SCRIPT}</p>"}},
        {"type": "list", "value": {"numbered": False, "items": [SCRIPT, {"type": "item", "value": SCRIPT}]}},
    ]
    item = newsroom.article(
        SCRIPT,
        kicker=SCRIPT[:60],
        short_headline=SCRIPT[:80],
        standfirst=SCRIPT,
        body=body,
        bylines=(Signature(SCRIPT[:100]),),
        place=SCRIPT[:80],
        event_text=SCRIPT[:80],
        sources=((SCRIPT[:110], ""),),
        tags=("<script>alert(1)</script>",),
        picture=picture.pk,
        caption=SCRIPT,
    )
    for path in (item.path_on_site, newsroom.home.url, item.section.url, person.url):
        page = client.get(path).content.decode()
        for alive in ("<script>alert", "<img src=x", "<svg/onload", "onerror=alert(1)>", "</script><script>"):
            assert alive not in page, (path, alive)
        assert "14" not in page.split("7|add:7")[0][-20:], "no text is a template"
    assert "7|add:7" in client.get(item.path_on_site).content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_in_a_text_runs_anything(address: str) -> None:
    html = clean_html(f'<p><a href="{address}" onclick="x" style="x">link</a></p>')
    assert html == "<p><a>link</a></p>"
    assert web_address(address) == ""


def test_a_source_or_an_embed_leads_to_a_site_or_nowhere(newsroom: Newsroom, client: Any) -> None:
    body = [{"type": "embed", "value": {"url": address, "title": "embedded"}} for address in ADDRESSES]
    item = newsroom.article(body=body, sources=tuple((f"S{n}", address) for n, address in enumerate(ADDRESSES)))
    page = client.get(item.path_on_site).content.decode()
    assert "S0" in page
    assert "embedded" not in page
    for word in ("javascript:", "vbscript", "data:text"):
        assert word not in page.casefold()


def test_what_an_editor_writes_passes_unchanged() -> None:
    for html in (
        '<p>a <b>b</b> <i>c</i> <sup>d</sup> <a href="https://example.org/?a=1&amp;b=2">e</a></p>',
        '<p><a linktype="page" id="5">x</a> <a linktype="document" id="7">y</a> <a href="mailto:a@b.example">m</a></p>',
        "<ul><li>«كلام» & words</li></ul>".replace("&", "&amp;"),
    ):
        assert clean_html(html) == html
