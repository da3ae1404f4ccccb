"""Reads bare page text: parts the article from the page around it and names what it finds."""

from __future__ import annotations

from .bycatch import ByCatch, find_bycatch
from .copy_text import Copy, CopyParter
from .dateline import find_known_place, place_before
from .dates import SURE_EVENT, days_of, find_event, iso
from .header import Header
from .headline import Headline, find_headline
from .language import detect_language
from .lines import split_lines
from .quotations import find_quotations
from .results import MAX_CHARACTERS, NotAnArticle, Reading
from .roles import Page, judge
from .segment import Segment, find_segment

LEAST_WORDS = 20
LEAST_BODY_WORDS = 20


def read_page(text: str) -> Reading:
    """The fields of the article on a page, each with its line and a confidence.

    Raises NotAnArticle for a text that is empty, binary, too large, or an index of other pages.
    """
    if len(text) > MAX_CHARACTERS:
        raise NotAnArticle("too large")
    if text.count("\x00") > len(text) * 0.01:
        raise NotAnArticle("binary")
    page = judge(split_lines(text))
    if sum(line.words for line in page.lines) < LEAST_WORDS:
        raise NotAnArticle("empty")
    segment = find_segment(page)
    if segment is None:
        raise NotAnArticle("index page")
    headline = find_headline(page, segment)
    copy = CopyParter(page, segment, headline.index if headline else -1).part()
    if sum(page.lines[i].words for i in copy.body) < LEAST_BODY_WORDS:
        raise NotAnArticle("index page")
    return _reading(page, segment, headline, copy)


def _reading(page: Page, segment: Segment, headline: Headline | None, copy: Copy) -> Reading:
    reading = Reading()
    if headline:
        reading.propose("headline", headline.text, _lines(page, [headline.index]), headline.confidence)
    if copy.standfirst:
        texts = [page.lines[i].text for i in copy.standfirst]
        reading.propose("standfirst", " ".join(texts), _lines(page, copy.standfirst), copy.standfirst_confidence)
    body = [page.lines[i].text for i in copy.body]
    reading.propose("body", body, _lines(page, copy.body), min(0.5 + segment.worth / 400, 0.95))
    top = headline.index if headline else max(copy.body[0] - 1, 0)
    Header(page, copy, top, reading).read()
    read_body(reading, body)
    article = frozenset({top, *copy.standfirst, *copy.body, *copy.captions})
    _bycatch(page, reading, find_bycatch(page, top, article, copy.body[-1] + 1))
    return reading


def read_body(reading: Reading, body: list[str]) -> None:
    """What the body itself tells: its language, quotations, the place and the days of the event."""
    language, share = detect_language(" ".join(body))
    reading.propose("language", language, "body", share)
    reading.propose("quotations", find_quotations(body), "body", 0.8)
    event = find_event(body)
    if event:
        found, index, sure = event
        origin = f"paragraph {index + 1}"
        reading.propose("event_days", days_of(found), origin, sure)
        reading.propose("place", place_before(body[index], found), f"{origin}, beside the date", 0.65)
        if sure >= SURE_EVENT:
            reading.propose("date", iso(found), f"{origin}, the event's day", 0.3)
    reading.propose("place", find_known_place(body), "first paragraphs", 0.35)


def _lines(page: Page, indexes: list[int]) -> str:
    first, last = page.lines[indexes[0]].number, page.lines[indexes[-1]].number
    return f"line {first}" if first == last else f"lines {first}-{last}"


def _bycatch(page: Page, reading: Reading, found: ByCatch) -> None:
    for name, indexes, sure in (
        ("storylines", found.storylines, 0.8),
        ("videos", found.videos, 0.8),
        ("related", found.related, 0.7),
    ):
        if indexes:
            reading.propose(name, [page.lines[i].text for i in indexes], _lines(page, indexes), sure)
    if found.count:
        reading.propose("storyline_count", found.count[0], _lines(page, [found.count[1]]), 0.8)
    if found.poll is not None:
        reading.propose("poll", page.lines[found.poll].text, _lines(page, [found.poll]), 0.7)
