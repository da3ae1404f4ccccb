"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import unicodedata
from collections import Counter

from khabar.text.folding import fold

SAMPLE = 20_000
ARABIC_SCRIPT = {
    "fa": frozenset("است این برای آن های شده کرد است‌ می که از با در را".split()),
    "ur": frozenset("ہے کے کی میں نے کو سے ہیں اور کا پر ٹ ڈ".split()),
    "ckb": frozenset("لە بە ئەم کە بۆ دەکات ێ ەوە".split()),
}
FOREIGN_LETTERS = {"fa": "پچژگ", "ur": "ٹڈڑںےہھ", "ckb": "ێۆڕڵە"}
LATIN_SCRIPT = {
    "en": "the of and to in that for with said was from".split(),
    "fr": "le la les des du et une dans pour est que qui".split(),
    "es": "el los las de del que una por con para se".split(),
    "de": "der die das und den von mit ist für dem nicht".split(),
    "tr": "ve bir bu için ile olarak olan da de".split(),
    "id": "yang dan di dengan untuk dari ini itu".split(),
}
SCRIPTS = {"CYRILLIC": "ru", "HEBREW": "he", "GREEK": "el", "CJK": "zh", "HIRAGANA": "ja", "HANGUL": "ko"}

ARABIC_FUNCTION_WORDS = frozenset(
    fold(word)
    for word in """في من على إلى عن أن إن أنه إنه أنها إنها التي الذي الذين مع بعد قبل ما لا لم لن هذا هذه ذلك تلك
    كان كانت قد بين خلال حتى كما أو ثم عند منذ حول ضد كل أي غير دون وقال قال وأضاف وقالت قالت وفي ومن وعلى
    وأن وإن لكن ولكن حيث عبر نحو أكثر بها به فيها فيه لها له عليه عليها هو هي وهو وهي أمام تحت فوق إذ إذا كانوا
    يكون تكون سوف ليس هناك بلا بدون وكان وكانت والتي والذي إلا وقد بعض عدد يوم مما عليهم لهم بأن لأن وذلك""".split()
)
ENGLISH_FUNCTION_WORDS = frozenset(
    """the of and to in a an that for on with said was is were are from by at as it its his her their he she they
    has have had be been will would could not but which who after before when while this these those than more
    about into over under during between against or if there we our you your i out up no only also""".split()
)
FRENCH_FUNCTION_WORDS = frozenset(
    "le la les des du de et un une dans pour est que qui en au aux par sur a ont été son sa ses avec plus ne pas".split()
)
FUNCTION_WORDS = ARABIC_FUNCTION_WORDS | ENGLISH_FUNCTION_WORDS | FRENCH_FUNCTION_WORDS


def detect_language(text: str) -> tuple[str, float]:
    """An ISO 639 code ("und" for too little text) and the share of letters that speak for it."""
    text = text[:SAMPLE]
    scripts = Counter(_script(character) for character in text if character.isalpha())
    letters = scripts.total()
    if letters < 3:
        return "und", 0.0
    script, count = scripts.most_common(1)[0]
    share = count / letters
    if script == "ARABIC":
        return _arabic_script_language(text, count), share
    if script == "LATIN":
        return _latin_script_language(text), share
    return SCRIPTS.get(script, "und"), share


def _script(character: str) -> str:
    if character.isascii():
        return "LATIN"
    return unicodedata.name(character, "?").partition(" ")[0]


def _arabic_script_language(text: str, letters: int) -> str:
    best, most = "ar", 0.0
    words = Counter(text.split())
    for code, alphabet in FOREIGN_LETTERS.items():
        foreign = sum(text.count(letter) for letter in alphabet) / letters
        known = sum(words[word] for word in ARABIC_SCRIPT[code]) / max(words.total(), 1)
        if foreign > 0.015 and known > 0.02 and foreign + known > most:
            best, most = code, foreign + known
    return best


def _latin_script_language(text: str) -> str:
    words = Counter(text.lower().split())
    hits = {code: sum(words[word] for word in common) for code, common in LATIN_SCRIPT.items()}
    best = max(hits, key=lambda code: hits[code])
    return best if hits[best] else "en"
