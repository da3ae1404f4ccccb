from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.archive.models import Original, Verdict
from khabar.sections.reach import Reach

PAGE = 30
SURE = 0.8
"""From this confidence on an import may be accepted at a glance."""


@dataclass(frozen=True)
class Imports:
    """One page of the list; `next` is the number after which it goes on."""

    rows: Sequence[Original]
    next: int | None


def imports(reach: Reach, verdict: str = Verdict.WAITING, *, sure: bool = False, after: int | None = None) -> Imports:
    """Imports of that verdict which somebody may edit, newest first, by one query and without the files themselves."""
    rows = Original.objects.filter(verdict=verdict, item__isnull=False).order_by("-pk")
    rows = reach.of(rows, "change_page", by="item__section")
    if sure:
        rows = rows.filter(confidence__gte=SURE)
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows.select_related("item__section", "reviewed_by").defer("content")[: PAGE + 1])
    more = len(found) > PAGE
    return Imports(found[:PAGE], found[PAGE - 1].pk if more else None)


def next_import(reach: Reach, number: int) -> int | None:
    """The number of the import that waits after this one, or the newest that waits; None if none does."""
    rows = reach.of(
        Original.objects.filter(verdict=Verdict.WAITING, item__isnull=False), "change_page", by="item__section"
    )
    numbers = rows.exclude(pk=number).order_by("-pk").values_list("pk", flat=True)
    return numbers.filter(pk__lt=number).first() or numbers.first()


def was_refused(item: int) -> bool:
    """Whether an import was refused in review and not accepted since."""
    return Original.objects.filter(item_id=item, verdict=Verdict.REFUSED).exists()
