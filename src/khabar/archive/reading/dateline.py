"""Where: the dateline that opens the copy or stands on a line of its own, and places named beside a date."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from khabar.text.dates import PartialDate, parse_date
from khabar.text.folding import fold

from .agencies import agency_of, looks_like_agency
from .dates import tidied
from .language import FUNCTION_WORDS
from .lines import key_of, letters_of
from .places import is_known_place
from .sources import no_outlet, split_sources

LONGEST = 130
MOST_PLACE_WORDS = 4
MOST_NAME_WORDS = 5
LATEST_DATE = 60
MOST_BRACKETS, MOST_SLASHED, MOST_BESIDE = 2, 2, 6
BRACKET = re.compile(r"[(\[]\s?([^()\[\]]{1,60}?)\s?[)\]]")
SLASHED = re.compile(r"/\s?([^/:.]{2,40}?)\s?/")
MARK = re.compile(r"\s?[–—]+\s?|\s-{1,2}\s?|(?<=\w)-\s|\sـ+\s|:\s|\s?/\s?|-(?=[^\W\d_a-zA-Z])")
CLOSING = re.compile(r"^\s*(?:[–—ـ:.-]|$)")
NUMBERED = re.compile(r"\s-\s?\d{1,2}\s?-\s?\d{1,2}(?=\s)")
FIRST_PIECE = re.compile(r"[\W_]*([^\W\d_](?:[^:/()–—-]|-(?=\w)){1,30}?)\s*(?:[–—:/]|-+(?:\s|$)|\s-|$)")
SPECIAL = re.compile(r"^(?:خاص|خاص\s?[بل]ـ?|exclusive to)\s?(?=[«“\"])")
TIGHT = re.compile(r"([^\W\d_]{2,12})-\s")
LEADING_QUOTE = re.compile(r"[«“]([^«»“”]{2,30})[»”]\s")
QUOTED = re.compile(r"^[«“\"](.{2,40})[»”\"]$")
IN_PLACE = re.compile(r"(?:^|\s)(?:في|بمدينة|بالعاصمة|in|at)\s+((?:[^\s،,.:;]+\s+){0,2}[^\s،,.:;]+)[،,]?\s*$")
LEADS = re.compile(r"^(?:إيلاف من|خاص|مراسل\S*|من|from)\s+|^\W+")
DAY_WORDS = frozenset(letters_of(word) for word in "اليوم أمس يوم مساء صباح ظهر today yesterday on late early".split())


@dataclass(frozen=True, slots=True)
class Dateline:
    """A place ("" if none) and the agencies or outlets beside it, as written."""

    place: str
    agencies: list[str] = field(default_factory=list)
    confidence: float = 0.0


def find_dateline(paragraph: str, is_outlet: Callable[[str], bool] = no_outlet) -> Dateline | None:
    """The dateline that opens a paragraph: "LONDON, Sept 18 (Reuters) — …", «موسكو - رويترز: …», or None.

    `is_outlet` tells the page's own name, which stands in an agency's place as well.
    """
    head = NUMBERED.sub(" ", paragraph[:LONGEST])
    before, after, dated = _parted_by_date(head)
    behind = _behind_date(after, is_outlet) if dated else None
    if behind and (place := _place(before)) is not None:
        return Dateline(place, [behind], confidence=0.9)
    head = f"{before} {after}" if dated else before
    return _with_agency(head, is_outlet, dated=dated) or _with_mark(head, is_outlet)


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


def _parted_by_date(head: str) -> tuple[str, str, bool]:
    """What stands before and behind a date near the head's start, and whether it has one."""
    tidy = tidied(head)
    found = parse_date(tidy)
    if found and found.span[0] < LATEST_DATE:
        before = re.sub(r"[\s,،]+(?:في|in|يوم|on)?\s*$", "", tidy[: found.span[0]])
        return before, tidy[found.span[1] :].lstrip(" ,،."), True
    return tidy, "", False


def _behind_date(after: str, is_outlet: Callable[[str], bool]) -> str | None:
    """The agency right behind the date: "… 18-9-2023 WAFA- …"."""
    match = FIRST_PIECE.match(after)
    return match[1] if match and (agency_of(match[1]) or is_outlet(match[1])) else None


