"""A coverage's page, rendered anew, with few entries and with many."""

from __future__ import annotations

import statistics
import time
from datetime import timedelta
from typing import Any

FEW, MANY = 50, 5_000


def opened(coverage: Any, times: int = 25) -> dict[str, float]:
    """Milliseconds at the median with 50 and with 5,000 entries. The coverage is left with the latter."""
    return {"opened_50_ms": _opened(coverage, FEW, times), "opened_5000_ms": _opened(coverage, MANY, times)}


def _opened(coverage: Any, wanted: int, times: int) -> float:
    from django.test import Client

    fill(coverage, wanted)
    client, found = Client(SERVER_NAME="localhost"), []
    for _ in range(times + 3):
        begun = time.perf_counter()
        answer = client.get(coverage.path_on_site)
        found.append(1000 * (time.perf_counter() - begun))
        if answer.status_code != 200:
            raise SystemExit(f"the coverage can't be opened: {answer.status_code}")
    return round(statistics.median(found[3:]), 1)


def fill(coverage: Any, wanted: int) -> None:
    """As many entries as wanted, a minute apart, older than those there are."""
    from django.utils import timezone

    from khabar.live.blocks import EntryBlock
    from khabar.live.models import Board, Entry

    board, there, now = (
        Board.objects.get(pk=coverage.pk),
        Entry.objects.filter(coverage=coverage).count(),
        timezone.now(),
    )
    body = EntryBlock().to_python([{"type": "paragraph", "value": "<p>" + "Words. " * 40 + "</p>", "id": None}])
    rows = [
        Entry(
            coverage=coverage,
            title=f"Entry {number}",
            body=body,
            at=now - timedelta(minutes=number + 1),
            sequence=board.sequence + 1 + number - there,
        )
        for number in range(there, wanted)
    ]
    Entry.objects.bulk_create(rows, batch_size=500)
    Board.objects.filter(pk=coverage.pk).update(sequence=board.sequence + len(rows))
