"""What keeps the store of views bounded: minutes become hours, and hours go after eight days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models.functions import ExtractMinute
from django.utils import timezone

from khabar.trending.actions import add_views
from khabar.trending.models import Readership, Views
from khabar.trending.windows import WEEK

BY_THE_MINUTE = timedelta(hours=4)
KEPT = timedelta(days=8)
FORGOTTEN = 0.01
"""What an item's views of a week are worth when its scores are forgotten: some weeks after the last of many."""
AT_ONCE = 5_000


def sum_up(now: datetime | None = None) -> int:
    """Turn the minutes of past hours into one row an hour; how many rows were taken together."""
    border = (now or timezone.now()) - BY_THE_MINUTE
    border = border.replace(minute=0, second=0, microsecond=0)
    done = 0
    with transaction.atomic():
        rows = list(
            Views.objects.select_for_update()
            .filter(minute__lt=border, minute__gte=border - KEPT)
            .annotate(past=ExtractMinute("minute", tzinfo=UTC))
            .exclude(past=0)
            .order_by("pk")
            .values_list("pk", "item", "minute", "count")[:AT_ONCE]
        )
        sums: dict[tuple[int, datetime], int] = {}
        for _number, item, minute, count in rows:
            key = (item, minute.replace(minute=0))
            sums[key] = sums.get(key, 0) + count
        done = Views.objects.filter(pk__in=[row[0] for row in rows]).delete()[0]
        if sums:
            add_views(sorted((item, hour, count) for (item, hour), count in sums.items()))
    return done


def forget(now: datetime | None = None) -> int:
    """Delete views of more than eight days ago, and scores that have faded; how many rows there were."""
    moment = now or timezone.now()
    old = Views.objects.filter(minute__lt=moment - KEPT).order_by("minute").values("pk")[: 4 * AT_ONCE]
    views = Views.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()[0]
    faded = Readership.objects.filter(week__lt=WEEK.score(FORGOTTEN, moment), excluded=False)
    return views + faded.delete()[0]
