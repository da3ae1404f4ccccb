from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from khabar.edge.actions import announce
from khabar.news.models import NewsPage
from khabar.related.kinds import word_tag
from khabar.related.models import Stem, Word
from khabar.text.stemming import terms

KEPT = 8
"""Words of an item: its rarest."""
SHORTEST, LONGEST = 3, 40
AT_ONCE = 500
HELD = 20_000
"""Stems that are counted in memory before they are added to the table."""
ALL = ""


class Seen(NamedTuple):
    """A row of `Stem`."""

    pk: int
    text: str
    items: int


def stems_of(item: NewsPage) -> list[str]:
    """The stems that may tell what an item is about, each once."""
    found = dict.fromkeys(terms(f"{item.title} {item.standfirst}"))
    return [stem for stem in found if SHORTEST <= len(stem) <= LONGEST and not stem.isdigit()]


def learn(numbers: Iterable[int], *, anew: bool = True) -> int:
    """Note the rarest words of the published items among these; how many there were. Six queries for every 500.

    Unless `anew`, items whose words are known are passed over.
    """
    waiting, learned = iter(dict.fromkeys(numbers)), 0
    while part := list(islice(waiting, AT_ONCE)):
        learned += _learn_part(part, anew=anew)
    return learned


@transaction.atomic
def _learn_part(numbers: Sequence[int], *, anew: bool) -> int:
    known = set(Word.objects.filter(item__in=numbers).order_by().values_list("item", flat=True).distinct())
    wanted = [number for number in numbers if anew or number not in known]
    items = NewsPage.objects.published().filter(pk__in=wanted).order_by("pk").only("title", "standfirst")
    stems = {item.pk: stems_of(item) for item in items}
    seen = Counter(stem for number, found in stems.items() if number not in known for stem in (ALL, *found))
    _count({stem: 0 for found in stems.values() for stem in found} | seen)
    rows = _seen({stem for found in stems.values() for stem in found})
    words = [word for number, found in stems.items() for word in _rarest(number, [rows[stem] for stem in found], rows)]
    Word.objects.filter(item__in=known & stems.keys()).delete()
    Word.objects.bulk_create(words)
    if words:
        announce(*{word_tag(word.stem_id) for word in words}, *(f"related:{number}" for number in stems), why="words")
    return len(stems)


def _count(seen: Mapping[str, int], column: str = "items") -> None:
    """Add to what has been seen."""
    table = Stem._meta.db_table
    anew = "%s, 0" if column == "items" else "0, %s"
    sql = (
        f"INSERT INTO {table} (text, items, anew) VALUES (%s, {anew}) "  # noqa: S608
        f"ON CONFLICT (text) DO UPDATE SET {column} = {table}.{column} + excluded.{column}"
    )
    if seen:
        with connection.cursor() as cursor:
            # In one order always: two who publish at the same time would wait for each other.
            cursor.executemany(sql, sorted(seen.items()))


def _seen(texts: Iterable[str]) -> dict[str, Seen]:
    """These stems by their text, and the one that counts all; one query."""
    rows = Stem.objects.filter(text__in={ALL, *texts}).values_list("pk", "text", "items")
    return {text: Seen(pk, text, items) for pk, text, items in rows}


def _rarest(number: int, stems: Sequence[Seen], rows: Mapping[str, Seen]) -> list[Word]:
    """The rarest of an item's stems as words whose weights make 1 together."""
    total = rows[ALL].items + 1 if ALL in rows else 1
    chosen = sorted(stems, key=lambda stem: (stem.items, -stem.pk))[:KEPT]
    telling = {stem.pk: math.log(1 + total / max(1, stem.items)) for stem in chosen}
    return [Word(item_id=number, stem_id=pk, weight=worth / sum(telling.values())) for pk, worth in telling.items()]


def forget(number: int) -> None:
    """Forget the words of an item that isn't published any more."""
    Word.objects.filter(item=number).delete()


def learn_everything() -> int:
    """Learn the words of all items anew: for an older database, and where rarity has changed much.

    In pieces, each a transaction of its own: memory is the same for any archive, and nobody who publishes meanwhile
    waits long (what they publish may be counted twice). A run that was broken off is simply repeated.
    """
    _count_everything()
    learned, before = 0, 0
    while numbers := _next_numbers(before):
        learned += _learn_between(before, numbers[-1])
        before = numbers[-1]
    Word.objects.filter(item__gt=before).exclude(item__in=NewsPage.objects.published().filter(pk__gt=before)).delete()
    Stem.objects.filter(~Exists(Word.objects.filter(stem=OuterRef("pk"))), items=0).delete()
    with transaction.atomic():
        announce("related", why="words learned anew")
    return learned


def _published() -> QuerySet[NewsPage]:
    return NewsPage.objects.published().order_by("pk").only("title", "standfirst")


def _next_numbers(before: int) -> list[int]:
    """The numbers of the published items that follow, so many as are learned at once."""
    return list(_published().filter(pk__gt=before).values_list("pk", flat=True)[:AT_ONCE])


def _count_everything() -> None:
    """Count the stems of all items beside the counts in use, then put the new ones in their place."""
    Stem.objects.exclude(anew=0).update(anew=0)
    seen: Counter[str] = Counter()
    before = 0
    while items := list(_published().filter(pk__gt=before)[:AT_ONCE]):
        seen.update(stem for item in items for stem in (ALL, *stems_of(item)))
        before = items[-1].pk
        if len(seen) > HELD:
            _add(seen)
    _add(seen)
    Stem.objects.update(items=F("anew"), anew=0)


def _add(seen: Counter[str]) -> None:
    with transaction.atomic():
        _count(seen, "anew")
    seen.clear()


@transaction.atomic
def _learn_between(before: int, last: int) -> int:
    """Replace all words of the items after one number up to another; how many items have words now."""
    items = list(_published().filter(pk__gt=before, pk__lte=last))
    stems = {item.pk: stems_of(item) for item in items}
    rows = _seen({stem for found in stems.values() for stem in found})
    Word.objects.filter(item__gt=before, item__lte=last).delete()
    Word.objects.bulk_create(
        word
        for number, found in stems.items()
        for word in _rarest(number, [rows[stem] for stem in found if stem in rows], rows)
    )
    return len(items)
