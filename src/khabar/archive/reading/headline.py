"""Which line above the copy is its headline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khabar.text.stemming import terms

from .agencies import looks_like_agency
from .dateline import split_line
from .labels import Label, after_label, is_label, labels_of
from .language import FUNCTION_WORDS
from .lines import Line, key_of
from .names import is_function, is_person
from .roles import COPY, HEADER, Page, Role
from .segment import Segment

REACH = 60
SAME_WITHIN = 8
SEEN_IN_COPY = 6
LONGEST = 260
LONGEST_TITLE = 300
TITLE_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " › ", " > ", " / ", "| ", "|", "/", ">")
NEVER = frozenset(
    {
        Role.DATE,
        Role.BYLINE,
        Role.CREDIT,
        Role.SOURCE,
        Role.LABEL,
        Role.NOTICE,
        Role.CAPTION,
        Role.NUMBER,
        Role.SIGN_OFF,
    }
)
TEXT = frozenset({Role.SHORT, Role.ITEM, Role.PROSE, Role.SENTENCE})
LEAST_SCORE, NO_HEADLINE = -1.0, -100.0
LEAST_TITLE = 4
LONGEST_PAIR = 6
SUMMED_UP_WITHIN = 6
DATED_WITHIN, HEADED_WITHIN = 7, 5
LEAST_OVERLAP, ENOUGH_OVERLAP = 0.25, 0.5
LEAST_FIRST, FIRST = 5, 1.5
CAPTIONED_WITHIN, CAPTION_PENALTY = 4, 2.5
DATED = frozenset({Role.DATE, Role.BYLINE})
INTRODUCED = range(2, 19)
LONG_STANDFIRST, STANDFIRST = 21, 16
LONGEST_KICKER = 5
ENOUGH_TERMS = 4
SURE_SCORE = 8.0


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's line by index, its text without the outlet's name, and how sure it is (0 to 1)."""

    index: int
    text: str
    confidence: float


def find_headline(page: Page, segment: Segment) -> Headline | None:
    """The best candidate above the copy or among its first lines, or None if nothing there looks like one."""
    copy = _copy_terms(page, segment)
    titles = _titles(page.lines)
    candidates = range(max(0, segment.start - REACH), _first_paragraph(page, segment))
    scored = [(_score(page, index, segment, copy, titles), index) for index in candidates]
    score, index = max(scored, default=(0.0, -1))
    if score < LEAST_SCORE:
        return None
    same = (i for i in candidates if index - SAME_WITHIN <= i and page.lines[i].key == page.lines[index].key)
    index = next(same, index)
    return Headline(index, _proper(page, index), min(0.35 + 0.6 * score / SURE_SCORE, 0.98))


def _proper(page: Page, index: int) -> str:
    """The headline without a section's name before it ("World | …") or the outlet's behind it ("… - The Harbour")."""
    text = after_label(page.lines[index].text, Label.TITLE) or page.lines[index].text
    for separator in TITLE_SEPARATORS:
        head, found, tail = text.partition(separator)
        if found and len(head.split()) <= 2 < len(tail.split()) and (len(head.split()) == 1 or labels_of(head)):
            return tail.strip() if separator not in ("/", ">", " - ", "|") or labels_of(head) else text
        head, found, tail = text.rpartition(separator)
        if found and len(head.split()) >= LEAST_TITLE and page.repeats[key_of(tail)]:
            return head.strip()
    return text


def _first_paragraph(page: Page, segment: Segment) -> int:
    """Where candidates end: behind the second paragraph of the copy no headline follows."""
    copy = [i for i in range(segment.start, segment.stop) if page.roles[i] is Role.PROSE]
    return copy[1] if len(copy) > 1 else segment.start + 1


def _copy_terms(page: Page, segment: Segment) -> frozenset[str]:
    copy = [i for i in range(segment.start, segment.stop) if page.roles[i] is Role.PROSE]
    return frozenset(term for i in copy[:SEEN_IN_COPY] for term in terms(page.lines[i].text[:2000]))


def _titles(lines: Iterable[Line]) -> Mapping[str, int]:
    """Keys of what stands before or behind the separators of titles and breadcrumbs ("Headline | Outlet")."""
    found: dict[str, int] = {}
    for index, line in enumerate(lines):
        if len(line.text) > LONGEST_TITLE:
            continue
        for separator in TITLE_SEPARATORS:
            if separator in line.text:
                for part in (
                    line.text.split(separator, 1)[0],
                    line.text.rsplit(separator, 1)[0],
                    line.text.rsplit(separator, 1)[1],
                ):
                    found.setdefault(key_of(part), index)
    return found


