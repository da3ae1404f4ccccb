"""Where and when: the dateline that opens the copy, and the days of what it tells."""

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale

from khabar.text.dates import PartialDate, parse_date
from khabar.text.folding import fold

from .agencies import agency_of, looks_like_agency
from .language import FUNCTION_WORDS
from .lines import letters_of
from .results import Day, EventDays

LONGEST_DATELINE = 90
LONGEST_SEARCHED = 1500
MOST_PARAGRAPHS = 40
MOST_PLACE_WORDS = 4
DASH = re.compile(r"\s[–—ـ-]\s|\s?[–—]\s?|(?<=\))\s?:?\s?-?")
BRACKET = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
TODAY = re.compile(r"(?:اليوم|أمس|غدا|يوم|هذا|today|yesterday|tomorrow|on)\W*$", re.IGNORECASE)
SINCE = re.compile(r"(?:منذ|عام|في عام|قبل|since|in|before|until|حتى|بتاريخ|المؤرخ|dated)\W*$", re.IGNORECASE)
IN_PLACE = re.compile(r"(?:(?<=\s)|^)(?:في|بمدينة|بالعاصمة|in|at)\s+((?:[^\s،,.:;]+\s+){0,2}[^\s،,.:;]+)[،,]?\s*$")
DAY_WORDS = frozenset(
    letters_of(word)
    for word in "اليوم أمس يوم مساء صباح ظهر today yesterday on late early".split()
)


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


def find_dateline(paragraph: str) -> tuple[str, list[str], float] | None:
    """The place and agencies that open a paragraph ("LONDON (Reuters) — …"), with the confidence, or None."""
    head = paragraph[:LONGEST_DATELINE]
    match = DASH.search(head) or re.search(r"[:/]\s", head)
    if not match or match.start() == 0:
        return None
    opening = head[: match.start()]
    bracket = BRACKET.search(opening)
    agency = bracket.group(1) if bracket else ""
    place = BRACKET.sub("", opening)
    place, _, rest = place.replace("،", ",").partition(",")
    place, _, beside = place.partition("/")
    agencies = [name for name in (agency, beside.strip(), _behind(head, match)) if name and looks_like_agency(name)]
    confidence = _sure(place.strip(), bool(agencies), match.group())
    return (place.strip(), agencies, confidence) if confidence else None


def _behind(head: str, match: re.Match[str]) -> str:
    """An agency between two marks: "موسكو - رويترز: …"."""
    rest = head[match.end() :]
    for mark in (":", " - ", " – ", " — ", "/"):
        name = rest.split(mark, 1)[0]
        if name != rest and len(name) <= 40 and agency_of(name):
            return name.strip()
    return ""


def _sure(place: str, has_agency: bool, mark: str) -> float:
    words = letters_of(place).split()
    if not 1 <= len(words) <= MOST_PLACE_WORDS or not FUNCTION_WORDS.isdisjoint(words) or "\"" in place:
        return 0.0
    known = letters_of(place) in known_places()
    capitals = place.isupper() and len(place) > 2
    if known:
        return 0.95 if has_agency or capitals or mark.strip() != ":" else 0.7
    if has_agency or capitals:
        return 0.85
    dashed = mark.strip() not in (":", "/", "")
    titled = not place[:1].isascii() or all(word[:1].isupper() for word in place.split())
    return 0.6 if dashed and titled and len(words) <= 3 else 0.0


def find_event(paragraphs: Sequence[str]) -> tuple[EventDays, int, float, str] | None:
    """The days of the event, the paragraph that tells them, the confidence and the place named beside ("" if none)."""
    best: tuple[float, int, PartialDate] | None = None
    for index, paragraph in enumerate(paragraphs[:MOST_PARAGRAPHS]):
        found = parse_date(paragraph[:LONGEST_SEARCHED])
        if found:
            score = _event_score(paragraph, found) - 0.01 * index
            if score > 0 and (best is None or score > best[0]):
                best = (score, index, found)
    if not best:
        return None
    score, index, found = best
    return days_of(found), index, min(score, 0.9), _place_before(paragraphs[index], found)


def _event_score(paragraph: str, found: PartialDate) -> float:
    before = paragraph[max(0, found.span[0] - 25) : found.span[0]]
    score = 0.4 + 0.2 * (found.weekday is not None) + 0.2 * bool(TODAY.search(before)) + 0.1 * (found.end_day is not None)
    if SINCE.search(before):
        score -= 0.4
    return score - (0.2 if found.year is not None else 0.0)


def days_of(found: PartialDate) -> EventDays:
    """First and last day; a year that is not written stays None."""
    first: Day = {"year": found.year, "month": found.month, "day": found.day}
    if found.end_month is None or found.end_day is None:
        return {"first": first, "last": first}
    year = found.last.year if found.last else None
    return {"first": first, "last": {"year": year, "month": found.end_month, "day": found.end_day}}


def _place_before(paragraph: str, found: PartialDate) -> str:
    """The place right before the date: "in Geneva on Monday", «في موسكو اليوم الاثنين»."""
    words = paragraph[max(0, found.span[0] - 80) : found.span[0]].split()
    while words and letters_of(words[-1]) in DAY_WORDS:
        words.pop()
    match = IN_PLACE.search(" ".join(words))
    if not match:
        return ""
    name = match.group(1)
    if letters_of(name) in known_places():
        return name
    return name if len(name.split()) <= 2 and FUNCTION_WORDS.isdisjoint(fold(name).split()) else ""


def find_known_place(paragraphs: Sequence[str]) -> str:
    """A city or country that CLDR knows, named behind "in" in the first paragraphs."""
    for paragraph in paragraphs[:3]:
        words = paragraph[:LONGEST_SEARCHED].split()
        for index, word in enumerate(words[:-1]):
            if fold(word) in ("في", "in"):
                for length in (2, 1):
                    name = " ".join(words[index + 1 : index + 1 + length]).strip("،,.:؛;")
                    if letters_of(name) in known_places():
                        return name
    return ""
