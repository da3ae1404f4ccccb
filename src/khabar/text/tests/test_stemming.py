import pytest
from hypothesis import given

from khabar.text.stemming import stem, terms
from khabar.text.tests.texts import any_text


@pytest.mark.parametrize(
    "forms",
    [
        "كتاب والكتاب الكتاب وكتاب بالكتاب للكتاب لكتاب فبالكتاب كتابين الكتابان كتابها كتابًا",
        "وزراء الوزراء والوزراء للوزراء ووزراء",
        "فلسطين وفلسطين لفلسطين بفلسطين فلسطيني الفلسطينيين والفلسطينيون فلسطينية",
        "حكومة الحكومة للحكومة حكومته حكوماتها وحكومات",
        "سياسة سياسية والسياسيون سياسات سياستها",
        "لجنة اللجنة للجنة لجنتها",
        "لبنان للبنان اللبنانية ولبنان",
        "قوات القوات وقوات لقوات للقوات",
        "روسيا روسي الروسية لروسيا",
        "دولة دولتين دولته الدولية لدولة والدول",
        "بريطانيا البريطاني لبريطانيا",
        "برلمان البرلمان برلمانية للبرلمان",
        "مسؤول مسئول المسؤولين",
        "ألمانيا الألماني لألمانيا وألمانيا",
        "واشنطن وواشنطن لواشنطن",
        "الله والله بالله",
        "قال وقال قالوا",
        "وقت الوقت والوقت",
        "كلمة كلمات الكلمات وكلمته",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("وزراء", "وزراء"),
        ("فلسطين", "فلسطين"),
        ("كتاب", "كتاب"),
        ("لبنان", "لبنان"),
        ("قانون", "قانون"),
        ("محاكم", "محاكم"),
        ("تعاون", "تعاون"),
        ("ياسمين", "ياسمين"),
        ("وطن", "وطن"),
        ("ولد", "ولد"),
        ("بيان", "بيان"),
        ("فريق", "فريق"),
    ],
)
def test_a_word_that_only_looks_inflected_stays_whole(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("وزراء", "زراء"), ("بحر", "بحرين"), ("وحدود", "وحدة"), ("كانون", "كان"), ("كوارث", "وارث")],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_english_plurals_meet_their_singular() -> None:
    assert terms("Ministers’ policies, classes of the bus") == [
        "minister",
        "policy",
        "classe",
        "of",
        "the",
        "bus",
    ]


def test_terms_keep_order_repetition_and_numbers() -> None:
    assert terms("والكتاب، كتابٌ (٢٠٢٤) – F-16") == ["كتاب", "كتاب", "2024", "f", "16"]


@given(any_text)
def test_stemming_a_stem_changes_nothing_and_loses_no_word(s: str) -> None:
    found = terms(s)
    assert all(found)
    assert [stem(term) for term in found] == found
