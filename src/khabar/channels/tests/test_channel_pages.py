"""A channel's page: the player or the card of a channel off air, what is on, and the schedule by day."""

from __future__ import annotations

import json
import re
from datetime import UTC, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khabar.channels.models import Kind, Programme, Stream, Switch
from khabar.channels.queries import programmes_of
from khabar.channels.tests.airing import NAMES, a_channel, a_programme, at, on_air
from khabar.channels.zones import offset_text, zone_of
from tests.fixtures.newsroom import Newsroom

WORDS = {
    "ar": {"off": "خارج الهواء", "today": "اليوم", "none": "لا برنامج معروفًا لهذا اليوم"},
    "en": {"off": "Off air", "today": "Today", "none": "No programme is known for this day."},
}


def page(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def linked(html: str) -> list[dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    graph: list[dict[str, Any]] = json.loads(found[0])["@graph"]
    return graph


def test_on_air_it_has_a_player_with_every_source_and_says_what_is_on(newsroom: Newsroom, client: Any) -> None:
    channel = on_air(newsroom.edition, urls=("/media/a.m3u8", "/media/b.m3u8"), description="<b>x</b>")
    a_programme(channel, title="Now <1>", description="The whole day")
    following = a_programme(channel, starts=20, ends=80, title="Then")
    html = page(client, channel.path_on_site)
    sources = re.search(r'data-sources="([^"]+)"', html)[1]  # type: ignore[index]
    assert [url for url, _type in json.loads(sources.replace("&quot;", '"'))] == ["/media/a.m3u8", "/media/b.m3u8"]
    assert "data-live" in html
    assert "Now &lt;1&gt;" in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert html.index("The whole day") < html.index("schedule-heading")
    box = html.split('class="now__next"')[1].split("</dl>")[0]
    assert "Then" in box
    assert f"{timezone.localtime(following.starts_at):%H:%M}" in box


def test_off_air_it_says_what_comes_next_and_when_and_waits_for_it(newsroom: Newsroom, client: Any) -> None:
    picture = newsroom.picture()
    channel = a_channel(newsroom.edition, picture=picture)
    soon = a_programme(channel, starts=90, ends=100, title="Then")
    html = page(client, channel.path_on_site)
    card = html.split('class="off-air"')[1].split('id="schedule-heading"')[0]
    assert "data-player" not in html
    assert f">{WORDS[newsroom.edition]['off']}</strong>" in html
    for part in ("Then", f"{timezone.localtime(soon.starts_at):%H:%M}", "/pictures/"):
        assert part in card
    assert json.loads(page(client, re.search(r'data-state-url="([^"]+)"', html)[1])) == {"on_air": False}  # type: ignore[index]


def test_a_channel_without_a_schedule_has_a_page_on_and_off_air(arabic: Newsroom, client: Any) -> None:
    channel = on_air()
    assert "data-player" in page(client, channel.path_on_site)
    assert WORDS["ar"]["none"] in page(client, channel.path_on_site)
    channel.switch = Switch.OFF
    channel.save()
    assert f">{WORDS['ar']['off']}</strong>" in page(client, channel.path_on_site)


def test_sound_alone_is_an_own_stream_or_the_same_without_its_picture(arabic: Newsroom, client: Any) -> None:
    channel = on_air(urls=("/media/a.m3u8",))
    assert 'data-audio="[[&quot;/media/a.m3u8&quot;' in page(client, channel.path_on_site)
    Stream.objects.create(channel=channel, url="/media/sound.m3u8", sound_only=True, sort_order=5)
    html = page(client, channel.path_on_site)
    assert 'data-audio="[[&quot;/media/sound.m3u8&quot;' in html
    assert "sound.m3u8" not in re.search(r'data-sources="([^"]+)"', html)[1]  # type: ignore[index]
    channel.kind = Kind.RADIO
    channel.save()
    html = page(client, channel.path_on_site)
    assert '<audio class="player__media"' in html
    assert "data-audio" not in html


def test_several_channels_have_a_list_and_a_single_one_needs_none(newsroom: Newsroom, client: Any) -> None:
    path = f"{newsroom.home.get_url_parts()[2]}live/"
    assert client.get(path).status_code == 404
    first = a_channel(newsroom.edition)
    assert client.get(path).headers["Location"] == first.path_on_site
    second = on_air(newsroom.edition, name="Radio", kind=Kind.RADIO, picture=newsroom.picture())
    a_channel("ar" if newsroom.edition == "en" else "en", name="Elsewhere")
    html = page(client, path)
    assert html.index(second.path_on_site, html.index("<main")) < html.index(first.path_on_site, html.index("<main"))
    assert "Elsewhere" not in html


def test_each_edition_leads_to_the_channel_of_the_other(arabic: Newsroom, english: Newsroom, client: Any) -> None:
    ours = on_air()
    theirs = on_air("en", translation_key=ours.translation_key)
    tomorrow = f"{timezone.localdate() + timedelta(days=1):%Y-%m-%d}/"
    for day in ("", tomorrow):
        html = page(client, ours.path_on_site + day)
        switch = html.split('class="switches__editions"')[1].split("</nav>")[0]
        assert f'href="{theirs.path_on_site}{day}"' in switch
        for language, channel in (("ar", ours), ("en", theirs)):
            address = f"{settings.BASE_URL}{channel.path_on_site}{day}"
            assert f'<link rel="alternate" hreflang="{language}" href="{address}">' in html
    a_channel(name="ب")
    assert f'hreflang="en" href="{settings.BASE_URL}{theirs.path_on_site}"' in page(client, "/live/")
    theirs.shown = False
    theirs.save()
    for path in (ours.path_on_site, "/live/"):
        assert 'rel="alternate" hreflang' not in page(client, path)


def test_what_readers_may_not_see_is_not_there(arabic: Newsroom, client: Any) -> None:
    channel = a_channel(shown=False)
    for path in (channel.path_on_site, f"{channel.path_on_site}state/", "/live/", "/live/nothing/"):
        assert client.get(path).status_code == 404
    channel.shown = True
    channel.save()
    assert client.get("/en" + channel.path_on_site).status_code == 404
    assert client.get(channel.path_on_site + "2026-13-45/").status_code == 404
    assert client.get(channel.path_on_site + "1999-01-01/").status_code == 404


def test_the_schedule_goes_by_day_with_links_to_the_days_that_have_one(newsroom: Newsroom, client: Any) -> None:
    channel = a_channel(newsroom.edition)
    today = timezone.localdate()
    noon = at(today.year, today.month, today.day, 12)
    for days in (0, 2):
        start = noon + timedelta(days=days)
        Programme.objects.create(
            channel=channel, title=f"day {days}", starts_at=start, ends_at=start + timedelta(hours=1)
        )
    html = page(client, channel.path_on_site)
    links = re.findall(r'<li><a href="([^"]+)"[^>]*>', html.split('class="schedule__days"')[1].split("</nav>")[0])
    other = f"{channel.path_on_site}{today + timedelta(days=2):%Y-%m-%d}/"
    assert links == [channel.path_on_site, other]
    assert WORDS[newsroom.edition]["today"] in html
    assert "day 0" in html
    assert "day 2" not in html.split("<main")[1].split("schedule__list")[1]
    second = page(client, other)
    assert "day 2" in second
    assert "day 0" not in second.split("schedule__list")[1]
    assert client.get(f"{channel.path_on_site}{today:%Y-%m-%d}/").headers["Location"] == channel.path_on_site


def test_times_are_those_of_the_newsroom_whatever_the_clocks_do(arabic: Newsroom, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    channel = a_channel(zone="Asia/Tokyo")
    with timezone.override("Europe/Berlin"):
        for hours in range(-1, 26):
            start = at(2026, 10, 25, 0).astimezone(UTC) + timedelta(hours=hours)
            Programme.objects.create(
                channel=channel, title=str(hours), starts_at=start, ends_at=start + timedelta(hours=1)
            )
        found = programmes_of(channel.pk, at(2026, 10, 25, 0).date())
    assert [programme.title for programme in found] == [str(hours) for hours in range(25)]  # of a day of 25 hours
    assert offset_text(at(2026, 7, 1, 12), zone_of("")) == "UTC+2"
    assert offset_text(at(2026, 12, 1, 12), zone_of("America/St_Johns")) == "UTC−3:30"


def test_digits_are_those_of_the_edition(arabic: Newsroom, client: Any) -> None:
    outlet = arabic.outlet
    outlet.numbering = "arab"
    outlet.save()
    channel = a_channel()
    programme = a_programme(channel, starts=60, ends=70)
    clock = f"{timezone.localtime(programme.starts_at):%H:%M}".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert page(client, channel.path_on_site).count(clock) >= 1


def test_machines_read_the_service_and_its_broadcasts(newsroom: Newsroom, client: Any) -> None:
    channel = on_air(newsroom.edition)
    a_programme(channel, title="Now", is_live=True)
    a_programme(channel, title="Then", starts=20, ends=30, is_live=True)
    service, now, then = linked(page(client, channel.path_on_site))
    assert (service["@type"], service["name"]) == ("BroadcastService", NAMES[newsroom.edition])
    assert service["broadcastTimezone"] == settings.TIME_ZONE
    assert [event["@type"] for event in (now, then)] == ["BroadcastEvent"] * 2
    assert [event["isLiveBroadcast"] for event in (now, then)] == [True, False]
    assert now["publishedOn"] == {"@id": service["@id"]}
    assert now["startDate"] < then["startDate"]


def test_pages_hold_until_the_next_turn_and_carry_their_tags(arabic: Newsroom, client: Any) -> None:
    channel = on_air()
    a_programme(channel)
    for path in ("", "state/"):
        tags = client.get(channel.path_on_site + path)["Cache-Tag"].split(",")
        assert {f"channel:{channel.pk}", "channels:ar"} <= set(tags)


@pytest.mark.parametrize("path", ["", "list"])
def test_a_page_costs_the_same_for_more_programmes_and_channels(arabic: Newsroom, client: Any, path: str) -> None:
    channel = on_air()
    a_programme(channel, starts=-60, ends=-50)
    a_channel(name="0")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, "/live/" if path else channel.path_on_site)
        return len(captured)

    queries()
    before = queries()
    for n in range(1, 5):
        a_programme(channel, starts=n, ends=n + 1)
        a_programme(a_channel(name=str(n)), title=str(n))
    assert queries() <= before + 1  # the programmes that run now, by one query however many
