"""The running text in a feed: every block, readable without style or script, every address absolute."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from lxml import html
from wagtail.documents import get_document_model

from khabar.body.blocks import BodyBlock
from khabar.design.addresses import absolute
from khabar.news.models import NewsPage
from khabar.polls.models import Poll
from khabar.syndication import content
from khabar.syndication.content import contents
from khabar.syndication.tests.hostile import HOSTILE
from tests.fixtures.newsroom import paragraph, quotation


def text_of(article: Any) -> Any:
    """The text of an article in a feed, as a tree."""
    article = type(article).objects.get(pk=article.pk)
    return html.fragment_fromstring(contents([article], article.edition)[article.pk])


def test_every_block_an_editor_has_is_told_in_feeds() -> None:
    assert set(content._BLOCKS) == set(BodyBlock().child_blocks)


def test_the_direction_of_a_text_goes_with_it(arabic: Any, english: Any) -> None:
    assert text_of(arabic.article()).get("dir") == "rtl"
    assert text_of(english.article()).get("dir") == "ltr"


def test_every_block_reads_well_bare(arabic: Any) -> None:
    document = get_document_model().objects.create(title="تقرير", file=ContentFile(b"%PDF", "report.pdf"))
    picture = arabic.picture(photographer="هدى", agency="تصوير المرفأ")
    speaker = arabic.person("هدى الصباغ", role="خبيرة")
    entry = {"picture": picture.pk, "caption": "رافعة"}
    cells = {"columns": [{"type": "text", "heading": "شهر"}], "rows": [{"values": ["آذار"]}]}
    tree = text_of(
        arabic.article(
            body=[
                paragraph("فقرة <b>مهمة</b>"),
                {"type": "subheading", "value": "عنوان فرعي"},
                quotation("قول", speaker, occasion="مؤتمر", said_on="2026-03-01"),
                {"type": "picture", "value": entry},
                {"type": "gallery", "value": {"title": "صور", "pictures": [entry, entry]}},
                {"type": "embed", "value": {"url": "https://video.example.org/1", "title": "مقطع"}},
                {"type": "table", "value": {"caption": "جدول", "table": cells}},
                {"type": "fact_box", "value": {"title": "حقيقة", "text": "<p>نص</p>"}},
                {"type": "list", "value": {"numbered": True, "items": ["بند"]}},
                {"type": "file", "value": {"document": document.pk, "title": ""}},
            ],
            sources=(("وكالة السلوى", "https://agency.example.org/"), ("وثيقة", "")),
        )
    )
    names = [node.tag for node in tree]
    assert names == ["p", "h2", "blockquote", "figure", "h3", "figure", "figure", "p", "table", "aside", "ol", "p", "p"]
    assert tree.findtext("blockquote/p") == "«قول»"
    assert "هدى الصباغ" in tree.find("blockquote").text_content()
    assert "1 مارس 2026" in tree.find("blockquote").text_content()
    assert tree.findtext("figure/figcaption") == "رافعة (هدى / تصوير المرفأ)"
    assert tree.findtext(".//th") == "شهر"
    assert tree.findtext("ol/li") == "بند"
    assert [node.text for node in tree.iter("a")][-2:] == ["تقرير", "وكالة السلوى"]


def test_a_video_is_told_by_a_link_while_it_is_published(arabic: Any) -> None:
    video = arabic.article("مقطع")
    shown = arabic.article(body=[{"type": "video", "value": {"video": video.pk}}])
    assert text_of(shown).xpath("p/a/text()") == ["مقطع"]
    video.unpublish()
    assert text_of(shown).xpath("p/a/text()") == []


def test_every_address_is_absolute(arabic: Any) -> None:
    other = arabic.article("آخر")
    body = [
        paragraph(f'<a linktype="page" id="{other.pk}">آخر</a> <a href="/about/">عنا</a>'),
        paragraph('<a href="https://example.org/x?a=1&amp;b=2">خارج</a> <a href="#down">أسفل</a>'),
        quotation("قول", arabic.person()),
        {"type": "picture", "value": {"picture": arabic.picture().pk, "caption": ""}},
    ]
    tree = text_of(arabic.article(body=body, picture=arabic.picture().pk))
    addresses = [value for node in tree.iter() for name, value in node.items() if name in ("href", "src")]
    assert len(addresses) == 6
    assert all(address.startswith(("http://localhost:8000/", "https://example.org/")) for address in addresses)
    assert tree.xpath("string(.//a[starts-with(@href, 'http://localhost:8000/%')])") == "آخر"


def test_a_link_to_what_is_not_published_leads_nowhere(arabic: Any) -> None:
    draft = arabic.article("مسودة", publish=False)
    tree = text_of(arabic.article(body=[paragraph(f'<a linktype="page" id="{draft.pk}">هنا</a>')]))
    assert tree.findtext("p/a") == "هنا"
    assert tree.find("p/a").get("href") is None


def test_a_poll_is_a_link_to_its_page_and_a_draft_of_one_is_nothing(arabic: Any) -> None:
    for opens, shown in ((timezone.now(), ["p", "p"]), (None, ["p"])):
        poll = Poll.objects.create(edition="ar", question="هل يُمدّ الخط؟", opens_at=opens)
        tree = text_of(arabic.article(body=[paragraph("نص"), {"type": "poll", "value": poll.pk}]))
        assert [node.tag for node in tree] == shown
        links = [(link.text, link.get("href")) for link in tree.iter("a")]
        assert links == ([(poll.question, absolute(poll.path_on_site))] if opens else [])


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="\u2028javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<iframe src="https://example.org/"></iframe>',
        '<p style="position:fixed">x</p>',
        '<a href="http://[">x</a>',
    ],
)
def test_nothing_that_runs_gets_into_a_feed(arabic: Any, markup: str) -> None:
    tree = text_of(arabic.article(body=[{"type": "paragraph", "value": f"<p>{markup}</p>"}]))
    kept = {node.tag for node in tree.iter()} | {name for node in tree.iter() for name in node.attrib}
    assert kept <= {"div", "lang", "dir", "p", "a", "img", "href", "src"}
    addresses = [value for node in tree.iter("a", "img") for value in node.values()]
    assert all(address.startswith("http://localhost:8000/") for address in addresses)


def test_hostile_words_stay_words(arabic: Any) -> None:
    body = [
        {"type": "subheading", "value": HOSTILE},
        quotation(HOSTILE, speaker_name=HOSTILE, role=HOSTILE, occasion=HOSTILE),
        {"type": "embed", "value": {"url": "https://example.org/", "title": HOSTILE}},
        {"type": "fact_box", "value": {"title": HOSTILE, "text": ""}},
    ]
    tree = text_of(arabic.article(body=body, sources=((HOSTILE, ""),)))
    assert tree.find(".//b") is None
    for path in ("h2", ".//cite", "p/a", "aside/h3"):
        assert "]]> <b>& " in tree.findtext(path)
        assert "&amp; <!-- x -->" in tree.findtext(path)


def test_no_text_can_take_another_apart(arabic: Any) -> None:
    body = [paragraph("<!--khabar-seam-->واحد"), paragraph("<!-- --> <!--اثنان"), paragraph("ثلاثة")]
    assert [node.text for node in text_of(arabic.article(body=body))] == ["واحد", " ", "ثلاثة"]


def test_a_picture_that_is_gone_leaves_no_hole(arabic: Any) -> None:
    body = [{"type": "picture", "value": {"picture": 4040, "caption": "x"}}, paragraph("نص")]
    article = arabic.article(body=body)
    assert [node.tag for node in text_of(article)] == ["p"]


def test_an_item_of_no_kind_we_know_has_no_text(arabic: Any) -> None:
    article = NewsPage.objects.get(pk=arabic.article().pk)
    assert contents([article], "ar")[article.pk] == '<div lang="ar" dir="rtl"></div>'
