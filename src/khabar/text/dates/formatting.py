"""Dates and times as they are printed, by the settings of an edition."""

from datetime import date, datetime, time
from typing import Literal

from khabar.text.dates.names import HIJRI_MONTHS, MONTHS, WEEKDAYS, Months
from khabar.text.dates.umm_al_qura import hijri
from khabar.text.digits import Numbering, localize

_ERA = {"ar": "هـ", "en": "AH"}


def format_date(d: date, *, language: str, months: Months, numbering: Numbering, weekday: bool = False) -> str:
    """Return «18 سبتمبر 2023» or "18 September 2023", with `weekday` «الاثنين 18 سبتمبر 2023».

    A language that is not Arabic is written as English is.
    """
    written = f"{d.day} {MONTHS[months][d.month - 1]} {d.year}"
    if weekday:
        written = f"{WEEKDAYS[_written(language)][d.weekday()]} {written}"
    return localize(written, numbering)


def format_time(t: time | datetime, *, numbering: Numbering) -> str:
    """Return hours and minutes on the 24-hour clock: "14:05", «١٤:٠٥»."""
    return localize(f"{t:%H:%M}", numbering)


def format_hijri(d: date, *, language: str, numbering: Numbering, adjust: int = 0) -> str:
    """Return «3 ربيع الأول 1445 هـ» or "3 Rabi al-Awwal 1445 AH", and "" where the calendar has no table.

    Raises ValueError for an adjustment of more than one day.
    """
    try:
        day = hijri(d, adjust=adjust)
    except OverflowError:
        return ""
    written = _written(language)
    return localize(f"{day.day} {HIJRI_MONTHS[written][day.month - 1]} {day.year} {_ERA[written]}", numbering)


def _written(language: str) -> Literal["ar", "en"]:
    return "ar" if language[:2] == "ar" else "en"
