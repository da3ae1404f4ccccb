"""Direction of plain text (Unicode Standard Annex 9)."""

import re
import unicodedata
from typing import Literal

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

# U+200E and U+200F are not here: editors place them beside numbers and Latin names, rightly.
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DIRECTIONS: dict[str, Literal["rtl", "ltr"]] = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def strip_controls(s: str) -> str:
    """Return `s` without embeddings, overrides and isolates; U+200E and U+200F stay."""
    return _CONTROLS.sub("", s)


def has_controls(s: str) -> bool:
    """Whether `s` holds a character that `strip_controls` would drop."""
    return _CONTROLS.search(s) is not None


def isolate(s: str) -> str:
    """Return `s` so that its direction does not leak into plain text around it; "" stays "".

    In HTML use `<bdi>` instead.
    """
    return f"{FIRST_STRONG_ISOLATE}{strip_controls(s)}{POP_ISOLATE}" if s else ""


def first_strong(s: str) -> Literal["rtl", "ltr"] | None:
    """Return the direction `dir="auto"` would choose; what isolates enclose does not count (rule P2)."""
    depth = 0
    for character in s:
        kind = unicodedata.bidirectional(character)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in _DIRECTIONS:
            return _DIRECTIONS[kind]
    return None
