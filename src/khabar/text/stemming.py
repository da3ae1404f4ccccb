"""A light stem for the second search field: clitics and inflection off, the word itself left whole.

An order of safety: the article, the conjunction و and the preposition ل first, then suffixes, and only then
the letters ف ب ك, which are more often a word's own. Rounds repeat until nothing changes, so that a word and
its forms end at the same stem, and stemming a stem changes nothing.
"""

import re
from functools import lru_cache

from khabar.text.clitics import OWN_ARTICLES, OWN_BEGINNINGS, OWN_LAM, WHOLE
from khabar.text.folding import fold

_WORDS = re.compile(r"[^\W_]+")
_ARABIC = re.compile("[\u0621-\u064a]+")
_LETTERS = "وفبكل"
_ARTICLES = ("وبال", "فبال", "وكال", "فكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
# Each with the letters that must remain: what follows a short remainder is usually a root's own ending.
_SUFFIXES = (
    ("اتهما", 3),
    ("اتها", 3),
    ("اتهم", 3),
    ("اتنا", 3),
    ("اتكم", 3),
    ("اته", 3),
    ("اتي", 3),
    ("تهما", 3),
    ("تها", 3),
    ("تهم", 4),
    ("تنا", 4),
    ("تين", 3),
    ("تان", 4),
    ("هما", 3),
    ("ته", 3),
    ("ها", 3),
    ("ات", 3),
    ("وا", 3),
    ("هم", 4),
    ("هن", 4),
    ("كم", 4),
    ("نا", 4),
    ("ون", 4),
    ("ين", 4),
    ("ان", 4),
    ("ه", 3),
    ("ي", 3),
    ("ا", 4),
)


def stem(word: str) -> str:
    """Return the light stem of one word, folded; outside Arabic and ASCII letters only folded."""
    return _stem(fold(word))


def terms(s: str) -> list[str]:
    """Return the stems of the words of `s`, in order, repeated words repeated."""
    return [_stem(word) for word in _WORDS.findall(fold(s))]


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    if not _ARABIC.fullmatch(word):
        return _without_plural_s(word)
    while (shorter := _shortened(word)) != word:
        word = shorter
    return word


def _shortened(word: str) -> str:
    if word in WHOLE:
        return word
    if word[0] in _LETTERS and word[1:] in WHOLE:
        return word[1:]
    steps = (_without_article, _without_waw, _without_lam, _without_suffix, _without_letter)
    return next((shorter for step in steps if (shorter := step(word)) != word), word)


def _without_article(word: str) -> str:
    if word.startswith(OWN_ARTICLES):
        return word
    for article in _ARTICLES:
        if not word.startswith(article):
            continue
        rest = word.removeprefix(article)
        if word[1:].startswith(OWN_ARTICLES):
            return word[1:]
        if article.endswith("لل") and ("ل" + rest).startswith(OWN_LAM):
            return "ل" + rest
        if len(rest) >= 3:
            return rest
    return word


def _without_waw(word: str) -> str:
    return _without(word, "و", remaining=3)


def _without_lam(word: str) -> str:
    return _without(word, "ل", remaining=4)


def _without_suffix(word: str) -> str:
    for suffix, remaining in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= remaining:
            return word.removesuffix(suffix)
    return word


def _without_letter(word: str) -> str:
    return _without(word, _LETTERS, remaining=4)


def _without(word: str, letters: str, *, remaining: int) -> str:
    if word[0] not in letters or len(word) <= remaining or word.startswith(OWN_BEGINNINGS):
        return word
    return word[1:]


def _without_plural_s(word: str) -> str:
    """The S-stemmer (Harman, How effective is suffixing?, JASIS 42, 1991)."""
    if len(word) < 4 or not word.isascii():
        return word
    if word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    if word.endswith("s") and word[-2] not in "us":
        return word[:-1]
    return word
