"""What a file of programmes says, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import zip_longest

from django.utils.translation import gettext as _

from khabar.text.bidi import strip_controls

LONGEST = timedelta(hours=24)
"""A programme that lasts longer is a mistake in a date."""
USUAL = timedelta(minutes=30)
"""How long the last one lasts, if nothing says so."""
MOST_ROWS = 5_000
LONGEST_TITLE, LONGEST_DESCRIPTION = 200, 600


class UnfitFile(ValueError):
    """The file as a whole can't be used; the message, for people, says why."""


@dataclass(frozen=True)
class Entry:
    """A programme as a file has it. `ends_at` is None where the file leaves it to the next one's beginning."""

    place: str
    """Where it stands in the file, for people: "row 7"."""
    starts_at: datetime
    ends_at: datetime | None
    title: str
    description: str = ""
    is_live: bool = False
    is_repeat: bool = False


@dataclass(frozen=True)
class Trouble:
    """A row that can't be used, and why, for people."""

    place: str
    why: str


@dataclass
class Reading:
    """The programmes of a file in the order of time, the rows left out, and how many times named no zone."""

    entries: list[Entry] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    without_zone: int = 0

    def refuse(self, place: str, why: str) -> None:
        self.troubles.append(Trouble(place, why))

    def take(self, entry: Entry) -> None:
        """Keep a row, or say why not. Raises UnfitFile for more rows than any schedule has."""
        title = strip_controls(" ".join(entry.title.split()))
        if not title:
            return self.refuse(entry.place, _("It has no title."))
        if entry.ends_at is not None and entry.ends_at <= entry.starts_at:
            return self.refuse(entry.place, _("It ends before it begins."))
        if entry.ends_at is not None and entry.ends_at - entry.starts_at > LONGEST:
            return self.refuse(entry.place, _("It lasts more than a day: one of its dates must be wrong."))
        if len(self.entries) >= MOST_ROWS:
            raise UnfitFile(_("The file has more programmes than can be taken at once."))
        description = strip_controls(" ".join(entry.description.split()))[:LONGEST_DESCRIPTION]
        self.entries.append(replace(entry, title=title[:LONGEST_TITLE], description=description))
        return None

    def put_in_order(self) -> None:
        """By time; of two that begin together the first row stays; none reaches into the next one."""
        self.entries.sort(key=lambda entry: entry.starts_at)
        self.entries = list(self._ended(self._without_twins()))

    def _without_twins(self) -> list[Entry]:
        kept: list[Entry] = []
        for entry in self.entries:
            if kept and kept[-1].starts_at == entry.starts_at:
                self.refuse(entry.place, _("It begins at the same moment as “%(title)s”.") % {"title": kept[-1].title})
            else:
                kept.append(entry)
        return kept

    @staticmethod
    def _ended(entries: list[Entry]) -> Iterable[Entry]:
        for entry, following in zip_longest(entries, entries[1:]):
            least = entry.starts_at + USUAL
            ends = entry.ends_at or (min(following.starts_at, entry.starts_at + LONGEST) if following else least)
            yield replace(entry, ends_at=min(ends, following.starts_at) if following else ends)
