"""The Hijri calendar of Umm al-Qura."""

from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Gregorian
from hijridate import Hijri as UmmAlQura


class Hijri(NamedTuple):
    """A day of the Umm al-Qura calendar: year 1343–1500, month 1–12, day 1–30."""

    year: int
    month: int
    day: int


def hijri(d: date, *, adjust: int = 0) -> Hijri:
    """Return the Hijri day of `d`, moved by `adjust` days where the moon was sighted otherwise (-1, 0 or 1).

    Raises ValueError for another adjustment, OverflowError outside 1 August 1924 – 16 November 2077, where
    the calendar has no table.
    """
    if adjust not in (-1, 0, 1):
        raise ValueError(f"A Hijri date is adjusted by one day at most, not by {adjust}.")
    moved = d + timedelta(days=adjust)
    return Hijri(*Gregorian(moved.year, moved.month, moved.day).to_hijri().datetuple())


def gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Hijri one.

    Raises OverflowError outside the years 1343–1500 and ValueError for a day that the month does not have.
    """
    return date(*UmmAlQura(year, month, day).to_gregorian().datetuple())
