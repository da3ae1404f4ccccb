"""What a page gives away of a name: that it is a place, or the page's own outlet."""

from __future__ import annotations

from .agencies import looks_like_agency
from .copy_text import Copy
from .dateline import known_places
from .labels import labels_of
from .lines import key_of, letters_of
from .roles import Page

BEFORE_PLACES = ("في", "إلى", "من", "in", "to", "from", "between", "between the", "in the", "بين")
MASTHEAD = 6
MOST_OUTLET_WORDS = 4


class Surroundings:
    """Judges names by the copy and by the lines around it; `top` is the headline's index."""

    def __init__(self, page: Page, copy: Copy, top: int) -> None:
        self.body = [page.lines[index].text for index in copy.body]
        inside = frozenset(copy.body)
        self.around = [line.text for index, line in enumerate(page.lines) if index not in inside]
        self.masthead = frozenset(line.key for line in page.lines[: min(MASTHEAD, top)] if not labels_of(line.text))

    def is_place(self, name: str) -> bool:
        """Whether a name is a known city or country, or one that the copy says things are in."""
        if letters_of(name) in known_places():
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
