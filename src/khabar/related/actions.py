from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from django.db import connection, transaction

from khabar.edge.actions import announce
from khabar.news.models import NewsPage
from khabar.related.kinds import word_tag
from khabar.related.models import Stem, Word
from khabar.text.stemming import terms

KEPT = 8
"""Words of an item: its rarest."""
SHORTEST, LONGEST = 3, 40
AT_ONCE = 500
ALL = ""


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
    rows = _count({stem: 0 for found in stems.values() for stem in found} | seen)
    words = [word for number, found in stems.items() for word in _rarest(number, [rows[stem] for stem in found], rows)]
    Word.objects.filter(item__in=known & stems.keys()).delete()
    Word.objects.bulk_create(words)
    if words:
        announce(*{word_tag(word.stem_id) for word in words}, *(f"related:{number}" for number in stems), why="words")
    return len(stems)


def _count(seen: Mapping[str, int]) -> dict[str, Stem]:
    """Add to what has been seen; these stems by their text, and the one that counts all."""
    table = Stem._meta.db_table
    sql = (
        f"INSERT INTO {table} (text, items) VALUES (%s, %s) "  # noqa: S608
        f"ON CONFLICT (text) DO UPDATE SET items = {table}.items + excluded.items"
    )
    if seen:
        with connection.cursor() as cursor:
            # In one order always: two who publish at the same time would wait for each other.
            cursor.executemany(sql, sorted(seen.items()))
    return {row.text: row for row in Stem.objects.filter(text__in={ALL, *seen})}


def _rarest(number: int, stems: Sequence[Stem], rows: dict[str, Stem]) -> list[Word]:
    """The rarest of an item's stems as words whose weights make 1 together."""
    total = rows[ALL].items + 1 if ALL in rows else 1
    chosen = sorted(stems, key=lambda stem: (stem.items, -stem.pk))[:KEPT]
    telling = {stem.pk: math.log(1 + total / max(1, stem.items)) for stem in chosen}
    return [Word(item_id=number, stem_id=pk, weight=worth / sum(telling.values())) for pk, worth in telling.items()]


def forget(number: int) -> None:
    """Forget the words of an item that isn't published any more."""
    Word.objects.filter(item=number).delete()


def learn_everything() -> int:
    """Learn the words of all items from nothing: for an older database, and where rarity has changed much."""
    with transaction.atomic():
        Word.objects.all().delete()
        Stem.objects.all().delete()
        items = NewsPage.objects.published().order_by("pk").only("title", "standfirst")
        seen = Counter(stem for item in items.iterator(2_000) for stem in (ALL, *stems_of(item)))
        Stem.objects.bulk_create([Stem(text=text, items=count) for text, count in sorted(seen.items())], 2_000)
        rows = {row.text: row for row in Stem.objects.all()}
        learned = 0
        found = items.iterator(2_000)
        while part := list(islice(found, AT_ONCE)):
            words = [_rarest(item.pk, [rows[stem] for stem in stems_of(item)], rows) for item in part]
            Word.objects.bulk_create([word for of_item in words for word in of_item])
            learned += len(part)
        announce("related", why="words learned anew")
    return learned
