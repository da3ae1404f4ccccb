"""Who, whose and when, as the lines around an article's copy say: credit, sources, byline, date."""

from __future__ import annotations

import re

from .agencies import agency_of, only_pictures
from .copy_text import Copy
from .credit import Credit, is_bare_agency, read_bracket
from .dateline import split_line
from .dates import is_update, iso
from .labels import Label, after_label
from .names import Byline, clean_byline, is_desk, is_function, is_person, names_in
from .origins import BELOW, Origins, Said
from .places import is_known_place
from .results import Reading
from .roles import Page, Role
from .signed import Signed, read_signed
from .surroundings import Surroundings

ABOVE, RIGHT_ABOVE = 12, 6
BYLINE_ABOVE = 4
DATE_ABOVE = 6
STATED = 0.9
LEAST_CAPTION = 3
BRACKETED = re.compile(r"\s*\([^()]*\)$")
SIGNED_ROLES = frozenset({Role.SHORT, Role.CREDIT, Role.CAPTION, Role.DATE})


class Header:
    """Reads the lines between `top` (the headline's index) and a little behind the copy."""

    def __init__(self, page: Page, copy: Copy, top: int, reading: Reading) -> None:
        self.page, self.copy, self.top, self.reading = page, copy, top, reading
        self.begin = copy.body[0]
        self.stop = copy.body[-1] + 1
        self.body = [page.lines[i].text for i in copy.body]
        self.near = Surroundings(page, copy, top)
        self.origins = Origins(page, copy, top, reading, self.near)
        self.signed: set[int] = set()

    def read(self) -> None:
        """Propose every field."""
        self._date()
        self._signed_lines()
        self._credit()
        self._byline()
        self.origins.read(self.signed)

    def _line(self, index: int) -> str:
        return f"line {self.page.lines[index].number}"

    def _credit(self) -> None:
        """The lead picture's credit, after the agencies that stand where a byline would are told apart."""
        found = {
            i: c
            for i, c in self.page.credits.items()
            if self.top - ABOVE <= i < self.stop and i not in self.copy.body and i not in self.signed
        }
        for index in [i for i in found if self._stands_for_byline(i, found[i])]:
            self.origins.add([found.pop(index).raw], self._line(index))
        index = self._lead_credit(sorted(found))
        if index is not None:
            self._propose_credit(found[index], index)
            return
        for index in range(self.top + 1, self.begin):
            if index in self.copy.standfirst or self.page.roles[index] not in (Role.SHORT, Role.SENTENCE):
                continue
            captioned = read_bracket(self.page.lines[index].text)
            if captioned and not self.near.is_place(captioned[1].raw) and not self.near.is_place(captioned[0]):
                self._propose_credit(captioned[1], index)
                return

    def _lead_credit(self, found: list[int]) -> int | None:
        """The lead picture's credit: the first under the headline, else the last right above it, else the copy's first."""
        under = [i for i in found if self.top < i < self.begin]
        above = [i for i in found if i < self.top]
        inside = [] if self._has_lead_picture() else [i for i in found if i >= self.begin]
        near = [i for i in above if i >= self.top - RIGHT_ABOVE]
        return next(iter(under or near[-1:] or inside or above[-1:]), None)

    def _has_lead_picture(self) -> bool:
        """Whether a caption stands above the copy: credits among the copy are of other pictures then."""
        above = range(self.top + 1, self.begin)
        return any(self.page.roles[i] is Role.CAPTION or i in self.copy.captions for i in above)

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
        if (
            self._is_captioned(index)
            or after_label(text, Label.CREDIT)
            or "©" in text
            or any(map(only_pictures, line.agencies))
        ):
            return False
        if line.places or line.capitals or role is Role.CAPTION:
            return bool(line.places) or line.capitals
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
        datelined = bool(line.places) or line.capitals
        self.origins.add(line.agencies, origin, Said.DATELINE if datelined else Said.BYLINE)
        if not names and (datelined or (line.notes and not line.agencies)):
            self.origins.add(line.outlets, origin, Said.DATELINE)

    def _propose_credit(self, credit: Credit, index: int) -> None:
        for name, value in (("credit", credit.raw), ("photographer", credit.photographer), ("agency", credit.agency)):
            self.reading.propose(name, value, self._line(index), credit.confidence)

    def _stands_for_byline(self, index: int, credit: Credit) -> bool:
        """An agency alone beside the date and under no caption wrote the text; it did not take the picture."""
        text = self.page.lines[index].text
        if (
            "©" in text
            or text.lower().startswith("(c)")
            or not is_bare_agency(text)
            or only_pictures(credit.raw)
            or credit.confidence >= STATED
        ):
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
            text = self._without_outlet(byline.text)
            if self.near.is_own(text) and not is_desk(text) and not is_person(text):
                self.origins.add(byline.agencies or [text], self._line(index))
                return
            self.reading.propose("byline", "" if is_known_place(text) else text, self._line(index), confidence)
            self.origins.add(byline.agencies, self._line(index))

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
