"""The reader finds whose report an article is, wherever and however the page says so."""

from __future__ import annotations

import pytest

from . import shapes

TABLE = shapes.table("origins.toml")


def rows(name: str) -> list[tuple[str, str, list[str]]]:
    return [(language, text, names) for language, cases in TABLE[name].items() for text, names in cases.items()]


@pytest.mark.parametrize(("language", "line", "sources"), rows("below"))
def test_a_line_below_the_copy_names_sources(language: str, line: str, sources: list[str]) -> None:
    body = shapes.paragraphs(language)
    reading = shapes.read(language, [shapes.DATES[language]], body, [line])
    assert sorted(reading.value("sources", [])) == sorted(sources)
    assert reading.value("body") == body


@pytest.mark.parametrize(("language", "words", "sources"), rows("closing"))
def test_words_at_the_end_of_the_copy_name_sources(language: str, words: str, sources: list[str]) -> None:
    body = shapes.paragraphs(language)
    body[-1] += words[1:] if words.startswith(". ") else words
    reading = shapes.read(language, [shapes.DATES[language]], body)
    assert sorted(reading.value("sources", [])) == sorted(sources)
    assert reading.value("body") == body


@pytest.mark.parametrize(("language", "words", "sources"), rows("opening"))
def test_a_dateline_names_sources(language: str, words: str, sources: list[str]) -> None:
    body = shapes.paragraphs(language)
    body[0] = words + body[0]
    reading = shapes.read(language, [shapes.DATES[language]], body)
    assert sorted(reading.value("sources", [])) == sorted(sources)
    assert reading.value("body") == body


@pytest.mark.parametrize(
    ("language", "lines", "sources", "byline"),
    [(language, *case) for language, cases in TABLE["above"].items() for case in cases],
)
def test_lines_above_the_copy_name_sources_and_who_wrote(
    language: str, lines: list[str], sources: list[str], byline: str
) -> None:
    body = shapes.paragraphs(language)
    reading = shapes.read(language, lines, body)
    assert sorted(reading.value("sources", [])) == sorted(sources)
    assert reading.value("byline", "") == byline
    assert "standfirst" not in reading.fields
    assert reading.value("body") == body


def test_an_agency_is_listed_once_and_as_the_dateline_has_it() -> None:
    body = shapes.paragraphs("en")
    body[0] = "MARSA AL-RIH (KHFV/AP) – " + body[0]
    reading = shapes.read("en", ["by: KHFV Staff, The Associated Press", shapes.DATES["en"]], body)
    assert sorted(reading.value("sources")) == ["AP", "KHFV"]
    assert reading.value("byline") == "KHFV Staff"


def test_an_agency_that_only_the_notice_of_rights_names_is_known_by_its_initials() -> None:
    dated = "مرسى الريح 3 ربيع الأول 1445 هـ الموافق 18 سبتمبر 2023 م ونن"
    rights = 'جميع الحقوق محفوظة لوكالة نوران "ونن" 2023'
    assert shapes.read("ar", [dated], shapes.paragraphs("ar"), [rights]).value("sources") == ["ونن"]
    assert shapes.read("ar", [dated], shapes.paragraphs("ar")).value("sources") is None


def test_a_city_in_the_masthead_is_a_place_and_no_outlet() -> None:
    body = shapes.paragraphs("en")
    body[0] = "MARSA AL-RIH (KHFV) – " + body[0]
    page = "\n".join(["KHFV", "Marsa al-Rih", "Home", shapes.headline("en"), shapes.DATES["en"], *body])
    assert shapes.read_page(page).value("sources") == ["KHFV"]
