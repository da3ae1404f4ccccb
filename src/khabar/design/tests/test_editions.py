from __future__ import annotations

from dataclasses import fields
from itertools import pairwise

import pytest

from khabar.design.assets import type_css
from khabar.design.editions import EDITIONS, Edition, Step, get_edition

editions = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)


@editions
def test_an_edition_is_complete(edition: Edition) -> None:
    empty = [field.name for field in fields(edition) if getattr(edition, field.name) in ("", None, ())]
    assert empty == []
    assert EDITIONS[edition.code] is edition


@editions
def test_sizes_shrink_from_the_lead_headline_to_fine_print(edition: Edition) -> None:
    steps = [getattr(edition.type, name) for name in ("display", "headline", "title", "heading", "small", "fine")]
    for larger, smaller in pairwise(steps):
        assert larger.phone > smaller.phone
        assert larger.desktop > smaller.desktop
    assert all(step.phone <= step.desktop for step in steps)


def test_arabic_has_air_and_latin_is_two_steps_tighter() -> None:
    arabic, latin = EDITIONS["ar"].type, EDITIONS["en"].type
    assert 1.35 <= arabic.headline.line <= 1.45
    assert arabic.text.line >= 1.6
    for name, step in vars(arabic).items():
        if isinstance(step, Step):
            assert getattr(latin, name).line < step.line
            assert getattr(latin, name).phone <= step.phone


def test_arabic_reads_from_the_right_and_english_from_the_left() -> None:
    assert (EDITIONS["ar"].direction, EDITIONS["ar"].quotes.opening) == ("rtl", "«")
    assert (EDITIONS["en"].direction, EDITIONS["en"].quotes.opening) == ("ltr", "“")


def test_a_regional_language_finds_its_edition_and_a_strange_one_the_first() -> None:
    assert get_edition("en-gb").code == "en"
    assert get_edition("xx").code == "ar"


@editions
def test_sizes_reach_the_style_sheet(edition: Edition) -> None:
    css = type_css(edition)
    assert f"--display-line:{edition.type.display.line};" in css
    assert f"{edition.type.display.desktop / 16:g}rem)" in css