def _with_agency(head: str, is_outlet: Callable[[str], bool], *, dated: bool) -> Dateline | None:
    """Names in brackets or between slashes behind at most a few words of place."""
    for match in (*itertools.islice(BRACKET.finditer(head), MOST_BRACKETS), *SLASHED.finditer(head)):
        slashed = match.re is SLASHED
        name, before, after = match.group(1).strip(), head[: match.start()], head[match.end() :]
        place, names = _place(BRACKET.sub("", before)), split_sources(name)
        known = any(agency_of(one) or is_outlet(one) for one in names)
        if (place is None and before.strip()) or not names or not all(map(_is_name, names)):
            continue
        if place and is_outlet(place) and is_known_place(name):
            return Dateline(name, [place], confidence=0.8)
        closed = CLOSING.match(after) or (slashed and (dated or (place and len(name.split()) <= MOST_SLASHED)))
        if known or (closed and (place or not slashed)):
            return Dateline(place or "", names, confidence=0.9 if known or is_known_place(place or "") else 0.7)
    return None


def _with_mark(head: str, is_outlet: Callable[[str], bool]) -> Dateline | None:
    """A place parted from the copy by a dash, or from an agency or outlet by any mark."""
    match = MARK.search(head)
    place = _place(head[: match.start()]) if match else None
    if not match or not place:
        return None
    known, dashed = is_known_place(place), match.group().strip() not in (":", "/")
    beside = _beside(head[match.end() :], is_outlet) or _right_behind(head[match.end() :], match.group())
    if (looks_like_agency(place) or is_outlet(place)) and not known:
        names = split_sources(place)
        return Dateline("", names, confidence=0.8 if any(map(agency_of, names)) else 0.6)
    if beside:
        return Dateline(place, beside, confidence=0.9 if known else 0.75)
    if known:
        return Dateline(place, confidence=0.9 if dashed else 0.6)
    shouted = place.isupper() and len(place) > 2
    few = len(place.split()) <= 3 and (not place.isascii() or place.istitle())
    return Dateline(place, confidence=0.85 if shouted else 0.6) if dashed and (shouted or few) else None


def _beside(rest: str, is_outlet: Callable[[str], bool]) -> list[str]:
    """Agencies or outlets up to the next mark: «رويترز: …», "«الحياة»: …", «أ ف ب، رويترز: …»."""
    found: list[str] = []
    for piece in MARK.split(rest, maxsplit=3)[:3]:
        piece = SPECIAL.sub("", piece.split(". ", 1)[0].strip())
        names = split_sources(piece) if len(key_of(piece).split()) <= MOST_BESIDE else []
        quoted = QUOTED.match(piece) is not None or (piece[:1] in "«“" and len(names) > 1)
        if quoted or any(agency_of(name) or is_outlet(name) for name in names):
            found += names
    return found


def _right_behind(rest: str, mark: str) -> list[str]:
    """An agency or a quoted outlet that no mark parts from the copy: «إسطنبول/ الأناضول أعلنت …», «لندن: «الحياة» قال …»."""
    quoted = LEADING_QUOTE.match(rest)
    if quoted:
        return [quoted[1]]
    tight = TIGHT.match(rest) if not mark.endswith(" ") else None
    if tight:
        return [tight[1]]
    words = rest.split()[:MOST_NAME_WORDS] if mark.strip() == "/" or not mark.endswith(" ") else []
    names = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    return [name for name in names if agency_of(name)][:1]


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
    numbered = any(word.isdigit() for word in words) and (len(words) == 1 or len(words) > 3)
    if not 1 <= len(words) <= MOST_NAME_WORDS or numbered:
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
    return name if short or is_known_place(name) else ""


def find_known_place(paragraphs: Sequence[str]) -> str:
    """A city or country that CLDR knows, named behind "in" in the first paragraphs; "" if there is none."""
    for paragraph in paragraphs[:3]:
        words = paragraph[:1500].split()
        for index, word in enumerate(words[:-1]):
            if fold(word) in ("في", "in"):
                for length in (2, 1):
                    name = " ".join(words[index + 1 : index + 1 + length]).strip("،,.:؛;")
                    if is_known_place(name):
                        return name
    return ""
