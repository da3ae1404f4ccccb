"""The rule: a view counts for less the older it is, by half after each half-life of a window.

Scores are kept as logarithms to base 2 of the sum of all views, each worth 2^(its time in half-lives). So a score
never has to be lowered as time passes: who has the larger one now has it at any time, and an index can sort by it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Window:
    """A span of reading: `name` is the column of its scores."""

    name: str
    half_life: timedelta
    label: str

    def at(self, moment: datetime) -> float:
        """The time in half-lives since 1970: the score of a single view at `moment`."""
        return moment.timestamp() / self.half_life.total_seconds()

    def add(self, score: float | None, count: int, moment: datetime) -> float:
        """`score` (None: never read) after `count` views more at `moment`; `count` is at least 1."""
        mine = self.at(moment) + math.log2(count)
        if score is None:
            return mine
        high, low = max(score, mine), min(score, mine)
        return high + math.log2(1 + 2 ** (low - high))

    def views(self, score: float, now: datetime) -> float:
        """What the views behind a score are worth now."""
        return float(2 ** min(score - self.at(now), 60.0))

    def score(self, views: float, now: datetime) -> float:
        """The score of so many views (more than 0) worth now."""
        return self.at(now) + math.log2(views)


HOUR = Window("hour", timedelta(minutes=20), _("This hour"))
DAY = Window("day", timedelta(hours=6), _("Today"))
WEEK = Window("week", timedelta(hours=42), _("This week"))
WINDOWS = {window.name: window for window in (HOUR, DAY, WEEK)}
