"""A word list finds its words however they are dressed up, and no innocent word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.wordlists import WordList

LINES = """
غبي
أحمق
كلب
عير
جن
لص  # a thief
ابن الحرام
تبا لك
مرتزق*
حمار
قذر
idiot
shut up
!كلبش
""".splitlines()
LISTED = WordList.of(LINES)

CAUGHT = {
    "غبي": "غبي",
    "الغبي،": "غبي",
    "وغبي": "غبي",
    "غَبي": "غبي",
    "غَبِيٌّ": "غبي",
    "غبــي": "غبي",
    "غـــبـــي": "غبي",
    "والغبي": "غبي",
    "فالغبي": "غبي",
    "بالغبي": "غبي",
    "كالغبي": "غبي",
    "للغبي": "غبي",
    "وللغبي!": "غبي",
    "ياغبي": "غبي",
    "غبية": "غبي",
    "غبيه": "غبي",
    "الغبيين": "غبي",
    "غبيهم": "غبي",
    "غبيًا": "غبي",
    "غبييييي": "غبي",
    "غ ب ي": "غبي",
    "غ.ب.ي": "غبي",
    "غ-بي": "غبي",
    "غ*ب*ي": "غبي",
    "غ\u200cب\u200dي": "غبي",
    "\u202eغبي\u202c": "غبي",
    "ﻏﺒﻲ": "غبي",
    "<b>غبي</b>": "غبي",
    "غبی": "غبي",
    "غ/ب/ي": "غبي",
    "غ|ب|ي": "غبي",
    "غ🤡ب🤡ي": "غبي",
    "غ،بي": "غبي",
    "غ<i></i>بي": "غبي",
    "غ بي": "غبي",
    "غب ي": "غبي",
    "أ ح مق": "أحمق",
    "غ\nب\nي": "غبي",
    "غبي1": "غبي",
    "99غبي": "غبي",
    "xغبيx": "غبي",
    "غ\u0337ب\u0337ي\u0337": "غبي",
    "غب\u0310ي": "غبي",
    "غ\u034fبي": "غبي",
    "غ\u3164بي": "غبي",
    "غ\ufe0fبي": "غبي",
    "غ\U000e0041بي": "غبي",
    "غ\u2062بي": "غبي",
    "غبۍ": "غبي",
    "غبې": "غبي",
    "ڠبي": "غبي",
    "گلب": "كلب",
    "ڪلب": "كلب",
    "كلپ": "كلب",
    "كlب": "كلب",
    "عٮى": "غبي",
    "الكلٮ": "كلب",
    "7مار": "حمار",
    "٧مار": "حمار",
    "ح1مار حم1ر": "حمار",
    "يا 7م1ر": "حمار",
    "8ذر": "قذر",
    "9ذر": "قذر",
    "احمق": "أحمق",
    "الأحمق": "أحمق",
    "إحمق": "أحمق",
    "بأحمق": "أحمق",
    "الكلب": "كلب",
    "كلابكم كلبكم": "كلب",
    "الجن": "جن",
    "اللص": "لص",
    "ابن الحرام": "ابن الحرام",
    "يا ابن  الحرام": "ابن الحرام",
    "تبًا لك": "تبا لك",
    "المرتزقة": "مرتزق*",
    "والمرتزقون": "مرتزق*",
    "IDIOT": "idiot",
    "idiots": "idiot",
    "i d i o t": "idiot",
    "1d10t": "idiot",
    "!d!ot": "idiot",
    "idi0t5": "idiot",
    "іdіоt": "idiot",
    "ídïót": "idiot",
    "ｉｄｉｏｔ": "idiot",
    "𝒾𝒹𝒾𝑜𝓉": "idiot",
    "🅸🅳🅸🅾🆃": "idiot",
    "🇮🇩🇮🇴🇹": "idiot",
    "id.iot": "idiot",
    "i diot": "idiot",
    "Shut, up!": "shut up",
}
INNOCENT = [
    "غبار", "الغبن", "غب", "مغبة", "تغيب", "غابي", "أغبى", "نبيغ",
    "حمق النهار", "بعير", "البعير", "كبعير", "جنة", "الجنة", "جنوب", "جنين",
    "كلبشة", "كلبش", "كلمة", "لبنان", "كلنا", "لصوص", "خلص", "بلصق",
    "ابن", "الحرام", "حرام", "ابن عمه في الحرام", "تبا", "لك",
    "ارتزاق", "رزق", "idiom", "idiotic", "shutter", "up", "id i o",
    "غ ب", "و غب", "غب و ي", "عبى", "عى", "7", "3 كم", "ك7", "رقم 7 مار", "ستون7مارس",
    "a cross", "i do", "4U", "B2B", "co2", "100$", "me@example.org", "قال:بيان",
    "", "،؛؟", "12345", "\u0640\u0640", "\u0337" * 20, "ﷺ" * 50,
]  # fmt: skip


@pytest.mark.parametrize(("written", "entry"), CAUGHT.items())
def test_a_word_is_caught_however_it_is_written(written: str, entry: str) -> None:
    assert entry in [hit.entry for hit in LISTED.hits(f"قال لي {written} ثم مضى")]


@pytest.mark.parametrize("word", INNOCENT)
def test_an_innocent_word_is_not(word: str) -> None:
    assert LISTED.hits(f"ثم {word} مرة") == []


def test_a_clean_text_is_clean_however_long_and_however_marked() -> None:
    """Nothing in it takes more than a moment: each of these once took the square of its length."""
    for text in ("ا" * 20_000, "a" + "!" * 20_000 + "b", "a-" * 10_000, "ﷺ" * 4_000, "غ " * 10_000, "ا\u0651" * 10_000):
        assert LISTED.hits(text) == []


def test_a_hit_says_how_it_was_written() -> None:
    (hit,) = LISTED.hits("هذا الرأي <i>الغبــيّ</i>، كما ترى")
    assert (hit.entry, hit.written) == ("غبي", "الغبــيّ")
    (spelled,) = LISTED.hits("أنت غ ب ي جدا")
    assert spelled.written == "غ ب ي"


def test_each_entry_is_said_once() -> None:
    assert len(LISTED.hits("غبي وغبي وغبي")) == 1


def test_an_empty_list_finds_nothing() -> None:
    assert WordList.of(["", "# only a remark", "!innocent", "..."]).hits("innocent only remark") == []


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    LISTED.hits(text)
