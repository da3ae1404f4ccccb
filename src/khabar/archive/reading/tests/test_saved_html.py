"""Saved HTML pages: what the page states of itself, what its markup shows, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from khabar.archive.reading import NotAnArticle, Reading, read_html
from khabar.archive.reading.linked_data import article_node
from khabar.archive.reading.statements import moment, web_address

HEADLINE = "Ferry line to the islands reopens after nine years"
PARAGRAPHS = [
    "The ferry line between the capital and the islands carried its first passengers in nine years on Monday.",
    "“We are not a museum, we are a port,” said Nadim Kassar, who runs the harbour office on the largest island.",
    "The crossing takes just under six hours and will run three times a week until the end of the summer.",
    "Critics of the subsidy argue that the money would be better spent on the airstrip, closed since a storm.",
]
NODE = {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2023-09-18T10:00:00Z"}


def html(*, head: str = "", top: str = "", body: str = "", tail: str = "") -> bytes:
    copy = body or "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a>"
        f"<a href='/world'>World</a></nav><article><h1>{HEADLINE}</h1>{top}{copy}</article>{tail}</body></html>"
    ).encode()


def linked(data: Any) -> str:
    return f"<script type='application/ld+json'>{data if isinstance(data, str) else json.dumps(data)}</script>"


def read(**parts: str) -> Reading:
    return read_html(html(**parts))


@pytest.mark.parametrize(
    "data",
    [
        NODE,
        [{"@type": "Organization", "name": "The Compass"}, NODE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "The Compass"}, NODE]},
        {"@type": "WebPage", "mainEntity": NODE},
        {**NODE, "@type": ["Article", "ReportageNewsArticle"]},
        json.dumps(NODE)[:-1] + ",}",
        f"<!-- {json.dumps(NODE)} -->",
        json.dumps(NODE) + "; trailing",
        json.dumps(NODE)[:-1],
        json.dumps(NODE).replace("Ferry", "Ferry\n\t"),
    ],
)
def test_linked_data_is_read_in_every_shape(data: Any) -> None:
    field = read(head=linked(data)).fields["date"]
    assert (field.value[:10], field.origin) == ("2023-09-18", "json-ld")


def test_references_within_the_linked_data_are_followed() -> None:
    graph = {"@graph": [{**NODE, "author": {"@id": "#a"}}, {"@id": "#a", "@type": "Person", "name": "Lina Abadi"}]}
    assert read(head=linked(graph)).value("byline") == "Lina Abadi"


def test_the_article_that_agrees_with_the_page_is_taken_from_among_others() -> None:
    other = {"@type": "NewsArticle", "headline": "Dockers end strike", "datePublished": "2020-01-01"}
    assert read(head=linked([other, NODE])).value("date").startswith("2023-09-18")


def test_items_of_a_list_are_not_the_pages_article() -> None:
    items = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": NODE}]}
    assert article_node([json.dumps(items)], [], "") is None


def test_deep_linked_data_is_given_up_quietly() -> None:
    assert read(head=linked("[" * 50_000)).value("headline") == HEADLINE


def test_open_graph_and_meta_tags_stand_in_where_there_is_no_linked_data() -> None:
    head = (
        f"<meta property='og:title' content='{HEADLINE} - The Compass'><meta property='og:site_name' content='The Compass'>"
        "<meta property='article:published_time' content='2023-09-18T10:00:00+03:00'>"
        "<meta name='author' content='By Lina Abadi'><meta property='og:url' content='https://compass.example.org/a/1'>"
    )
    reading = read(head=head)
    assert reading.value("headline") == HEADLINE
    assert (reading.value("byline"), reading.fields["byline"].origin) == ("Lina Abadi", "author")
    assert reading.value("date") == "2023-09-18T10:00:00+03:00"
    assert reading.value("address") == "https://compass.example.org/a/1"


def test_the_canonical_address_comes_first() -> None:
    head = "<link rel='canonical' href='https://compass.example.org/b'><meta property='og:url' content='https://x.example.org'>"
    assert read(head=head).value("address") == "https://compass.example.org/b"


def test_a_figcaption_gives_caption_photographer_and_agency() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The quay on Monday. Photo: Ada Moss / Reuters</figcaption></figure>"
    reading = read(top=figure)
    assert reading.value("credit") == "Photo: Ada Moss / Reuters"
    assert (reading.value("photographer"), reading.value("agency")) == ("Ada Moss", "Reuters")
    assert reading.value("captions") == ["The quay on Monday."]
    assert reading.fields["credit"].origin == "figcaption"


def test_a_credit_in_an_element_of_its_own_needs_no_label() -> None:
    figure = (
        "<figure><figcaption>The quay <span class='image-credit'>Ada Moss, The Compass</span></figcaption></figure>"
    )
    reading = read(top=figure)
    assert reading.value("credit") == "Ada Moss, The Compass"
    assert "The quay" not in reading.value("body")


def test_a_picture_of_another_item_lends_no_credit() -> None:
    aside = "<aside><figure><figcaption>Strike. Photo: Tom Reyes / AFP</figcaption></figure></aside>"
    assert "credit" not in read(tail=aside).fields


def test_the_copy_is_the_articles_paragraphs_and_its_links_elsewhere_are_left_out() -> None:
    copy = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    reading = read(
        body=copy.replace("<p>Critics", "<p><b>Read also:</b> <a href='/x'>Dockers end strike</a></p><p>Critics")
    )
    assert reading.value("body") == PARAGRAPHS


def test_paragraphs_parted_by_line_breaks_are_paragraphs() -> None:
    assert read(body=f"<div><p>{'<br><br>'.join(PARAGRAPHS)}</p></div>").value("body") == PARAGRAPHS


def test_a_standfirst_in_its_element_leaves_the_copy_and_one_that_repeats_the_copy_is_none() -> None:
    standfirst = "Passengers queued from dawn for the first crossing, which left an hour late and nearly full"
    reading = read(top=f"<p class='article__standfirst'>{standfirst}</p>")
    assert (reading.value("standfirst"), reading.value("body")) == (standfirst, PARAGRAPHS)
    description = f"<meta property='og:description' content='{PARAGRAPHS[0]}'>"
    assert "standfirst" not in read(head=description).fields


def test_quotations_and_language_come_from_the_copy() -> None:
    reading = read()
    assert [quotation["speaker"] for quotation in reading.value("quotations")] == ["Nadim Kassar"]
    assert reading.value("language") == "en"


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6", "utf-8"])
def test_a_page_is_read_in_the_charset_it_declares(charset: str) -> None:
    copy = "وقال مدير المشروع إن السوق سيفتح أبوابه للتجار في مطلع الشهر المقبل وسيعود كما عرفه أهل المدينة من قبل."
    page = html(body=f"<p>{copy}</p><p>{copy.replace('السوق', 'الميناء')}</p>").decode()
    data = page.replace("charset='utf-8'", f"charset='{charset}'").encode(charset, "ignore")
    assert read_html(data).value("body")[0] == copy


def test_utf_8_behind_a_wrong_declaration_is_still_utf_8() -> None:
    assert read_html(html().replace(b"charset='utf-8'", b"charset='iso-8859-1'")).value("body") == PARAGRAPHS


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"<html></html>", "empty"),
        (b"\x89PNG\r\n\x1a\n<html>" + bytes(200), "binary"),
        (b"<html>" + b"a" * 9_000_000, "too large"),
        (b"<html><body>" + b"<i></i>" * 70_000, "too large"),
        (b"<html><body>" + b"<div>" * 5_000 + b"words", "nested too deeply"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotAnArticle) as refused:
        read_html(data)
    assert refused.value.reason == reason


def test_an_index_of_other_pages_is_refused() -> None:
    teasers = "".join(
        f"<article><h2><a href='/{number}'>{HEADLINE} {number}</a></h2><p>{PARAGRAPHS[0]}</p></article>"
        for number in range(12)
    )
    with pytest.raises(NotAnArticle) as refused:
        read_html(f"<html><head><title>World</title></head><body><h1>World</h1>{teasers}</body></html>".encode())
    assert refused.value.reason == "index page"


def test_entities_of_the_pages_own_are_not_expanded() -> None:
    bomb = b"<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/hostname'>]>"
    reading = read_html(bomb + html(top="<p>&b; &c;</p>").removeprefix(b"<!doctype html>"))
    assert "haha" not in json.dumps(reading.value("body"))
    assert reading.value("headline") == HEADLINE


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "yesterday", "", "99999-01-01"])
def test_what_programs_write_for_an_unknown_time_is_no_date(value: str) -> None:
    assert moment(value) == ""


@pytest.mark.parametrize("value", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad", "/a b", "https://"])
def test_only_addresses_of_the_web_are_kept(value: str) -> None:
    assert web_address(value) == ""
