"""Where on a page the article's copy stands: the run of lines that is worth most as running text."""

from __future__ import annotations

from dataclasses import dataclass

from .labels import Label, is_label
from .roles import COPY, Page, Role

LONGEST_WORTH = 60
SHORTEST = 3
CELL, LINK, AD = -6, -8, -2
MOST_LINKS = 5
LINKS = frozenset({Role.SHORT, Role.ITEM})
WORTH = {
    Role.SHORT: -14,
    Role.NUMBER: -1,
    Role.SIGN_OFF: -20,
    Role.ITEM: -8,
    Role.LABEL: -14,
    Role.READ_ALSO: -6,
    Role.DATE: -12,
    Role.BYLINE: -8,
    Role.CREDIT: -6,
    Role.CAPTION: -4,
    Role.SOURCE: -20,
    Role.NOTICE: -14,
}
AFTER_COMMENTS = 0.4
REPEATED = -10
LEAST_WORTH = 12


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines from index `start` up to, not including, `stop`, and what they are worth."""

    start: int
    stop: int
    worth: float


def find_segment(page: Page) -> Segment | None:
    """The stretch of lines worth most as an article's copy, or None where the page has none."""
    best: Segment | None = None
    start, total = 0, 0.0
    factor, links = 1.0, 0
    for index, role in enumerate(page.roles):
        if role in (Role.COMMENTS, Role.MORE):
            start, total = index + 1, 0.0
            factor = AFTER_COMMENTS if role is Role.COMMENTS else factor
            continue
        links = MOST_LINKS if leads_to_links(page, index) else max(0, links - 1) if role in LINKS else 0
        total += (LINK if links and role in LINKS else _worth(page, index)) * factor
        if total <= 0:
            start, total = index + 1, 0.0
        elif role in COPY and total > (best.worth if best else LEAST_WORTH):
            best = Segment(start, index + 1, total)
    return best


def leads_to_links(page: Page, index: int) -> bool:
    """Whether a label stands over links to other items inside the copy, or over a player with its title."""
    line = page.lines[index]
    return is_label(line, Label.READ_ALSO) or (page.roles[index] is Role.LABEL and is_label(line, Label.VIDEOS))


def _worth(page: Page, index: int) -> float:
    role, line = page.roles[index], page.lines[index]
    if role is Role.SHORT and line.words <= SHORTEST:
        return CELL
    if role is Role.LABEL and is_label(line, Label.AD):
        return AD
    if role not in COPY:
        return WORTH[role]
    if page.repeated(index):
        return REPEATED
    return min(line.words, LONGEST_WORTH)
