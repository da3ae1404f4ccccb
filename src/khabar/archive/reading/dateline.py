"""Where: the dateline that opens the copy or stands on a line of its own, and places named beside a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

from khabar.text.dates import PartialDate, parse_date
from khabar.text.folding import fold

from .agencies import agency_of, looks_like_agency
from .dates import tidied
from .language import FUNCTION_WORDS
from .lines import key_of, letters_of

LONGEST = 130
MOST_PLACE_WORDS = 4
MOST_NAME_WORDS = 5
BRACKET = re.compile(r"[(\[]\s?([^()\[\]]{1,60}?)\s?[)\]]")
SLASHED = re.compile(r"/\s?([^/:.]{2,40}?)\s?/")
MARK = re.compile(r"\s?[–—]+\s?|\s-{1,2}\s?|(?<=\w)-\s|\sـ+\s|:\s|\s?/\s?|-(?=[^\W\d_a-zA-Z])")
CLOSING = re.compile(r"^\s*(?:[–—ـ:.-]|$)")
QUOTED = re.compile(r"^[«“\"](.{2,40})[»”\"]$")
IN_PLACE = re.compile(r"(?:^|\s)(?:في|بمدينة|بالعاصمة|in|at)\s+((?:[^\s،,.:;]+\s+){0,2}[^\s،,.:;]+)[،,]?\s*$")
LEADS = re.compile(r"^(?:إيلاف من|خاص|مراسل\S*|من|from)\s+|^\W+")
DAY_WORDS = frozenset(letters_of(word) for word in "اليوم أمس يوم مساء صباح ظهر today yesterday on late early".split())


@dataclass(frozen=True, slots=True)
class Dateline:
    """A place ("" if none) and the names beside it, as written; `agencies` are those in brackets or known."""

    place: str
    agencies: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    confidence: float = 0.0


@cache
def known_places() -> frozenset[str]:
    """Folded names of the cities and countries that CLDR knows in Arabic and English."""
    names: set[str] = set()
    for language in ("ar", "en"):
        locale = Locale(language)
        names.update(str(zone["city"]) for zone in locale.time_zones.values() if "city" in zone)
        names.update(locale.territories.values())
    names.update(zone.rpartition("/")[2].replace("_", " ") for zone in Locale("ar").time_zones)
    return frozenset(letters_of(name) for name in names)


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens a paragraph: "LONDON, Sept 18 (Reuters) — …", «موسكو - رويترز: …», or None."""
    head, dated = _without_date(paragraph[:LONGEST])
    return _with_agency(head, dated=dated) or _with_mark(head)


def split_line(text: str) -> tuple[str, str] | None:
    """The two names of a line such as «بيروت: سامي الحلبي» or "The Harbour - Sami Halabi", or None."""
    if len(text) > 90:
        return None
    text = text.replace(" | ", " - ")
    parts = [part.strip(' «»"“”()[]') for part in MARK.split(text) if part.strip(' «»"“”()[]')]
    if len(parts) != 2 or not all(1 <= len(key_of(part).split()) <= MOST_NAME_WORDS for part in parts):
        return None
    if any(not FUNCTION_WORDS.isdisjoint(key_of(part).split()) or part.isdigit() for part in parts):
        return None
    return parts[0], parts[1]


def is_split(text: str) -> bool:
    """Whether a line is a few short pieces between dashes or slashes, as place, outlet and reporter are."""
    pieces = [key_of(piece).split() for piece in MARK.split(text) if key_of(piece)] if len(text) <= LONGEST else []
    few = all(len(piece) <= MOST_PLACE_WORDS and FUNCTION_WORDS.isdisjoint(piece) for piece in pieces)
    return len(pieces) > 1 and few


def _without_date(head: str) -> tuple[str, bool]:
    """The head without a date near its start, and whether it had one."""
    tidy = tidied(head)
    found = parse_date(tidy)
    if found and found.span[0] < 60:
        before = re.sub(r"[\s,،]+(?:في|in|يوم|on)?\s*$", "", tidy[: found.span[0]])
        return f"{before} {tidy[found.span[1] :].lstrip(' ,،.')}", True
    return tidy, False


