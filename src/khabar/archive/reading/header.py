"""Who, whose and when, as the lines around an article's copy say: credit, sources, byline, date."""

from __future__ import annotations

import re

from .agencies import agency_of, calls_itself_agency, distinct
from .copy_text import Copy
from .credit import Credit, is_bare_agency, read_bracket
from .dateline import Dateline, find_dateline, split_line
from .dates import is_update, iso
from .labels import Label, after_label
from .names import Byline, clean_byline, is_desk, is_function, is_person, names_in
from .results import Reading
from .roles import COPY, HEADER, Page, Role
from .signed import Signed, read_signed
from .sources import signature
from .surroundings import Surroundings

ABOVE = 12
BYLINE_ABOVE = 4
DATE_ABOVE = 6
LONGEST_DATELINE = 90
BEFORE_PLACES = ("في", "إلى", "من", "in", "to", "from", "between", "between the", "in the", "بين")
STATED = 0.9
LEAST_CAPTION = 3
MASTHEAD = 6
BELOW = 8
BRACKETED = re.compile(r"\s*\([^()]*\)$")
SIGNED_ROLES = frozenset({Role.SHORT, Role.CREDIT, Role.CAPTION, Role.DATE})
PICTURE_ONLY = frozenset({"Getty Images", "Shutterstock", "Alamy", "iStock", "EPA", "Imago", "NurPhoto", "ZUMA Press"})


