"""The addresses of feeds: what is found, what has moved, what is not there, and what the reader has already."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from khabar.design.addresses import feed_path
from khabar.syndication.tests.validation import read_rss

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("extension", ["xml", "json"])
def test_every_kind_of_feed_is_found_in_every_edition(client: Client, newsroom: Any, extension: str) -> None:
    section, person = newsroom.section(), newsroom.person()
    newsroom.article(tags=("نقل بحري",))
    for of, key in (("home", ""), ("sections", section.address), ("people", str(person.pk)), ("tags", "نقل-بحري")):
        answer = client.get(feed_path(newsroom.edition, of, key, extension))
        assert answer.status_code == 200, of
        assert answer["Content-Language"] == newsroom.edition


@pytest.mark.parametrize(
    "path",
    [
        "/feeds/home.atom",
        "/feeds/sections/nowhere.xml",
        "/feeds/sections/.xml",
        "/feeds/people/999999.xml",
        "/feeds/people/999999999999999999999999.xml",
        "/feeds/people/-1.xml",
        "/feeds/tags/nothing.json",
        "/feeds/tags/%00.json",
        "/fr/feeds/home.xml",
        "/feeds/home.xml?after=x",
        "/feeds/home.xml?after=99999999999999999999-1",
        "/feeds/home.json?after=999999999999999999-1",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


@pytest.mark.parametrize("path", ["/feeds/home.xml", "/feeds/sections/x.json", "/sitemap.xml", "/robots.txt"])
def test_feeds_are_only_read(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
    assert client.delete(path).status_code == 405


def test_a_head_request_tells_the_headers_alone(client: Client, arabic: Any) -> None:
    arabic.article()
    answer = client.head("/feeds/home.xml")
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer["ETag"] == client.get("/feeds/home.xml")["ETag"]


def test_a_renamed_section_redirects_its_feed(client: Client, newsroom: Any) -> None:
    section = newsroom.section()
    former = feed_path(newsroom.edition, "sections", section.address, "json")
    section.address = "جديد"
    section.save()
    answer = client.get(former)
    assert answer.status_code == 301
    assert answer["Location"] == feed_path(newsroom.edition, "sections", "جديد", "json")


def test_a_person_is_found_under_the_edition_they_are_in(client: Client, english: Any) -> None:
    number = str(english.person().pk)
    answer = client.get(feed_path("ar", "people", number))
    assert answer.status_code == 301
    assert answer["Location"] == feed_path("en", "people", number)


def test_who_has_the_feed_already_is_told_so(client: Client, arabic: Any) -> None:
    arabic.article()
    answer = client.get("/feeds/home.xml")
    for header in ({"If-None-Match": answer["ETag"]}, {"If-Modified-Since": answer["Last-Modified"]}):
        again = client.get("/feeds/home.xml", headers=header)
        assert again.status_code == 304
        assert again.content == b""
        assert again["ETag"] == answer["ETag"]


def test_who_has_a_killed_item_is_told_the_feed_has_changed(client: Client, arabic: Any) -> None:
    killed = arabic.article("خطأ")
    arabic.article("صواب")
    answer = client.get("/feeds/home.xml")
    killed.unpublish()
    for header in ({"If-None-Match": answer["ETag"]}, {"If-Modified-Since": answer["Last-Modified"]}):
        read_rss(client.get("/feeds/home.xml", headers=header))


def test_a_feed_names_what_it_used_for_caches(client: Client, arabic: Any) -> None:
    picture, person = arabic.picture(), arabic.person()
    article = arabic.article(
        picture=picture.pk, body=[{"type": "quotation", "value": {"text": "قول", "speaker": person.pk}}]
    )
    tags = client.get("/feeds/home.xml")["Cache-Tag"].split(",")
    assert {f"item:{article.pk}", f"picture:{picture.pk}", f"person:{person.pk}", "front:ar"} <= set(tags)
    section = client.get(feed_path("ar", "sections", article.section.address))["Cache-Tag"].split(",")
    assert f"section:{article.section_id}" in section
