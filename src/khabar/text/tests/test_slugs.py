import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.slugs import slugify
from khabar.text.tests.texts import any_text


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("ميناء مرسى الريح يفتح أبوابه", "ميناء-مرسى-الريح-يفتح-أبوابه"),
        ("الخـــبر «العاجل»: مُهِمٌّ!", "الخبر-العاجل-مهم"),
        ("قمة ٢٠٢٤ و۲۰۲۵", "قمة-2024-و2025"),
        ("A Minister’s  “Plan” & Prices", "a-ministers-plan-prices"),
        ("ﻻ جديد", "لا-جديد"),
        ("cafe\u0301", "café"),
        ("snake_case/path?x=1#y", "snake-case-path-x-1-y"),
        ("\u202eخبر\u200f مقلوب", "خبر-مقلوب"),
        ("—— !؟ ——", "item"),
        ("ًٌٍ ـ", "item"),
        ("", "item"),
    ],
)
def test_titles_become_readable_slugs(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_long_title_is_cut_after_a_whole_word() -> None:
    slug = slugify("كلمة " * 40)
    assert slug == "-".join(["كلمة"] * 16)


def test_a_title_that_ends_at_the_limit_is_not_cut_short() -> None:
    assert slugify("خمسة ستة", max_length=4) == "خمسة"


def test_a_word_longer_than_the_limit_is_cut_inside() -> None:
    assert slugify("ب" * 100) == "ب" * 80


@given(any_text, st.integers(min_value=1, max_value=100))
def test_a_slug_is_always_valid(s: str, max_length: int) -> None:
    slug = slugify(s, max_length)
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", slug)
    assert len(slug) <= max_length
    assert unicodedata.is_normalized("NFC", slug)
    assert not re.search("[\u0640\u064b-\u065f\u0670٠-٩۰-۹]", slug)


@given(any_text)
def test_a_slug_is_its_own_slug(s: str) -> None:
    assert slugify(slugify(s)) == slugify(s)