class Header:
    """Reads the lines between `top` (the headline's index) and a little behind the copy."""

    def __init__(self, page: Page, copy: Copy, top: int, reading: Reading) -> None:
        self.page, self.copy, self.top, self.reading = page, copy, top, reading
        self.begin = copy.body[0]
        self.stop = copy.body[-1] + 1
        self.body = [page.lines[i].text for i in copy.body]
        self.near = Surroundings(page, copy, top)
        self.sources: list[str] = []
        self.source_origin = ""
        self.signed: set[int] = set()

    def read(self) -> None:
        """Propose every field."""
        self._date()
        self._signed_lines()
        self._credit()
        self._byline()
        self._source_lines()
        self._dateline()
        self._signatures()
        if self.sources:
            self.reading.propose("sources", distinct(self.sources), self.source_origin, 0.9)

    def _line(self, index: int) -> str:
        return f"line {self.page.lines[index].number}"

    def _add_sources(self, names: list[str], origin: str) -> None:
        self.sources += names
        self.source_origin = self.source_origin or (origin if names else "")

    def _credit(self) -> None:
        """The first credit from the headline on, or else the nearest above it."""
        found = {
            i: c
            for i, c in self.page.credits.items()
            if self.top - ABOVE <= i < self.stop and i not in self.copy.body and i not in self.signed
        }
        for index in [i for i in found if self._stands_for_byline(i, found[i])]:
            self._add_sources([found.pop(index).raw], self._line(index))
        below = [i for i in found if i > self.top]
        if below or found:
            index = min(below) if below else max(found)
            self._propose_credit(found[index], index)
            return
        for index in range(self.top + 1, self.begin):
            if index in self.copy.standfirst or self.page.roles[index] not in (Role.SHORT, Role.SENTENCE):
                continue
            captioned = read_bracket(self.page.lines[index].text)
            if captioned and not self.near.is_place(captioned[1].raw) and not self.near.is_place(captioned[0]):
                self._propose_credit(captioned[1], index)
                return

    def _signed_lines(self) -> None:
        """Lines above the copy that say who wrote, where and for whom, side by side."""
        for index in range(self.top + 1, self.begin):
            if index in self.copy.standfirst or self.page.roles[index] not in SIGNED_ROLES:
                continue
            line = read_signed(self.page.lines[index].text, self.near.is_place, self.near.is_outlet)
            if line and self._is_signature(index, line):
                self._take_signature(index, line)

    def _is_signature(self, index: int, line: Signed) -> bool:
        """Whether a line tells of the report: it stands by the date, the headline or the copy, and credits no picture."""
        role, text = self.page.roles[index], self.page.lines[index].text
        dated = Role.DATE in (self.page.role(index - 1), self.page.role(index + 1), role)
        headed = index - 1 in (self.top, *self.copy.standfirst)
        if role is Role.DATE:
            return bool(line.names) and (text.isascii() or "|" in text)
        if role is Role.SHORT:
            return dated or headed or index + 1 == self.begin
        agencies = {agency_of(name) for name in line.agencies}
        if self._is_captioned(index) or after_label(text, Label.CREDIT) or "©" in text or agencies & PICTURE_ONLY:
            return False
        if line.places or role is Role.CAPTION:
            return bool(line.places)
        if "Agencies" in agencies or len(line.names) > 1:
            return True
        if not line.names:
            return bool(line.outlets) and "/" not in text
        return dated and (headed or self.page.role(index - 1) is Role.DATE) and "/" not in text

    def _take_signature(self, index: int, line: Signed) -> None:
        self.signed.add(index)
        names = line.names
        if len(names) > 1 and not line.places and not names[0].isascii():
            line.places = names[:1] if line.agencies else []
            names = names[1:2] if line.agencies else [self._person_of(names[0], names[1])]
        origin = self._line(index)
        self.reading.propose("byline", ", ".join(filter(None, names)), origin, 0.86)
        self.reading.propose("place", " ".join(line.places[:1]), origin, 0.8)
        bare = not line.places and bool(names)
        self._add_sources([name for name in line.agencies if not (bare and agency_of(name) == "Agencies")], origin)
        if line.places and not names and not line.agencies:
            self._add_sources(line.outlets, origin)

    def _propose_credit(self, credit: Credit, index: int) -> None:
        for name, value in (("credit", credit.raw), ("photographer", credit.photographer), ("agency", credit.agency)):
            self.reading.propose(name, value, self._line(index), credit.confidence)

    def _stands_for_byline(self, index: int, credit: Credit) -> bool:
        """An agency alone beside the date and under no caption wrote the text; it did not take the picture."""
        text = self.page.lines[index].text
        if not is_bare_agency(text) or agency_of(credit.raw) in PICTURE_ONLY or credit.confidence >= STATED:
            return False
        before = self.page.role(index - 1)
        if before is Role.SHORT and is_person(self.page.lines[index - 1].text):
            return self.page.role(index + 1) is Role.DATE
        dated = before is Role.DATE or self.page.role(index + 1) is Role.DATE
        headed = index - 1 in (self.top, *self.copy.standfirst)
        return dated and (before is Role.DATE or headed)

    def _is_captioned(self, index: int) -> bool:
        """Whether a caption stands right above a line: some words that are neither headline nor standfirst nor date."""
        above = index - 1
        if above in (self.top, *self.copy.standfirst) or self.page.role(above) not in (Role.SHORT, Role.CAPTION):
            return False
        return self.page.lines[above].words >= LEAST_CAPTION

    def _byline(self) -> None:
        stated = self._stated_byline() or self._bare_byline()
        if stated is None:
            stated = self._signed_off()
        if stated:
            index, byline, confidence = stated
            self.reading.propose("byline", self._without_outlet(byline.text), self._line(index), confidence)
            self._add_sources([name for name in byline.agencies if agency_of(name) != "Agencies"], self._line(index))

    def _without_outlet(self, byline: str) -> str:
        """A byline without the page's own name behind it: "Jane Doe, Harbour Daily", "Jane Doe Harbour News"."""
        names = names_in(byline)
        if len(names) > 1 and self.near.heads_the_page(names[-1]):
            return byline[: byline.rfind(names[-1])].rstrip(" ,،&-–|")
        words = byline.split()
        for length in (3, 2, 1):
            if len(words) - length >= 2 and self.near.heads_the_page(" ".join(words[-length:])):
                return " ".join(words[:-length])
        return byline

    def _stated_byline(self) -> tuple[int, Byline, float] | None:
        near = [
            i
            for i in self.page.bylines
            if self.page.roles[i] is Role.BYLINE and self.top - BYLINE_ABOVE <= i < self.stop + BYLINE_ABOVE
        ]
        for index in range(self.top + 1, self.begin):
            stated = after_label(self.page.lines[index].text, Label.BYLINE)
            if self.page.roles[index] is Role.SIGN_OFF and stated and (byline := clean_byline(stated)):
                self.page.bylines[index] = byline
                near.append(index)
        near.sort(key=lambda i: (i > self.begin, abs(i - self.top)))
        return (near[0], self.page.bylines[near[0]], 0.9) if near else None

    def _bare_byline(self) -> tuple[int, Byline, float] | None:
        """A name on a line of its own, beside the date or under the headline; or with a place or an outlet."""
        best: tuple[float, int, str] | None = None
        for index in range(max(0, self.top - BYLINE_ABOVE), self.begin):
            if self.page.roles[index] is not Role.SHORT or index in (self.top, *self.copy.standfirst, *self.signed):
                continue
            text = self.page.lines[index].text
            found = self._name_of(text)
            score = self._byline_score(index, is_split=found != text) if found else 0.0
            if found and score >= 1.0 and (best is None or score > best[0]):
                best = (score, index, found)
        if best is None:
            return None
        return best[1], Byline(best[2]), min(0.4 + 0.12 * best[0], 0.85)

    def _name_of(self, text: str) -> str:
        split = split_line(text)
        if split:
            return self._person_of(*split)
        if self.near.is_place(BRACKETED.sub("", text)):
            return ""
        cleaned = clean_byline(text)
        name = cleaned.text if cleaned else ""
        if is_desk(text):
            return text
        names = names_in(name)
        if len(names) > 1 and is_person(names[0]) and all(map(self.near.is_place, names[1:])):
            return names[0]
        return name if name and all(map(is_person, names)) else ""

    def _person_of(self, one: str, other: str) -> str:
        """Of a place or outlet and a person, the person: whom the copy names less."""
        copy = " ".join(self.body) + self.page.lines[self.top].text
        named = sorted((one, other), key=lambda name: (copy.count(name), name == one))
        return named[0] if is_person(named[0]) else ""

    def _byline_score(self, index: int, *, is_split: bool) -> float:
        page = self.page
        near_date = Role.DATE in (page.role(index - 1), page.role(index + 1))
        close_to_date = Role.DATE in (page.role(index - 2), page.role(index + 2), page.role(index + 3))
        function = index + 1 < len(page.lines) and is_function(page.lines[index + 1].text)
        under_head = index - 1 in (self.top, *self.copy.standfirst)
        on_top_of_copy = index + 1 == self.begin
        score = 2.0 * near_date + 1.0 * close_to_date + 2.0 * function + 1.0 * under_head + 0.8 * on_top_of_copy
        score += 1.0 * is_split + 1.0 * (page.repeated(index) and not self._echoed(index))
        if index < self.top:
            return score - 1.0 if function or (page.repeated(index) and not self._echoed(index)) else 0.0
        return score

    def _echoed(self, index: int) -> bool:
        """Whether the next line says the same again, as a link and its picture's text do."""
        lines = self.page.lines
        return any(lines[i].key == lines[index].key for i in (index - 1, index + 1) if 0 <= i < len(lines))

    def _signed_off(self) -> tuple[int, Byline, float] | None:
        for index in range(self.stop, min(self.stop + BELOW, len(self.page.lines))):
            byline = self.page.bylines.get(index)
            if self.page.roles[index] is Role.SIGN_OFF and byline and byline.text:
                return index, byline, 0.7
        return None

    def _source_lines(self) -> None:
        for index, names in sorted(self.page.sources.items(), key=lambda item: abs(item[0] - self.stop)):
            if self.top - 3 <= index < self.stop + BELOW:
                self._add_sources(names, self._line(index))
                return

    def _dateline(self) -> None:
        """The dateline that opens the copy, or one on a line of its own above it."""
        found = find_dateline(self.body[0])
        origin = self._line(self.begin)
        for index in range(self.top + 1, self.begin):
            if index in self.signed:
                continue
            if not found and self.page.roles[index] in (Role.SHORT, Role.DATE) and index not in self.copy.standfirst:
                found, origin = self._dateline_line(self.page.lines[index].text), self._line(index)
            if self.page.roles[index] is Role.DATE:
                self._add_sources(self._dating_agency(self.page.lines[index].text), self._line(index))
        above = (self.begin - 2, self.begin - 1)
        if not found and above[0] > self.top and all(self.page.roles[i] is Role.SHORT for i in above):
            text = " - ".join(self.page.lines[i].text for i in above)
            found, origin = self._dateline_line(text), self._line(above[0])
        if found and not found.agencies and self.near.heads_the_page(found.place):
            self._add_sources([found.place], origin)
        elif found:
            self.reading.propose("place", found.place, origin, found.confidence)
            self._add_sources(found.agencies, origin)
        elif not self.sources and "byline" not in self.reading.fields:
            self._bare_outlet()

    def _bare_outlet(self) -> None:
        """An agency's or the page's own name beside the date, where a byline would stand."""
        for index in range(self.top + 1, self.begin):
            text = self.page.lines[index].text
            beside = Role.DATE in (self.page.role(index - 1), self.page.role(index + 1))
            if not beside or self.page.roles[index] is not Role.SHORT or index in self.copy.standfirst:
                continue
            if calls_itself_agency(text) or self.near.heads_the_page(text):
                self._add_sources([text], self._line(index))
                return

    def _dating_agency(self, text: str) -> list[str]:
        """The agency behind the date on its line: «18 سبتمبر 2023 م واس», "Reuters / Sep 18, 2023"."""
        words = text.split() if len(text) <= LONGEST_DATELINE else []
        edges = [words[-3:], words[-2:], words[-1:], words[:2], words[:1]]
        names = [" ".join(edge).strip("/|,،()[]–- ") for edge in edges if edge]
        return [name for name in names if agency_of(name)][:1]

    def _dateline_line(self, text: str) -> Dateline | None:
        """A line of its own with a place and an agency or the page's own name."""
        found = find_dateline(text) if len(text) <= LONGEST_DATELINE else None
        if found and found.agencies and (not found.place or self.near.is_place(found.place)):
            return found
        if found and found.agencies and self._is_outlet(found.place):
            return Dateline("", found.agencies, [], found.confidence)
        for place, name in (pair := split_line(text) or ()) and (pair, pair[::-1]):
            if self._is_outlet(name) and self.near.is_place(place):
                return Dateline(place, [name], confidence=0.7)
        return None

    def _is_outlet(self, name: str) -> bool:
        return name not in self.reading.value("byline", "") and self.near.is_outlet(name)

    def _signatures(self) -> None:
        """Agencies that sign the last paragraph, a line of initials behind it, or a sign-off."""
        for index in range(self.stop - 1, min(self.stop + BELOW, len(self.page.lines))):
            role = self.page.roles[index]
            if role is Role.SIGN_OFF:
                self._add_sources(self.page.bylines[index].agencies, self._line(index))
            elif role in COPY | HEADER | {Role.SHORT, Role.ITEM} and index - self.stop < 3:
                self._add_sources(signature(self.page.lines[index].text), self._line(index))
            elif role in (Role.MORE, Role.COMMENTS):
                return

    def _date(self) -> None:
        """The day of first publication: what a label states, else the date nearest the headline; not of an update."""
        dates = self.page.dates
        near = [i for i in dates if self.top - DATE_ABOVE <= i < self.begin] or [
            i for i in dates if i < self.top or self.stop <= i < self.stop + BYLINE_ABOVE
        ]
        if not near:
            return
        index = min(near, key=self._date_rank)
        found, stated = dates[index], after_label(self.page.lines[index].text, Label.DATE) is not None
        confidence = 0.5 if found.year is None else 0.9 if stated else 0.8
        self.reading.propose("date", iso(found), self._line(index), confidence)

    def _date_rank(self, index: int) -> tuple[bool, bool, int]:
        found = self.page.dates[index]
        return found.year is None, is_update(self.page.lines[index].text), abs(index - self.top)
