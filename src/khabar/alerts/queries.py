from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from khabar.alerts.models import Alert

PAST = 20


def standing(edition: str, now: datetime | None = None) -> Alert | None:
    """The alert over the pages of an edition, the newest one; with its item's address; one query."""
    moment = now or timezone.now()
    found = Alert.objects.filter(edition=edition, ends_at__gt=moment, raised_at__lte=moment)
    return found.select_related("item__section").order_by("-raised_at", "-pk").first()


def raised_lately(edition: str) -> QuerySet[Alert]:
    """The last alerts of an edition, the newest first."""
    return Alert.objects.filter(edition=edition).select_related("raised_by").order_by("-raised_at", "-pk")[:PAST]
