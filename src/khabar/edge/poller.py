"""One thread a process reads the outbox a few times a second and has the store forget what is announced there."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from threading import Event, Thread

from django.db import close_old_connections, connections

from khabar.edge.actions import on_commit_here, stop_telling
from khabar.edge.fragments import FragmentKey
from khabar.edge.outbox import Reader, house
from khabar.edge.rendering import render_fragments
from khabar.edge.shelf import still_right
from khabar.edge.store import Store
from khabar.edge.tags import EVERYTHING

logger = logging.getLogger(__name__)

INTERVAL = 0.12
VOUCHED = 0.6
"""Seconds after the begin of a look at the outbox for which the store is known to be right. With `store.GRACE` a
change shows within one second."""
REFRESHING = 0.15
"""Seconds that may be spent, after each look, on fragments that were touched: who asks next then need not wait."""
PATIENCE = 5.0
"""Seconds between two lines in the log about a database that is away."""

ALL = frozenset([EVERYTHING])


class Poller:
    """Keeps `store` right. `beat(now)` is called after each successful look, for whoever keeps statistics; `heard`
    is told what was announced."""

    def __init__(
        self,
        store: Store,
        beat: Callable[[float], None] | None = None,
        heard: Callable[[frozenset[str]], None] = lambda tags: None,
    ) -> None:
        self.store = store
        self._heard = heard
        self.right_until = 0.0
        """Monotonic time until which everything committed a moment ago has been obeyed."""
        self.away_since = 0.0
        """Seconds since 1970 of the last look that succeeded before the database went away; 0 while it is there."""
        self.problem = ""
        self._beat = beat
        self._reader: Reader | None = None
        self._stopping = Event()
        self._looked = Event()
        self._thread: Thread | None = None
        self._last_success = time.time()
        self._logged_at = 0.0

    def start(self) -> None:
        """Begin in a thread of its own. Until the first look has succeeded nothing in the store counts as right."""
        on_commit_here(self.obey_here)
        self._thread = Thread(target=self._run, name="edge-poller", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        stop_telling(self.obey_here)
        if self._thread:
            self._thread.join(10)

    def wait(self, seconds: float) -> None:
        """Return after the next successful look, or after so many seconds."""
        self._looked.clear()
        self._looked.wait(seconds)

    def obey_here(self, numbers: Sequence[int], tags: frozenset[str]) -> None:
        """A transaction of this process was committed: whoever asks next here sees what it did."""
        self.store.forget(tags, at_once=True)
        self._heard(tags)
        reader = self._reader
        if reader is not None:
            reader.skip(numbers)

    def look(self) -> list[FragmentKey]:
        """Read the outbox once and obey it; the fragments that were touched. Raises what the database raises."""
        begun = time.monotonic()
        close_old_connections()
        touched: list[FragmentKey] = []
        if self._reader is None:
            reader = Reader()
            reader.start()
            self._reader = reader
            self.store.forget(ALL, at_once=True)
            self._take_up(reader)
            self._heard(ALL)
        else:
            news = self._reader.read()
            if news.too_much:
                touched = self.store.forget(ALL, at_once=False)
                self._heard(ALL)
            for _number, tags in news.rows:
                touched += self.store.forget(tags, at_once=False)
                self._heard(tags)
        self.store.place = self._reader.position
        self.right_until = begun + VOUCHED
        self._last_success = time.time()
        self.away_since, self.problem = 0.0, ""
        self._looked.set()
        return touched

    def _take_up(self, reader: Reader) -> None:
        """Fill the store with what is on disk and still right."""
        shelf, store = self.store.shelf, self.store
        if shelf is None:
            return
        shelf.house = house()
        since = store.position
        for shelved in still_right(shelf.pages(), reader.announced_since):
            if store.bytes + shelved.page.size > store.most_bytes:
                break
            store.put_page(shelved.key, shelved.page, since)
            store.counts.taken_up += 1

    def _run(self) -> None:
        try:
            while not self._stopping.wait(INTERVAL):
                self._look_safely()
        finally:
            connections.close_all()

    def _look_safely(self) -> None:
        try:
            touched = self.look()
            if touched:
                self._refresh(touched)
            if self._beat:
                self._beat(time.time())
        except Exception as error:  # whatever it is, the next look may succeed
            self.problem = f"{type(error).__name__}: {error}".strip()
            self.away_since = self.away_since or self._last_success
            connections.close_all()
            now = time.monotonic()
            if now - self._logged_at > PATIENCE:
                self._logged_at = now
                logger.warning("The outbox can't be read: %s", self.problem)

    def _refresh(self, touched: Sequence[FragmentKey]) -> None:
        end = time.monotonic() + REFRESHING
        for key in dict.fromkeys(touched):
            if time.monotonic() > end:
                return
            render_fragments(self.store, [key])
