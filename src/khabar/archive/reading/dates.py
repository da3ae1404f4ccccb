"""Dates of a page: its date lines, and the days of the event its body tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.text.dates import PartialDate, parse_date
from khabar.text.dates.names import MONTH_NUMBERS
from khabar.text.folding import fold

from .labels import Label, after_label
from .lines import letters_of
from .results import Day, EventDays

LONGEST_DATE_LINE = 160
LONGEST_SEARCHED = 1500
MOST_PARAGRAPHS = 40
MOST_WORDS_BESIDE = 7
SLASHED_MONTH = re.compile(r"(?<=\d)\s?/\s?([^\W\d]{3,12})(?:\s?/\s?(?=\d{4}))?")
DASHED_MONTH = re.compile(r"\b(\d{1,2})-([A-Za-z]{3,9})\.?-(\d{4})\b")
MONTH_THEN_DAY = re.compile(r"([^\W\d]{3,12})\s+(\d{1,2})(?=[,،]?\s+\d{4}\b)")
YEAR_FIRST = re.compile(r"\b(\d{4})[ -]([^\W\d]{3,12})[ -](\d{1,2})\b")
AGO = re.compile(
    r"(?:منذ|قبل)\s+(?:\d+\s+)?(?:ثاني|ثوان|دقيق|دقائق|ساع|يوم|أيام|ايام|أسبوع|أسابيع|شهر|أشهر|سن)\w*"
    r"|\b(?:\d+|an?)\s*(?:s|m|h|d|secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\.? ago\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\b(?:1[0-2]|0?\d)[.:][0-5]\d ?(?:am|pm|a\.m|p\.m|bst|gmt|ص|م)\b", re.IGNORECASE
)
UPDATED = re.compile(r"updated|modified|update|تحديث|تعديل|حدث", re.IGNORECASE)
PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|posted|issued|updated)(?: on| at)?:?\s(?=\w{3,9},?\s\w|\d)|(?:نشر|نشرت|تحديث)(?: في| بتاريخ)?:?\s(?=\w+\s\d|\d)",
    re.IGNORECASE,
)
TODAY = re.compile(r"(?:اليوم|أمس|غدا|يوم|هذا|today|yesterday|tomorrow|on)\W*$", re.IGNORECASE)
SINCE = re.compile(r"(?:منذ|عام|قبل|حتى|بتاريخ|المؤرخ|since|before|until|by|from|dated|of)\W*$", re.IGNORECASE)
SURE_EVENT = 0.55


def find_date(text: str) -> PartialDate | None:
    """The first date of a line or paragraph; `span` is of the text as `tidied` gives it."""
    return parse_date(tidied(text))


def tidied(text: str) -> str:
    """Forms that outlets use besides the usual: «08/نوفمبر/2022», «5 سبتمبر أيلول 2023», "2023 Sep 18"."""
    text = DASHED_MONTH.sub(r"\1 \2 \3", text)
    text = SLASHED_MONTH.sub(lambda m: f" {m[1]} " if fold(m[1]) in MONTH_NUMBERS else m[0], text)
    text = YEAR_FIRST.sub(lambda m: f"{m[3]} {m[2]} {m[1]}" if fold(m[2]) in MONTH_NUMBERS else m[0], text)
    text = MONTH_THEN_DAY.sub(
        lambda m: f"{m[2]} {m[1]}" if not m[1].isascii() and fold(m[1]) in MONTH_NUMBERS else m[0], text
    )
    return _without_twins(text)


def _without_twins(text: str) -> str:
    """One name of a month where two stand side by side, Gulf and Levant."""
    words = text.split(" ")
    kept: list[str] = []
    index = 0
    while index < len(words):
        kept.append(words[index])
        number = _month(words[index])
        index += 1
        for length in (2, 1):
            if number and _month(" ".join(words[index : index + length])) == number:
                index += length
                break
    return " ".join(kept)


def _month(name: str) -> int | None:
    return MONTH_NUMBERS.get(fold(name)) if name and not name.isascii() and len(name) < 24 else None


def without_date(text: str) -> str:
    """What a line holds besides its first date, without the marks and clock times around it."""
    tidy = tidied(text)
    found = parse_date(tidy)
    rest = f"{tidy[: found.span[0]]} {tidy[found.span[1] :]}" if found else tidy
    return CLOCK.sub("", rest).strip(" |/•·,،:()[]–—-")


def date_line(text: str) -> PartialDate | None:
    """The date a line stands for: one with few words beside it, or behind a label of dates; else None."""
    if len(text) > LONGEST_DATE_LINE:
        return None
    tidy = tidied(text)
    found = parse_date(tidy)
    if not found:
        return None
    beside = letters_of(f"{tidy[: found.span[0]]} {tidy[found.span[1] :]}").split()
    if after_label(text, Label.DATE) is not None or PUBLISHED.match(text):
        return found if len(beside) <= 2 * MOST_WORDS_BESIDE else None
    closed = text.rstrip().endswith((".", "؟", "?", "!"))
    few = len(beside) <= (MOST_WORDS_BESIDE if found.year is not None else 3)
    return found if few and not closed else None


def is_time(text: str) -> bool:
    """Whether a line tells a time or an age only: "10:35", "3 hours ago"."""
    if len(text) > 60:
        return False
    return bool(AGO.search(text) or CLOCK.search(text)) and len(letters_of(text).split()) <= 5


def is_update(text: str) -> bool:
    """Whether a date line speaks of a later change, not of the first publication."""
    match = UPDATED.search(fold(text[:LONGEST_DATE_LINE]))
    return match is not None and match.start() < 25


def iso(found: PartialDate) -> str:
    """ISO 8601 for a full date, "--09-18" where no year is written."""
    year = f"{found.year:04}" if found.year is not None else "-"
    return f"{year}-{found.month:02}-{found.day:02}"


def find_event(paragraphs: Sequence[str]) -> tuple[PartialDate, int, float] | None:
    """The date of what the body tells, the paragraph that has it, and the confidence, or None."""
    best: tuple[float, int, PartialDate] | None = None
    for index, paragraph in enumerate(paragraphs[:MOST_PARAGRAPHS]):
        text = tidied(paragraph[:LONGEST_SEARCHED])
        found = parse_date(text)
        if found:
            score = _event_score(text, found) - 0.01 * index
            if best is None or score > best[0]:
                best = (score, index, found)
    if best is None or best[0] <= 0.1:
        return None
    return best[2], best[1], min(best[0], 0.9)


def _event_score(text: str, found: PartialDate) -> float:
    before = text[max(0, found.span[0] - 25) : found.span[0]]
    score = 0.4 if found.year is None else 0.25
    score += 0.2 if found.weekday is not None else 0.0
    score += 0.2 if TODAY.search(before) else 0.0
    score += 0.1 if found.end_day is not None else 0.0
    return score - (0.3 if SINCE.search(before) else 0.0)


def days_of(found: PartialDate) -> EventDays:
    """First and last day; a year that is not written stays None."""
    first: Day = {"year": found.year, "month": found.month, "day": found.day}
    if found.end_month is None or found.end_day is None:
        return {"first": first, "last": first}
    year = found.last.year if found.last else None
    return {"first": first, "last": {"year": year, "month": found.end_month, "day": found.end_day}}
