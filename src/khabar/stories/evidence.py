"""Where people appear in items: apps above say it for their own kinds of items, beside the names above an item."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from khabar.news.models import Byline

Appearances = Callable[[Collection[int], int], Iterable[tuple[int, int]]]
"""From numbers of people and a limit to pairs of item and person, the newest items first."""
_registry: list[Appearances] = []


def register(appearances: Appearances) -> None:
    """Let suggestions for stories know where else people appear, such as in quotations."""
    if appearances not in _registry:
        _registry.append(appearances)


def _signed(people: Collection[int], count: int) -> Iterable[tuple[int, int]]:
    rows = Byline.objects.filter(person__in=people).order_by("-page_id").values_list("page_id", "person_id")
    return rows[:count]


def appearances_of(people: Collection[int], count: int) -> dict[int, set[int]]:
    """The people who appear in each of the newest items; at most `count` pairs a source, one query each."""
    found: dict[int, set[int]] = {}
    if people:
        for source in (_signed, *_registry):
            for item, person in source(people, count):
                found.setdefault(item, set()).add(person)
    return found
