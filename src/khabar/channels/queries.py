from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from khabar.channels import zones

if TYPE_CHECKING:
    from khabar.channels.models import Channel, Programme

DAYS_BEFORE, DAYS_AFTER = 1, 7
"""How far readers may turn the schedule's pages."""
MOST_A_DAY = 200
MOST_CHANNELS = 30


class ChannelQuerySet(models.QuerySet["Channel"]):
    """The vocabulary of lists of channels."""

    def shown_in(self, edition: str) -> Self:
        return self.filter(edition=edition, shown=True).order_by("position", "pk")

    def at(self, now: datetime) -> Self:
        """With what runs at a moment: `now_number`, `now_until`, and with what follows: `next_number`, `next_at`."""
        from khabar.channels.models import Programme

        own = Programme.objects.filter(channel=OuterRef("pk"))
        running = own.filter(starts_at__lte=now, ends_at__gt=now).order_by("-starts_at", "-pk")
        coming = own.filter(starts_at__gt=now).order_by("starts_at", "pk")
        return self.annotate(
            now_number=Subquery(running.values("pk")[:1]),
            now_until=Subquery(running.values("ends_at")[:1]),
            next_number=Subquery(coming.values("pk")[:1]),
            next_at=Subquery(coming.values("starts_at")[:1]),
        )


@dataclass(frozen=True)
class Standing:
    """A channel at a moment. `turns_at` is when something of it changes by itself, None if nothing will."""

    channel: Channel
    on_air: bool
    now: Programme | None
    following: Programme | None
    turns_at: datetime | None


def is_on_air(channel: Any) -> bool:
    """Whether a channel of `ChannelQuerySet.at` is on air at that moment."""
    from khabar.channels.models import Switch

    return channel.switch == Switch.ALWAYS or (channel.switch == Switch.SCHEDULE and channel.now_number is not None)


def turns_at(channel: Any) -> datetime | None:
    """When a channel of `ChannelQuerySet.at` changes by itself: a programme ends or begins."""
    return min((moment for moment in (channel.now_until, channel.next_at) if moment is not None), default=None)


def lights(edition: str, now: datetime | None = None) -> list[Channel]:
    """The edition's channels with what `is_on_air` and `turns_at` need; one query."""
    channels = ChannelQuerySet(_channel_model()).shown_in(edition).at(now or timezone.now())
    return list(channels.only("edition", "name", "slug", "switch")[:MOST_CHANNELS])


def counterparts_of(channel: Channel) -> list[Channel]:
    """The same channel in other editions, as readers may see it; one query."""
    others = _channel_model().objects.filter(translation_key=channel.translation_key, shown=True)
    return list(others.exclude(pk=channel.pk).filter(edition__in=settings.EDITIONS).only("edition", "slug"))


def shown_channels() -> list[Channel]:
    """The channels of all editions that readers may see, with what their addresses need; one query."""
    channels = _channel_model().objects.filter(shown=True, edition__in=settings.EDITIONS)
    fields = ("edition", "slug", "translation_key")
    return list(channels.order_by("position", "pk").only(*fields)[: MOST_CHANNELS * len(settings.EDITIONS)])


def standings(edition: str, now: datetime | None = None) -> list[Standing]:
    """How the edition's channels stand; two queries for all."""
    channels = ChannelQuerySet(_channel_model()).shown_in(edition).at(now or timezone.now()).select_related("picture")
    return _standings(list(channels[:MOST_CHANNELS]))


def standing_of(edition: str, slug: str, now: datetime | None = None) -> Standing | None:
    """How one channel stands, None if readers may not see it; two queries."""
    channels = ChannelQuerySet(_channel_model()).shown_in(edition).filter(slug=slug).at(now or timezone.now())
    return next(iter(_standings(list(channels.select_related("picture")[:1]))), None)


def standing_in_the_house(channel_id: int, now: datetime) -> Standing | None:
    """How a channel stands, also one that readers may not see; two queries."""
    channels = ChannelQuerySet(_channel_model()).at(now).filter(pk=channel_id)
    return next(iter(_standings(list(channels))), None)


def _standings(channels: list[Any]) -> list[Standing]:
    from khabar.channels.models import Programme

    numbers = {each for channel in channels for each in (channel.now_number, channel.next_number) if each}
    programmes = Programme.objects.in_bulk(numbers) if numbers else {}
    return [
        Standing(
            channel,
            is_on_air(channel),
            programmes.get(channel.now_number),
            programmes.get(channel.next_number),
            turns_at(channel),
        )
        for channel in channels
    ]


def programmes_of(channel_id: int, day: date, limit: int = MOST_A_DAY) -> list[Programme]:
    """What runs on a day of the newsroom's, with what began the day before and goes on; one query."""
    from khabar.channels.models import Programme

    first, following = zones.day_of(day, zones.zone_of(""))
    on_this_day = Programme.objects.filter(
        # Nothing lasts more than a day, so that the index bounds what is read on both sides.
        channel=channel_id,
        starts_at__gte=first - timedelta(days=1),
        starts_at__lt=following,
        ends_at__gt=first,
    )
    return list(on_this_day.order_by("starts_at", "pk")[:limit])


def days_of(channel_id: int, today: date) -> list[date]:
    """Today and the days around it on which something is to begin or began; one query."""
    from khabar.channels.models import Programme

    zone = zones.zone_of("")
    first, _end = zones.day_of(today - timedelta(days=DAYS_BEFORE), zone)
    _begin, last = zones.day_of(today + timedelta(days=DAYS_AFTER), zone)
    begun = Programme.objects.filter(channel=channel_id, starts_at__gte=first, starts_at__lt=last)
    return _days((moment.astimezone(zone).date() for moment in begun.datetimes("starts_at", "hour")), today)


def _days(found: Iterable[date], today: date) -> list[date]:
    return sorted({today, *found})


def within(channel_id: int, start: datetime, end: datetime) -> models.QuerySet[Programme]:
    """The programmes that begin or go on between two moments."""
    from khabar.channels.models import Programme

    return Programme.objects.filter(channel=channel_id, starts_at__lt=end, ends_at__gt=start)


def _channel_model() -> type[Channel]:
    from khabar.channels.models import Channel

    return Channel
