import pytest
from hypothesis import given

from khabar.text.reading import count_words, reading_minutes
from khabar.text.tests.texts import any_text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقال الوزير إن الميناء مفتوح", 5),
        ("سطر\n\nثانٍ\u00a0هنا", 3),
        ("قبل – بعد • ثم", 3),
        ("نمو 3.5% و٢٠ سفينة", 4),
        ("«»", 0),
        ("", 0),
    ],
)
def test_words_are_counted_between_spaces(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("words", "language", "minutes"),
    [
        (0, "ar", 0),
        (1, "ar", 1),
        (138, "ar", 1),
        (139, "ar", 2),
        (690, "ar-EG", 5),
        (690, "en", 4),
        (229, "fr", 2),
    ],
)
def test_reading_time_follows_the_language_and_rounds_up(words: int, language: str, minutes: int) -> None:
    assert reading_minutes(words, language) == minutes


@given(any_text)
def test_no_text_has_more_words_than_characters(s: str) -> None:
    assert 0 <= count_words(s) <= len(s)
