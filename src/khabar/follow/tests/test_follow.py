"""Readers find every channel of the outlet, in the editor's order, and its feeds."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.design.models import Outlet
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


CHANNELS = [
    ("telegram", "تلغرام", "https://t.example/harbour?a=1&b=2"),
    ("other", "Our <b>radio</b>", "https://radio.example/"),
]
TITLES = {"ar": "تابعنا", "en": "Follow us"}


@pytest.fixture
def outlet(newsroom: Newsroom) -> Outlet:
    outlet = newsroom.outlet
    outlet.channels = [
        {"type": "channel", "value": {"network": network, "name": name, "url": url}} for network, name, url in CHANNELS
    ]
    outlet.save()
    return outlet


def test_the_page_and_every_foot_show_the_channels(newsroom: Newsroom, outlet: Outlet, client: Any) -> None:
    for path in (f"{newsroom.home.url}follow/", newsroom.home.url, newsroom.article().path_on_site):
        page = client.get(path).content.decode()
        assert 'href="https://t.example/harbour?a=1&amp;b=2"' in page
        assert "Our &lt;b&gt;radio&lt;/b&gt;" in page
        assert page.index("t.example") < page.index("radio.example")


def test_the_page_offers_a_feed_of_each_section(newsroom: Newsroom, client: Any) -> None:
    section = newsroom.section()
    home = newsroom.home.url
    page = client.get(f"{home}follow/").content.decode()
    main = page.split("<main")[1].split("</main>")[0]
    assert f'href="{home}feeds/home.xml"' in main
    assert f'href="{home}feeds/home.json"' in main
    assert f'href="{home}feeds/sections/{section.url.split("/")[-2]}.xml"' in main


def test_every_feed_it_offers_answers(newsroom: Newsroom, client: Any) -> None:
    newsroom.article()
    page = client.get(f"{newsroom.home.url}follow/").content.decode()
    feeds = {part.split('"')[0] for part in page.split('href="') if "/feeds/" in part.split('"')[0]}
    assert len(feeds) >= 3
    for feed in feeds:
        assert client.get(feed).status_code == 200, feed


def test_the_page_is_named_in_the_language_of_the_edition(newsroom: Newsroom, client: Any) -> None:
    page = client.get(f"{newsroom.home.url}follow/").content.decode()
    assert f"<title>{TITLES[newsroom.edition]} |" in page


def test_each_edition_has_channels_of_its_own(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    outlet = arabic.outlet
    outlet.channels = [{"type": "channel", "value": {"network": "x", "name": "X", "url": "https://x.example/ar"}}]
    outlet.save()
    assert "x.example" in client.get("/follow/").content.decode()
    assert "x.example" not in client.get("/en/follow/").content.decode()
