from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.dates import Months, format_date, format_hijri, parse_date
from khabar.text.dates.names import HIJRI_MONTH_NUMBERS, MONTH_NUMBERS, MONTHS, ORDINALS
from khabar.text.digits import DIGITS, Numbering
from khabar.text.tests.texts import any_text

DAYS = st.dates(date(1930, 1, 1), date(2070, 12, 31))
NUMBERINGS = st.sampled_from(list(DIGITS))


@given(DAYS, st.sampled_from(list(MONTHS)), NUMBERINGS, st.booleans())
def test_every_date_that_is_written_is_read_back(
    day: date, months: Months, numbering: Numbering, weekday: bool
) -> None:
    language = "en" if months == "english" else "ar"
    written = format_date(day, language=language, months=months, numbering=numbering, weekday=weekday)
    found = parse_date(f"({written})")
    assert found is not None
    assert (found.first, found.last) == (day, day)
    assert found.weekday == (day.weekday() if weekday else None)
    assert found.span == (1, len(written) + 1)


@given(DAYS, st.sampled_from(["ar", "en"]), NUMBERINGS)
def test_every_hijri_date_that_is_written_is_read_back(day: date, language: str, numbering: Numbering) -> None:
    found = parse_date(format_hijri(day, language=language, numbering=numbering))
    assert found is not None
    assert (found.first, found.calendar) == (day, "hijri")


@pytest.mark.parametrize(("name", "number"), MONTH_NUMBERS.items())
def test_every_spelling_of_a_month_is_read(name: str, number: int) -> None:
    found = parse_date(f"نشر 7 {name} 2019، هنا")
    assert found is not None
    assert (found.year, found.month, found.day) == (2019, number, 7)


@pytest.mark.parametrize("name", HIJRI_MONTH_NUMBERS)
def test_every_spelling_of_a_hijri_month_is_read(name: str) -> None:
    found = parse_date(f"7 {name} 1440 هـ")
    assert found is not None
    assert found.first is not None
    assert date(2018, 9, 1) < found.first < date(2019, 9, 30)


@pytest.mark.parametrize(
    "text",
    [
        "٧ آذار ٢٠١٩",
        "٧ آذَار/مارس ٢٠١٩",
        "7 مارس (آذار) 2019م",
        "السابع من آذار 2019",
        "7 من شهر مارس عام 2019",
        "7 March 2019",
        "the 7th of March, 2019",
        "March 7, 2019",
        "Mar. 7th 2019",
        "2019-03-07T21:10:00+03:00",
        "2019/3/7",
        "7.3.2019",
        "نُشر في ٧/٣/٢٠١٩",
        "7\u00a0مارس\u200f 2019",
        "30 جمادى الآخرة 1440هـ الموافق 7 مارس 2019",
    ],
)
def test_one_day_is_read_in_all_its_shapes(text: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.first == date(2019, 3, 7)


@pytest.mark.parametrize("day", range(1, 32))
def test_days_in_words_are_read(day: int) -> None:
    words = next(name for name, number in ORDINALS.items() if number == day)
    found = parse_date(f"في {words} من يناير 2020")
    assert found is not None
    assert found.first == date(2020, 1, day)


@pytest.mark.parametrize("text", ["18 سبتمبر", "18 سبتمبر المقبل", "18 سبتمبر 14:30", "18 سبتمبر، 2500 طن"])
def test_a_year_that_is_not_written_stays_unknown(text: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.year, found.month, found.day, found.first) == (None, 9, 18, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "صدر عام 2019",
        "مارس 2019",
        "31 فبراير 2023",
        "29 فبراير 2023",
        "7 مارس/نيسان 2019",
        "18 رمضان",
        "30 شوال 1445",
        "03/04/2023",
        "March 20,000 seats",
        "they may 20 times",
        "13/13/2023",
        "5 آباء",
    ],
)
def test_what_names_no_certain_day_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_the_first_date_of_a_text_is_found_where_it_stands() -> None:
    text = "وصل الوفد الخميس 5 مايو 2022، وغادر في 9 مايو"
    found = parse_date(text)
    assert found is not None
    assert text[slice(*found.span)] == "الخميس 5 مايو 2022"


@given(any_text)
def test_any_text_is_read_without_error(s: str) -> None:
    found = parse_date(s)
    if found:
        assert 0 <= found.span[0] < found.span[1] <= len(s)
        assert (found.first is None) == (found.year is None)
        assert (found.last or date.max) >= (found.first or date.min)
