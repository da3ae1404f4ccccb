"""Whose report an article is: its source line, or the agency that signs it."""

from __future__ import annotations

import re

from khabar.text.dates import parse_date

from .agencies import agency_of, looks_like_agency
from .dates import tidied
from .labels import Label, after_label, is_label
from .lines import Line, letters_of

MOST_WORDS = 12
MOST_SIGNING = 5
LISTED = re.compile(r"\s*[+/／|؛;،]\s*")
MARKED = re.compile(r"\s*[,&]\s*|\s+[–—-]\s+|\s+(?:and|with|مع)\s+")
AND = re.compile(r"\s+و\s?")
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
    parts = [piece for part in LISTED.split(stated) for piece in _around(MARKED, part)]
    parts = [_unquoted(piece.strip(" .()[]*")) for part in parts for piece in _around(AND, part)]
    names = list(dict.fromkeys(part for part in parts if letters_of(part) and not _is_note(part)))
    kept = [name for name in names if letters_of(name) not in NOT_A_SOURCE]
    return kept or names


def _is_note(part: str) -> bool:
    """Whether a part of a source line tells its date or editor instead: "Source: Xinhua | 2023-09-18 | Editor: …"."""
    return ":" in part or parse_date(tidied(part)) is not None


def _around(mark: re.Pattern[str], part: str) -> list[str]:
    """Part a name at an "and", a comma or a dash only where a known agency is beside it, or both could be agencies:
    "Ministry of Health and Prevention" is one."""
    pieces = [piece.strip() for piece in mark.split(part) if piece.strip()]
    known = any(agency_of(piece) for piece in pieces) and mark is not AND
    return pieces if known or all(looks_like_agency(piece) for piece in pieces) else [part]


def _unquoted(name: str) -> str:
    return name[1:-1] if len(name) > 2 and name[0] in '«“"' and name[-1] in '»”"' else name
