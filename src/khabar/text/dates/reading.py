"""Finding a date in running text, in any of the ways it is written; what is not written stays unknown."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from khabar.text.dates import patterns
from khabar.text.dates.names import HIJRI_MONTH_NUMBERS, MONTH_NUMBERS, ORDINALS, WEEKDAY_NUMBERS
from khabar.text.dates.umm_al_qura import gregorian
from khabar.text.folding import fold

_GREGORIAN_YEARS = range(1800, 2200)
_HIJRI_YEARS = range(1343, 1501)
_LEAP_YEAR = 2000
# «18 رمضان 1445 هـ الموافق 28 مارس 2024»: how far the second date may stand from the first.
_COUNTERPART = 15

Day = tuple[int | None, int, int]


@dataclass(frozen=True)
class PartialDate:
    """A Gregorian day, or days from the first to the last, as far as the text names them.

    `year` is None where none is written. `weekday` counts from Monday as 0 and is what the text says, right
    or wrong. `span` is the start and end of the date in the text. `calendar` is the one it was written in: a
    day converted from Hijri may be off by one.
    """

    year: int | None
    month: int
    day: int
    end_month: int | None
    end_day: int | None
    weekday: int | None
    span: tuple[int, int]
    calendar: Literal["gregorian", "hijri"] = "gregorian"

    @property
    def first(self) -> date | None:
        """The first or only day, None without a year."""
        return date(self.year, self.month, self.day) if self.year else None

    @property
    def last(self) -> date | None:
        """The last day of a range, the only day otherwise, None without a year."""
        if self.year is None or self.end_month is None or self.end_day is None:
            return self.first
        return date(self.year + (self.end_month < self.month), self.end_month, self.end_day)


def parse_date(s: str) -> PartialDate | None:
    """Return the first date that `s` names, or None.

    A day and a month are needed; a year, a weekday and the end of a range are taken where they are written.
    Of a Hijri day followed by its Gregorian counterpart the Gregorian counts. Passed over are a Hijri day
    without a year, which has no Gregorian one, a day that no month has, and figures such as 3/4/2023 in Latin
    text, where day and month could be either. Never raises.
    """
    text, origins = _folded(s)
    found = [_placed(d, origins) for d in sorted(_dates(text), key=lambda d: (d.span[0], -d.span[1]))]
    dates = [d for d in found if d.year or not s[slice(*d.span)].islower()]  # "they may 20 times"
    return _gregorian_where_given(dates[0], dates) if dates else None


def _placed(d: PartialDate, origins: list[int]) -> PartialDate:
    start, end = d.span
    return replace(d, span=(origins[start], origins[end - 1] + 1))


def _gregorian_where_given(first: PartialDate, dates: list[PartialDate]) -> PartialDate:
    if first.calendar == "gregorian":
        return first
    start, end = first.span
    for d in dates:
        if d.calendar == "gregorian" and end <= d.span[0] <= end + _COUNTERPART:
            weekday = first.weekday if d.weekday is None else d.weekday
            return replace(d, weekday=weekday, span=(start, d.span[1]))
    return first


_fold_character = lru_cache(maxsize=4096)(fold)


def _folded(s: str) -> tuple[str, list[int]]:
    """Return `s` folded, and for each character the position in `s` that it comes from."""
    pieces = [(_fold_character(character), origin) for origin, character in enumerate(s)]
    return "".join(piece for piece, _ in pieces), [origin for piece, origin in pieces for _ in piece]


def _dates(text: str) -> Iterator[PartialDate]:
    for pattern in patterns.GREGORIAN:
        for match in pattern.finditer(text):
            yield from _named(match)
    for pattern in patterns.HIJRI:
        for match in pattern.finditer(text):
            yield from _hijri_named(match)
    for match in patterns.YEAR_FIRST.finditer(text):
        yield from _numeric(match, int(match["month"]), int(match["day"]))
    is_arabic = patterns.ARABIC.search(text) is not None
    for match in patterns.YEAR_LAST.finditer(text):
        yield from _year_last(match, is_arabic)


def _named(match: re.Match[str]) -> Iterator[PartialDate]:
    parts = _parts(match, MONTH_NUMBERS)
    if parts is not None:
        yield from _checked(match, *parts)


def _hijri_named(match: re.Match[str]) -> Iterator[PartialDate]:
    parts = _parts(match, HIJRI_MONTH_NUMBERS)
    if parts is None:
        return
    (year, month, day), end = parts
    year = year or (end[0] if end else None)
    yield from _converted(match, (year, month, day), end and (end[0] or year, end[1], end[2]))


def _parts(match: re.Match[str], months: dict[str, int]) -> tuple[Day, Day | None] | None:
    """Return the first day and the last, None where two names of one month disagree."""
    groups = match.groupdict()
    numbers = {
        name: months[_single_spaced(groups[name])]
        for name in ("month", "month_twin", "end_month", "end_month_twin")
        if groups.get(name)
    }
    for name in ("month", "end_month"):
        if numbers.get(name) != numbers.get(f"{name}_twin", numbers.get(name)):
            return None
    end_month = numbers.get("end_month") or numbers["month"]
    first = (_year(groups.get("year")), numbers.get("month") or end_month, _day(groups["day"]))
    if not groups.get("end_day"):
        return first, None
    last = (_year(groups.get("end_year")), end_month, _day(groups["end_day"]))
    if groups["and"] and not _are_neighbours(first, last):
        return (first[0] or last[0], *first[1:]), None
    return first, last


def _are_neighbours(first: Day, last: Day) -> bool:
    """Whether «18 و19 سبتمبر» is a range; «18 و25 سبتمبر» is two dates, of which the first counts."""
    return first[1] == last[1] and first[2] + 1 == last[2]


def _year(written: str | None) -> int | None:
    return int(written) if written else None


def _day(written: str) -> int:
    return ORDINALS.get(_single_spaced(written)) or int(re.sub(r"\D", "", written))


def _single_spaced(name: str) -> str:
    return " ".join(name.split())


def _year_last(match: re.Match[str], is_arabic: bool) -> Iterator[PartialDate]:
    """Day first, as in Arabic; in Latin text only where no other reading is possible."""
    first, second = int(match["day"]), int(match["month"])
    is_day_first = match["mark"] == "." or first > 12 or first == second or is_arabic
    if is_day_first:
        yield from _numeric(match, second, first)
    elif second > 12:
        yield from _numeric(match, first, second)


def _numeric(match: re.Match[str], month: int, day: int) -> Iterator[PartialDate]:
    year = int(match["year"])
    if year in _HIJRI_YEARS:
        yield from _converted(match, (year, month, day))
    else:
        yield from _checked(match, (year, month, day))


def _converted(match: re.Match[str], first: Day, last: Day | None = None) -> Iterator[PartialDate]:
    try:
        days = [gregorian(year, month, day) for year, month, day in filter(None, (first, last)) if year]
    except (ValueError, OverflowError):
        return
    if days and days[0] <= days[-1]:
        start, end = days[0], days[-1] if last else None
        yield PartialDate(
            start.year,
            start.month,
            start.day,
            end.month if end else None,
            end.day if end else None,
            _weekday(match),
            match.span(),
            "hijri",
        )


def _checked(match: re.Match[str], first: Day, last: Day | None = None) -> Iterator[PartialDate]:
    """Yield the match as a date if the calendar has its days, the last less than a year after the first."""
    year, month, day = first
    end_month = end_day = None
    if last:
        end_year, end_month, end_day = last
        turned = end_month < month
        if year is None and end_year is not None:
            year = end_year - turned
        implied = None if year is None else year + turned
        if end_year not in (None, implied) or (end_month == month and end_day < day):
            return
        last = (implied, end_month, end_day)
    if _exists((year, month, day)) and (last is None or _exists(last)):
        yield PartialDate(year, month, day, end_month, end_day, _weekday(match), match.span())


def _exists(day: Day) -> bool:
    year, month, number = day
    if year is not None and year not in _GREGORIAN_YEARS:
        return False
    return 1 <= month <= 12 and 1 <= number <= monthrange(year or _LEAP_YEAR, month)[1]


def _weekday(match: re.Match[str]) -> int | None:
    return WEEKDAY_NUMBERS[match["weekday"]] if match["weekday"] else None
