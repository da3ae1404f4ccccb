"""The gold set of the page-text reader is well-formed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent / "gold"
HALVES = ("seen", "unseen")
PAGES = sorted(GOLD.glob("*/*.txt"))
TEXT_FIELDS = ("headline", "standfirst", "credit", "photographer", "agency", "byline", "language", "date")
LIST_FIELDS = ("body", "source")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")


def expected(page: Path) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    return fields


def squeezed(text: str) -> str:
    return " ".join(text.split())


def layout(page: Path) -> str:
    return page.stem.partition("-")[2]


def layouts(half: str) -> set[str]:
    return {layout(page) for page in PAGES if page.parent.name == half}


def test_there_are_thirty_pages_of_ten_layouts_in_two_languages() -> None:
    assert len(PAGES) >= 30
    assert len(layouts("seen") | layouts("unseen")) >= 10
    languages = [expected(page)["language"] for page in PAGES]
    assert set(languages) == {"ar", "en"}
    assert 0.6 <= languages.count("ar") / len(languages) <= 0.75


def test_halves_are_balanced() -> None:
    sizes = [sum(page.parent.name == half for page in PAGES) for half in HALVES]
    assert sizes[0] == sizes[1]
    assert sum(sizes) == len(PAGES)


def test_the_unseen_half_has_known_and_unknown_layouts() -> None:
    assert len(layouts("unseen") & layouts("seen")) >= 6
    assert len(layouts("unseen") - layouts("seen")) >= 4


def test_every_text_has_its_fields_and_no_fields_lack_a_text() -> None:
    assert {page.with_suffix(".json") for page in PAGES} == set(GOLD.glob("*/*.json"))


@each_page
def test_fields_are_complete_and_of_the_right_type(page: Path) -> None:
    fields = expected(page)
    assert set(fields) == {*TEXT_FIELDS, *LIST_FIELDS}
    assert all(isinstance(fields[name], str) for name in TEXT_FIELDS)
    assert all(isinstance(item, str) and item for name in LIST_FIELDS for item in fields[name])
    assert fields["headline"]
    assert len(fields["body"]) >= 4


@each_page
def test_dates_are_iso_or_lack_only_the_year(page: Path) -> None:
    assert re.fullmatch(r"((\d{4}|-)-\d\d-\d\d)?", expected(page)["date"])


@each_page
def test_expected_strings_occur_in_the_text_in_order(page: Path) -> None:
    fields, text = expected(page), squeezed(page.read_text(encoding="utf-8"))
    names = ("headline", "standfirst", "credit", "photographer", "agency", "byline")
    assert all(fields[name] in text for name in names)
    assert all(source in text for source in fields["source"])
    position = 0
    for paragraph in fields["body"]:
        position = text.index(paragraph, position) + len(paragraph)


@each_page
def test_photographer_and_agency_come_from_the_credit(page: Path) -> None:
    fields = expected(page)
    assert fields["photographer"] in fields["credit"]
    assert fields["agency"] in fields["credit"]
    assert bool(fields["credit"]) == bool(fields["photographer"] or fields["agency"])
