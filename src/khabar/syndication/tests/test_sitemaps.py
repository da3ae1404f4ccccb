"""Sitemaps, their index and robots.txt: valid, complete, and with the versions of each page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from khabar.channels.tests.airing import a_channel
from khabar.design.addresses import section_path
from khabar.fronts.models import StandingPage
from khabar.news.actions import mark_updated
from khabar.syndication.tests.hostile import HOSTILE
from khabar.syndication.tests.validation import SPACES, locations, read_sitemap, read_xml
from tests.fixtures.videos import a_video

SITE = "http://localhost:8000"
MARCH = datetime(2026, 3, 10, 12, tzinfo=UTC)


def index(client: Client) -> list[str]:
    return locations(read_xml(client.get("/sitemap.xml"), "siteindex.xsd"))


def listed(client: Client, path: str) -> list[str]:
    return locations(read_sitemap(client.get(path)))


def alternates(client: Client, path: str, address: str) -> dict[str, str]:
    """The versions a sitemap gives of an address, by language."""
    (url,) = read_sitemap(client.get(path)).xpath(f"s:url[s:loc='{address}']", namespaces=SPACES)
    return {link.get("hreflang"): link.get("href") for link in url.findall("xhtml:link", SPACES)}


def test_robots_are_let_in_and_led_to_the_index(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert lines == ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {SITE}/sitemap.xml"]


def test_an_empty_site_has_a_valid_index(client: Client, arabic: Any) -> None:
    assert index(client) == [f"{SITE}/sitemaps/pages.xml"]


def test_the_index_names_every_sitemap_and_each_is_valid(client: Client, arabic: Any, english: Any) -> None:
    arabic.article(published_at=timezone.now() - timedelta(hours=1))
    arabic.article(published_at=MARCH)
    english.article(published_at=datetime(2025, 12, 31, 12, tzinfo=UTC))
    arabic.article(from_archive=True)
    arabic.person()
    this_month = timezone.localtime().strftime("%Y-%m")
    addresses = index(client)
    assert addresses == [
        f"{SITE}/sitemaps/{name}.xml"
        for name in (
            "news",
            "pages",
            "people",
            f"ar/{this_month}",
            "ar/2026-03",
            "ar/undated",
            "en/2025-12",
        )
    ]
    assert all(listed(client, address) for address in addresses)


def test_a_month_lists_its_items_with_the_time_of_their_last_change(client: Client, newsroom: Any) -> None:
    first = newsroom.article(HOSTILE, published_at=MARCH)
    second = newsroom.article(published_at=MARCH + timedelta(days=1))
    mark_updated(first, datetime(2026, 4, 2, 8, 30, tzinfo=UTC))
    root = read_sitemap(client.get(f"/sitemaps/{newsroom.edition}/2026-03.xml"))
    assert locations(root) == [SITE + first.path_on_site, SITE + second.path_on_site]
    times = [datetime.fromisoformat(text) for text in root.xpath("//s:lastmod/text()", namespaces=SPACES)]
    assert times == [datetime(2026, 4, 2, 8, 30, tzinfo=UTC), MARCH + timedelta(days=1)]


def test_what_is_not_published_or_not_open_is_in_no_sitemap(client: Client, arabic: Any) -> None:
    arabic.article("مسودة", publish=False)
    arabic.article("قتل", published_at=MARCH).unpublish()
    closed = arabic.section("للمشتركين")
    arabic.article(section=closed, published_at=MARCH)
    PageViewRestriction.objects.create(page=Page.objects.get(pk=closed.pk), restriction_type=PageViewRestriction.LOGIN)
    assert index(client) == [f"{SITE}/sitemaps/pages.xml"]
    assert client.get("/sitemaps/ar/2026-03.xml").status_code == 404
    assert SITE + section_path("ar", closed.address) not in listed(client, "/sitemaps/pages.xml")


def test_undated_items_have_a_sitemap_of_their_own(client: Client, arabic: Any) -> None:
    article = arabic.article(from_archive=True)
    root = read_sitemap(client.get("/sitemaps/ar/undated.xml"))
    assert locations(root) == [SITE + article.path_on_site]
    assert root.xpath("//s:lastmod", namespaces=SPACES) == []
    assert client.get("/sitemaps/ar/1000-01.xml").status_code == 404


def test_each_version_of_an_item_names_all_versions(client: Client, arabic: Any, english: Any) -> None:
    original = arabic.article(published_at=MARCH)
    version = english.article(published_at=MARCH + timedelta(days=40), translation_of=original)
    alone = arabic.article(published_at=MARCH)
    here, there = SITE + original.path_on_site, SITE + version.path_on_site
    both = {"ar": here, "en": there}
    assert alternates(client, "/sitemaps/ar/2026-03.xml", here) == both
    assert alternates(client, "/sitemaps/en/2026-04.xml", there) == both
    assert alternates(client, "/sitemaps/ar/2026-03.xml", SITE + alone.path_on_site) == {}


def test_a_version_that_is_taken_down_is_named_no_more(client: Client, arabic: Any, english: Any) -> None:
    original = arabic.article(published_at=MARCH)
    english.article(translation_of=original).unpublish()
    assert alternates(client, "/sitemaps/ar/2026-03.xml", SITE + original.path_on_site) == {}


def test_pages_list_home_sections_and_standing_pages(client: Client, arabic: Any, english: Any) -> None:
    section = arabic.section()
    version = english.section(translation_key=section.translation_key)
    about = arabic.home.add_child(instance=StandingPage(title="من نحن", slug="about", locale=arabic.home.locale))
    found = listed(client, "/sitemaps/pages.xml")
    front = SITE + section_path("ar", section.address)
    there = f"{SITE}/en/{version.address}/"
    assert found == [f"{SITE}/", f"{SITE}/en/", front, there, SITE + about.get_url_parts()[2]]
    assert alternates(client, "/sitemaps/pages.xml", f"{SITE}/") == {"ar": f"{SITE}/", "en": f"{SITE}/en/"}
    assert alternates(client, "/sitemaps/pages.xml", front)["en"] == there


def test_pages_list_live_channels_and_the_front_of_videos(client: Client, arabic: Any, english: Any) -> None:
    a_video(arabic)
    ours = a_channel()
    theirs = a_channel("en", translation_key=ours.translation_key)
    a_channel("en", name="Hidden", shown=False)
    found = listed(client, "/sitemaps/pages.xml")
    assert [address for address in found if "/live/" in address] == [
        SITE + channel.path_on_site for channel in (ours, theirs)
    ]
    assert f"{SITE}/videos/" in found
    assert f"{SITE}/en/videos/" not in found
    both = {"ar": SITE + ours.path_on_site, "en": SITE + theirs.path_on_site}
    assert alternates(client, "/sitemaps/pages.xml", SITE + ours.path_on_site) == both
    a_channel("en", name="Second")
    assert f"{SITE}/en/live/" in listed(client, "/sitemaps/pages.xml")
    tags = client.get("/sitemaps/pages.xml")["Cache-Tag"].split(",")
    assert {"channel-list:ar", "videos:en"} <= set(tags)


def test_people_are_listed_with_their_versions(client: Client, arabic: Any, english: Any) -> None:
    person = arabic.person()
    version = english.person(translation_key=person.translation_key)
    address, _other = listed(client, "/sitemaps/people.xml")
    assert client.get(address).status_code == 200
    assert set(alternates(client, "/sitemaps/people.xml", address)) == {"ar", "en"}
    assert f"/people/{version.pk}-" in alternates(client, "/sitemaps/people.xml", address)["en"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "ar/2026-13",
        "ar/2026-00",
        "ar/0000-01",
        "ar/9999-12",
        "ar/2026-03",
        "ar/2026-03-2",
        "ar/2026-03-1",
        "pages-2",
        "people",
        "ar/undated-9999",
        "ar/other",
        "fr/undated",
    ],
)
def test_a_sitemap_of_nothing_is_not_found(client: Client, name: str) -> None:
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_a_crawler_that_has_a_sitemap_already_is_told_so(client: Client, arabic: Any) -> None:
    arabic.article(published_at=MARCH)
    answer = client.get("/sitemaps/ar/2026-03.xml")
    again = client.get("/sitemaps/ar/2026-03.xml", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert "sitemap:ar" in answer["Cache-Tag"]