def _with_agency(head: str, *, dated: bool) -> Dateline | None:
    """A name in brackets or between slashes behind at most a few words of place."""
    for pattern in (BRACKET, SLASHED):
        match = pattern.search(head)
        if not match:
            continue
        name, before, after = match.group(1).strip(), head[: match.start()], head[match.end() :]
        known = agency_of(name) is not None
        place = _place(before)
        if (place is None and before.strip()) or not _is_name(name):
            continue
        closed = CLOSING.match(after) or (dated and pattern is SLASHED)
        if known or (closed and (place or pattern is BRACKET)):
            return Dateline(place or "", [name], [], 0.9 if known or letters_of(place or "") in known_places() else 0.7)
    return None


def _with_mark(head: str) -> Dateline | None:
    """A place parted from the copy by a dash, or from an agency or outlet by any mark."""
    match = MARK.search(head)
    place = _place(head[: match.start()]) if match else None
    if not match or not place:
        return None
    if looks_like_agency(place) and letters_of(place) not in known_places():
        return Dateline("", [place], [], 0.8 if agency_of(place) else 0.6)
    known = letters_of(place) in known_places()
    beside = _beside(head[match.end() :])
    if beside:
        return Dateline(place, beside, [], 0.9 if known else 0.75)
    dashed = match.group().strip() not in (":", "/")
    if known:
        return Dateline(place, confidence=0.9 if dashed else 0.6)
    shouted = place.isupper() and len(place) > 2
    few = len(place.split()) <= 3 and (not place.isascii() or place.istitle())
    return Dateline(place, confidence=0.85 if shouted else 0.6) if dashed and (shouted or few) else None


def _beside(rest: str) -> list[str]:
    """Agencies or quoted outlets up to the next mark: «رويترز: …», "«الحياة»: …"."""
    names = []
    for piece in MARK.split(rest, maxsplit=2)[:2]:
        piece = piece.split(". ", 1)[0].strip()
        quoted = QUOTED.match(piece)
        if quoted or agency_of(piece):
            names.append(quoted.group(1) if quoted else piece)
    return names


def _place(text: str) -> str | None:
    """The place in what stands before a mark: a few words, none of them a function word; else None."""
    place = LEADS.sub("", text.strip()).replace("،", ",").partition(",")[0].strip(" .–—-/:")
    words = key_of(place).split()
    if not 1 <= len(words) <= MOST_PLACE_WORDS or not FUNCTION_WORDS.isdisjoint(words):
        return None
    if any(word.isdigit() for word in words) or any(mark in place for mark in "\"«»“”'؟?!."):
        return None
    return place if not place[:1].isascii() or place[:1].isupper() else None


def _is_name(text: str) -> bool:
    words = key_of(text).removeprefix("the ").split()
    if not 1 <= len(words) <= MOST_NAME_WORDS or any(word.isdigit() for word in words):
        return False
    return agency_of(text) is not None or FUNCTION_WORDS.isdisjoint(words)


def place_before(paragraph: str, found: PartialDate) -> str:
    """The place right before a date: "in Geneva on Monday", «في موسكو اليوم الاثنين»; "" if there is none."""
    words = tidied(paragraph[:1500])[max(0, found.span[0] - 80) : found.span[0]].split()
    while words and letters_of(words[-1]) in DAY_WORDS:
        words.pop()
    match = IN_PLACE.search(" ".join(words))
    if not match:
        return ""
    name = match.group(1)
    short = len(name.split()) <= 2 and FUNCTION_WORDS.isdisjoint(fold(name).split())
    return name if short or letters_of(name) in known_places() else ""


def find_known_place(paragraphs: Sequence[str]) -> str:
    """A city or country that CLDR knows, named behind "in" in the first paragraphs; "" if there is none."""
    for paragraph in paragraphs[:3]:
        words = paragraph[:1500].split()
        for index, word in enumerate(words[:-1]):
            if fold(word) in ("في", "in"):
                for length in (2, 1):
                    name = " ".join(words[index + 1 : index + 1 + length]).strip("،,.:؛;")
                    if letters_of(name) in known_places():
                        return name
    return ""
