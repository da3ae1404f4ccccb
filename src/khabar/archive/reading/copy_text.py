"""Parts the lines under a headline: what introduces the copy, the copy, and what only stands among it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .agencies import only_pictures
from .credit import read_bracket
from .dateline import is_split
from .labels import Label, is_label
from .lines import Line, key_of
from .names import is_person, is_signed_line
from .roles import COPY, HEADER, Page, Role
from .segment import MOST_LINKS, Segment, leads_to_links
from .sources import signature

MOST_BEFORE_DATE = 2
MOST_BEFORE_PICTURE = 1
STANDFIRST_WORDS = range(5, 71)
SHORT_STANDFIRST_WORDS = range(5, 41)
LONGEST_SUBHEADING = 14
LONGEST_CAPTION = 40
LONGEST_ECHO = 70
LONGEST_UNSURE = 25
LEAST_SIGNED = 12
LIKELY_CREDIT = 0.75
LEAST_POINT, MOST_POINTS = 4, 8
POINTS = frozenset({Role.PROSE, Role.SENTENCE, Role.ITEM, Role.SHORT})
MOST_PARAGRAPHS = 300
LONGEST_SPEECH = 45
QUOTES = "\"“”«»„'‘’"
QUOTED = re.compile('["“”«»]')
ABOVE_HEAD = 4
ABOUT = re.compile(r"(\S+(?: \S+){1,3}?) (?:is|writes|covers|reports|is an?|was) ")
SENTENCE_END = re.compile(r"[.!?؟…]+")
READER, HOUSE = frozenset({"you", "your"}), frozenset({"we", "our", "us"})
PICTURE_MARKS = frozenset({Role.CREDIT, Role.CAPTION})


@dataclass(slots=True)
class Copy:
    """Indexes of the lines that are standfirst and body (paragraphs, subheadings, items), and of captions."""

    standfirst: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    standfirst_confidence: float = 0.0


class CopyParter:
    """Sorts the lines from the headline (its index, -1 if none) to the end of the copy."""

    def __init__(self, page: Page, segment: Segment, headline: int) -> None:
        self.page = page
        self.head = page.lines[headline].key if headline >= 0 else ""
        self.first = headline + 1 if headline >= 0 else segment.start
        self.stop = self._stop(segment)
        self.start = self._start()
        self.copy = Copy()

    def part(self) -> Copy:
        """Standfirst, body and captions."""
        self._introduce()
        self._collect()
        self._close()
        self._promote_first()
        self._drop_pull_quotes()
        self._drop_house_speech()
        return self.copy

    def _is_head(self, index: int) -> bool:
        return self.page.lines[index].key == self.head

    def _is_copy(self, index: int) -> bool:
        return self.page.roles[index] in COPY and not self._is_head(index) and not self._is_echoed(index)

    def _is_echoed(self, index: int) -> bool:
        """Whether the line beside says the same, as a picture's text and its caption do."""
        lines = self.page.lines
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(lines)]
        return lines[index].words <= LONGEST_ECHO and any(lines[i].key == lines[index].key for i in beside)

    def _stop(self, segment: Segment) -> int:
        """The copy ends at its source line or sign-off, unless more of it follows than went before."""
        lines, roles = self.page.lines, self.page.roles
        words = [lines[i].words if roles[i] in COPY else 0 for i in range(segment.start, segment.stop)]
        before, total = 0, sum(words)
        for offset, count in enumerate(words):
            before += count
            ends = roles[segment.start + offset] in (Role.SOURCE, Role.SIGN_OFF)
            if (ends or is_label(lines[segment.start + offset], Label.END)) and before * 2 > total:
                return segment.start + offset
        return segment.stop

    def _start(self) -> int:
        """Behind the last date, byline, credit or repeated headline that stands near the top of the copy."""
        seen, start = 0, self.first
        for index in range(self.first, self.stop):
            role = self.page.roles[index]
            if self._is_copy(index):
                seen += not (seen and self._may_be_caption(index)) and not self._is_point(index)
                continue
            limit = MOST_BEFORE_PICTURE if role in PICTURE_MARKS else MOST_BEFORE_DATE
            if seen > limit:
                break
            bare_time = role is Role.DATE and index not in self.page.dates
            if seen and bare_time:
                continue
            if (role in HEADER or self._is_head(index)) and self._copy_follows(index):
                start = index + 1
        return start

    def _copy_follows(self, index: int) -> bool:
        return any(self._is_copy(i) for i in range(index + 1, self.stop))

    def _introduce(self) -> None:
        """Above the last mark of the header: a standfirst, captions, and what more copy there is."""
        marked = False
        for index in range(self.first, self.start):
            role, line = self.page.roles[index], self.page.lines[index]
            if self._is_head(index):
                continue
            if role in HEADER:
                marked = True
            elif self._is_point(index):
                self.copy.body.append(index)
            elif self._is_caption(index) or self._is_echoed(index):
                self.copy.captions.append(index)
            elif role in COPY and line.words in STANDFIRST_WORDS and not self.copy.standfirst:
                self._set_standfirst(index, 0.9)
            elif role is Role.SHORT and not marked and self._may_stand_first(index):
                self._set_standfirst(index, 0.75)
            elif role in COPY:
                self.copy.body.append(index)

    def _may_stand_first(self, index: int) -> bool:
        line = self.page.lines[index]
        if is_person(line.text) or is_split(line.text) or is_signed_line(line.text) or read_bracket(line.text):
            return False
        if line.words <= LONGEST_UNSURE // 2 and self._credits_picture(index + 1):
            return False
        return line.words in SHORT_STANDFIRST_WORDS and not self.copy.standfirst

    def _credits_picture(self, index: int) -> bool:
        """Whether a line is a credit for sure: an agency's bare name may stand for a byline."""
        credit = self.page.credits.get(index)
        if credit is None or self.page.roles[index] is not Role.CREDIT:
            return False
        bracketed = self.page.lines[index].text[:1] in "(["
        return credit.confidence >= LIKELY_CREDIT or bracketed or only_pictures(credit.raw)

    def _set_standfirst(self, index: int, confidence: float) -> None:
        self.copy.standfirst.append(index)
        self.copy.standfirst_confidence = confidence

    def _is_caption(self, index: int) -> bool:
        """Text right above a credit: in one block with it alone, or where a standfirst is found already."""
        if not self._is_above_credit(index):
            return False
        line = self.page.lines[index]
        same_block = line.block == self.page.lines[index + 1].block
        alone_above = index == 0 or self.page.lines[index - 1].block != line.block
        introduced = bool(self.copy.standfirst) or (self._is_dated(index) and line.words <= LONGEST_UNSURE)
        return (same_block and alone_above) or (index < self.start and introduced)

    def _is_dated(self, index: int) -> bool:
        """Whether the date or byline stands above a line already."""
        return any(role in (Role.DATE, Role.BYLINE) for role in self.page.roles[self.first : index])

    def _may_be_caption(self, index: int) -> bool:
        """Whether text above a credit can be its caption: behind the date and a paragraph as long as it a long one is copy."""
        before = self.page.lines[index - 1] if index else None
        pair = before is not None and min(before.words, self.page.lines[index].words) > LONGEST_UNSURE
        return self._is_above_credit(index) and not (pair and before.is_prose and self._is_dated(index))

    def _is_above_credit(self, index: int) -> bool:
        short = self.page.lines[index].words <= LONGEST_CAPTION
        return short and self.page.role(index + 1) is Role.CREDIT

    def _collect(self) -> None:
        links = 0
        for index in range(self.start, self.stop):
            role = self.page.roles[index]
            if role is Role.READ_ALSO or leads_to_links(self.page, index):
                links = MOST_LINKS if is_label(self.page.lines[index]) else 0
            elif self._is_copy(index):
                links = 0
                (self.copy.captions if self._is_caption(index) else self.copy.body).append(index)
            elif role in (Role.SHORT, Role.ITEM) and links:
                links -= 1
            elif self._belongs(index):
                self.copy.body.append(index)

    def _belongs(self, index: int) -> bool:
        """Whether a short line among the copy is a subheading or an item of a list: copy goes on behind it."""
        role, line = self.page.roles[index], self.page.lines[index]
        if role not in (Role.SHORT, Role.ITEM) or self._is_head(index) or self.page.repeated(index):
            return False
        if role is Role.ITEM:
            return bool(self.copy.body) or line.words in STANDFIRST_WORDS
        if self._is_point(index):
            return True
        if not self.copy.body or line.words > LONGEST_SUBHEADING or self._is_under_pull_quote(index):
            return False
        following = self.page.role(index + 1)
        return following in COPY or following is Role.ITEM

    def _is_point(self, index: int) -> bool:
        """Whether a line is in the list under a label of points, which ends where something else stands."""
        if self.page.lines[index].words < LEAST_POINT:
            return False
        for above in range(index - 1, max(self.first - 2, index - MOST_POINTS), -1):
            if self.page.roles[above] not in POINTS:
                return is_label(self.page.lines[above], Label.POINTS)
        return False

    def _close(self) -> None:
        """Behind the last paragraph: items of its list, footnotes in brackets, a paragraph that an agency signs."""
        index = self.stop
        while self.copy.body and index < len(self.page.lines):
            role, line, last = self.page.roles[index], self.page.lines[index], self.page.lines[index - 1]
            listed = role is Role.ITEM and (last.leads_in or self.page.roles[index - 1] is Role.ITEM)
            bracketed = line.text[:1] == "(" and line.text[-1:] == ")" and not signature(line.text)
            footnote = role is Role.SHORT and line.block == last.block and bracketed
            signed = role is Role.CAPTION and line.words >= LEAST_SIGNED and line.function_words > 1
            if self.page.repeated(index) or line.picture or not (listed or footnote or signed):
                return
            self.copy.body.append(index)
            index += 1

    def _promote_first(self) -> None:
        """Without a standfirst of its own: a text under a label of summaries, or a first line that is no sentence."""
        if self.copy.standfirst or len(self.copy.body) < 2:
            return
        index = self.copy.body[0]
        line = self.page.lines[index]
        if self._is_point(index):
            return
        labelled = index > 0 and is_label(self.page.lines[index - 1], Label.SUMMARY)
        if (
            line.words in STANDFIRST_WORDS
            and not line.bullet
            and (labelled or not (line.ends_sentence or line.leads_in))
        ):
            self.copy.body.pop(0)
            self._set_standfirst(index, 0.85 if labelled else 0.6)

    def _drop_pull_quotes(self) -> None:
        """Short paragraphs whose words, or whose quoted sentences, a longer one repeats."""
        lines = self.page.lines
        if len(self.copy.body) > MOST_PARAGRAPHS:
            return
        whole = " | ".join(lines[i].key[:3000] for i in self.copy.body)
        self.copy.body = [i for i in self.copy.body if lines[i].words < 5 or not _is_repeated_in(whole, lines[i])]

    def _drop_house_speech(self) -> None:
        """Last paragraphs that are no article's: the house speaking to its reader, a note on the author."""
        while len(self.copy.body) > 2:
            line = self.page.lines[self.copy.body[-1]]
            words = set(line.key.split())
            spoken = words & READER and words & HOUSE and not QUOTED.search(line.text)
            if line.words > LONGEST_SPEECH or not (spoken or self._is_about_author(line)):
                return
            self.copy.body.pop()

    def _is_about_author(self, line: Line) -> bool:
        """Whether a text says what somebody does whose name stands above the copy: "Jane Doe is a reporter …"."""
        match = ABOUT.match(line.text)
        if match is None or not is_person(match[1]):
            return False
        above = self.page.lines[max(0, self.first - ABOVE_HEAD) : self.copy.body[0]]
        return any(match[1] in other.text for other in above)

    def _is_under_pull_quote(self, index: int) -> bool:
        """Whether a line is the speaker's name under quoted words set apart."""
        above = self.page.lines[index - 1].text if index else ""
        return is_person(self.page.lines[index].text) and above[:1] in QUOTES and above[-1:] in QUOTES


def _is_repeated_in(whole: str, line: Line) -> bool:
    """Whether keys joined by bars hold a line's words twice: once as that line, once in another."""
    if whole.count(line.key[:3000]) > 1:
        return True
    quoted = line.text[:1] in QUOTES and line.text[-1:] in QUOTES
    said = [key for part in SENTENCE_END.split(line.text) if (key := key_of(part))] if quoted else []
    return len(said) > 1 and all(whole.count(key) > 1 for key in said)
