"""A section's front, its archive, and the sections below it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from khabar.fronts.tests.links import items_in
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


def main(page: bytes) -> str:
    return page.decode().split("<main")[1].split("</main>")[0]


def test_a_section_shows_its_own_and_what_lies_below_it(newsroom: Newsroom, client: Any) -> None:
    parent = newsroom.section("Sport")
    child = newsroom.section("Football", under=parent)
    own, below = newsroom.article("Own", section=parent), newsroom.article("Below", section=child)
    elsewhere = newsroom.article("Elsewhere")
    shown = client.get(parent.url)
    assert set(items_in(shown.content.decode())) == {own.pk, below.pk}
    assert f'<a href="{child.url}" dir="auto">Football</a>' in main(shown.content)
    assert items_in(client.get(child.url).content.decode()) == [below.pk]
    assert elsewhere.pk in items_in(client.get(newsroom.home.url).content.decode())


def test_the_archive_of_a_section_holds_all_of_it(newsroom: Newsroom, client: Any) -> None:
    parent = newsroom.section("Sport")
    child = newsroom.section("Football", under=parent)
    undated = newsroom.article("Undated", section=parent, from_archive=True)
    below = newsroom.article("Below", section=child)
    front = client.get(parent.url).content.decode()
    assert f'href="{parent.url}?all"' in front
    assert items_in(client.get(f"{parent.url}?all").content.decode()) == [below.pk, undated.pk]


def test_an_unpublished_child_is_not_named(newsroom: Newsroom, client: Any) -> None:
    parent = newsroom.section("Sport")
    newsroom.section("Football", under=parent).unpublish()
    assert "Football" not in client.get(parent.url).content.decode()


def test_the_bar_names_the_important_the_drawer_the_top_the_foot_all(newsroom: Newsroom, client: Any) -> None:
    for name, important, under in (("Sport", True, None), ("Weather", False, None), ("Football", True, "Sport")):
        newsroom.section(name, important=important, under=newsroom.section(under) if under else None)
    page = client.get(newsroom.home.url).content.decode()
    bar = page.split('class="sections__list"')[1].split("</ul>")[0]
    drawer = page.split('class="drawer__sections"')[1].split("</ul>")[0]
    foot = page.split('class="foot__sections"')[1].split("</ul>")[0]
    names = [[name for name in ("Sport", "Weather", "Football") if name in part] for part in (bar, drawer, foot)]
    assert names == [["Sport", "Football"], ["Sport", "Weather"], ["Sport", "Weather", "Football"]]


def test_the_section_a_page_is_in_is_marked(newsroom: Newsroom, client: Any) -> None:
    newsroom.section("Sport")
    item = newsroom.article()
    for path in (item.section.url, item.path_on_site):
        bar = client.get(path).content.decode().split('class="sections__list"')[1].split("</ul>")[0]
        assert bar.count('aria-current="true"') == 1
        assert f'href="{item.section.url}" aria-current="true"' in bar


def test_a_timeline_is_parted_by_the_days_of_the_newsroom(english: Newsroom, client: Any, settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Riyadh"
    midnight = timezone.now().replace(hour=21, minute=0, second=0, microsecond=0) - timedelta(days=2)
    for minutes in (-90, 90):
        english.article(f"At {minutes}", published_at=midnight + timedelta(minutes=minutes))
    page = client.get("/en/latest/").content.decode()
    assert page.count('class="timeline__day"') == 2
    assert "22:30" in page
    assert "19:30" in page.replace("22:30", "19:30"), "times are the newsroom's"
