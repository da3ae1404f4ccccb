from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from khabar.accounts.models import User
from khabar.channels.models import Channel, PendingImport, Programme, Switch
from khabar.channels.queries import is_on_air, turns_at, within
from khabar.channels.reading import Entry
from khabar.edge.actions import announce

CHANGE_SCHEDULE = "khabar_channels.change_programme"
CHANGE_CHANNEL = "khabar_channels.change_channel"
KEPT = timedelta(days=8)
"""How long what has run is kept."""
FURTHEST = timedelta(days=62)
"""How far ahead a schedule may reach."""
MOST_PROGRAMMES = 6_000
"""Of one channel."""
PENDING = timedelta(days=1)
AT_ONCE = 1_000


class TooManyProgrammes(Exception):
    """The channel would have more than `MOST_PROGRAMMES`."""


@dataclass(frozen=True)
class Taken:
    """What came of a schedule: programmes new, programmes that made way for them, those outside of the time kept."""

    added: int
    replaced: int
    outside: int


def settle(channel_id: int, now: datetime | None = None, *, why: str = "live channel changed") -> None:
    """Work out whether a channel is on air and when that may change; tell every cache how it stands.

    Called in the transaction that changes the channel or its schedule, and by the beat when the moment has come.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        channel = Channel.objects.at(moment).filter(pk=channel_id).first()
        if channel is None:
            return
        Channel.objects.filter(pk=channel_id).update(lit=is_on_air(channel), turns_at=turns_at(channel))
        announce(f"channel:{channel_id}", f"channels:{channel.edition}", why=why)


def turn_over(now: datetime | None = None) -> int:
    """Tell of the channels on which a programme has begun or ended since the last time; how many."""
    moment = now or timezone.now()
    due = list(Channel.objects.filter(turns_at__lte=moment).values_list("pk", flat=True)[:AT_ONCE])
    for number in due:
        settle(number, moment, why="the next programme")
    return len(due)


@transaction.atomic
def throw_switch(channel: Channel, switch: Switch, user: User | None = None) -> None:
    """Put a channel on air, take it off, or leave that to its schedule, at once. Raises PermissionDenied."""
    _check(user, CHANGE_CHANNEL)
    channel.switch = switch
    Channel.objects.filter(pk=channel.pk).update(switch=switch)
    settle(channel.pk, why=f"on air: {switch}")


@transaction.atomic
def take_schedule(
    channel: Channel, entries: Sequence[Entry], user: User | None = None, *, now: datetime | None = None
) -> Taken:
    """Put a schedule in the place of all that stands in the time it covers.

    What has run long ago or lies far ahead is left out. `user` is None for the house itself. Raises PermissionDenied
    or TooManyProgrammes.
    """
    _check(user, CHANGE_SCHEDULE)
    moment = now or timezone.now()
    kept = [entry for entry in entries if moment - KEPT < entry.starts_at < moment + FURTHEST]
    outside = len(entries) - len(kept)
    if not kept:
        return Taken(0, 0, outside)
    Channel.objects.select_for_update().get(pk=channel.pk)  # two imports at once would double the schedule
    end = max(_end(entry) for entry in kept)
    replaced = _delete(within(channel.pk, kept[0].starts_at, end))
    if Programme.objects.filter(channel=channel).count() + len(kept) > MOST_PROGRAMMES:
        raise TooManyProgrammes
    Programme.objects.bulk_create([_programme(channel, entry) for entry in kept], batch_size=500)
    settle(channel.pk, moment, why="schedule imported")
    return Taken(len(kept), replaced, outside)


def _programme(channel: Channel, entry: Entry) -> Programme:
    return Programme(
        channel=channel,
        title=entry.title,
        description=entry.description,
        starts_at=entry.starts_at,
        ends_at=_end(entry),
        is_live=entry.is_live,
        is_repeat=entry.is_repeat,
    )


def _end(entry: Entry) -> datetime:
    assert entry.ends_at is not None, "a schedule that was read has ends"  # noqa: S101
    return entry.ends_at


def forget(now: datetime | None = None) -> int:
    """Delete what has run long ago, and uploads that nobody took over; how many rows."""
    moment = now or timezone.now()
    old = Programme.objects.filter(ends_at__lt=moment - KEPT)
    gone = _delete(Programme.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:AT_ONCE])))
    uploads, _each = PendingImport.objects.filter(made_at__lt=moment - PENDING).delete()
    return gone + uploads


def _delete(programmes: QuerySet[Programme]) -> int:
    """Delete programmes by one statement, without a signal for each; how many."""
    deleted: int | None = programmes._raw_delete(programmes.db)
    return deleted or 0


def announce_channels(*channel_ids: int, why: str) -> None:
    """Tell of channels in whatever edition they were and are: there are few editions and few such changes."""
    lists = (f"{name}:{code}" for name in ("channels", "channel-list") for code in settings.EDITIONS)
    announce(*(f"channel:{number}" for number in channel_ids), *lists, why=why)


def _check(user: User | None, right: str) -> None:
    if user is not None and not user.has_perm(right):
        raise PermissionDenied(f"{user}: {right}")
