"""A front fills itself: by urgency while items are fresh, then by time, and with no item twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from khabar.fronts.filling import LEAD_BLOCK
from khabar.fronts.queries import FRESH, front_items
from khabar.fronts.tests.links import items_in
from khabar.sections.queries import important_sections
from tests.fixtures.newsroom import Newsroom

NAMES = {"ar": ("سياسة", "رياضة", "ثقافة"), "en": ("Politics", "Sport", "Culture")}


def home_items(newsroom: Newsroom) -> Any:
    return front_items(newsroom.edition, list(important_sections(newsroom.edition)))


def test_no_item_stands_twice_on_a_front(newsroom: Newsroom, client: Any) -> None:
    now = timezone.now()
    picture = newsroom.picture()
    for name in NAMES[newsroom.edition]:
        newsroom.many(25, newest=now, section=newsroom.section(name), picture=picture.pk, apart=7)
    for path in (newsroom.home.url, newsroom.section(NAMES[newsroom.edition][0]).url):
        shown = items_in(client.get(path).content.decode())
        assert len(shown) > LEAD_BLOCK
        assert len(shown) == len(set(shown))


def test_the_most_urgent_fresh_item_leads(newsroom: Newsroom, client: Any) -> None:
    now = timezone.now()
    newsroom.many(5, newest=now)
    urgent = newsroom.article("Urgent", urgency=1, published_at=now - timedelta(hours=5))
    page = client.get(newsroom.home.url).content.decode()
    assert items_in(page)[0] == urgent.pk
    assert page.split("card--lead")[1].split("</article>")[0].count("kicker__urgent") == 1


def test_yesterdays_urgency_leads_no_more(newsroom: Newsroom) -> None:
    now = timezone.now()
    newsroom.article("Old flash", urgency=1, published_at=now - FRESH - timedelta(minutes=1))
    new = newsroom.article("New", urgency=8, published_at=now)
    assert home_items(newsroom).block[0].pk == new.pk


def test_of_two_alike_the_one_with_a_picture_leads(newsroom: Newsroom) -> None:
    now = timezone.now()
    pictured = newsroom.article("P", picture=newsroom.picture().pk, published_at=now - timedelta(minutes=9))
    newsroom.article("No picture", published_at=now)
    assert home_items(newsroom).block[0].pk == pictured.pk


def test_the_newest_that_do_not_lead_stand_in_the_timeline(newsroom: Newsroom) -> None:
    newsroom.many(30, newest=timezone.now())
    latest = home_items(newsroom).latest
    assert latest == sorted(latest, key=lambda item: item.live_at, reverse=True)


def test_each_important_section_has_a_rail_in_the_editors_order(newsroom: Newsroom, client: Any) -> None:
    now = timezone.now()
    for position, name in enumerate(NAMES[newsroom.edition]):
        section = newsroom.section(name, position=9 - position, important=name != NAMES[newsroom.edition][1])
        newsroom.many(25, newest=now - timedelta(days=3), section=section)
    rails = [section.title for section, _items in home_items(newsroom).rails]
    assert rails == [NAMES[newsroom.edition][2], NAMES[newsroom.edition][0]]
    page = client.get(newsroom.home.url).content.decode()
    assert page.count('<section class="rail') == 2


def test_an_edition_without_news_says_so(newsroom: Newsroom, client: Any) -> None:
    for path in ("", "latest/", "follow/"):
        answer = client.get(f"{newsroom.home.url}{path}")
        assert answer.status_code == 200
    assert 'class="empty"' in client.get(newsroom.home.url).content.decode()
    assert 'class="empty"' in client.get(newsroom.section().url).content.decode()


def test_an_edition_shows_nothing_of_another(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    item, other = arabic.article(), english.article()
    assert items_in(client.get("/").content.decode()) == [item.pk]
    assert items_in(client.get("/en/").content.decode()) == [other.pk]


@pytest.mark.parametrize("place", ["", "latest/"])
def test_a_killed_item_leaves_the_front(newsroom: Newsroom, client: Any, place: str) -> None:
    item = newsroom.article()
    path = f"{newsroom.home.url}{place}"
    assert items_in(client.get(path).content.decode()) == [item.pk]
    item.unpublish()
    assert items_in(client.get(path).content.decode()) == []