def _score(page: Page, index: int, segment: Segment, copy: frozenset[str], titles: Mapping[str, int]) -> float:
    line, role = page.lines[index], page.roles[index]
    if role in NEVER or line.words < 2 or len(line.text) > LONGEST or line.leads_in:
        return NO_HEADLINE
    score = {0: 0.0, 1: 3.0}.get(line.heading, 1.5)
    score += 2.0 if page.repeated(index) and not is_person(line.text) else 0.0
    score += 2.5 if titles.get(line.key, index) != index else 0.0
    score -= 4.0 if _is_titled(line, page) else 0.0
    score += 3.0 * _overlap(line, copy)
    score -= 1.5 if _is_kicker(page, index, copy) and not page.repeated(index) else 0.0
    score += 1.0 if 4 <= line.words <= 22 else -0.4 if line.words < 4 else -1.0
    score -= _unlikeness(line)
    score -= 1.5 if _is_below_the_date(page, index, copy) else 0.0
    score -= 3.0 if _sums_up(page, index) else _caption_penalty(page, index, copy)
    score += _introduces(page, index, copy) - _introduces(page, index - 1, copy)
    score += FIRST if _leads(page, index, copy) else 0.0
    score -= 2.0 if role is Role.PROSE and line.text.endswith(".") else 0.0
    score -= 1.5 if line.text.endswith(".") else 0.0
    score -= 1.0 if line.bullet else 0.0
    score += 0.8 if line.words >= 4 and (": " in line.text or line.text.endswith(("؟", "?"))) else 0.0
    score -= 1.0 if page.role(index - 1) is Role.CREDIT else 1.2 if page.role(index - 1) in COPY else 0.0
    return score - _distance(page, index, segment.start) + _neighbourhood(page, index)


def _introduces(page: Page, index: int, copy: frozenset[str]) -> float:
    """How far a line stands as a headline does over its standfirst: a longer text, or a closed sentence, follows it."""
    if index < 0 or index + 1 >= len(page.lines):
        return 0.0
    line, following = page.lines[index], page.lines[index + 1]
    if not TEXT.issuperset(page.roles[index : index + 2]) or line.words not in INTRODUCED or _unlikeness(line) > 1:
        return 0.0
    below = page.role(index + 2)
    signed = below in HEADER or (index + 2 < len(page.lines) and is_person(page.lines[index + 2].text))
    if page.roles[index + 1] in COPY and not signed and (below in COPY or _is_below_the_date(page, index, copy)):
        return 0.0
    if following.text.endswith(".") and (following.words > line.words or signed):
        return 2.5
    if following.words <= line.words:
        return 0.0
    return 2.5 if following.words >= LONG_STANDFIRST else 1.5 if following.words >= STANDFIRST else 0.0


def _leads(page: Page, index: int, copy: frozenset[str]) -> bool:
    """Whether a line that tells the copy is the first of two texts of a headline's length, no other above it."""
    if index + 1 >= len(page.lines) or page.lines[index].words < LEAST_FIRST or page.roles[index] is not Role.SHORT:
        return False
    above = page.role(index - 1) in TEXT and page.lines[index - 1].words >= LEAST_TITLE
    following = page.roles[index + 1] is Role.SHORT and page.lines[index + 1].words >= LEAST_FIRST
    return following and not above and _overlap(page.lines[index], copy) >= LEAST_OVERLAP


def _is_kicker(page: Page, index: int, copy: frozenset[str]) -> bool:
    """Whether a few words stand right above another text that is not their standfirst."""
    if page.lines[index].words > LONGEST_KICKER or page.role(index + 1) not in TEXT:
        return False
    return page.roles[index + 1] not in COPY and not _introduces(page, index, copy)


def _unlikeness(line: Line) -> float:
    """How much a line is like a person's name or function, or a place with an outlet's («عمّان: «البوصلة»»); Arabic names have no form that sets them apart."""
    if is_person(line.text):
        return 2.0 if line.text.isascii() else 1.2
    pair = split_line(line.text) if line.words <= LONGEST_PAIR else None
    named = pair is not None and (line.text.endswith("»") or looks_like_agency(pair[1]))
    return 2.5 if named else 1.5 if is_function(line.text) else 0.0


