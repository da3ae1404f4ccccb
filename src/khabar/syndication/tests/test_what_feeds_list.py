"""Which items a feed lists: what is published, dated and open to all, newest first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from khabar.articles.copy import Signature
from khabar.design.addresses import feed_path
from khabar.news.actions import publish_due
from khabar.syndication.tests.validation import read_rss, titles
from tests.fixtures.newsroom import quotation


def listed(client: Client, path: str = "/feeds/home.xml") -> list[str]:
    return titles(read_rss(client.get(path)))


def hours_ago(hours: float) -> datetime:
    return timezone.now() - timedelta(hours=hours)


def test_the_newest_comes_first(client: Client, arabic: Any) -> None:
    for hours in (3, 1, 2):
        arabic.article(f"قبل {hours}", published_at=hours_ago(hours))
    assert listed(client) == ["قبل 1", "قبل 2", "قبل 3"]


def test_each_edition_has_feeds_of_its_own(client: Client, arabic: Any, english: Any) -> None:
    english.article("Two", translation_of=arabic.article("واحد"))
    assert listed(client) == ["واحد"]
    assert listed(client, "/en/feeds/home.xml") == ["Two"]


def test_a_draft_is_not_listed(client: Client, arabic: Any) -> None:
    arabic.article("مسودة", publish=False)
    assert listed(client) == []


def test_an_embargoed_item_is_listed_from_its_second_on(client: Client, arabic: Any) -> None:
    article = arabic.article("محجوب", publish=False)
    article.go_live_at = timezone.now() + timedelta(hours=1)
    article.save_revision().publish()
    assert listed(client) == []
    with patch("django.utils.timezone.now", return_value=article.go_live_at):
        publish_due()
        assert listed(client) == ["محجوب"]


def test_an_archive_item_is_listed_under_the_day_it_first_appeared(client: Client, arabic: Any) -> None:
    arabic.article("جديد", published_at=hours_ago(5))
    arabic.article("قديم", from_archive=True, first_appeared=datetime(2011, 5, 3, 9, tzinfo=UTC))
    assert listed(client) == ["جديد", "قديم"]


def test_an_item_without_a_date_is_not_listed(client: Client, arabic: Any) -> None:
    arabic.article("بلا تاريخ", from_archive=True, tags=("بحر",))
    section = arabic.section()
    assert listed(client) == []
    assert listed(client, feed_path("ar", "sections", section.address)) == []
    assert client.get(feed_path("ar", "tags", "بحر")).status_code == 404


def test_a_killed_item_leaves_every_feed(client: Client, arabic: Any) -> None:
    person = arabic.person()
    killed = arabic.article("خطأ", bylines=(Signature(person.title, person.pk),), tags=("بحر",))
    arabic.article("صواب", tags=("بحر",))
    paths = [
        feed_path("ar"),
        feed_path("ar", "sections", killed.section.address),
        feed_path("ar", "people", str(person.pk)),
        feed_path("ar", "tags", "بحر"),
    ]
    assert all("خطأ" in listed(client, path) for path in paths)
    killed.unpublish()
    assert not any("خطأ" in listed(client, path) for path in paths)


def test_what_lies_below_a_private_page_is_not_listed(client: Client, arabic: Any) -> None:
    closed = arabic.section("للمشتركين")
    arabic.article("مغلق", section=closed)
    arabic.article("مفتوح")
    PageViewRestriction.objects.create(page=Page.objects.get(pk=closed.pk), restriction_type=PageViewRestriction.LOGIN)
    assert listed(client) == ["مفتوح"]
    assert listed(client, feed_path("ar", "sections", closed.address)) == []


def test_a_section_lists_the_sections_below_it_too(client: Client, arabic: Any) -> None:
    sport = arabic.section("رياضة")
    football = arabic.section("كرة", under=sport)
    arabic.article("عام", section=sport, published_at=hours_ago(2))
    arabic.article("مباراة", section=football, published_at=hours_ago(1))
    arabic.article("سياسة", section=arabic.section("سياسة"))
    assert listed(client, feed_path("ar", "sections", sport.address)) == ["مباراة", "عام"]
    assert listed(client, feed_path("ar", "sections", football.address)) == ["مباراة"]


def test_a_long_section_with_sections_below_it_is_told_in_parts(client: Client, arabic: Any) -> None:
    sport = arabic.section("رياضة")
    football = arabic.section("كرة", under=sport)
    arabic.many(40, newest=hours_ago(1), section=sport, apart=2)
    arabic.many(40, newest=hours_ago(1) + timedelta(minutes=1), section=football, apart=2)
    path = feed_path("ar", "sections", sport.address)
    first = read_rss(client.get(path))
    link = first.xpath("string(channel/*[@rel='next']/@href)")
    guids = [node.text for part in (first, read_rss(client.get(link))) for node in part.iter("guid")]
    assert len(guids) == len(set(guids)) == 80


def test_a_person_lists_what_they_signed_and_what_quotes_them(client: Client, arabic: Any) -> None:
    person = arabic.person()
    both = [Signature(person.title, person.pk)]
    arabic.article("كتب", bylines=tuple(both), published_at=hours_ago(1))
    arabic.article("قال", body=[quotation("قول", person)], published_at=hours_ago(2))
    arabic.article("كتب وقال", bylines=tuple(both * 2), body=[quotation("قول", person)], published_at=hours_ago(3))
    arabic.article("لا هذا ولا ذاك")
    assert listed(client, feed_path("ar", "people", str(person.pk))) == ["كتب", "قال", "كتب وقال"]


def test_a_tag_lists_the_items_of_its_edition(client: Client, arabic: Any, english: Any) -> None:
    arabic.article("بحر", tags=("sea",))
    english.article("Sea", tags=("sea",))
    arabic.article("بر")
    assert listed(client, feed_path("ar", "tags", "sea")) == ["بحر"]
    assert listed(client, feed_path("en", "tags", "sea")) == ["Sea"]
