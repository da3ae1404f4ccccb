"""What each line of a page is, judged by its words, its form, the line before it and whether it is repeated."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from khabar.text.dates import PartialDate
from khabar.text.folding import fold
from khabar.text.stemming import terms

from .agencies import agency_of
from .credit import YEAR_FIRST, Credit, is_bare_agency, read_caption, read_credit
from .dates import date_line, is_time, without_date
from .inserts import find_inserts
from .labels import Label, after_label, is_house_call, is_label, is_trail, opens_a_notice
from .language import FUNCTION_WORDS
from .lines import ARROWS, Line, key_of
from .names import POSTED_BY, Byline, is_person, read_byline, read_sign_off
from .sources import read_source

MOST_INSERTED = 12
LEAST_RUN, LONGEST_RUN, LEAST_SHARED = 3, 8, 2
EMBEDDED = re.compile(
    r"^.{1,60}\(@\w{2,30}\)[\s,]+\S.{2,30}$|pic\.twitter\.com/|^https?://\S+$|^www\.\S+$|^view this post on |^a post shared by ",
    re.IGNORECASE,
)
RIGHTS = re.compile(r"\ball rights reserved\b|(?:جميع|كل) الحقوق محفوظة|^حقوق (?:النشر|الطبع) محفوظة", re.IGNORECASE)
READ_ON = re.compile(
    r"(?:اقرا|طالع|شاهد|تابع|انظر) (?:ايضا|كذلك|المزيد)\b|شاهد\s?(?:\.{2,}|…|\|)|(?:read also|also read|see also|watch also)\b"
)
NEAR = 15
COMMON = 0.12
LONGEST_LABELLED = 14
FRAME = (Label.TAGS, Label.SHARE, Label.LEGAL, Label.AD)
LONGEST_VALUE = 9
LONGEST_CAPTION = 70
# "File image", «صورة أرشيفية»: all that a page says of its picture, with the copy right below.
CAPTIONS_THEMSELVES = ("صوره", "ارشيف", "file", "illustrative")
LONGEST_RIGHTS = 5
LEADING_CREDITS = frozenset(
    map(
        key_of,
        (
            "photographer",
            "photo by",
            "photo credit",
            "image credit",
            "image source",
            "تصوير",
            "المصور",
            "عدسة",
            "مصدر الصورة",
        ),
    )
)
LONGEST_NAMING, LEAST_CAPTION = 20, 5


class Role(Enum):
    """The part a line plays on its page."""

    PROSE = "running copy"
    SENTENCE = "a short closed sentence"
    ITEM = "an item of a list"
    SHORT = "a headline, a subheading, a caption or a link"
    NUMBER = "a table's figure"
    LABEL = "a label of the frame"
    MORE = "a label over other items"
    COMMENTS = "the label over readers' comments"
    READ_ALSO = "a link to another item inside the copy"
    DATE = "a date or time"
    BYLINE = "who wrote it"
    CREDIT = "a picture's credit"
    CAPTION = "a picture's caption, with its credit or without"
    SOURCE = "a source line"
    SIGN_OFF = "who reported, edited and contributed"
    NOTICE = "the house speaking to its reader"


COPY = frozenset({Role.PROSE, Role.SENTENCE})
HEADER = frozenset({Role.DATE, Role.BYLINE, Role.CREDIT, Role.CAPTION})


@dataclass(slots=True)
class Page:
    """A page's lines with their roles, and what was read while judging them, by the line's index."""

    lines: list[Line]
    repeats: Counter[str]
    inserts: frozenset[int] = frozenset()
    roles: list[Role] = field(default_factory=list)
    credits: dict[int, Credit] = field(default_factory=dict)
    sources: dict[int, list[str]] = field(default_factory=dict)
    bylines: dict[int, Byline] = field(default_factory=dict)
    dates: dict[int, PartialDate] = field(default_factory=dict)

    def repeated(self, index: int) -> bool:
        """Whether another line says the same."""
        return self.repeats[self.lines[index].key] > 1

    def role(self, index: int) -> Role | None:
        """The role at an index, None beyond the page's ends."""
        return self.roles[index] if 0 <= index < len(self.roles) else None


