"""What the demo's channels send: a recording that goes round by the clock, without a program running."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone

from khabar.channels.models import Channel, Stream
from khabar.channels.queries import standings
from khabar.demo import channels, live
from khabar.demo.loop import COUNT, SECONDS, WINDOW, playlist
from tests.fixtures.newsroom import Newsroom

NOW = 1_800_000_001.0


def numbers(text: str) -> tuple[int, int]:
    sequence, breaks = (
        re.search(rf"#EXT-X-{name}:(\d+)", text) for name in ("MEDIA-SEQUENCE", "DISCONTINUITY-SEQUENCE")
    )
    assert sequence
    assert breaks
    return int(sequence[1]), int(breaks[1])


@pytest.mark.parametrize("name", ["picture", "sound"])
def test_every_file_it_names_is_there(name: str) -> None:
    named = set(re.findall(r"/static/(\S+\.mp4)", playlist(name, NOW) + playlist(name, NOW + COUNT * SECONDS / 2)))
    assert len(named) == COUNT + 1
    assert all(finders.find(file) for file in named)


def test_it_moves_on_by_one_segment_at_a_time_and_counts_the_rounds() -> None:
    before = playlist("picture", NOW)
    assert playlist("picture", NOW + SECONDS / 4) == before
    for step in range(1, 2 * COUNT):
        text = playlist("picture", NOW + step * SECONDS)
        gone = before.split("#EXT-X-MAP")[1].split("#EXTINF")[0].count("DISCONTINUITY")
        assert numbers(text) == (numbers(before)[0] + 1, numbers(before)[1] + gone)
        assert text.count("#EXTINF") == WINDOW
        assert [line for line in text.splitlines() if "mp4" in line][1:-1] == [
            line for line in before.splitlines() if "mp4" in line
        ][2:]
        before = text


def test_players_get_it_fresh_and_nothing_else_is_there(arabic: Newsroom, client: Any) -> None:
    answer = client.get("/media/demo/loop/picture.m3u8")
    assert answer.headers["Content-Type"] == "application/vnd.apple.mpegurl"
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.get("/media/demo/loop/secret.m3u8").status_code == 404


def test_television_is_on_air_and_the_radio_waits_for_the_morning(newsroom: Newsroom) -> None:
    now = timezone.now()
    assert channels.broadcast(newsroom.edition, {}, now) == 2
    television, radio = standings(newsroom.edition, now)
    assert television.on_air
    assert television.now is not None
    assert not radio.on_air
    assert radio.following is not None
    channels.remove()
    assert not Channel.objects.exists()


def test_while_somebody_sends_the_live_picture_comes_first(arabic: Newsroom, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    channels.broadcast("ar", {}, timezone.now())
    before = Stream.objects.count()
    with live.on_the_channels() as command:
        assert str(tmp_path / "live/demo/index.m3u8") in command
        for channel in Channel.objects.all():
            assert channel.streams.all()[0].url == "/media/live/demo/index.m3u8"
        live.send([command[0], "-version"])
    assert Stream.objects.count() == before
    assert not (tmp_path / "live/demo").exists()
