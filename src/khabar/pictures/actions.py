from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from khabar.edge.actions import announce
from khabar.pictures.models import Picture

AT_ONCE = 500


@transaction.atomic
def end_licences(now: datetime | None = None) -> int:
    """Tell every cache of the pictures whose licence has ended since the last time; how many."""
    moment = now or timezone.now()
    ended = Picture.objects.filter(licence_over=False, usable_until__lte=moment).order_by("usable_until")
    numbers = list(ended.values_list("pk", flat=True)[:AT_ONCE])
    if numbers:
        Picture.objects.filter(pk__in=numbers, usable_until__lte=moment).update(licence_over=True)
        announce(*(f"picture:{number}" for number in numbers), why="licence ended")
    return len(numbers)
