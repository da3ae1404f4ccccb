"""A channel is on air by its schedule or its switch, to the second, and every page's header shows it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khabar.accounts.models import User
from khabar.channels.actions import settle, throw_switch, turn_over
from khabar.channels.models import Channel, Switch
from khabar.channels.queries import standing_of
from khabar.channels.tests.airing import NAMES, a_channel, a_programme, announced, on_air
from khabar.edge import fragments
from khabar.edge.fragments import FragmentKey
from tests.fixtures.newsroom import Newsroom

LIT = {"ar": "على الهواء", "en": "on air now"}


def stands(channel: Channel, now: Any) -> bool:
    found = standing_of(channel.edition, channel.slug, now)
    assert found is not None
    return found.on_air


def test_by_its_schedule_it_is_on_air_from_the_first_second_of_a_programme_to_the_last(arabic: Newsroom) -> None:
    channel = a_channel()
    programme = a_programme(channel)
    second = timedelta(seconds=1)
    assert not stands(channel, programme.starts_at - second)
    assert stands(channel, programme.starts_at)
    assert stands(channel, programme.ends_at - second)
    assert not stands(channel, programme.ends_at)


def test_the_switch_comes_before_the_schedule(arabic: Newsroom) -> None:
    channel = a_channel()
    now = timezone.now()
    throw_switch(channel, Switch.ALWAYS)
    assert stands(channel, now)
    a_programme(channel)
    throw_switch(channel, Switch.OFF)
    assert not stands(channel, now)
    throw_switch(channel, Switch.SCHEDULE)
    assert stands(channel, now)


def test_every_page_of_the_edition_has_the_button_lit_while_a_channel_is_on_air(
    newsroom: Newsroom, client: Any
) -> None:
    item, code = newsroom.article(), newsroom.edition
    home = newsroom.home.get_url_parts()[2]
    assert "live-button" not in client.get(home).content.decode()
    channel = a_channel(code)
    for lit in (False, True):
        throw_switch(channel, Switch.ALWAYS if lit else Switch.OFF)
        for path in (home, item.path_on_site, newsroom.section().url):
            shown = client.get(path).content.decode().split('class="live-button')[1].split("</a>")[0]
            assert (LIT[code] in shown) is lit
            assert channel.path_on_site in shown
            assert (NAMES[code] in shown) is lit
    other = "/" if code == "en" else "/en/"
    assert "live-button" not in client.get(other).content.decode()


def test_the_button_leads_to_the_channel_that_is_on_air_or_to_the_list(arabic: Newsroom) -> None:
    def leads_to() -> str:
        return fragments.render("on-air", language="ar").split('href="')[1].split('"')[0]

    first = a_channel(position=1)
    assert leads_to() == first.path_on_site
    second = a_channel(name="إذاعة المرفأ", position=2)
    assert leads_to() == "/live/"
    throw_switch(second, Switch.ALWAYS)
    assert leads_to() == second.path_on_site
    Channel.objects.filter(pk=second.pk).update(shown=False)
    assert leads_to() == first.path_on_site


def test_the_button_costs_one_query_and_holds_until_the_next_turn(arabic: Newsroom) -> None:
    running = a_programme(a_channel())
    later = a_channel(name="ب")
    coming = a_programme(later, starts=5, ends=6)
    with CaptureQueriesContext(connection) as captured:
        html, recorded = fragments.rendered(FragmentKey("on-air", "ar", ""))
    assert len(captured) == 1
    assert "live-button--lit" in html
    assert recorded.until == min(coming.starts_at, running.ends_at).timestamp()
    assert "channels:ar" in recorded


def test_pages_that_stay_open_ask_for_the_button_alone_when_it_turns(arabic: Newsroom, client: Any) -> None:
    def asked() -> str:
        answer = client.get(address)
        assert answer["X-Robots-Tag"] == "noindex"
        assert "channels:ar" in answer["Cache-Tag"].split(",")
        return str(answer.content.decode())

    address = "/live/on-air.html"
    assert asked().strip() == ""
    channel = a_channel()
    assert 'data-turns="0"' in asked()
    programme = a_programme(channel)
    html = asked()
    assert html.startswith('<a class="live-button live-button--lit"')
    assert f'data-self="{address}" data-turns="{int(programme.ends_at.timestamp())}"' in html
    assert html in client.get("/").content.decode()


def test_the_beat_tells_the_caches_of_each_turn_once(arabic: Newsroom) -> None:
    channel = a_channel()
    programme = a_programme(channel, starts=5, ends=6)
    tags = {f"channel:{channel.pk}", "channels:ar"}
    before = programme.starts_at - timedelta(seconds=1)
    assert announced(lambda: turn_over(before)) == set()
    for moment, lit in ((programme.starts_at, True), (programme.ends_at, False)):
        assert announced(lambda moment=moment: turn_over(moment)) == tags
        assert announced(lambda moment=moment: turn_over(moment)) == set()
        assert Channel.objects.get(pk=channel.pk).lit is lit
    assert Channel.objects.get(pk=channel.pk).turns_at is None


def test_what_editors_change_is_announced(arabic: Newsroom, english: Newsroom) -> None:
    channel = a_channel()
    mine = {f"channel:{channel.pk}", "channels:ar"}
    programme = a_programme(channel)
    assert announced(programme.save) == mine
    assert announced(programme.delete) == mine
    elsewhere = {"channels:en", "channel-list:ar", "channel-list:en"}
    assert announced(channel.streams.first().save) == mine | elsewhere
    assert announced(lambda: throw_switch(channel, Switch.OFF)) == mine
    a_programme(channel)
    assert announced(channel.delete) == mine | elsewhere
    assert announced(lambda: settle(channel.pk)) == set()


def test_who_may_not_change_a_channel_throws_no_switch(arabic: Newsroom, reporter: User) -> None:
    with pytest.raises(PermissionDenied):
        throw_switch(on_air(), Switch.OFF, reporter)
