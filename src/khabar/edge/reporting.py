"""What server processes say of themselves, for `khabar edge status` and the back office."""

from __future__ import annotations

import os
import socket
import time
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.edge.models import ServerProcess

if TYPE_CHECKING:
    from khabar.edge.store import Store

INTERVAL = 5.0
GONE = timedelta(minutes=10)
"""After how long of silence a process is forgotten."""


SHOWN = {
    "hits": _("From memory"),
    "misses": _("Rendered for the first time"),
    "renewed": _("Rendered anew after a change"),
    "stale": _("Shown although out of date, as the database or a page failed"),
    "passed": _("Handed on as they came: personal, files, forms"),
}


def shown_figures(figures: dict[str, Any]) -> dict[str, Any]:
    """A process's figures as a person reads them: answers with their share in per cent, megabytes, pages."""
    asked = sum(figures.get(name, 0) for name in SHOWN) or 1
    return {
        "answers": [(label, figures.get(name, 0), 100 * figures.get(name, 0) / asked) for name, label in SHOWN.items()],
        "pages": figures.get("pages", 0),
        "megabytes": figures.get("bytes", 0) / 2**20,
        "most_megabytes": figures.get("most_bytes", 0) / 2**20,
    }


class Reporter:
    """Writes down a store's figures every few seconds; call it as often as you like, from one thread."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.name = f"{socket.gethostname()[:80]}:{os.getpid()}"
        self._started = timezone.now()
        self._next = 0.0

    def __call__(self, clock: float) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + INTERVAL
        now = timezone.now()
        said = {"started_at": self._started, "seen_at": now, "figures": self.figures()}
        ServerProcess.objects.update_or_create(name=self.name, defaults=said)
        ServerProcess.objects.filter(seen_at__lt=now - GONE).delete()

    def figures(self) -> dict[str, float]:
        """Counts since the process began, and what is kept now."""
        store = self.store
        kept = {"pages": len(store.pages), "fragments": len(store.fragments), "bytes": store.bytes}
        return kept | {"most_bytes": store.most_bytes} | asdict(store.counts)
