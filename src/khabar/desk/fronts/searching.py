"""Items for a front, found while one types: folded words in headlines, or an item's number or address."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from khabar.news.models import NewsPage
from khabar.text.folding import fold

WINDOW = 3_000
"""How many of the newest items are looked through; an older one is found by its number or address."""
FOUND = 20
MOST_WORDS = 8
_NUMBER = re.compile(r"(?:.*/)?([0-9]{1,18})(?:-[^/]*)?/?")

folded = lru_cache(maxsize=16_384)(fold)


def find_items(edition: str, text: str) -> list[NewsPage]:
    """At most 20 published items of an edition, the newest first; without words simply the newest. Two queries."""
    published = NewsPage.objects.published().in_edition(edition)
    number = _NUMBER.fullmatch(unquote(text.strip()))
    named = list(published.for_cards().filter(pk=int(number[1]))) if number else []
    if named:
        return named
    words = fold(text).split()[:MOST_WORDS]
    if not words:
        return list(published.newest().for_cards()[:FOUND])
    rows = published.newest().values_list("pk", "title", "short_headline", "kicker")[:WINDOW]
    hits: list[int] = []
    for pk, *texts in rows:
        headline = folded(" ".join(texts))
        if all(word in headline for word in words):
            hits.append(pk)
            if len(hits) == FOUND:
                break
    return list(published.newest().for_cards().filter(pk__in=hits)) if hits else []
