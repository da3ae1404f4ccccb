"""Parts the lines under a headline: what introduces the copy, the copy, and what only stands among it."""

from dataclasses import dataclass, field

from .lines import Line
from .roles import COPY, HEADER, Page, Role
from .segment import Segment

MOST_BEFORE_META = 2
LONGEST_STANDFIRST = 70
LEAST_STANDFIRST = 5
MOST_LINKS = 5
LONGEST_SUBHEADING = 14
LONGEST_CAPTION = 40


@dataclass(slots=True)
class Copy:
    """Indexes of the lines that are standfirst, body paragraphs, subheadings and captions."""

    standfirst: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    standfirst_confidence: float = 0.0


def part_copy(page: Page, segment: Segment, headline: int) -> Copy:
    """Sort the lines from the headline to the end of the copy."""
    copy = Copy()
    head = page.lines[headline].key if headline >= 0 else ""
    start = _body_start(page, segment, headline)
    stop = _body_stop(page, segment, start)
    first = headline + 1 if headline >= 0 else segment.start
    _introduce(page, copy, range(first, start), head)
    _collect(page, copy, range(start, stop), head)
    _promote_first(page, copy, first)
    return copy


def _body_start(page: Page, segment: Segment, headline: int) -> int:
    """Behind the last date, byline, credit or repeated headline that stands near the top of the copy."""
    head = page.lines[headline].key if headline >= 0 else ""
    start = max(segment.start, headline + 1)
    seen, marks = 0, start
    first = headline + 1 if headline >= 0 else segment.start
    for index in range(first, segment.stop):
        role = page.roles[index]
        if role in COPY and page.lines[index].key != head:
            seen += 1
            if seen > MOST_BEFORE_META:
                break
        elif (role in HEADER or page.lines[index].key == head) and _copy_follows(page, index, segment):
            marks = index + 1
    return marks


def _copy_follows(page: Page, index: int, segment: Segment) -> bool:
    return any(page.roles[i] in COPY for i in range(index + 1, segment.stop))


def _body_stop(page: Page, segment: Segment, start: int) -> int:
    """The copy ends at its source line, unless more of it follows than went before."""
    weights = {i: page.lines[i].words for i in range(start, segment.stop) if page.roles[i] in COPY}
    total, before = sum(weights.values()), 0
    for index in range(start, segment.stop):
        before += weights.get(index, 0)
        if page.roles[index] is Role.SOURCE and before * 2 > total:
            return index
    return segment.stop


def _introduce(page: Page, copy: Copy, lines: range, head: str) -> None:
    texts = [i for i in lines if page.roles[i] in COPY or page.roles[i] in (Role.SHORT, Role.ITEM)]
    texts = [i for i in texts if page.lines[i].key != head]
    for index in texts:
        line = page.lines[index]
        if _is_caption(page, index, texts):
            copy.captions.append(index)
        elif LEAST_STANDFIRST <= line.words <= LONGEST_STANDFIRST and not copy.standfirst:
            copy.standfirst.append(index)
            copy.standfirst_confidence = 0.9 if page.roles[index] in COPY else 0.75
        elif page.roles[index] in COPY:
            copy.body.append(index)


def _is_caption(page: Page, index: int, texts: list[int]) -> bool:
    """Text right above a credit, where other text introduced the copy already."""
    following = page.roles[index + 1] if index + 1 < len(page.roles) else None
    if following is not Role.CREDIT or page.lines[index].words > LONGEST_CAPTION:
        return False
    same_block = page.lines[index].block == page.lines[index + 1].block
    alone_in_block = index == 0 or page.lines[index - 1].block != page.lines[index].block
    return index != texts[0] or (same_block and alone_in_block)


def _collect(page: Page, copy: Copy, lines: range, head: str) -> None:
    links = 0
    for index in lines:
        role, line = page.roles[index], page.lines[index]
        if role is Role.READ_ALSO:
            links = MOST_LINKS
        elif role in COPY:
            links = 0
            if line.key == head:
                continue
            if _is_caption_inside(page, index):
                copy.captions.append(index)
            else:
                copy.body.append(index)
        elif role in (Role.SHORT, Role.ITEM):
            if links:
                links -= 1
            elif _belongs(page, index, lines, head):
                copy.body.append(index)


def _is_caption_inside(page: Page, index: int) -> bool:
    if index + 1 >= len(page.roles) or page.roles[index + 1] is not Role.CREDIT:
        return False
    line, credit = page.lines[index], page.lines[index + 1]
    first_of_block = index == 0 or page.lines[index - 1].block != line.block
    return line.words <= LONGEST_CAPTION and line.block == credit.block and first_of_block


def _belongs(page: Page, index: int, lines: range, head: str) -> bool:
    """Whether a short line among the copy is a subheading or an item of a list: copy goes on behind it."""
    line = page.lines[index]
    if line.key == head or page.repeated(index):
        return False
    if index + 1 < lines.stop and page.roles[index + 1] is Role.CREDIT:
        return False
    if line.bullet:
        return True
    return 1 <= line.words <= LONGEST_SUBHEADING and _next_is_copy(page, index, lines)


def _next_is_copy(page: Page, index: int, lines: range) -> bool:
    return index + 1 < lines.stop and page.roles[index + 1] in COPY | {Role.ITEM}


def _promote_first(page: Page, copy: Copy, first: int) -> None:
    """Without a standfirst of its own, a first line that closes no sentence is one."""
    if copy.standfirst or len(copy.body) < 2:
        return
    line: Line = page.lines[copy.body[0]]
    if line.words >= LEAST_STANDFIRST and line.words <= LONGEST_STANDFIRST and not line.ends_sentence and not line.bullet:
        copy.standfirst.append(copy.body.pop(0))
        copy.standfirst_confidence = 0.6
