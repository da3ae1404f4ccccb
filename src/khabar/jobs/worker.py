"""A worker: takes tasks from the queue one by one, with a heartbeat and the beat in threads beside it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from threading import Event, Thread

from django.db import InterfaceError, OperationalError, close_old_connections, connections

from khabar.jobs import leases, queue
from khabar.jobs.beat import Beat
from khabar.jobs.performing import perform

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=15)
AWAY = (OperationalError, InterfaceError)  # the database is restarting, unreachable or busy
IDLE = 0.3  # seconds between two looks at an empty queue


class Worker:
    """Runs in any thread; `run()` returns after `stop()`, once the task in hand is done."""

    def __init__(self, *, lease: timedelta = LEASE, until_empty: bool = False) -> None:
        self.holder = leases.new_holder()
        self.lease = lease
        self.until_empty = until_empty
        self.alive: Callable[[], bool] = lambda: True
        self._stopping = Event()
        self._done = Event()

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def stop(self) -> None:
        """Finish the task in hand and take no other."""
        self._stopping.set()

    def run(self) -> None:
        """Work until stopped, until `alive()` says no or, with `until_empty`, until no task is ready."""
        logger.info("Worker %s begins", self.holder)
        beside = [self._keep_leases] if self.until_empty else [self._keep_leases, self._keep_time]
        threads = [Thread(target=function, daemon=True) for function in beside]
        for thread in threads:
            thread.start()
        try:
            self._work()
        finally:
            self._done.set()
            for thread in threads:
                thread.join(timeout=self.lease.total_seconds())
            logger.info("Worker %s ends", self.holder)

    def _work(self) -> None:
        while not self.stopping and self.alive():
            try:
                close_old_connections()
                task = queue.claim(self.holder, self.lease)
            except AWAY as error:
                logger.warning("The queue can't be read: %s", error)
                task = None
            if task is not None:
                perform(task, self.holder)
            elif self.until_empty:
                return
            else:
                self._stopping.wait(IDLE)

    def _keep_leases(self) -> None:
        """Renew what this worker holds, also while it finishes its last task."""
        while not self._done.wait(self.lease.total_seconds() / 3):
            try:
                close_old_connections()
                leases.renew(self.holder, self.lease)
            except AWAY as error:
                logger.warning("Leases can't be renewed: %s", error)
        connections.close_all()

    def _keep_time(self) -> None:
        Beat(self.holder, self.lease).run(self._done)
        connections.close_all()


def drain() -> int:
    """Run every task that is ready, here and now, without threads; returns how many these were.

    For tests, and for commands that must not return before the work they caused is done.
    """
    worker = Worker()
    count = 0
    while (task := queue.claim(worker.holder, timedelta(hours=1))) is not None:
        perform(task, worker.holder)
        count += 1
    return count
