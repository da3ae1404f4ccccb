"""The demo's channels: television that a recording goes round on, and a radio that is off air until the morning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from khabar.channels.actions import take_schedule
from khabar.channels.models import Channel, Stream
from khabar.channels.reading import Entry
from khabar.demo import reading
from khabar.demo.newsroom import twin

DAYS = 8


def broadcast(edition: str, pictures: Mapping[str, int], now: datetime) -> int:
    """Make the edition's channels with a schedule for the week; how many there are."""
    entries = [entry for entry in _channels() if entry["edition"] == edition]
    for entry in entries:
        channel = Channel.objects.create(
            edition=edition,
            name=entry["name"],
            kind=entry["kind"],
            description=entry["description"],
            picture_id=pictures.get(entry["picture"]),
            position=entry["position"],
            translation_key=twin("channel", entry["key"]),
        )
        for place, name in enumerate(entry["streams"]):
            url = f"/media/demo/loop/{name}.m3u8"
            Stream.objects.create(channel=channel, url=url, sort_order=place, sound_only=name == "sound")
        take_schedule(channel, list(_week(entry, timezone.localdate(now))), now=now)
    return len(entries)


def names() -> list[str]:
    return [entry["name"] for entry in _channels()]


def _channels() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reading.read("files/channels.toml")["channel"]
    return found


def _week(entry: dict[str, Any], today: date) -> Iterator[Entry]:
    for ago in range(entry["first_day"], DAYS):
        day = today + timedelta(days=ago)
        programmes = entry["programme"]
        for place, programme in enumerate(programmes):
            starts = _moment(day, programme["at"])
            following = programmes[place + 1]["at"] if place + 1 < len(programmes) else entry["closes_at"]
            ends = _moment(day, following)
            yield Entry(
                place=entry["name"],
                starts_at=starts,
                ends_at=ends if ends > starts else _moment(day + timedelta(days=1), following),
                title=programme["title"],
                description=programme.get("text", ""),
                is_live=programme.get("live", False),
                is_repeat=programme.get("repeat", False),
            )


def _moment(day: date, clock: str) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def remove() -> None:
    """Take the demo's channels away, with their schedules."""
    Channel.objects.filter(name__in=names()).delete()
