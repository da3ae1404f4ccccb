"""Items for a front, found while one types: folded words in headlines, or an item's number or address."""

from __future__ import annotations

import re
from urllib.parse import unquote

from khabar.news.models import NewsPage
from khabar.text.folding import fold

LOOKED_THROUGH = 30_000
"""How many of the newest items a search looks through; an older one is found by its number or address."""
FOUND = 20
MOST_WORDS = 8
_NUMBER = re.compile(r"(?:.*/)?([0-9]{1,18})(?:-[^/]*)?/?")


def find_items(edition: str, text: str) -> list[NewsPage]:
    """At most 20 published items of an edition, the newest first; without words simply the newest.

    Three queries at most. The words are those that the desk's listings are searched by (`desk.models.Listed`).
    """
    published = NewsPage.objects.published().in_edition(edition)
    number = _NUMBER.fullmatch(unquote(text.strip()))
    named = list(published.for_cards().filter(pk=int(number[1]))) if number else []
    if named:
        return named
    words = fold(text).split()[:MOST_WORDS]
    if words:
        oldest = published.newest().values_list("live_at", flat=True)[LOOKED_THROUGH : LOOKED_THROUGH + 1].first()
        published = published.filter(live_at__gte=oldest) if oldest else published
    for word in words:
        published = published.filter(listed__words__contains=word)
    return list(published.newest().for_cards()[:FOUND])
