"""From channels and programmes to what the pages show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.channels import zones
from khabar.channels.addresses import channel_path
from khabar.channels.models import Channel, Kind, Programme
from khabar.channels.queries import Standing
from khabar.design.components import Picture
from khabar.design.editions import Edition
from khabar.design.player import MediaSource, PlayerView
from khabar.design.templatetags.khabar_design import written
from khabar.edge import tags
from khabar.pictures.renditions import view
from khabar.text.dates.names import WEEKDAYS
from khabar.text.digits import localize

PATIENCE = 8
"""Seconds without progress after which a source counts as failed."""


@dataclass(frozen=True)
class ProgrammeView:
    """A programme in a schedule. `begins` and `ends` are seconds since 1970, for the page's script."""

    title: str
    description: str
    starts_at: datetime
    ends_at: datetime
    is_live: bool = False
    is_repeat: bool = False
    running: bool = False
    over: bool = False

    @property
    def begins(self) -> int:
        return int(self.starts_at.timestamp())

    @property
    def ends(self) -> int:
        return int(self.ends_at.timestamp())


@dataclass(frozen=True)
class DayLink:
    url: str
    label: str
    current: bool


@dataclass(frozen=True)
class ChannelView:
    """A channel with how it stands. `player` is None while it is off air; `when_next` is its return in words."""

    name: str
    url: str
    is_radio: bool
    on_air: bool
    description: str = ""
    picture: Picture | None = None
    now: ProgrammeView | None = None
    following: ProgrammeView | None = None
    when_next: str = ""
    player: PlayerView | None = None
    state_url: str = ""


@dataclass(frozen=True)
class ScheduleView:
    """A day of a channel."""

    day: date
    programmes: list[ProgrammeView]
    past: list[ProgrammeView] = field(default_factory=list)
    """What is over already, today."""
    days: list[DayLink] = field(default_factory=list)
    zone: str = ""
    is_today: bool = False


def channel_view(standing: Standing, edition: Edition, now: datetime) -> ChannelView:
    """A channel as lists and the day pages show it; records what it is made of and until when it holds."""
    channel = standing.channel
    record(standing)
    following = standing.following
    return ChannelView(
        name=channel.name,
        url=channel.path_on_site,
        is_radio=channel.kind == Kind.RADIO,
        on_air=standing.on_air,
        description=channel.description,
        picture=view(channel.picture, "video", alt="") if channel.picture else None,
        now=programme_view(standing.now, now) if standing.now else None,
        following=programme_view(following, now) if following else None,
        when_next=when_text(following.starts_at, edition, now) if following else "",
        state_url=f"{channel.path_on_site}state/",
    )


def record(standing: Standing) -> None:
    """Tags of what shows a channel, and the moment at which it changes by itself."""
    tags.record(f"channel:{standing.channel.pk}", f"channels:{standing.channel.edition}")
    if standing.turns_at is not None:
        tags.holds_until(standing.turns_at)


def programme_view(programme: Programme, now: datetime) -> ProgrammeView:
    return ProgrammeView(
        programme.title,
        programme.description,
        timezone.localtime(programme.starts_at),
        timezone.localtime(programme.ends_at),
        programme.is_live,
        programme.is_repeat,
        running=programme.starts_at <= now < programme.ends_at,
        over=programme.ends_at <= now,
    )


def player_view(channel: Channel, streams: list[Any], picture: Picture | None) -> PlayerView:
    """The player of a channel on air. Without a stream of sound alone the first ones are offered without picture."""
    own = [MediaSource(stream.url) for stream in streams if not stream.sound_only]
    sound = [MediaSource(stream.url) for stream in streams if stream.sound_only]
    radio = channel.kind == Kind.RADIO
    return PlayerView(
        title=channel.name,
        sources=[*sound, *own] if radio else own or sound,
        picture=picture,
        kind="audio" if radio else "video",
        live=True,
        audio=[] if radio else sound or own,
        patience=PATIENCE,
    )


def schedule_view(
    channel: Channel, programmes: list[Programme], day: date, days: list[date], edition: Edition, now: datetime
) -> ScheduleView:
    today = timezone.localdate(now)
    middle = zones.day_of(day, zones.zone_of(""))[0] + timedelta(hours=12)
    views = [programme_view(programme, now) for programme in programmes]
    shown_days = sorted({*days, today if day == today else day})
    return ScheduleView(
        day,
        programmes=[each for each in views if day != today or not each.over],
        past=[each for each in views if day == today and each.over],
        days=[_day_link(channel, each, today, current=each == day, edition=edition) for each in shown_days],
        zone=localize(zones.offset_text(middle, zones.zone_of("")), edition.numbering),
        is_today=day == today,
    )


def _day_link(channel: Channel, day: date, today: date, *, current: bool, edition: Edition) -> DayLink:
    address = channel_path(channel.edition, channel.slug, None if day == today else day)
    return DayLink(address, _day_text(day, today, edition), current)


def _day_text(day: date, today: date, edition: Edition) -> str:
    """Today, yesterday, tomorrow, or the weekday with its number."""
    near = {0: _("Today"), -1: _("Yesterday"), 1: _("Tomorrow")}.get((day - today).days)
    weekday = WEEKDAYS["ar" if edition.language == "ar" else "en"][day.weekday()]
    return near or f"{weekday} {localize(str(day.day), edition.numbering)}"


def when_text(moment: datetime, edition: Edition, now: datetime) -> str:
    """When something is on: the time today, with the day before it otherwise."""
    local = timezone.localtime(moment)
    clock, today = written(local, edition, "time"), timezone.localdate(now)
    if local.date() == today:
        return clock
    if (local.date() - today).days < DAYS_BY_NAME:
        return f"{_day_text(local.date(), today, edition)}{edition.comma}{clock}"
    return written(local, edition, "full")


DAYS_BY_NAME = 7
