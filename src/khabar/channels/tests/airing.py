"""Channels and programmes for the tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from khabar.channels.models import Channel, Programme, Stream, Switch
from khabar.edge.models import Announcement

NAMES = {"ar": "قناة المرفأ", "en": "Harbour TV"}


def a_channel(edition: str = "ar", *, urls: tuple[str, ...] = ("/media/live/index.m3u8",), **fields: Any) -> Channel:
    """A channel with its streams; on air by its schedule unless told otherwise."""
    channel = Channel.objects.create(**{"edition": edition, "name": NAMES[edition]} | fields)
    for place, url in enumerate(urls):
        Stream.objects.create(channel=channel, url=url, sort_order=place)
    return channel


def on_air(edition: str = "ar", **fields: Any) -> Channel:
    return a_channel(edition, switch=Switch.ALWAYS, **fields)


def a_programme(
    channel: Channel, *, starts: float = -10, ends: float = 20, title: str = "النشرة", **fields: Any
) -> Programme:
    """A programme that begins and ends so many minutes from now."""
    now = timezone.now()
    times = {"starts_at": now + timedelta(minutes=starts), "ends_at": now + timedelta(minutes=ends)}
    return Programme.objects.create(channel=channel, **{"title": title} | times | fields)


def announced(action: Callable[[], object]) -> set[str]:
    last = Announcement.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    action()
    return {tag for row in Announcement.objects.filter(pk__gt=last) for tag in row.tags.split()}


def at(*parts: int) -> datetime:
    """A moment on the newsroom's clock."""
    return timezone.make_aware(datetime(*parts))  # type: ignore[arg-type, misc]
