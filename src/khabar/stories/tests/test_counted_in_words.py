"""The number of items reads as people say it: six forms in Arabic, two in English."""

from __future__ import annotations

import pytest
from django.utils import translation

from khabar.design.models import Outlet
from khabar.stories.cards import counted

ARABIC = {
    0: "لا أخبار",
    1: "خبر واحد",
    2: "خبران",
    3: "3 أخبار",
    10: "10 أخبار",
    11: "11 خبرًا",
    59: "59 خبرًا",
    99: "99 خبرًا",
    100: "100 خبر",
    102: "102 خبر",
    103: "103 أخبار",
    1011: "1011 خبرًا",
}


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "words"), ARABIC.items())
def test_arabic_has_six_forms(number: int, words: str) -> None:
    with translation.override("ar"):
        assert counted(number) == words


@pytest.mark.django_db
def test_english_has_two() -> None:
    with translation.override("en"):
        assert [counted(number) for number in (0, 1, 59)] == ["0 news items", "1 news item", "59 news items"]


@pytest.mark.django_db
def test_digits_are_the_editions() -> None:
    Outlet.objects.filter(locale__language_code="ar").update(numbering="arab")
    with translation.override("ar"):
        assert counted(59) == "٥٩ خبرًا"
