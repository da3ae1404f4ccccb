"""Bylines: who wrote an article, named by a label, an opening word or a line of their own."""

import re

from .agencies import agency_of
from .labels import Label, after_label
from .language import FUNCTION_WORDS
from .lines import NOT_WORDS, key_of

LONGEST = 140
MOST_NAME_WORDS = 6
OPENING = re.compile(
    r"(?:by|written by|story by|words by|text by|analysis by|from our correspondent|بقلم|كتبت|كتب|أعده|أعدته|إعداد|تقرير)\s+"
    r"(?=[A-Z\u0600-\u06ff])",
    re.IGNORECASE,
)
CUT = re.compile(r"\s*[|•·►–—]\s*|\s+-\s+|\s*\(|\s+(?:published|updated|posted|نشر|آخر تحديث)\b", re.IGNORECASE)
SEPARATORS = re.compile(r"\s*[,،;؛&/]\s*|\s+and\s+")
ARABIC_AND = re.compile(r"\s+و\s*(?=\w+\s+\w+)")
ROLES = re.compile(
    r"correspondent|reporter|editor|staff|writer|columnist|bureau|desk|analyst|مراسل|محرر|كاتب|رئيس|مدير|صحفي|صحافي", re.IGNORECASE
)


def read_byline(text: str) -> list[str] | None:
    """The names in a byline ("By Jane Doe and Amal Nasr | 3 May", «بقلم: …»), or None for another line."""
    if len(text) > LONGEST or text.endswith((".", "؟", "?", "!", ":")):
        return None
    stated = after_label(text, Label.BYLINE)
    match = OPENING.match(text)
    if stated is None and not match:
        return None
    rest = stated if stated is not None else text[match.end() :] if match else ""
    names = split_names(CUT.split(rest, maxsplit=1)[0])
    return names or None


def split_names(text: str) -> list[str]:
    """The persons of a list, without their functions; [] where the text is no list of names."""
    parts = [part for piece in SEPARATORS.split(text) for part in ARABIC_AND.split(piece)]
    names = [part.strip(" .:") for part in parts if part.strip(" .:") and not ROLES.search(part)]
    return names if names and all(map(looks_like_name, names)) else []


def looks_like_name(text: str) -> bool:
    """Whether a text has the form of a person's or a desk's name: a few words, none of them a function word."""
    words = key_of(text).split()
    if not 1 <= len(words) <= MOST_NAME_WORDS or any(word.isdigit() for word in words):
        return False
    if not FUNCTION_WORDS.isdisjoint(words) and not agency_of(text):
        return False
    first = NOT_WORDS.sub("", text)[:1]
    return not first.isascii() or first.isupper()
