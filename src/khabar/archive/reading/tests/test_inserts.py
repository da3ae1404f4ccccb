"""What stands among the paragraphs or behind them, and what belongs to them."""

from __future__ import annotations

import pytest

from . import shapes

TABLE = shapes.table("inserts.toml")


def rows(name: str) -> list[tuple[str, list[str]]]:
    return [(language, lines) for language, cases in TABLE[name].items() for lines in cases]


@pytest.mark.parametrize(("language", "lines"), rows("among"))
def test_an_insert_among_the_copy_is_left_out(language: str, lines: list[str]) -> None:
    body = shapes.paragraphs(language)
    reading = shapes.read(language, [shapes.DATES[language]], [*body[:2], *lines, *body[2:]])
    assert reading.value("body") == body
    assert reading.value("headline") == shapes.headline(language)
    assert not {"standfirst", "sources", "byline"} & set(reading.fields)


@pytest.mark.parametrize(("language", "lines"), rows("behind"))
def test_what_follows_the_last_paragraph_is_left_out(language: str, lines: list[str]) -> None:
    body = shapes.paragraphs(language)
    reading = shapes.read(language, [shapes.DATES[language]], body, lines)
    assert reading.value("body") == body
    assert "sources" not in reading.fields


@pytest.mark.parametrize(
    "note",
    [
        "Lina Abadi is a correspondent covering the coast.",
        "Lina Abadi writes about ports and islands for The Compass.",
        "Make us your first stop and get our letter every morning.",
    ],
)
def test_a_note_on_the_author_or_to_the_reader_ends_the_copy(note: str) -> None:
    body = shapes.paragraphs("en")
    assert shapes.read("en", ["By Lina Abadi", shapes.DATES["en"]], [*body, note]).value("body") == body


def test_a_sentence_on_somebody_else_or_in_quotation_marks_stays() -> None:
    body = [*shapes.paragraphs("en"), "Nadim Kassar is a pilot.", '"You will see our boats again," he said.']
    assert shapes.read("en", ["By Lina Abadi", shapes.DATES["en"]], body).value("body") == body


def test_points_over_the_copy_belong_to_it_and_a_summary_is_its_standfirst() -> None:
    points = ["The line was closed in 2014.", "Three boats a week will run.", "The subsidy is still disputed."]
    body, date = shapes.paragraphs("en"), shapes.DATES["en"]
    reading = shapes.read("en", [date, "Key Points", *points], body)
    assert reading.value("body") == [*points, *body]
    assert "standfirst" not in reading.fields
    summed_up = shapes.read("en", [date, "Summary", shapes.standfirst("en")], body)
    assert summed_up.value("standfirst") == shapes.standfirst("en")


def test_a_pull_quote_of_two_sentences_goes_with_its_speaker() -> None:
    body = shapes.paragraphs("en")
    body[2] = '"We kept the key," Nadim Kassar said. "Nobody asked for it."'
    pulled = ['"We kept the key. Nobody asked for it."', "Nadim Kassar"]
    reading = shapes.read("en", [shapes.DATES["en"]], [*body[:4], *pulled, body[4]])
    assert reading.value("body") == body


def test_the_label_of_an_archive_picture_does_not_take_the_copy_for_its_caption() -> None:
    body = shapes.paragraphs("ar")
    reading = shapes.read("ar", [shapes.DATES["ar"], "صورة أرشيفية", "كتب - سامر النجار"], body)
    assert (reading.value("byline"), reading.value("body")) == ("سامر النجار", body)
    assert shapes.read("ar", [shapes.DATES["ar"], "صورة أرشيفية"], body).value("body") == body
