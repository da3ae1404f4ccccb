from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django_tasks import task

from khabar.channels.actions import TooManyProgrammes, take_schedule
from khabar.channels.fetching import FetchFailed, NotToBeFetched, fetch
from khabar.channels.models import Channel
from khabar.channels.reading import UnfitFile, read
from khabar.channels.zones import zone_of
from khabar.jobs.retries import retry

EVERY = timedelta(hours=6)
AT_ONCE = 20


@task()
@retry(5, backoff=30, on=(FetchFailed,))
def fetch_schedule(channel_id: int) -> int:
    """Fetch a channel's schedule and take it over; how many programmes. What went wrong is noted at the channel."""
    channel = Channel.objects.filter(pk=channel_id).exclude(schedule_url="").first()
    if channel is None:
        return 0
    trouble, added = "", 0
    with override(channel.edition):
        try:
            found = read(fetch(channel.schedule_url), zone_of(channel.zone), channel=channel.schedule_channel)
            added = take_schedule(channel, found.entries).added
        except FetchFailed as error:
            _note(channel, str(error))
            raise
        except (NotToBeFetched, UnfitFile) as error:
            trouble = str(error)
        except TooManyProgrammes:
            trouble = _("The channel would have too many programmes.")
        else:
            left_out = len(found.troubles)
            words = ngettext("%(count)s row was left out.", "%(count)s rows were left out.", left_out)
            trouble = words % {"count": left_out} if left_out else ""
    _note(channel, trouble)
    return added


def _note(channel: Channel, trouble: str) -> None:
    Channel.objects.filter(pk=channel.pk).update(fetched_at=timezone.now(), fetch_trouble=trouble)


def fetch_due() -> int:
    """Have the schedules fetched whose time has come; how many."""
    now = timezone.now()
    with_address = Channel.objects.exclude(schedule_url="")
    due = list(with_address.filter(fetch_at__isnull=True).values_list("pk", flat=True)[:AT_ONCE]) + list(
        with_address.filter(fetch_at__lte=now).values_list("pk", flat=True)[:AT_ONCE]
    )
    for number in due:
        # Whoever moves the time has it fetched: a beat that woke up late finds nothing left to do.
        moved = Channel.objects.filter(pk=number).exclude(fetch_at__gt=now).update(fetch_at=now + EVERY)
        if moved:
            fetch_schedule.enqueue(number)
    return len(due)
