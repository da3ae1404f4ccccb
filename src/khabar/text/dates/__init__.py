"""Dates as Arabic and English outlets write them: formatting, the Umm al-Qura calendar, and reading."""

from khabar.text.dates.formatting import format_date, format_hijri, format_time
from khabar.text.dates.names import Months
from khabar.text.dates.reading import PartialDate, parse_date
from khabar.text.dates.umm_al_qura import Hijri, hijri

__all__ = [
    "Hijri",
    "Months",
    "PartialDate",
    "format_date",
    "format_hijri",
    "format_time",
    "hijri",
    "parse_date",
]
