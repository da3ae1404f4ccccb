from datetime import date, datetime, time

import pytest

from khabar.text.dates import Months, format_date, format_time
from khabar.text.dates.names import HIJRI_MONTHS, MONTHS, WEEKDAYS
from khabar.text.digits import Numbering

DAY = date(2023, 1, 9)


@pytest.mark.parametrize(
    ("language", "months", "numbering", "written"),
    [
        ("ar", "gulf", "latn", "9 يناير 2023"),
        ("ar", "gulf", "arab", "٩ يناير ٢٠٢٣"),
        ("ar", "levant", "arab", "٩ كانون الثاني ٢٠٢٣"),
        ("ar-TN", "maghreb", "latn", "9 جانفي 2023"),
        ("ar", "levant", "arabext", "۹ كانون الثاني ۲۰۲۳"),
        ("en", "english", "latn", "9 January 2023"),
        ("en-GB", "english", "latn", "9 January 2023"),
    ],
)
def test_a_date_is_written_by_the_settings_of_the_edition(
    language: str, months: Months, numbering: Numbering, written: str
) -> None:
    assert format_date(DAY, language=language, months=months, numbering=numbering) == written


def test_the_weekday_stands_before_the_date() -> None:
    arabic = format_date(DAY, language="ar", months="gulf", numbering="latn", weekday=True)
    english = format_date(DAY, language="en", months="english", numbering="latn", weekday=True)
    assert (arabic, english) == ("الاثنين 9 يناير 2023", "Monday 9 January 2023")


def test_times_are_written_on_the_24_hour_clock() -> None:
    assert format_time(time(14, 5), numbering="latn") == "14:05"
    assert format_time(datetime(2023, 1, 9, 0, 30), numbering="arab") == "٠٠:٣٠"


@pytest.mark.parametrize("names", [*MONTHS.values(), *HIJRI_MONTHS.values()])
def test_every_table_of_months_has_twelve(names: tuple[str, ...]) -> None:
    assert len(set(names)) == 12
    assert all(names)


@pytest.mark.parametrize("names", WEEKDAYS.values())
def test_every_table_of_weekdays_has_seven(names: tuple[str, ...]) -> None:
    assert len(set(names)) == 7
