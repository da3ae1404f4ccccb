"""What makes two items kin: a story, a person, a tag, words in common. Apps register their kind in `ready()`.

Each kind answers two small questions, so that kin are found in the same time in any archive: what of this kind an item
has, and which items had the same last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import Combinable


@dataclass(frozen=True)
class Kind:
    """A kind of kinship.

    `held(item)` are the rows of what an item has, whose column `key` says which and `worth` what sharing it is worth.
    `others(key, edition)` are rows of one number: the items of an edition that share it, newest first along an index.
    `tag(key)` is announced when an item with this key comes or goes. Where `by_rarity`, what few share is worth more.
    """

    name: str
    held: Callable[[int], QuerySet[Any, Any]]
    key: str
    worth: Combinable
    others: Callable[[int, str], QuerySet[Any, Any]]
    tag: Callable[[int], str]
    by_rarity: bool = False


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def kinds() -> dict[str, Kind]:
    return dict(_kinds)