def judge(lines: Sequence[Line]) -> Page:
    """Give every line its role."""
    page = Page(list(lines), Counter(line.key for line in lines), find_inserts(lines))
    for index in range(len(page.lines)):
        page.roles.append(_role(page, index))
    soften(page)
    return page


def _role(page: Page, index: int) -> Role:
    line = page.lines[index]
    if index in page.inserts:
        return Role.NOTICE
    named = _value(page, index) or _source(page, index) or _sign_off(page, index) or _labelled(line)
    return named or _by_form(page, index) or _by_length(page, index)


def _value(page: Page, index: int) -> Role | None:
    """The role that a label alone on the line before gives: "Date:" above the date, "Image caption," above it."""
    line = page.lines[index]
    before = page.lines[index - 1] if index else None
    if before is None or line.words > LONGEST_CAPTION:
        return None
    if page.roles[index - 1] is Role.SOURCE and after_label(before.text, Label.SOURCE) is None:
        return None if line.ends_sentence or line.words > LONGEST_VALUE else Role.SOURCE
    if before.block != line.block:
        return None
    if is_label(before, Label.CAPTION) and not _speaks_for_itself(line):
        return None if line.is_prose and before.key.startswith(CAPTIONS_THEMSELVES) else Role.CAPTION
    if is_label(before, Label.BYLINE) and is_person(line.text):
        page.bylines[index] = Byline(line.text)
        return Role.BYLINE
    if line.words > LONGEST_VALUE:
        return None
    if not before.text.endswith((":", ",", "،")) and before.key not in LEADING_CREDITS:
        return None
    if is_label(before, Label.CREDIT) and (credit := read_credit(f"Photo: {line.text}")):
        page.credits[index] = Credit(line.text, credit.photographer, credit.agency, credit.confidence)
        return Role.CREDIT
    if is_label(before, Label.BYLINE) and (byline := read_byline(f"By: {line.text}")):
        page.bylines[index] = byline
        return Role.BYLINE
    return None


def _speaks_for_itself(line: Line) -> bool:
    """Whether a line is a date or byline by a label or form of its own, whatever label stands before it."""
    labelled = after_label(line.text, Label.BYLINE, Label.DATE) is not None
    return labelled or (line.words <= LONGEST_VALUE and date_line(line.text) is not None) or is_label(line)


def _source(page: Page, index: int) -> Role | None:
    line = page.lines[index]
    following = page.lines[index + 1] if index + 1 < len(page.lines) else None
    sources = read_source(line, following)
    if sources:
        page.sources[index] = sources
    return Role.SOURCE if sources else None


def _sign_off(page: Page, index: int) -> Role | None:
    found = read_sign_off(page.lines[index].text)
    if found is None:
        return None
    page.bylines[index] = found
    return Role.SIGN_OFF


def _labelled(line: Line) -> Role | None:
    if line.words <= LONGEST_LABELLED and (role := _label(line)):
        return role
    spoken = opens_a_notice(line.text) and (line.is_sentence or line.words <= 8) and not _is_filled(line)
    return Role.NOTICE if spoken else None


def _label(line: Line) -> Role | None:
    if EMBEDDED.search(line.text) or is_house_call(line.text) or _is_of_rights(line.text):
        return Role.NOTICE
    if READ_ON.match(fold(line.text)) and not line.ends_sentence:
        return Role.READ_ALSO
    if is_label(line, Label.COMMENTS):
        return Role.COMMENTS
    if is_label(line, Label.READ_ALSO) or after_label(line.text, Label.READ_ALSO, Label.MORE):
        return Role.READ_ALSO
    if is_label(line, Label.MORE):
        return Role.MORE
    if after_label(line.text, Label.CAPTION):
        return Role.CAPTION if read_credit(line.text) is None else None
    if is_label(line) or is_trail(line.text) or after_label(line.text, *FRAME):
        return None if _is_filled(line) else Role.LABEL
    points_on = line.text.endswith(ARROWS) and "«" not in line.text and "‹" not in line.text
    return Role.READ_ALSO if points_on and not line.ends_sentence else None


