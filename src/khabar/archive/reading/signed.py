"""Lines in which place, outlet, agency, date and reporter stand side by side: «عمّان – «البوصلة» – سامر النجار»."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from khabar.text.dates import parse_date

from .agencies import agency_of, calls_itself_agency
from .credit import OF_PICTURES
from .dates import CLOCK, tidied
from .language import FUNCTION_WORDS
from .lines import key_of, letters_of
from .names import FUNCTIONS, clean_byline, is_desk, is_person, names_in

LONGEST = 110
MOST_PIECES = 5
MOST_WORDS = 6
PARTED = re.compile(r"\s+[–—ـ-]+\s*|\s*[/|•:«»“”\"()]+\s*|[,،]\s+")
HANDLE = re.compile(r"\s@\w{2,30}")
FROM = re.compile(r"^(\S+(?:\s\S+)?)\s(?:من|from)\s(\S+(?:\s\S+)?)$")
WITH = re.compile(r"\s+(?:with|مع)\s+")
CAPITALS = re.compile(r"^(?:عواصم(?: عربية)?|العواصم|capitals)$", re.IGNORECASE)
NOTES = re.compile(
    r"^(?:خاص(?:\s\S{2,20})?|حصري|متابعات?|متابعة|ترجمات?|ترجمة|special to .{2,40}|exclusive)$", re.IGNORECASE
)
MOST_OUTLET_WORDS, SHORTEST_OUTLET = 3, 3
OPENING = re.compile(r"^(?:من|كتبت?|بقلم|by|from)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Signed:
    """What a line's pieces are; `names` may hold a place that nothing else on the page gives away as one."""

    names: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    notes: int = 0
    capitals: bool = False


def read_signed(text: str, is_place: Callable[[str], bool], is_outlet: Callable[[str], bool]) -> Signed | None:
    """The line's pieces, or None where one of them is none of these, or where there is but one."""
    if len(text) > LONGEST:
        return None
    bare, dated = _undated(HANDLE.sub("", text))
    bare = _told_apart(bare, is_outlet)
    pieces = [piece.strip(" .,،-–—") for piece in PARTED.split(bare)]
    pieces = [piece for piece in pieces if letters_of(piece)]
    if not 1 + (not dated and HANDLE.search(text) is None) <= len(pieces) <= MOST_PIECES:
        return None
    found = Signed()
    unknown = [piece for piece in pieces if not _sort(piece, found, is_place, is_outlet)]
    called = [] if found.agencies else [name for name in found.outlets if calls_itself_agency(name)]
    if len(unknown) == 1 and (found.agencies or called) and not found.names and _may_be_outlet(unknown[0]):
        found.agencies += called
        found.outlets, unknown = unknown, []
    return None if unknown else found


def _told_apart(text: str, is_outlet: Callable[[str], bool]) -> str:
    """«رويترز من واشنطن», "The Harbour with AFP" with a dash between the two."""
    match = FROM.match(text)
    if match and is_outlet(match[1].strip("«»")):
        return f"{match[1]} - {match[2]}"
    one, found, other = text.partition(mark[0]) if (mark := WITH.search(text)) else (text, "", "")
    return f"{one} - {other}" if found and agency_of(other.partition(",")[0].strip()) else text


def _may_be_outlet(piece: str) -> bool:
    """Whether an unknown piece beside an agency can be an outlet's name: a few words, none of them a function word."""
    words = key_of(piece).removeprefix("the ").split()
    if len(letters_of(piece)) < SHORTEST_OUTLET:
        return False
    return len(words) <= MOST_OUTLET_WORDS and FUNCTION_WORDS.isdisjoint(words) and not OF_PICTURES.search(piece)


def _undated(text: str) -> tuple[str, bool]:
    tidy = tidied(text)
    found = parse_date(tidy)
    if not found:
        return text, False
    return CLOCK.sub("", f"{tidy[: found.span[0]]} - {tidy[found.span[1] :]}"), True


def _sort(piece: str, found: Signed, is_place: Callable[[str], bool], is_outlet: Callable[[str], bool]) -> bool:
    words = key_of(piece).split()
    if len(words) > MOST_WORDS:
        return False
    name = OPENING.sub("", piece)
    if agency_of(piece):
        found.agencies.append(piece)
    elif is_place(piece):
        found.places.append(piece)
    elif CAPITALS.match(piece):
        found.capitals = True
    elif NOTES.match(piece) or (FUNCTIONS.search(piece) and not is_desk(piece)):
        found.notes += 1
    elif (
        FUNCTION_WORDS.isdisjoint(words[1:])
        and is_outlet(piece)
        and (calls_itself_agency(piece) or not is_person(piece))
    ):
        found.outlets.append(piece)
    elif is_desk(name) or (names := _persons(name)):
        found.names += [name] if is_desk(name) else names
    else:
        return False
    return True


def _persons(text: str) -> list[str]:
    if not FUNCTION_WORDS.isdisjoint(set(key_of(text).split()) - {"and", "علي"}):
        return []
    cleaned = clean_byline(text)
    names = names_in(cleaned.text) if cleaned else []
    return [cleaned.text] if cleaned and names and all(map(is_person, names)) else []
