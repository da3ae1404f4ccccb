"""Whose report an article is: its source line, or the agency that signs it."""

from __future__ import annotations

import re
from collections.abc import Callable

from khabar.text.dates import parse_date

from .agencies import agency_of, looks_like_agency
from .dates import tidied
from .labels import Label, after_label, is_label
from .language import FUNCTION_WORDS
from .lines import Line, key_of, letters_of
from .places import is_known_place

MOST_WORDS = 12
MOST_SIGNING = 5
LONGEST_SIGNATURE, MOST_NAME_WORDS = 60, 4
SHORTEST_JOINED = 4
LISTED = re.compile(r"\s*[+/／|؛;،■•]\s*")
MARKED = re.compile(r"\s*[,&]\s*|\s+[–—ـ-]+\s+|(?<=\w)-\s|\s+(?:and|with|مع)\s+")
DASHED = re.compile(r"\s*[–—ـ-]+\s+|\s+[–—ـ-]+\s*")
AND = re.compile(r"\s+و\s?")
JOINED = re.compile(r"[+/|]|\s(?:with|مع)\s|\s[–—-]\s")
BRACKETED = re.compile(r"[(\[（]([^()\[\]（）]{2,60})[)\]）]\s*[.]?$")
DASHED_TAIL = re.compile(r"(?:[.!?؟…][\"”’»)]?|[\"”»])\s*(?:[–—-]{1,2}|/)\s?([^.!?؟–—/-]{2,40}?)\s?[/.]?$")
NAMED_TAIL = re.compile(r"[.!?][\"”’]?\s+([A-Z]{2,9}|Reuters)$")
SIGNED = re.compile(r"^[–—~/-]{1,2}\s*|^(?:©|\(c\))\s*(?:(?:19|20)\d\d\s+)?|\s?/$")
ABBREVIATED = re.compile(r"^(.{4,60}?)\s*\(([^()]{2,12})\)?$")
NOTES = re.compile(
    r"^(?:متابعات?|متابعة|خاص|خاص ب|ترجمات?|ترجمة|تقارير|عواصم|وكالات أخرى|exclusive|staff)$", re.IGNORECASE
)
NOTED = re.compile(r"^(?:خاص(?: ب)?|خاص ل|ترجمة|ترجمات|متابعات?|متابعة)\s+(?=\S)|\s+(?:خاص|متابعات?|متابعة)$")
INPUTS = re.compile(r"^with (.{2,40}) inputs?$", re.IGNORECASE)
FROM = r"(?:نقلا|نقل)\s?عن|بتصرف(?: عن)?|مترجم(?:ة)? عن|(?:المقال|المقالة|النص) مترجم(?:ة)? عن|عن|مع"
LED_IN = re.compile(rf"^(?:{FROM}|source|via|compiled from|from)\s*:?\s+", re.IGNORECASE)
LEAD_INS = re.compile(
    r"^(?:with (?:files|reporting|reports|additional reporting|inputs?|material) (?:from|by)|with|source|from|via|adapted from"
    rf"|compiled from|(?:first|originally) published by|{FROM})\s+",
    re.IGNORECASE,
)
RELEASED = re.compile(r"^SOURCE:?\s+(?=[A-Z])")


def read_source(line: Line, following: Line | None) -> list[str] | None:
    """The sources a line names ("Source: AFP + RT"); a label alone takes them from the line that follows."""
    if line.words > MOST_WORDS:
        return None
    stated = after_label(line.text, Label.SOURCE)
    if stated is None and not line.text.endswith((".", "؟", "?")):
        stated = _led_in(_bare(line.text))
    if stated is None and is_label(line, Label.SOURCE) and following and following.words <= 6:
        stated = None if following.ends_sentence else following.text
    return split_sources(stated) if stated else None


def _led_in(text: str) -> str | None:
    """What "via" or «نقلا عن» leads in: an agency or quoted outlet; or the company behind a release's SOURCE."""
    released = RELEASED.match(text)
    if released:
        return text[released.end() :]
    led = LED_IN.match(text)
    rest = text[led.end() :] if led else ""
    first = AND.split(LISTED.split(rest)[0])[0] if rest else ""
    return rest if rest and (looks_like_agency(first) or rest[0] in '«“"') else None


