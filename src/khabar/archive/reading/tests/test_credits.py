"""Credits of every form are parted into photographer and agency; the lead picture's is told from the others."""

from __future__ import annotations

import pytest

from . import shapes

CAPTIONS = {"ar": "رافعات متوقفة على الرصيف الشرقي", "en": "Passengers wait on the quay in Marsa al-Rih on Monday"}
CREDITS = {"ar": "صورة: رويترز", "en": "Jane Doe/AFP"}
ROWS = [
    (language, raw, *parts) for language, cases in shapes.table("credits.toml").items() for raw, parts in cases.items()
]

in_both_languages = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.mark.parametrize(("language", "credit", "photographer", "agency"), ROWS)
def test_a_credit_under_or_behind_a_caption(language: str, credit: str, photographer: str, agency: str) -> None:
    caption, body = CAPTIONS[language], shapes.paragraphs(language)
    for picture in ([f"{caption}.", credit], [f"{caption}. {credit}"], [f"{caption} ({credit})"]):
        reading = shapes.read(language, [shapes.DATES[language], shapes.standfirst(language), *picture], body)
        found = [reading.value(name, "") for name in ("credit", "photographer", "agency")]
        assert found == [credit, photographer, agency]
        assert reading.value("body") == body


@in_both_languages
@pytest.mark.parametrize("place", ["under the headline", "under the date", "over the headline"])
def test_a_caption_that_the_page_says_twice_is_neither_headline_nor_copy(language: str, place: str) -> None:
    picture = [CAPTIONS[language], CAPTIONS[language], CREDITS[language]]
    title, date, body = shapes.headline(language), shapes.DATES[language], shapes.paragraphs(language)
    lines = {
        "under the headline": [title, *picture, date],
        "under the date": [title, date, *picture],
        "over the headline": [*picture, title, date],
    }[place]
    reading = shapes.read_page("\n".join([*shapes.MASTHEADS[language], *lines, *body, *shapes.FEET[language]]))
    assert reading.value("headline") == title
    assert reading.value("body") == body
    assert reading.value("credit") == CREDITS[language]


def test_a_picture_over_the_headline_leads_before_one_among_the_copy() -> None:
    body = shapes.paragraphs("en")
    copy = [*body[:3], "The harbour office in winter.", "Photo: John Roe/Reuters", *body[3:]]
    picture = [f"{CAPTIONS['en']}.", "Photo: Jane Doe/AFP"]
    lines = [*shapes.MASTHEADS["en"], *picture, "Islands", shapes.headline("en"), shapes.DATES["en"], *copy]
    assert shapes.read_page("\n".join(lines)).value("credit") == "Photo: Jane Doe/AFP"


def test_the_credit_of_a_picture_among_the_copy_is_not_the_lead_pictures() -> None:
    body = shapes.paragraphs("en")
    copy = [*body[:3], "The harbour office in winter.", "Photo: John Roe/Reuters", *body[3:]]
    above = [shapes.DATES["en"], "Image caption", f"{CAPTIONS['en']}."]
    assert "credit" not in shapes.read("en", above, copy).fields
    assert shapes.read("en", above[:1], copy).value("credit") == "Photo: John Roe/Reuters"


def test_what_ends_a_paragraph_in_brackets_is_no_credit() -> None:
    body = shapes.paragraphs("en")
    body[-1] += " The fare was set by the World Health Organization (WHO)."
    reading = shapes.read("en", [shapes.DATES["en"]], body)
    assert not {"credit", "sources"} & set(reading.fields)
