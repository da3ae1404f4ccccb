from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.dates import Hijri, format_hijri, hijri
from khabar.text.dates.umm_al_qura import gregorian
from khabar.text.digits import Numbering

DAY = date(2023, 9, 18)


def test_a_day_has_its_umm_al_qura_date() -> None:
    assert hijri(DAY) == Hijri(1445, 3, 3)


@pytest.mark.parametrize(("adjust", "day"), [(-1, 2), (0, 3), (1, 4)])
def test_the_date_moves_by_a_day_where_the_moon_was_sighted_otherwise(adjust: int, day: int) -> None:
    assert hijri(DAY, adjust=adjust).day == day


@pytest.mark.parametrize("adjust", [-2, 2])
def test_a_larger_adjustment_is_refused(adjust: int) -> None:
    with pytest.raises(ValueError, match="one day"):
        hijri(DAY, adjust=adjust)


@pytest.mark.parametrize(
    ("language", "numbering", "written"),
    [
        ("ar", "latn", "3 ربيع الأول 1445 هـ"),
        ("ar", "arab", "٣ ربيع الأول ١٤٤٥ هـ"),
        ("en", "latn", "3 Rabi al-Awwal 1445 AH"),
    ],
)
def test_the_calendar_is_named(language: str, numbering: Numbering, written: str) -> None:
    assert format_hijri(DAY, language=language, numbering=numbering) == written


@pytest.mark.parametrize("day", [date(1910, 1, 1), date(2090, 1, 1), date.max])
def test_a_day_beyond_the_tables_has_no_hijri_date(day: date) -> None:
    assert format_hijri(day, language="ar", numbering="latn", adjust=1) == ""
    with pytest.raises(OverflowError):
        hijri(day, adjust=1)


@given(st.dates(date(1924, 8, 1), date(2077, 11, 16)))
def test_conversion_there_and_back_returns_the_day(day: date) -> None:
    assert gregorian(*hijri(day)) == day