def _bare(text: str) -> str:
    """Without vowel signs, brackets and dashes around it: «(نقلاً عن …)»."""
    return re.sub("[\u064b-\u0652]", "", text).strip("()[] –—-")


def no_outlet(_: str) -> bool:
    """What is known of outlets where there is no page to ask."""
    return False


def signature(text: str, is_outlet: Callable[[str], bool] = no_outlet) -> list[str]:
    """The agencies that sign a text at its very end: "… he said. (AFP)", or a line "Reuters" or "— Reuters".

    An outlet that `is_outlet` knows signs as an agency does.
    """
    match = BRACKETED.search(text[-80:]) or DASHED_TAIL.search(text[-80:]) or NAMED_TAIL.search(text[-80:])
    whole = len(text) <= LONGEST_SIGNATURE
    stated = match.group(1) if match else SIGNED.sub("", text.strip(" .")) if whole else ""
    inputs = INPUTS.match(stated)
    stated = LEAD_INS.sub("", _bare(inputs[1] if inputs else stated))
    names = split_sources(stated) if stated else []
    known = [name for name in names if agency_of(name)]
    if match and names and all(agency_of(name) or is_outlet(name) for name in names):
        return names
    short = len(names) <= MOST_SIGNING and all(_is_short(name) for name in names)
    bracketed = match is not None and match.re is BRACKETED
    listed = short and (bracketed or (match is None and JOINED.search(stated) is not None))
    return names if known and (listed or len(known) == len(names)) else []


def _is_short(name: str) -> bool:
    words = key_of(name).removeprefix("the ").split()
    return len(words) <= MOST_NAME_WORDS and FUNCTION_WORDS.isdisjoint(words)


def split_sources(stated: str) -> list[str]:
    """The names in a source line, in its order: "رويترز + وكالات" gives two."""
    parts = [piece for part in LISTED.split(stated) for piece in _around(MARKED, part)]
    parts = [piece for part in parts for piece in _around(AND, part)]
    parts = [_unquoted(NOTED.sub("", _unabbreviated(piece.strip(" .[]*~")).strip(" ()"))) for piece in parts]
    names = list(dict.fromkeys(part for part in parts if letters_of(part) and not _tells_more(part)))
    kept = [name for name in names if not NOTES.match(_bare(name))]
    return without_place(kept, is_known_place) or names


def without_place(names: list[str], is_place: Callable[[str], bool]) -> list[str]:
    """Names without the place that stands before them in their line: «غزة - وكالات», «دبي - البوصلة»."""
    if len(names) > 1 and is_place(names[0]):
        return names[1:]
    pieces = [piece for piece in DASHED.split(names[0]) if piece] if len(names) == 1 else []
    return pieces[1:] if len(pieces) == 2 and is_place(pieces[0]) else names


def _unabbreviated(name: str) -> str:
    """An agency's name without its own abbreviation behind it: "Agence France-Presse (AFP)"."""
    match = ABBREVIATED.match(name)
    known = agency_of(match[2]) if match else None
    return match[1] if match and known and agency_of(match[1]) == known else name


def _tells_more(part: str) -> bool:
    """Whether a part of a source line tells its date or editor instead: "Source: Xinhua | 2023-09-18 | Editor: …"."""
    return ":" in part or parse_date(tidied(part)) is not None


def _around(mark: re.Pattern[str], part: str) -> list[str]:
    """Part a name at an "and", a comma or a dash only where a known agency is beside it, or both could be agencies:
    "Ministry of Health and Prevention" is one."""
    pieces = [piece.strip() for piece in mark.split(part) if piece.strip()]
    if mark is AND:
        known = any(len(letters_of(piece)) > SHORTEST_JOINED and agency_of(piece) for piece in pieces[1:])
    else:
        known = any(agency_of(piece) or NOTES.match(piece) for piece in pieces)
    return pieces if known or all(looks_like_agency(piece) for piece in pieces) else [part]


def _unquoted(name: str) -> str:
    return name[1:-1] if len(name) > 2 and name[0] in '«“"' and name[-1] in '»”"' else name
