"""The beat: what happens every so many seconds, in one worker of all.

Apps register their periodic jobs in `ready()`:

    beat.every(1, "publish what is due", actions.publish_due)

A job runs within milliseconds of a full second, so what is due at 12:00:00 happens at 12:00:00. Jobs run one
after the other and must be short (longer work is a task that they enqueue) and harmless when run twice: a
beat that was frozen may wake up after another one took over.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from threading import Event

from django.db import close_old_connections
from django.utils import timezone

from khabar.jobs import leases
from khabar.jobs.models import PeriodicRun

logger = logging.getLogger(__name__)

REMEMBERED = 60  # seconds: the start of a job with a shorter interval isn't worth a write to the database
LATE = 0.005  # seconds after the full second: waking early would mean one second too late


@dataclass(frozen=True)
class Periodic:
    """A periodic job: `function` every `seconds` seconds."""

    name: str
    seconds: int
    function: Callable[[], object]


_registry: dict[str, Periodic] = {}


def every(seconds: int, name: str, function: Callable[[], object]) -> None:
    """Register a job; raises ValueError if the name is another function's or the interval isn't positive."""
    if seconds < 1:
        raise ValueError(f"{name}: the beat counts full seconds")
    job = Periodic(name, seconds, function)
    if _registry.setdefault(name, job).function is not function:
        raise ValueError(f"periodic job {name!r} is registered already")


def jobs() -> list[Periodic]:
    """Every registered job, in the order of registration."""
    return list(_registry.values())


class Beat:
    """Runs the jobs that are due, while it holds the lease that makes it the only beat."""

    def __init__(self, holder: str, duration: timedelta) -> None:
        self.holder = holder
        self.duration = duration
        self._begun: dict[str, int] = {}
        self._leading_until = 0.0

    def run(self, stopping: Event) -> None:
        """Tick at each full second until told to stop."""
        while not stopping.wait(1 - time.time() % 1 + LATE):
            try:
                close_old_connections()
                self.tick(int(time.time()))
            except Exception:  # a database that is away comes back; the beat must still be there then
                logger.exception("The beat stumbled")
        leases.release(leases.BEAT, self.holder)

    def tick(self, second: int) -> list[str]:
        """Run what is due in this second (since 1970) if this is the leading beat; returns the names run."""
        if not self._leads():
            self._begun.clear()
            return []
        due = [job for job in jobs() if self._is_due(job, second)]
        for job in due:
            self._start(job, second)
        return [job.name for job in due]

    def _leads(self) -> bool:
        now = time.monotonic()
        if now >= self._leading_until and leases.acquire(leases.BEAT, self.holder, self.duration):
            self._leading_until = now + self.duration.total_seconds() / 3
        return now < self._leading_until

    def _is_due(self, job: Periodic, second: int) -> bool:
        if job.name not in self._begun:
            known = PeriodicRun.objects.filter(name=job.name).values_list("started_at", flat=True).first()
            self._begun[job.name] = int(known.timestamp()) if known else 0
        since = second - self._begun[job.name]
        return since >= job.seconds or since < 0  # below zero the clock was set back

    def _start(self, job: Periodic, second: int) -> None:
        self._begun[job.name] = second
        if job.seconds >= REMEMBERED:
            PeriodicRun.objects.update_or_create(name=job.name, defaults={"started_at": timezone.now()})
        try:
            job.function()
        except Exception:
            logger.exception("The periodic job %r failed", job.name)
