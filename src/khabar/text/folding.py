"""One folding for index and query, so that two spellings of a word meet."""

import re
import unicodedata

TASHKEEL = "\u064b-\u065f\u0670"
TATWEEL = "\u0640"
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

_DROPPED = re.compile(f"[{TASHKEEL}{TATWEEL}{INVISIBLE}]")
_LETTERS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ؤ": "ء",
        "ئ": "ء",
        "ک": "ك",
        "ی": "ي",
    }
    | {digit: str(index % 10) for index, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
)


def fold(s: str) -> str:
    """Return `s` as it is compared in search, choosers and word lists.

    Vowel signs, tatweel and invisible characters go; the forms of alef, yeh, heh and hamza meet; digits
    become 0–9 and Latin letters lose their case. Folding twice changes nothing. Never raises.
    """
    kept = _DROPPED.sub("", unicodedata.normalize("NFKC", s))
    return unicodedata.normalize("NFKC", kept.translate(_LETTERS).casefold())
