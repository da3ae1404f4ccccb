import sys

import pytest
from hypothesis import example, given

from khabar.text.folding import fold
from khabar.text.tests.texts import any_text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("مَدْرَسَةٌ", "مدرسه"),
        ("رحمٰن", "رحمن"),
        ("الـــخـبر", "الخبر"),
        ("أحمد إبراهيم آمنة ٱلبيت", "احمد ابراهيم امنه البيت"),
        ("مصطفى", "مصطفي"),
        ("مسؤول", "مسءول"),
        ("مسئول", "مسءول"),
        ("کتابی", "كتابي"),
        ("٢٠٢٤ ۲۰۲۴", "2024 2024"),
        ("Khabar STRASSE straße", "khabar strasse strasse"),
        ("ﻻ ﷲ", "لا الله"),
        ("\u202bخبر\u202c\u200f \u200eRT\u2069", "خبر rt"),
        ("می\u200cخواهم", "ميخواهم"),
        ("", ""),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(any_text)
@example("α\u0640\u0345")
@example("e\u200d\u0301")
def test_folding_twice_changes_nothing(s: str) -> None:
    assert fold(fold(s)) == fold(s)


def test_folding_twice_changes_nothing_for_any_single_character() -> None:
    unstable = [hex(code) for code in range(sys.maxunicode + 1) if fold(fold(chr(code))) != fold(chr(code))]
    assert unstable == []
