"""The demo's readers: views that make "most read" and the dashboard look as they do on a busy afternoon."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zlib import crc32

from khabar.news.models import NewsPage
from khabar.trending.actions import count_views, minute_of

NEWEST = 60
FADING = timedelta(hours=20)
"""How fast interest in an item fades: by half in this time."""
MINUTES = 45


def read(editions: Sequence[str], now: datetime) -> int:
    """Let readers open the newest items of each edition; how many views there were."""
    counts: dict[tuple[int, datetime], int] = {}
    for edition in editions:
        newest = NewsPage.objects.dated().in_edition(edition).newest().values_list("pk", "title", "live_at", "urgency")
        for number, title, live_at, urgency in newest[:NEWEST]:
            age = now - live_at
            interest = (9 - urgency) * (20 + _chance(title) % 180) * 0.5 ** (age / FADING)
            for minute in range(min(MINUTES, max(1, int(age.total_seconds() // 60)))):
                views = int(interest / 30 * (0.5 + _chance(f"{title}{minute}") % 100 / 100))
                if views:
                    counts[number, minute_of(now - timedelta(minutes=minute))] = views
    count_views(counts)
    return sum(counts.values())


def _chance(text: str) -> int:
    """A number that looks like chance and is the same each time."""
    return crc32(text.encode())
