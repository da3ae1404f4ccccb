"""Which views count: those of people, of each the first one in a day, and of one network not too many of an item."""

from __future__ import annotations

import re
from collections import OrderedDict
from datetime import date
from threading import Lock

from django.http import HttpRequest
from django.utils import timezone

from khabar.visitors.marks import device_mark, network_mark

# Machines that run scripts, or say what they are; all others never send the signal.
MACHINES = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|monitor|lighthouse|headless|phantom|python|curl|wget|httpclient|java/|"
    r"facebookexternalhit|whatsapp|embedly|archiver|scrap",
    re.IGNORECASE,
)
MOST = 200_000
CROWD = 200
"""Views of an item that a network may add in a day. Offices, schools and mobile operators put many readers behind one
address, but who says to be another browser each time shall not read an item to the top."""


class Seen:
    """Marks of who has opened what today, and how often. They stand in memory only; the oldest go when there are too
    many."""

    def __init__(self, most: int = MOST) -> None:
        self._marks: OrderedDict[str, int] = OrderedDict()
        self._day = date.min
        self._most = most
        self._lock = Lock()

    def is_first(self, mark: str) -> bool:
        """Whether this is the mark's first time today, in this process."""
        return self.times(mark) == 1

    def times(self, mark: str) -> int:
        """How often the mark came today, this time included, in this process."""
        with self._lock:
            today = timezone.localdate()
            if today != self._day:
                self._marks.clear()
                self._day = today
            times = self._marks[mark] = self._marks.pop(mark, 0) + 1
            if len(self._marks) > self._most:
                self._marks.popitem(last=False)
            return times


seen = Seen()


def is_machine(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "")
    return len(agent) < 10 or bool(MACHINES.search(agent))


def counts(request: HttpRequest, item: int) -> bool:
    """Whether this view is a person's, and the first of this device and item today, in no crowd of one network."""
    if is_machine(request) or not seen.is_first(device_mark(request, "read", item)):
        return False
    return seen.times(network_mark(request, f"read:{item}")) <= CROWD
