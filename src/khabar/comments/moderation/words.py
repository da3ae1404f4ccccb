"""The house's word lists, compiled once and kept until one of them changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from khabar.comments.models import WordList as Row
from khabar.text.wordlists import Hit, WordList


@dataclass(frozen=True)
class Found:
    """What the lists found in a text; `refuses` if a list that refuses is among them."""

    hits: list[Hit]
    lists: list[str]
    refuses: bool


@lru_cache(maxsize=64)
def _compiled(words: str) -> WordList:
    return WordList.of(words.splitlines())


def found_in(text: str) -> Found | None:
    """What the active lists find in `text`, by one query; None if it is nothing."""
    hits: dict[str, Hit] = {}
    names: list[str] = []
    refuses = False
    for row in Row.objects.filter(active=True).order_by("pk"):
        found = _compiled(row.words).hits(text)
        if found:
            hits.update({hit.written: hit for hit in found})
            names.append(row.name)
            refuses = refuses or row.action == Row.Action.REFUSE
    return Found(list(hits.values()), names, refuses) if hits else None