def _is_below_the_date(page: Page, index: int, copy: frozenset[str]) -> bool:
    """Whether date or byline stands above a line, with a headline above that, and none below it, as over a caption."""
    if not DATED.isdisjoint(page.roles[index + 1 : index + 4]):
        return False
    dates = [i for i in range(max(0, index - DATED_WITHIN), index) if page.roles[i] in DATED]
    above = range(max(0, dates[0] - HEADED_WITHIN), dates[0]) if dates else ()
    return any(page.roles[i] in TEXT and _overlap(page.lines[i], copy) >= LEAST_OVERLAP for i in above)


def _caption_penalty(page: Page, index: int, copy: frozenset[str]) -> float:
    """For a picture's caption: it stands above a credit, or twice in a row, beside a line that tells the copy as well."""
    first, last = _echoes(page, index)
    if page.repeats[page.lines[index].key] > last - first + 1:
        return 0.0
    echoed, credited = last > first, _credited(page, last + 1)
    if not echoed and not credited:
        return 0.0
    others = [i for i in range(max(0, first - CAPTIONED_WITHIN), first) if page.roles[i] in TEXT]
    if echoed and credited:
        others += [
            i for i in range(last + 1, min(last + CAPTIONED_WITHIN, len(page.lines))) if page.roles[i] is Role.SHORT
        ]
    least = max(LEAST_OVERLAP, min(_overlap(page.lines[index], copy), ENOUGH_OVERLAP))
    told = any(page.lines[i].words >= LEAST_TITLE and _overlap(page.lines[i], copy) >= least for i in others)
    return CAPTION_PENALTY + 2.0 * echoed if told else 0.0


def _echoes(page: Page, index: int) -> tuple[int, int]:
    """The first and last index of the lines in a row that say the same, as a picture's text and its caption do."""
    first = last = index
    while first > 0 and page.lines[first - 1].key == page.lines[index].key:
        first -= 1
    while last + 1 < len(page.lines) and page.lines[last + 1].key == page.lines[index].key:
        last += 1
    return first, last


def _credited(page: Page, index: int) -> bool:
    """Whether a credit, or a label of one, stands at an index."""
    if index >= len(page.lines):
        return False
    return page.roles[index] is Role.CREDIT or is_label(page.lines[index], Label.CREDIT, Label.CAPTION)


def _sums_up(page: Page, index: int) -> bool:
    """Whether a line is one of the points under a label of summaries."""
    for above in range(index - 1, max(-1, index - SUMMED_UP_WITHIN), -1):
        if page.roles[above] not in TEXT:
            return is_label(page.lines[above], Label.SUMMARY, Label.POINTS)
    return False


def _is_titled(line: Line, page: Page) -> bool:
    """Whether a line is a headline with the outlet's or a section's name, and the headline stands elsewhere too."""
    labelled = after_label(line.text, Label.TITLE)
    if labelled and page.repeats[key_of(labelled)]:
        return True
    parts = (part for separator in TITLE_SEPARATORS if separator in line.text for part in line.text.split(separator))
    return any(page.repeats[key_of(part)] for part in parts if len(part) * 2 > len(line.text))


def _overlap(line: Line, copy: frozenset[str]) -> float:
    words = [term for term in terms(line.text) if term not in FUNCTION_WORDS]
    return sum(term in copy for term in words) / max(len(words), ENOUGH_TERMS) if words else 0.0


def _distance(page: Page, index: int, start: int) -> float:
    """What stands between a candidate and the copy; other texts part them more than labels do."""
    between = range(index + 1, start)
    menu = sum(is_label(page.lines[i], Label.NAVIGATION) for i in between)
    return 0.3 * menu + sum(0.15 if page.roles[i] in TEXT else 0.02 for i in between)


def _neighbourhood(page: Page, index: int) -> float:
    """What follows a headline: a date or byline most of all, a summary or picture; not another headline."""
    following = page.roles[index + 1 : index + 4]
    named = index + 1 < len(page.lines) and is_person(page.lines[index + 1].text)
    if Role.DATE in following or Role.BYLINE in following or named:
        return 1.5
    return 0.7 if any(role in HEADER or role is Role.PROSE for role in following) else 0.0
