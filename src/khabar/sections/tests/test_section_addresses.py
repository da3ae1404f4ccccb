"""A section's public address is a field: renaming costs one row, and every address it ever had still leads to it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from khabar.sections.models import Section, SectionAddress
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


def rename(section: Section, address: str) -> Section:
    section.address = address
    section.save_revision().publish()
    return Section.objects.get(pk=section.pk)


def test_the_address_is_made_from_the_name(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    assert arabic.section("علوم وتقنية").url == f"/{quote('علوم-وتقنية')}/"
    assert english.section("Science & Tech").url == "/en/science-tech/"
    for newsroom, name in ((arabic, "علوم وتقنية"), (english, "Science & Tech")):
        assert client.get(newsroom.section(name).url).status_code == 200


def test_a_former_address_redirects_for_good(newsroom: Newsroom, client: Any) -> None:
    section = newsroom.section()
    first = section.url
    second = rename(section, "markets").url
    third = rename(section, "money").url
    assert [client.get(path)["Location"] for path in (first, second)] == [third, third]
    assert client.get(third).status_code == 200


def test_renaming_keeps_the_addresses_of_items_right(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article()
    old = item.path_on_site
    rename(newsroom.section(), "money")
    answer = client.get(old)
    assert answer["Location"] == f"{newsroom.home.url}money/{item.pk}-{quote(item.slug)}/"
    assert client.get(answer["Location"]).status_code == 200


def test_an_address_in_use_redirects_nowhere_else(newsroom: Newsroom, client: Any) -> None:
    section = newsroom.section("First", address="first")
    rename(section, "second")
    newsroom.section("New", address="first")
    assert client.get(f"{newsroom.home.url}first/").status_code == 200
    assert not SectionAddress.objects.exists()


def test_an_address_taken_back_is_no_former_one(newsroom: Newsroom, client: Any) -> None:
    section = newsroom.section("First", address="first")
    rename(rename(section, "second"), "first")
    assert client.get(f"{newsroom.home.url}first/").status_code == 200
    assert client.get(f"{newsroom.home.url}second/")["Location"] == f"{newsroom.home.url}first/"


def test_a_former_address_counts_in_its_edition_only(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    rename(arabic.section("First", address="first"), "second")
    assert client.get("/en/first/").status_code == 404


def test_an_unpublished_section_has_no_address(newsroom: Newsroom, client: Any) -> None:
    section = newsroom.section("First", address="first")
    rename(section, "second").unpublish()
    for name in ("first", "second"):
        assert client.get(f"{newsroom.home.url}{name}/").status_code == 404
