"""The shapes dates are written in, as patterns over folded text.

Repetitions are bounded, so that matching stays linear on hostile text.
"""

import re
from collections.abc import Iterable

from khabar.text.dates.names import HIJRI_MONTH_NUMBERS, MONTH_NUMBERS, ORDINALS, WEEKDAY_NUMBERS


def _any(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s{1,3}") for name in longest_first)


ARABIC = re.compile("[\u0621-\u064a]")

_GAP = r"[\s,،]{0,4}"
_NUMBER = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?"
_WEEKDAY = (
    rf"(?:(?<!\w)[وفبل]?(?P<weekday>{_any(WEEKDAY_NUMBERS)})(?!\w)\.?"
    rf"{_GAP}(?:الموافق\s{{1,3}})?(?:the\s)?)?"
)
_NO_NUMBER_BEFORE = r"(?<!\d)(?<!\d[.,/:-])"
_BETWEEN = (
    r"\s{0,3}(?:[-–—]|(?<!\w)(?:و?حتي|و?الي(?:\sغايه)?|و?لغايه|until|till?|to|through)(?!\w)"
    r"|(?P<and>(?<!\w)(?:و|and\s)))\s{0,3}"
    rf"(?:يوم\s)?(?:(?:{_any(WEEKDAY_NUMBERS)})(?!\w){_GAP})?(?:the\s)?"
)
_OF = r"\s{0,3}(?:من\s(?:شهر\s)?|of\s)?"
_FOUR_DIGITS = r"(?:1[3-9]|2[01])\d\d"
_ERA = r"(?:\s?(?:م|ميلادي|ميلاديه|ه|هجري|هجريه|ad|ce|ah)(?!\w))?"


def _day(group: str) -> str:
    return rf"(?P<{group}>{_NUMBER}|(?<!\w)(?:{_any(ORDINALS)})(?=\sمن\s))"


def _month(group: str, names: str) -> str:
    """A month, or one month by two names: «آذار/مارس», «آذار (مارس)»."""
    twin = rf"(?:\s?[/(]\s?(?P<{group}_twin>{names})(?!\w)\)?)?"
    return rf"(?P<{group}>{names})(?!\w)\.?{twin}"


def _year(group: str) -> str:
    return rf"(?:{_GAP}(?:(?:من\s)?(?:ال)?(?:ل?عام|ل?سنه)\s)?(?P<{group}>{_FOUR_DIGITS})(?!\d)(?![.,:]\d){_ERA})"


def _day_first(names: str) -> tuple[re.Pattern[str], ...]:
    start = rf"{_WEEKDAY}{_NO_NUMBER_BEFORE}{_day('day')}"
    end = rf"{_day('end_day')}{_OF}{_month('end_month', names)}{_year('end_year')}?"
    month = rf"{_OF}{_month('month', names)}"
    return (
        re.compile(rf"{start}(?:{month}{_year('year')}?)?{_BETWEEN}{end}"),
        re.compile(rf"{start}{month}{_year('year')}?"),
    )


_LATIN_MONTHS = _any(name for name in MONTH_NUMBERS if name.isascii())
_MONTH_FIRST = (
    rf"{_WEEKDAY}(?<!\w){_month('month', _LATIN_MONTHS)}\s{{1,3}}(?P<day>{_NUMBER})(?![.,]\d{{3}}(?!\d))"
    rf"{_year('year')}?"
)

GREGORIAN = (
    *_day_first(_any(MONTH_NUMBERS)),
    re.compile(
        rf"{_MONTH_FIRST}{_BETWEEN}(?:{_month('end_month', _LATIN_MONTHS)}\s{{1,3}})?"
        rf"(?P<end_day>{_NUMBER}){_year('end_year')}?"
    ),
    re.compile(_MONTH_FIRST),
)
HIJRI = _day_first(_any(HIJRI_MONTH_NUMBERS))

_FIGURE = r"\d{1,2}(?!\d)"
_NUMERIC_START = rf"{_WEEKDAY}{_NO_NUMBER_BEFORE}"
YEAR_FIRST = re.compile(
    rf"{_NUMERIC_START}(?P<year>{_FOUR_DIGITS})(?P<mark>[-/.])(?P<month>{_FIGURE})(?P=mark)(?P<day>{_FIGURE})"
)
YEAR_LAST = re.compile(
    rf"{_NUMERIC_START}(?P<day>{_FIGURE})(?P<mark>[-/.])(?P<month>{_FIGURE})(?P=mark)"
    rf"(?P<year>{_FOUR_DIGITS})(?!\d)"
)
