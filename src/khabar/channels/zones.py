"""Wall clocks and moments: what a clock shows in a zone, where clocks go forward and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings

_ALIASES = ("Etc/", "posix/", "right/", "SystemV/", "US/")


class NoSuchTime(ValueError):
    """No clock of the zone ever showed this time: it was put forward over it."""


@cache
def names() -> list[str]:
    """Every zone that a channel may be in, such as `Asia/Riyadh`, sorted."""
    places = (name for name in available_timezones() if "/" in name and not name.startswith(_ALIASES))
    return ["UTC", *sorted(places)]


def zone_of(name: str) -> ZoneInfo:
    """The zone of this name; the newsroom's for an empty one. Raises ZoneInfoNotFoundError or ValueError."""
    return ZoneInfo(name or settings.TIME_ZONE)


def moment(clock: datetime, zone: ZoneInfo, *, after: datetime | None = None) -> datetime:
    """The moment at which a clock of `zone` shows `clock` (without a zone). Raises NoSuchTime.

    Of the hour that comes twice the first one is meant, unless that is not after `after`, where the row before began.
    """
    found = clock.replace(tzinfo=zone, fold=0)
    if found.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != clock:
        raise NoSuchTime(clock.isoformat(sep=" ", timespec="minutes"))
    if after is not None and found.astimezone(UTC) <= after.astimezone(UTC):
        again = clock.replace(tzinfo=zone, fold=1)
        if again.astimezone(UTC) > after.astimezone(UTC):
            found = again
    return found.astimezone(UTC)


def day_of(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of a day and that of the next, which may be 23 or 25 hours later."""
    first, following = (datetime(each.year, each.month, each.day, tzinfo=zone) for each in (day, day + timedelta(1)))
    return first.astimezone(UTC), following.astimezone(UTC)


def offset_text(at: datetime, zone: ZoneInfo) -> str:
    """How far a zone's clocks are from UTC: `UTC+3`, `UTC+5:30`, `UTC`."""
    minutes = int((at.astimezone(zone).utcoffset() or timedelta()).total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"
