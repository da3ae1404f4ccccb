from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import FloatField, QuerySet, Value

from khabar.articles.models import Quoted
from khabar.news.announcing import items_of
from khabar.news.kinship import Kind


def _quotations_of(item: int) -> QuerySet[Quoted]:
    return Quoted.objects.filter(article=item)


def _quoting(person: int, edition: str) -> QuerySet[Quoted, Any]:
    rows = Quoted.objects.filter(person=person, article__edition=edition, article__live_at__isnull=False)
    return rows.order_by("-article_id").values_list("article_id")


SAME_SPEAKER = Kind(
    "speaker",
    _quotations_of,
    "person_id",
    Value(2.0, output_field=FloatField()),
    _quoting,
    lambda person: items_of("person", person),
    by_rarity=True,
)
"""Items that quote the same person are kin, the more so the fewer quote them."""


def quoted_in(people: Collection[int], count: int) -> Iterable[tuple[int, int]]:
    """Pairs of article and person for the newest articles that quote any of these people; one query."""
    rows = Quoted.objects.filter(person__in=people).order_by("-article_id")
    return rows.values_list("article_id", "person_id")[:count]
