"""Readable addresses: Arabic stays Arabic."""

import re
import unicodedata

from khabar.text.digits import to_latin
from khabar.text.folding import INVISIBLE, TATWEEL

FALLBACK = "item"

_JOINED = re.compile(f"['’{TATWEEL}{INVISIBLE}]")
_BREAKS = re.compile(r"[\W_]+")


def slugify(s: str, max_length: int = 80) -> str:
    """Return `s` as a slug: lower-case letters, digits and single hyphens, NFC, at most `max_length` long.

    Spelling is kept (أ, ة, ى), but vowel signs, tatweel and Arabic digits are not. A long slug ends at a word
    where it has one to end at. Never empty: a text without a letter or digit gives "item".
    """
    lowered = _JOINED.sub("", unicodedata.normalize("NFKC", to_latin(s)).lower())
    bare = "".join(character for character in lowered if unicodedata.category(character)[0] != "M")
    slug = _BREAKS.sub("-", unicodedata.normalize("NFC", bare)).strip("-")
    return _cut(slug or FALLBACK, max_length)


def _cut(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    head, hyphen, _ = slug[: max_length + 1].rpartition("-")
    return head if hyphen else slug[:max_length]
