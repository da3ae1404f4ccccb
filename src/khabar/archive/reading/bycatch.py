"""What stands around an article and is kept as proposals: storylines, their number, a poll, other headlines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from khabar.text.digits import to_latin

from .labels import Label, after_label, is_label
from .lines import Line, letters_of
from .roles import Page, Role

COUNTED = frozenset(
    letters_of(word)
    for word in """خبر خبرا أخبار قصة قصص مقال مقالا مقالات موضوع موضوعا مواضيع مادة مواد item items story stories article
    articles news posts""".split()
)
NUMBER = re.compile(r"\d{1,6}")
MOST_LABEL_WORDS = 9
HEADLINE_WORDS = range(4, 31)
ASKING = frozenset(
    letters_of(word)
    for word in """اختر اختاروا صوت من ما ماذا هل كيف أي أين متى لماذا كم برأيك who what which how do does should will would
    is are can choose pick vote where when why did""".split()
)
BLANKS = frozenset({Role.LABEL, Role.MORE, Role.COMMENTS, Role.NOTICE})


@dataclass(slots=True)
class ByCatch:
    """Lines by index; `count` is the number that stands over the storylines, with its line."""

    storylines: list[int] = field(default_factory=list)
    videos: list[int] = field(default_factory=list)
    count: tuple[int, int] | None = None
    poll: int | None = None
    related: list[int] = field(default_factory=list)


def find_bycatch(page: Page, headline: int, article: frozenset[int], stop: int) -> ByCatch:
    """Look over the lines that the article left; `stop` is the index behind its last line."""
    found = ByCatch()
    keys = {page.lines[index].key for index in article}
    rest = [i for i, line in enumerate(page.lines) if i not in article and line.key not in keys]
    _storylines(page, found, rest, headline)
    found.count = _count(page, rest, found.storylines)
    found.poll = _poll(page, rest, stop)
    taken = {page.lines[i].key for i in (*found.storylines, *([found.poll] if found.poll is not None else []))}
    found.related = _related(page, [i for i in rest if page.lines[i].key not in taken], stop)
    return found


def _storylines(page: Page, found: ByCatch, rest: list[int], headline: int) -> None:
    """Labels that the page repeats above the headline, or that stand under a heading of storylines."""
    heading = next((i for i in rest if is_label(page.lines[i], Label.STORIES)), None)
    chosen: list[int] = []
    if heading is not None:
        chosen = _under(page, rest, heading)
    if len(chosen) < 2:
        chosen = [i for i in rest if i < headline and page.repeated(i) and _is_short(page, i)]
    unique = list({page.lines[i].key: i for i in reversed(chosen)}.values())[::-1]
    found.videos = [i for i in unique if is_label(page.lines[i], Label.VIDEOS)]
    labels = [i for i in unique if not is_label(page.lines[i])]
    found.storylines = labels if len(labels) > 1 else []


def _under(page: Page, rest: list[int], heading: int) -> list[int]:
    """The short lines under a heading, up to the next label or copy; video labels may stand among them."""
    chosen: list[int] = []
    for index in rest:
        line = page.lines[index]
        if index <= heading or _counted(line) is not None:
            continue
        is_video = is_label(line, Label.VIDEOS)
        if not is_video and (page.roles[index] in BLANKS or not _is_short(page, index)):
            break
        chosen.append(index)
    return chosen


def _is_short(page: Page, index: int) -> bool:
    short = page.roles[index] in (Role.SHORT, Role.ITEM, Role.LABEL)
    return short and page.lines[index].words <= MOST_LABEL_WORDS


def _counted(line: Line) -> int | None:
    """The number in "59 خبر" or "12 stories"."""
    match = NUMBER.search(to_latin(line.text))
    counted = line.words <= 3 and not COUNTED.isdisjoint(letters_of(line.text).split())
    return int(match.group()) if match and counted else None


def _count(page: Page, rest: list[int], storylines: list[int]) -> tuple[int, int] | None:
    for index in rest:
        if storylines and storylines[0] - 6 <= index < storylines[-1]:
            number = _counted(page.lines[index])
            if number is not None:
                return number, index
    return None


def _poll(page: Page, rest: list[int], stop: int) -> int | None:
    """The question under a poll's label, or one that is asked twice (a picture's text repeats it)."""
    for index in rest:
        if is_label(page.lines[index], Label.POLL):
            asked = [i for i in range(index + 1, min(index + 4, len(page.lines))) if i in rest and _asks(page.lines[i])]
            if asked:
                return asked[0]
    repeated = (i for i in rest if i >= stop and page.repeated(i) and _asks(page.lines[i]))
    return next(repeated, None)


def _asks(line: Line) -> bool:
    if line.words < 3:
        return False
    first = letters_of(line.text).split()[:1]
    return line.text.endswith(("؟", "?")) or (not ASKING.isdisjoint(first) and line.text.endswith(("!", ":", "…")))


def _related(page: Page, rest: Iterable[int], stop: int) -> list[int]:
    """Headlines of other items: behind the article, or under a label of other items anywhere."""
    chosen: dict[str, int] = {}
    below_label = False
    for index in rest:
        role, line = page.roles[index], page.lines[index]
        if role in BLANKS:
            below_label = role is Role.MORE
        elif role is Role.READ_ALSO:
            below_label = after_label(line.text, Label.READ_ALSO, Label.MORE) is None
            if not below_label and line.words in HEADLINE_WORDS:
                chosen.setdefault(line.key, index)
        elif (index >= stop or below_label) and _is_headline(page, index):
            chosen.setdefault(line.key, index)
    return list(chosen.values())


def _is_headline(page: Page, index: int) -> bool:
    line, role = page.lines[index], page.roles[index]
    return role in (Role.SHORT, Role.ITEM) and line.words in HEADLINE_WORDS and not line.text.endswith(".")
