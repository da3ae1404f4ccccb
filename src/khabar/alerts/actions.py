from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from khabar.accounts.models import User
from khabar.alerts.models import RAISE, Alert
from khabar.edge.actions import announce
from khabar.text.bidi import strip_controls

HOUR = 60
LONGEST = 24 * 60


def _check(user: User | None) -> None:
    if user is not None and not user.has_perm(RAISE):
        raise PermissionDenied(f"{user} may not raise alerts.")


@transaction.atomic
def raise_alert(alert: Alert, *, minutes: int = HOUR, user: User | None = None) -> Alert:
    """Put an unsaved alert over every page of its edition for `minutes`, in place of the one that stands there.

    `user` is None for the house itself. Raises PermissionDenied, or ValidationError for one that doesn't fit.
    """
    _check(user)
    now = timezone.now()
    alert.text = strip_controls(alert.text).strip()
    alert.raised_at, alert.raised_by = now, user
    alert.ends_at = now + timedelta(minutes=max(1, min(minutes, LONGEST)))
    alert.full_clean(exclude=["raised_by", "item"])
    Alert.objects.filter(edition=alert.edition, ends_at__gt=now).update(ends_at=now)
    alert.save()
    announce(f"alerts:{alert.edition}", why="alert raised")
    return alert


@transaction.atomic
def lift(alert: Alert, user: User | None = None) -> None:
    """Take an alert away at once. Raises PermissionDenied."""
    _check(user)
    now = timezone.now()
    Alert.objects.filter(pk=alert.pk, ends_at__gt=now).update(ends_at=now)
    announce(f"alerts:{alert.edition}", why="alert lifted")


@transaction.atomic
def lift_to(url: str) -> int:
    """Take away what leads to an address where nothing is any more; how many alerts there were. Asks nobody."""
    now = timezone.now()
    standing = Alert.objects.filter(url=url, ends_at__gt=now)
    editions = sorted(set(standing.values_list("edition", flat=True)))
    lifted = standing.update(ends_at=now) if editions else 0
    announce(*(f"alerts:{edition}" for edition in editions), why="what an alert led to is gone")
    return lifted
