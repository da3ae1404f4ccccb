"""Reads bare page text: parts the article from the page around it and names what it finds."""

from .bycatch import ByCatch, find_bycatch
from .copy_text import Copy, part_copy
from .dateline import find_dateline, find_event, find_known_place
from .headline import Headline, find_headline
from .labels import Label, after_label
from .language import detect_language
from .lines import split_lines
from .quotations import find_quotations
from .results import MAX_CHARACTERS, NotAnArticle, Reading
from .roles import Page, Role, judge
from .segment import Segment, find_segment
from .sources import signature

LEAST_LETTERS = 20
LEAST_BODY_WORDS = 20
CLOSE = 12


def read_page(text: str) -> Reading:
    """The fields of the article on a page, each with its line and a confidence.

    Raises NotAnArticle for a text that is empty, binary, too large, or an index of other pages.
    """
    if len(text) > MAX_CHARACTERS:
        raise NotAnArticle("too large")
    if text.count("\x00") > len(text) * 0.01:
        raise NotAnArticle("binary")
    page = judge(split_lines(text))
    if sum(line.words for line in page.lines) < LEAST_LETTERS:
        raise NotAnArticle("empty")
    segment = find_segment(page)
    if segment is None:
        raise NotAnArticle("index page")
    headline = find_headline(page, segment)
    copy = part_copy(page, segment, headline.index if headline else -1)
    if sum(page.lines[i].words for i in copy.body) < LEAST_BODY_WORDS:
        raise NotAnArticle("index page")
    return _reading(page, segment, headline, copy)


def _reading(page: Page, segment: Segment, headline: Headline | None, copy: Copy) -> Reading:
    reading = Reading()
    if headline:
        reading.propose("headline", headline.text, _line(page, headline.index), headline.confidence)
    if copy.standfirst:
        texts = [page.lines[i].text for i in copy.standfirst]
        reading.propose("standfirst", " ".join(texts), _line(page, copy.standfirst[0]), copy.standfirst_confidence)
    body = [page.lines[i].text for i in copy.body]
    reading.propose("body", body, _lines(page, copy.body), min(0.5 + segment.worth / 400, 0.95))
    top = headline.index if headline else segment.start
    stop = max(copy.body) + 1
    _credit(page, reading, top, stop)
    _sources(page, reading, top, stop, copy)
    _byline(page, reading, top, stop)
    _date(page, reading, top, stop)
    read_body(reading, body)
    article = frozenset({top, *copy.standfirst, *copy.body, *copy.captions})
    _bycatch(page, reading, find_bycatch(page, top, article, stop))
    return reading


def read_body(reading: Reading, body: list[str]) -> None:
    """What the body itself tells: language, quotations, place and days, agency."""
    language, share = detect_language(" ".join(body))
    reading.propose("language", language, "body", share)
    quotations = find_quotations(body)
    reading.propose("quotations", quotations, "body", 0.8)
    dateline = find_dateline(body[0]) if body else None
    if dateline:
        place, agencies, sure = dateline
        reading.propose("place", place, "dateline", sure)
        reading.propose("sources", agencies, "dateline", 0.6)
    event = find_event(body)
    if event:
        days, index, sure, place = event
        reading.propose("event_days", days, f"paragraph {index + 1}", sure)
        reading.propose("place", place, f"paragraph {index + 1}, beside the date", 0.65)
    reading.propose("place", find_known_place(body), "first paragraphs", 0.35)


def _line(page: Page, index: int) -> str:
    return f"line {page.lines[index].number}"


def _lines(page: Page, indexes: list[int]) -> str:
    return f"lines {page.lines[indexes[0]].number}-{page.lines[indexes[-1]].number}"


def _credit(page: Page, reading: Reading, top: int, stop: int) -> None:
    """The first credit from the headline on, or close above it; one below the article belongs to something else."""
    near = [i for i in page.credits if top - CLOSE <= i < stop]
    if not near:
        return
    index = min(near, key=lambda i: (i < top, -page.credits[i].confidence if i < top else 0, i))
    credit = page.credits[index]
    origin = _line(page, index)
    reading.propose("credit", credit.raw, origin, credit.confidence)
    reading.propose("photographer", credit.photographer, origin, credit.confidence)
    reading.propose("agency", credit.agency, origin, credit.confidence)


def _sources(page: Page, reading: Reading, top: int, stop: int, copy: Copy) -> None:
    near = [i for i in page.sources if top - 3 <= i < stop + CLOSE]
    if near:
        index = max(near, key=lambda i: (i >= stop - 1, -abs(i - stop)))
        reading.propose("sources", page.sources[index], _line(page, index), 0.95)
        return
    for index in range(copy.body[-1], min(stop + 3, len(page.lines))):
        signed = signature(page.lines[index].text)
        if signed:
            reading.propose("sources", signed, _line(page, index), 0.8)
            return


def _byline(page: Page, reading: Reading, top: int, stop: int) -> None:
    near = [i for i in page.bylines if top - 4 <= i < stop + 4]
    if near:
        index = min(near, key=lambda i: abs(i - top))
        reading.propose("byline", page.bylines[index], _line(page, index), 0.85)


def _date(page: Page, reading: Reading, top: int, stop: int) -> None:
    near = [i for i in page.dates if top - 6 <= i < stop + 3]
    if not near:
        return
    index = min(near, key=lambda i: (page.dates[i].year is None, abs(i - top)))
    found = page.dates[index]
    year = f"{found.year:04}" if found.year is not None else "-"
    stated = after_label(page.lines[index].text, Label.DATE) is not None
    confidence = (0.9 if stated else 0.8) if found.year is not None else 0.5
    reading.propose("date", f"{year}-{found.month:02}-{found.day:02}", _line(page, index), confidence)


def _bycatch(page: Page, reading: Reading, found: ByCatch) -> None:
    for name, indexes, sure in (
        ("storylines", found.storylines, 0.8),
        ("videos", found.videos, 0.8),
        ("related", found.related, 0.7),
    ):
        if indexes:
            reading.propose(name, [page.lines[i].text for i in indexes], _lines(page, indexes), sure)
    if found.count:
        reading.propose("storyline_count", found.count[0], _line(page, found.count[1]), 0.8)
    if found.poll is not None:
        reading.propose("poll", page.lines[found.poll].text, _line(page, found.poll), 0.7)
