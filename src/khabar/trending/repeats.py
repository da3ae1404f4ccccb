"""Which views count: those of people, and of each the first one in a day."""

from __future__ import annotations

import re
from collections import OrderedDict
from datetime import date
from threading import Lock

from django.http import HttpRequest
from django.utils import timezone

from khabar.visitors.marks import device_mark

# Machines that run scripts, or say what they are; all others never send the signal.
MACHINES = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|monitor|lighthouse|headless|phantom|python|curl|wget|httpclient|java/|"
    r"facebookexternalhit|whatsapp|embedly|archiver|scrap",
    re.IGNORECASE,
)
MOST = 200_000


class Seen:
    """Marks of who has opened what today. They stand in memory only; the oldest go when there are too many."""

    def __init__(self, most: int = MOST) -> None:
        self._marks: OrderedDict[str, None] = OrderedDict()
        self._day = date.min
        self._most = most
        self._lock = Lock()

    def is_first(self, mark: str) -> bool:
        """Whether this is the mark's first time today, in this process."""
        with self._lock:
            today = timezone.localdate()
            if today != self._day:
                self._marks.clear()
                self._day = today
            if mark in self._marks:
                self._marks.move_to_end(mark)
                return False
            self._marks[mark] = None
            if len(self._marks) > self._most:
                self._marks.popitem(last=False)
            return True


seen = Seen()


def is_machine(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "")
    return len(agent) < 10 or bool(MACHINES.search(agent))


def counts(request: HttpRequest, item: int) -> bool:
    """Whether this view is a person's, and the first of this device and item today."""
    return not is_machine(request) and seen.is_first(device_mark(request, "read", item))
