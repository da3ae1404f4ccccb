"""Counting in memory and writing now and then: a hundred events a second are one write every two seconds.

What a process has counted and not yet written is lost when it is killed. That is right for views and refusals;
nothing that must be exact goes this way.
"""

from __future__ import annotations

import atexit
import logging
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from threading import Lock, Timer
from typing import Generic, TypeVar

from django.conf import settings
from django.db import connections

logger = logging.getLogger(__name__)
Key = TypeVar("Key", bound=Hashable)


class Batch(Generic[Key]):
    """Counts by key, handed to `write` at most every `settings.BATCH_SECONDS`; with 0 at once.

    At most `most` keys are held: what comes on top, while the database is away, isn't counted.
    """

    def __init__(self, write: Callable[[Mapping[Key, int]], object], most: int = 20_000) -> None:
        self._write, self._most = write, most
        self._counts: Counter[Key] = Counter()
        self._lock = Lock()
        self._timer: Timer | None = None
        atexit.register(self.flush)

    def add(self, key: Key, count: int = 1) -> None:
        with self._lock:
            if key in self._counts or len(self._counts) < self._most:
                self._counts[key] += count
            waits = settings.BATCH_SECONDS > 0
            if waits and self._timer is None:
                self._timer = Timer(settings.BATCH_SECONDS, self._flush_from_timer)
                self._timer.daemon = True
                self._timer.start()
        if not waits:
            self.flush()

    def flush(self) -> None:
        """Write what has been counted; what can't be written waits for the next time."""
        with self._lock:
            counts, self._counts, self._timer = self._counts, Counter(), None
        if not counts:
            return
        try:
            self._write(counts)
        except Exception:
            logger.exception("Counts could not be written")
            with self._lock:
                self._counts.update({key: counts[key] for key in list(counts)[: self._most - len(self._counts)]})

    def _flush_from_timer(self) -> None:
        try:
            self.flush()
        finally:
            connections.close_all()  # this thread ends, and its connection with it
