"""RSS 2.0, valid to the letter whatever a headline holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from khabar.articles.copy import Signature
from khabar.design.addresses import edition_prefix
from khabar.design.models import Outlet
from khabar.news.actions import mark_updated
from khabar.syndication.tests.hostile import HOSTILE, LEGAL
from khabar.syndication.tests.validation import SPACES, read_rss, titles

HOUR_AGO = timezone.now() - timedelta(hours=1)


def home_of(newsroom: Any) -> str:
    return edition_prefix(newsroom.edition)


def the_item(root: Any) -> Any:
    (item,) = root.findall("channel/item")
    return item


def text(node: Any, path: str) -> str:
    return str(node.findtext(path, namespaces=SPACES))


def test_a_feed_full_of_hostile_words_is_valid(client: Client, newsroom: Any) -> None:
    Outlet.objects.update(name=HOSTILE, description=HOSTILE)
    newsroom.article(
        HOSTILE,
        section=newsroom.section(f"قسم {LEGAL}"),
        standfirst=HOSTILE,
        bylines=(Signature(HOSTILE),),
        tags=("نقل & <بحر>", "]]>"),
        picture=newsroom.picture(agency="A & <B>").pk,
        caption=HOSTILE,
        sources=(("وكالة <السلوى>", "https://example.org/?a=1&b=]]>"),),
        body=[{"type": "subheading", "value": HOSTILE}, {"type": "paragraph", "value": f"<p>{HOSTILE}</p>"}],
    )
    root = read_rss(client.get(f"{home_of(newsroom)}feeds/home.xml"))
    item = the_item(root)
    assert titles(root) == [LEGAL]
    assert text(root, "channel/title") == LEGAL
    assert text(item, "dc:creator") == LEGAL
    assert {"نقل & <بحر>", "]]>"} <= {node.text for node in item.findall("category")}
    assert text(item, "media:content/media:credit") == "A & <B>"


def test_a_description_is_html_that_reads_as_the_standfirst(client: Client, arabic: Any) -> None:
    arabic.article(standfirst="a < b & c")
    assert text(the_item(read_rss(client.get("/feeds/home.xml"))), "description") == "a &lt; b &amp; c"


def test_a_feed_without_items_is_valid(client: Client, newsroom: Any) -> None:
    root = read_rss(client.get(f"{home_of(newsroom)}feeds/home.xml"))
    assert titles(root) == []
    assert text(root, "channel/language") == newsroom.edition


def test_an_item_tells_when_by_whom_and_about_what(client: Client, arabic: Any) -> None:
    person = arabic.person()
    article = arabic.article(
        "عنوان",
        published_at=HOUR_AGO,
        bylines=(Signature(person.title, person.pk), Signature("هدى")),
        tags=("بحر",),
    )
    item = the_item(read_rss(client.get("/feeds/home.xml")))
    assert parsedate_to_datetime(text(item, "pubDate")) == HOUR_AGO.replace(microsecond=0)
    assert [node.text for node in item.findall("dc:creator", SPACES)] == [person.title, "هدى"]
    assert [node.text for node in item.findall("category")] == ["اقتصاد", "بحر"]
    assert text(item, "link").endswith(article.path_on_site)
    assert item.find("atom:updated", SPACES) is None


def test_only_a_substantive_change_is_told_as_an_update(client: Client, arabic: Any) -> None:
    article = arabic.article(published_at=HOUR_AGO)
    mark_updated(article, datetime(2026, 3, 1, 12, 30, tzinfo=UTC))
    item = the_item(read_rss(client.get("/feeds/home.xml")))
    assert text(item, "atom:updated") == "2026-03-01T12:30:00+00:00"


def test_the_guid_outlives_a_move_and_a_new_slug(client: Client, arabic: Any) -> None:
    article = arabic.article(section=arabic.section("سياسة"))
    before = the_item(read_rss(client.get("/feeds/home.xml")))
    article.slug = "another"
    article.save()
    article.move(arabic.section("عالم"), pos="last-child")
    after = the_item(read_rss(client.get("/feeds/home.xml")))
    assert text(before, "link") != text(after, "link")
    assert text(before, "guid") == text(after, "guid") == f"http://localhost:8000/{article.pk}"
    assert after.find("guid").get("isPermaLink") == "false"


def test_a_feed_names_its_own_address_and_the_next_part(client: Client, newsroom: Any) -> None:
    newsroom.many(51, newest=HOUR_AGO)
    path = f"{home_of(newsroom)}feeds/home.xml"
    root = read_rss(client.get(path))
    links = {node.get("rel"): node.get("href") for node in root.findall("channel/atom:link", SPACES)}
    assert links["self"] == f"http://localhost:8000{path}"
    last = read_rss(client.get(links["next"]))
    links_of_last = {node.get("rel"): node.get("href") for node in last.findall("channel/atom:link", SPACES)}
    assert links_of_last == {"self": links["next"]}
    assert len(titles(root)) == 50
    assert len(titles(last)) == 1


def test_a_picture_is_named_without_a_length_nobody_knows(client: Client, arabic: Any) -> None:
    picture = arabic.picture(photographer="هدى", agency="تصوير المرفأ", caption="رافعة")
    arabic.article(picture=picture.pk)
    item = the_item(read_rss(client.get("/feeds/home.xml")))
    content = item.find("media:content", SPACES)
    assert item.find("enclosure") is None
    assert text(content, "media:credit") == "هدى / تصوير المرفأ"
    assert text(content, "media:description") == "رافعة"
    served = client.get(content.get("url"))
    assert served.status_code == 200
    assert served["Content-Type"] == content.get("type")
