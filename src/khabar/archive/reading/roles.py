"""What each line of a page is, judged by its words, its form and whether the page repeats it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from khabar.text.dates import PartialDate, parse_date

from .credit import Credit, read_caption, read_credit
from .labels import Label, after_label, is_label, opens_a_notice
from .lines import Line, letters_of
from .names import read_byline
from .sources import read_source

LONGEST_DATE_LINE = 140
MOST_WORDS_BESIDE_A_DATE = 7
AGO = re.compile(
    r"(?:منذ|قبل)\s+(?:\d+\s+)?(?:ثاني|ثوان|دقيق|دقائق|ساع|يوم|أيام|ايام|أسبوع|أسابيع|شهر|أشهر|سن)\w*"
    r"|\b\d+\s*(?:s|m|h|d|secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\.? ago\b|\b(?:an? )(?:hour|minute|day|week) ago\b",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")


class Role(Enum):
    """The part a line plays on its page."""

    PROSE = "running copy"
    SENTENCE = "a short closed sentence"
    ITEM = "an item of a list"
    SHORT = "a headline, a subheading, a caption or a link"
    LABEL = "a label of the frame"
    MORE = "a label over other items"
    COMMENTS = "the label over readers' comments"
    READ_ALSO = "a link to another item inside the copy"
    DATE = "a date or time"
    BYLINE = "who wrote it"
    CREDIT = "a picture's credit"
    CAPTION = "a picture's caption with its credit"
    SOURCE = "a source line"
    NOTICE = "the house speaking to its reader"


COPY = frozenset({Role.PROSE, Role.SENTENCE})
HEADER = frozenset({Role.DATE, Role.BYLINE, Role.CREDIT, Role.CAPTION})


@dataclass(slots=True)
class Page:
    """A page's lines with their roles, and what was read while judging them, by the line's index."""

    lines: list[Line]
    roles: list[Role]
    repeats: Counter[str]
    credits: dict[int, Credit]
    sources: dict[int, list[str]]
    bylines: dict[int, list[str]]
    dates: dict[int, PartialDate]

    def repeated(self, index: int) -> bool:
        """Whether another line says the same."""
        return self.repeats[self.lines[index].key] > 1


def judge(lines: Sequence[Line]) -> Page:
    """Give every line its role."""
    page = Page(list(lines), [], Counter(line.key for line in lines), {}, {}, {}, {})
    for index in range(len(page.lines)):
        page.roles.append(_role(page, index))
    return page


def _role(page: Page, index: int) -> Role:
    line = page.lines[index]
    following = page.lines[index + 1] if index + 1 < len(page.lines) else None
    named = _labelled(line)
    sources = read_source(line, following)
    if sources:
        page.sources[index] = sources
        return Role.SOURCE
    if named:
        return named
    return _by_form(page, index) or _by_length(page, index)


def _labelled(line: Line) -> Role | None:
    if line.words > 12 and not opens_a_notice(line.text):
        return None
    if is_label(line, Label.COMMENTS):
        return Role.COMMENTS
    if is_label(line, Label.READ_ALSO) or after_label(line.text, Label.READ_ALSO, Label.MORE):
        return Role.READ_ALSO
    if is_label(line, Label.MORE):
        return Role.MORE
    if is_label(line):
        return Role.LABEL
    if opens_a_notice(line.text) and (line.is_sentence or line.words <= 8):
        return Role.NOTICE
    if after_label(line.text, Label.TAGS, Label.SHARE, Label.LEGAL, Label.AD):
        return Role.LABEL
    return None


def _by_form(page: Page, index: int) -> Role | None:
    line = page.lines[index]
    credit = read_credit(line.text)
    if credit:
        page.credits[index] = credit
        return Role.CREDIT
    names = read_byline(line.text)
    if names:
        page.bylines[index] = names
        page.dates.update(_date_of(line, index))
        return Role.BYLINE
    found = _date_of(line, index)
    if found or _is_time(line):
        page.dates.update(found)
        return Role.DATE
    captioned = read_caption(line.text) if line.words <= 60 else None
    if captioned:
        page.credits[index] = captioned[1]
        return Role.CAPTION
    return None


def _by_length(page: Page, index: int) -> Role:
    line = page.lines[index]
    if line.is_prose:
        return Role.PROSE
    if line.is_sentence and not page.repeated(index):
        return Role.SENTENCE
    return Role.ITEM if line.bullet else Role.SHORT


def _date_of(line: Line, index: int) -> dict[int, PartialDate]:
    """The date a line stands for: one with few words beside it, or behind a label of dates."""
    if len(line.text) > LONGEST_DATE_LINE:
        return {}
    found = parse_date(line.text)
    if not found:
        return {}
    beside = letters_of(line.text[: found.span[0]] + " " + line.text[found.span[1] :]).split()
    stated = after_label(line.text, Label.DATE) is not None
    few = len(beside) <= MOST_WORDS_BESIDE_A_DATE and not line.ends_sentence
    close = len(beside) <= 3 or found.year is not None
    return {index: found} if stated or (few and close) else {}


def _is_time(line: Line) -> bool:
    if len(line.text) > 60:
        return False
    match = AGO.search(line.text) or CLOCK.search(line.text)
    return bool(match) and len(letters_of(line.text).split()) <= 5
