"""Whose report an article is: its source line, or the agency that signs it."""

from __future__ import annotations

import re

from .agencies import agency_of, looks_like_agency
from .labels import Label, after_label, is_label
from .lines import Line, letters_of

MOST_WORDS = 12
MOST_SIGNING = 5
SEPARATORS = re.compile(r"\s*[+/／|،,;؛&]\s*|\s+[–—-]\s+|\s+(?:and|with|مع)\s+")
AND = re.compile(r"\s+و\s?(?=ال|وكال)|\s+و\s+")
BRACKETED = re.compile(r"[(\[（]([^()\[\]（）]{2,60})[)\]）]\s*[.]?$")
SIGNED = re.compile(r"^[–—-]{1,2}\s*|^(?:©|\(c\))\s*(?:(?:19|20)\d\d\s+)?")
NOT_A_SOURCE = frozenset(letters_of(word) for word in "متابعات متابعة خاص".split())
INPUTS = re.compile(r"^with (.{2,40}) inputs?$", re.IGNORECASE)
LED_IN = re.compile(r"^(?:نقلا عن|source|via|courtesy of)\s+", re.IGNORECASE)
LEAD_INS = re.compile(
    r"^(?:with (?:files|reporting|additional reporting|input)s? from|source|from|via|adapted from|first published by|نقلا عن|عن)\s+",
    re.IGNORECASE,
)


def read_source(line: Line, following: Line | None) -> list[str] | None:
    """The sources a line names ("Source: AFP + RT"); a label alone takes them from the line that follows."""
    if line.words > MOST_WORDS:
        return None
    stated = after_label(line.text, Label.SOURCE)
    led = LED_IN.match(line.text) if stated is None else None
    if led and (looks_like_agency(line.text[led.end() :]) or line.text[led.end()] in '«“"'):
        stated = line.text[led.end() :]
    if stated is None and is_label(line, Label.SOURCE) and following and following.words <= 6:
        stated = None if following.ends_sentence else following.text
    return split_sources(stated) if stated else None


def signature(text: str) -> list[str]:
    """The agencies that sign a text at its very end: "… he said. (AFP)", or a line "Reuters" or "— Reuters"."""
    match = BRACKETED.search(text[-80:])
    stated = match.group(1) if match else SIGNED.sub("", text.strip(" .")) if len(text) <= 60 else ""
    inputs = INPUTS.match(stated)
    stated = inputs[1] if inputs else stated
    names = split_sources(LEAD_INS.sub("", stated)) if stated else []
    known = [name for name in names if agency_of(name)]
    listed = match is not None and len(names) <= MOST_SIGNING and all(len(name.split()) <= 4 for name in names)
    return names if known and (listed or len(known) == len(names)) else []


def split_sources(stated: str) -> list[str]:
    """The names in a source line, in its order: "رويترز + وكالات" gives two."""
    parts = [_unquoted(part.strip(" .()[]*")) for part in SEPARATORS.split(stated)]
    names = [name for part in parts for name in _around_and(part) if letters_of(name)]
    unique = list(dict.fromkeys(names))
    kept = [name for name in unique if letters_of(name) not in NOT_A_SOURCE]
    return kept or unique


def _unquoted(name: str) -> str:
    return name[1:-1] if len(name) > 2 and name[0] in '«“"' and name[-1] in '»”"' else name


def _around_and(part: str) -> list[str]:
    """Part a name at an Arabic "and" only where both sides can stand alone, as agencies do."""
    pieces = [piece.strip() for piece in AND.split(part) if piece.strip()]
    return pieces if len(pieces) > 1 and all(looks_like_agency(piece) for piece in pieces) else [part]
