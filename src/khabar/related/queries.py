from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import CharField, F, Value

from khabar.news.kinship import Kind, kinds
from khabar.news.models import NewsPage

SHOWN = 3
NEAREST = 40
"""Items looked at for each thing shared: those that had it last."""
KEYS = 12
"""Things of one kind that are looked at."""
CANDIDATES = 24
COMMON = 0.35
"""The part of its worth that sharing something very common keeps."""
LEAST = 0.6
"""What kinship must be worth; two items with a common word are not yet related."""


@dataclass(frozen=True)
class Key:
    """Something an item has that others may share, and what sharing it is worth."""

    kind: Kind
    number: int
    weight: float


def keys_of(item: int) -> list[Key]:
    """What an item has of every kind of kinship; one query."""
    known = kinds()
    rows = [
        kind.held(item)
        .order_by()
        .annotate(kin=Value(kind.name, output_field=CharField()), number=F(kind.key), worth=kind.worth)
        .values_list("kin", "number", "worth")
        for kind in known.values()
    ]
    found: dict[str, list[Key]] = defaultdict(list)
    for name, number, worth in rows[0].union(*rows[1:], all=True):
        found[name].append(Key(known[name], number, float(worth)))
    return [key for keys in found.values() for key in sorted(keys, key=lambda key: (-key.weight, key.number))[:KEYS]]


def related_to(item: int, edition: str, keys: Sequence[Key]) -> list[NewsPage]:
    """The published items of an edition that are closest to one with these keys, as cards; two queries."""
    scores = _scores(item, _sharing(keys, edition))
    best = sorted(scores, key=lambda number: (-scores[number], -number))[:CANDIDATES]
    if not best:
        return []
    found = NewsPage.objects.dated().in_edition(edition).filter(pk__in=best).for_cards()
    return sorted(found, key=lambda other: (-scores[other.pk], _age(other)))[:SHOWN]


def _age(item: NewsPage) -> tuple[float, int]:
    """Smaller for what is newer."""
    return -item.live_at.timestamp() if item.live_at else 0.0, -item.pk


def _sharing(keys: Sequence[Key], edition: str) -> dict[Key, list[int]]:
    """The newest items that share each key, by one query.

    Each branch reads some entries of an index. Django can't slice the branches of a union on SQLite, so they are joined
    here.
    """
    if not keys:
        return {}
    branches = [key.kind.others(key.number, edition)[:NEAREST].query.sql_with_params() for key in keys]
    # Only names made here and SQL that Django compiled are joined; values stay parameters.
    parts = [f"SELECT {n}, branch_{n}.* FROM ({sql}) AS branch_{n}" for n, (sql, _) in enumerate(branches)]  # noqa: S608
    union = " UNION ALL ".join(parts)
    found: dict[Key, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(union, [param for _sql, params in branches for param in params])
        for n, number in cursor.fetchall():
            found[keys[n]].append(number)
    return found


def _scores(item: int, sharing: Mapping[Key, Sequence[int]]) -> dict[int, float]:
    """What the kinship of each item is worth, of those where it is worth enough."""
    scores: dict[int, float] = defaultdict(float)
    for key, numbers in sharing.items():
        others = [number for number in numbers if number != item]
        rarity = max(COMMON, 1 / math.log2(1 + len(others))) if key.kind.by_rarity and others else 1.0
        for number in others:
            scores[number] += key.weight * rarity
    return {number: score for number, score in scores.items() if score >= LEAST}
