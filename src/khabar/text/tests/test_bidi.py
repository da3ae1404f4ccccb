import pytest
from hypothesis import given

from khabar.text.bidi import first_strong, has_controls, isolate, strip_controls
from khabar.text.tests.texts import any_text

CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_embeddings_overrides_and_isolates_are_stripped() -> None:
    assert strip_controls("أ".join(CONTROLS)) == "أ" * (len(CONTROLS) - 1)


@pytest.mark.parametrize("control", CONTROLS)
def test_each_control_is_noticed(control: str) -> None:
    assert has_controls(f"خبر{control}")


def test_direction_marks_are_legitimate() -> None:
    assert not has_controls("خبر\u200f RT\u200e")


@given(any_text)
def test_stripping_keeps_everything_but_the_controls(s: str) -> None:
    stripped = strip_controls(s)
    assert not has_controls(stripped)
    assert stripped == "".join(character for character in s if character not in CONTROLS)


@given(any_text)
def test_an_isolate_is_always_closed(s: str) -> None:
    isolated = isolate(s)
    assert isolated == (f"\u2068{strip_controls(s)}\u2069" if s else "")


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("خبر RT", "rtl"),
        ("RT خبر", "ltr"),
        ("24 خبرًا", "rtl"),
        ("«Khabar»", "ltr"),
        ("שלום", "rtl"),
        ("\u200fRT", "rtl"),
        ("\u2068RT\u2069 خبر", "rtl"),
        ("\u2069RT", "ltr"),
        ("2024 – 25%", None),
        ("", None),
    ],
)
def test_the_first_strong_letter_gives_the_direction(text: str, direction: str | None) -> None:
    assert first_strong(text) == direction


@given(any_text)
def test_any_text_has_a_direction_or_none(s: str) -> None:
    assert first_strong(s) in ("rtl", "ltr", None)
