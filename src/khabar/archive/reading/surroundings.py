"""What a page gives away of a name: that it is a place, or the page's own outlet."""

from __future__ import annotations

from .agencies import looks_like_agency
from .copy_text import Copy
from .labels import labels_of
from .lines import key_of, letters_of
from .places import is_known_place
from .roles import Page

BEFORE_PLACES = ("في", "إلى", "من", "in", "to", "from", "between", "between the", "in the", "بين")
MASTHEAD, FOOT = 6, 25
MOST_OUTLET_WORDS, MOST_MASTHEAD_WORDS = 4, 5
OWNED = ("©", "الحقوق", "rights reserved", "copyright", "(c) ")
TITLED = ("|", " - ", " – ")


class Surroundings:
    """Judges names by the copy and by the lines around it; `top` is the headline's index."""

    def __init__(self, page: Page, copy: Copy, top: int) -> None:
        self.body = [page.lines[index].text for index in copy.body]
        inside = frozenset(copy.body)
        self.around = [line.text for index, line in enumerate(page.lines) if index not in inside]
        self.masthead = frozenset(line.key for line in page.lines[: min(MASTHEAD, top)] if not labels_of(line.text))
        self.owned = self._owned(page, top)

    def _owned(self, page: Page, top: int) -> list[str]:
        """The words of lines that name the page's own outlet, each between spaces: masthead, title, rights."""
        words = [key for key in self.masthead if key.count(" ") < MOST_MASTHEAD_WORDS]
        first = (line.text for line in page.lines[: min(MASTHEAD, top + 1)])
        words += [key_of(text.rpartition(mark)[2]) for text in first for mark in TITLED if mark in text]
        last = (line.text for line in page.lines[-FOOT:])
        words += [key_of(text) for text in last if any(mark in text.lower() for mark in OWNED)]
        return [f" {key} " for key in words]

    def is_place(self, name: str) -> bool:
        """Whether a name is a known city or country, or one that the copy says things are in."""
        if is_known_place(name):
            return True
        return any(f"{word} {name}" in text for word in BEFORE_PLACES for text in self.body)

    def is_outlet(self, name: str) -> bool:
        """Whether a name is like an agency's, heads the page, or stands in other lines around the copy."""
        if looks_like_agency(name) or self.heads_the_page(name):
            return True
        if len(name.split()) > MOST_OUTLET_WORDS:
            return False
        return sum(name in text and len(text) > len(name) for text in self.around) > 1

    def heads_the_page(self, name: str) -> bool:
        """Whether a name is one of the page's first lines, as an outlet's is, and no label."""
        return key_of(name) in self.masthead

    def is_own(self, name: str) -> bool:
        """Whether a name is the page's own: it stands in its masthead, its title or its notice of rights."""
        key = key_of(name)
        if not letters_of(name) or labels_of(name) or not any(f" {key} " in words for words in self.owned):
            return False
        return not self.is_place(name)
