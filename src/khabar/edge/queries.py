from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from khabar.edge.models import Announcement, ServerProcess
from khabar.edge.reporting import INTERVAL

SHOWN = 50


@dataclass(frozen=True)
class Overview:
    """The edge in all processes: those that spoke lately, what was announced last, what no cache was told yet."""

    processes: list[ServerProcess]
    announcements: list[Announcement]
    pending: int


def living_processes() -> QuerySet[ServerProcess]:
    """Those that spoke within three times the interval in which they should."""
    return ServerProcess.objects.filter(seen_at__gte=timezone.now() - timedelta(seconds=3 * INTERVAL)).order_by("name")


def announcements(before: int | None = None) -> list[Announcement]:
    """The newest announcements, `SHOWN` at most; those with a number below `before`."""
    found = Announcement.objects.order_by("-pk")
    return list((found.filter(pk__lt=before) if before else found)[:SHOWN])


def overview() -> Overview:
    """Three queries, whatever there is."""
    return Overview(
        processes=list(living_processes()[:SHOWN]),
        announcements=announcements(),
        pending=Announcement.objects.filter(purged_at=None).count(),
    )