def _is_of_rights(text: str) -> bool:
    """Whether a line is the house's notice of rights, and no agency's picture credit."""
    return RIGHTS.search(text) is not None or (YEAR_FIRST.match(text) is not None and read_credit(text) is None)


def _is_filled(line: Line) -> bool:
    """Whether a line of a label's words tells more: the day of an update, the agency of a "Copyright"."""
    if any(character.isdigit() for character in line.text):
        return date_line(line.text) is not None
    credit = read_credit(line.text)
    if credit is not None and "/" in line.text and after_label(line.text, Label.CREDIT):
        return True
    few = "/" in line.text or line.words <= LONGEST_RIGHTS
    return credit is not None and few and agency_of(credit.agency) is not None


def _by_form(page: Page, index: int) -> Role | None:
    line = page.lines[index]
    found = date_line(line.text)
    dated = found is not None and found.year is not None and is_bare_agency(without_date(line.text))
    signed = after_label(line.text, Label.BYLINE) is not None or POSTED_BY.match(line.text) is not None
    if not dated and not signed and (credit := read_credit(line.text)):
        page.credits[index] = credit
        return Role.CREDIT
    if found:
        page.dates[index] = found
    if not dated and (byline := read_byline(line.text)):
        page.bylines[index] = byline
        return Role.BYLINE
    if found or is_time(line.text):
        return Role.DATE
    captioned = read_caption(line.text) if line.words <= LONGEST_CAPTION else None
    if captioned:
        page.credits[index] = captioned[1]
        return Role.CAPTION
    named = ":" in line.text[:LONGEST_NAMING] and after_label(line.text, Label.CREDIT)
    return Role.CAPTION if line.picture or (named and line.words >= LEAST_CAPTION) else None


def _by_length(page: Page, index: int) -> Role:
    line = page.lines[index]
    if line.is_number:
        return Role.NUMBER
    if line.is_prose:
        return Role.PROSE
    if line.is_sentence and not page.repeated(index):
        return Role.SENTENCE
    return Role.ITEM if line.bullet else Role.SHORT


def soften(page: Page) -> None:
    """A label of other items and the few links under it are an insert where the same copy goes on behind them."""
    for index, role in enumerate(page.roles):
        if role is Role.MORE:
            stop = _behind_links(page, index)
            if stop and _goes_on(page, index, stop):
                page.roles[index:stop] = [Role.READ_ALSO] * (stop - index)


def _behind_links(page: Page, index: int) -> int:
    """The index behind the links under a label, 0 if they are too many or end the page."""
    for stop in range(index + 1, min(index + MOST_INSERTED, len(page.roles))):
        if page.roles[stop] in COPY:
            return stop
        if page.roles[stop] in (Role.COMMENTS, Role.SOURCE, Role.SIGN_OFF):
            return 0
    return 0


def _goes_on(page: Page, start: int, stop: int) -> bool:
    """Whether the paragraphs behind an insert, two in a row at least, speak of what the copy before it speaks of."""
    if page.role(stop) is not Role.PROSE or page.role(stop + 1) not in COPY:
        return False
    before = [i for i in range(max(0, start - NEAR), start) if page.roles[i] is Role.PROSE]
    told = {term for i in before for term in _content(page.lines[i])}
    goes_on = {term for i in (stop, stop + 1) for term in _content(page.lines[i])}
    if told and len(goes_on & told) >= COMMON * len(goes_on):
        return True
    run = list(itertools.takewhile(lambda i: page.role(i) in COPY, range(stop, stop + LONGEST_RUN)))
    shared = {term for i in run for term in _content(page.lines[i])} & told
    interrupted = page.role(start - 1) in COPY and Role.DATE not in page.roles[start:stop]
    return interrupted and len(run) >= LEAST_RUN and len(shared) >= LEAST_SHARED


def _content(line: Line) -> set[str]:
    return {term for term in terms(line.text[:2000]) if len(term) > 3 and term not in FUNCTION_WORDS}
