"""Whose report it is, from everywhere a page may say so: source lines, datelines, signatures, bylines that are agencies."""

from __future__ import annotations

import re
from enum import IntEnum

from .agencies import agency_of, calls_itself_agency, distinct
from .copy_text import Copy
from .dateline import Dateline, find_dateline, split_line
from .lines import letters_of
from .results import Reading
from .roles import COPY, HEADER, Page, Role
from .sources import signature, without_place
from .surroundings import Surroundings

LONGEST_DATELINE = 90
ABOVE, BELOW, SIGNED_WITHIN = 3, 8, 3
SHORTEST_OWN = 3
BY = re.compile(r"\bby:?\s+(\S+(?:\s\S+){0,2}?)(?=\s(?:on|at)\s|\s[|•·-]|$)", re.IGNORECASE)


class Said(IntEnum):
    """Where a source is named: where two places name one agency differently, the first of these is taken."""

    SOURCE_LINE = 0
    DATELINE = 1
    SIGNATURE = 2
    BYLINE = 3
    CONTRIBUTED = 4


class Origins:
    """Gathers an article's sources; `top` is the headline's index."""

    def __init__(self, page: Page, copy: Copy, top: int, reading: Reading, near: Surroundings) -> None:
        self.page, self.copy, self.top, self.reading, self.near = page, copy, top, reading, near
        self.begin, self.stop = copy.body[0], copy.body[-1] + 1
        self.found: list[tuple[Said, str, str]] = []
        self.signed: set[int] = set()

    def add(self, names: list[str], origin: str, said: Said = Said.BYLINE) -> None:
        """Take names that another reader of the header came upon; of a byline not the bare word "agencies"."""
        bare = said is Said.BYLINE
        self.found += [(said, name, origin) for name in names if not (bare and agency_of(name) == "Agencies")]

    def read(self, signed: set[int]) -> None:
        """Propose `sources` and the dateline's `place`; `signed` are the lines that were read already."""
        self.signed = signed
        self._source_lines()
        self._dateline()
        self._signatures()
        found = sorted(self.found, key=lambda one: one[0])
        if found:
            self.reading.propose("sources", distinct(name for _, name, _ in found), found[0][2], 0.9)

    def _line(self, index: int) -> str:
        return f"line {self.page.lines[index].number}"

    def _source_lines(self) -> None:
        for index, names in sorted(self.page.sources.items(), key=lambda item: abs(item[0] - self.stop)):
            if self.top - ABOVE <= index < self.stop + BELOW:
                self.add(without_place(names, self.near.is_place), self._line(index), Said.SOURCE_LINE)
                return

    def _dateline(self) -> None:
        """The dateline that opens the copy, or one on a line of its own above it."""
        found = find_dateline(self.page.lines[self.begin].text, self.near.is_own)
        origin = self._line(self.begin)
        for index in range(self.top + 1, self.begin):
            if index in self.signed or index in self.copy.standfirst:
                continue
            text = self.page.lines[index].text
            if not found and (self.page.roles[index] in (Role.SHORT, Role.DATE) or text.endswith(("--", "—"))):
                found, origin = self._dateline_line(text), self._line(index)
            if self.page.roles[index] is Role.DATE:
                self.add(self._dating_agency(text), self._line(index))
        above = (self.begin - 2, self.begin - 1)
        if not found and above[0] > self.top and all(self.page.roles[i] is Role.SHORT for i in above):
            text = " - ".join(self.page.lines[i].text for i in above)
            found, origin = self._dateline_line(text), self._line(above[0])
        if found:
            self.reading.propose("place", found.place, origin, found.confidence)
            self.add(found.agencies, origin, Said.DATELINE)
        elif not self.found and "byline" not in self.reading.fields:
            self._bare_outlet()

    def _bare_outlet(self) -> None:
        """An agency's or the page's own name beside the date, where a byline would stand."""
        for index in range(self.top + 1, self.begin):
            text = self.page.lines[index].text
            beside = Role.DATE in (self.page.role(index - 1), self.page.role(index + 1))
            if not beside or self.page.roles[index] is not Role.SHORT or index in self.copy.standfirst:
                continue
            if agency_of(text) != "Agencies" and (calls_itself_agency(text) or self.near.heads_the_page(text)):
                self.add([text], self._line(index))
                return

    def _dating_agency(self, text: str) -> list[str]:
        """The agency beside the date on its line: «18 سبتمبر 2023 م واس», "Reuters / Sep 18, 2023"."""
        words = text.split() if len(text) <= LONGEST_DATELINE else []
        edges = [words[-3:], words[-2:], words[-1:], words[:3], words[:2], words[:1]]
        named = [" ".join(edge).strip("/|•·,،()[]–—- ") for edge in edges if edge] + BY.findall(text)
        named = [name for name in named if not any(character.isdigit() for character in name)]
        return [name for name in named if agency_of(name) not in (None, "Agencies") or self._is_own_short(name)][:1]

    def _is_own_short(self, name: str) -> bool:
        return " " not in name and len(letters_of(name)) >= SHORTEST_OWN and self.near.is_own(name)

    def _dateline_line(self, text: str) -> Dateline | None:
        """A line of its own with a place and an agency or the page's own name."""
        found = find_dateline(text, self.near.is_own) if len(text) <= LONGEST_DATELINE else None
        if found and found.agencies and (not found.place or self.near.is_place(found.place)):
            return found
        if found and found.agencies and self._is_outlet(found.place):
            return Dateline("", found.agencies, found.confidence)
        for place, name in (pair := split_line(text) or ()) and (pair, pair[::-1]):
            if self._is_outlet(name) and self.near.is_place(place):
                return Dateline(place, [name], confidence=0.7)
        return None

    def _is_outlet(self, name: str) -> bool:
        return name not in self.reading.value("byline", "") and self.near.is_outlet(name)

    def _signatures(self) -> None:
        """Agencies that sign the last paragraph, a line of initials behind it, or a sign-off."""
        for index in range(self.stop - 1, min(self.stop + BELOW, len(self.page.lines))):
            role, text = self.page.roles[index], self.page.lines[index].text
            if role is Role.SIGN_OFF:
                self.add(self.page.bylines[index].agencies, self._line(index), Said.CONTRIBUTED)
            elif role in COPY | HEADER | {Role.SHORT, Role.ITEM} and index - self.stop < SIGNED_WITHIN:
                self.add(signature(text, self.near.is_own), self._line(index), Said.SIGNATURE)
            elif role in (Role.MORE, Role.COMMENTS):
                return
