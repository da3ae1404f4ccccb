import pytest

from khabar.text.dates import parse_date


@pytest.mark.parametrize(
    ("text", "year", "first", "last", "weekday"),
    [
        ("غدًا الثلاثاء 12 يونيو وحتى 15 يونيو المقبل", None, (6, 12), (6, 15), 1),
        ("من ١٨ إلى ٢١ أيلول ٢٠٢٣", 2023, (9, 18), (9, 21), None),
        ("18-21 سبتمبر", None, (9, 18), (9, 21), None),
        ("18 و19 سبتمبر 2023", 2023, (9, 18), (9, 19), None),
        ("من الأحد 30 أبريل حتى الثلاثاء 2 مايو", None, (4, 30), (5, 2), 6),
        ("28 ديسمبر 2023 – 3 يناير 2024", 2023, (12, 28), (1, 3), None),
        ("28 ديسمبر – 3 يناير 2024", 2023, (12, 28), (1, 3), None),
        ("September 18 to 21, 2023", 2023, (9, 18), (9, 21), None),
        ("Monday, Sept. 18 – Oct. 2, 2023", 2023, (9, 18), (10, 2), 0),
        ("18–21 September 2023", 2023, (9, 18), (9, 21), None),
        ("1 - 3 رمضان 1445 هـ", 2024, (3, 11), (3, 13), None),
    ],
)
def test_ranges_are_read_with_what_they_name(
    text: str, year: int | None, first: tuple[int, int], last: tuple[int, int], weekday: int | None
) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.year, found.weekday) == (year, weekday)
    assert (found.month, found.day) == first
    assert (found.end_month, found.end_day) == last


def test_a_range_over_new_year_ends_in_the_next_year() -> None:
    found = parse_date("28 ديسمبر 2023 – 3 يناير 2024")
    assert found is not None
    assert str(found.last) == "2024-01-03"


@pytest.mark.parametrize("text", ["18 و25 سبتمبر 2023", "18 سبتمبر 2023 – 5 سبتمبر 2023", "18 سبتمبر 2023"])
def test_what_is_no_range_is_one_day(text: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.day, found.end_day, str(found.last)) == (18, None, "2023-09-18")


@pytest.mark.parametrize("text", ["28 فبراير 2023 – 29 فبراير", "28 ديسمبر 2022 – 29 فبراير"])
def test_a_range_that_ends_on_no_day_is_only_its_first_day(text: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.day, found.end_day, found.last) == (28, None, found.first)


def test_a_range_written_over_several_years_is_only_its_first_day() -> None:
    found = parse_date("5 مارس 2019 - 7 مارس 2023")
    assert found is not None
    assert (str(found.first), found.end_day) == ("2019-03-05", None)
