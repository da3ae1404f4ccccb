"""What feeds list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from khabar.fronts.queries import with_children
from khabar.news.cursors import Cursor, Slice, slice_of
from khabar.news.models import NewsPage
from khabar.news.queries import NewsQuerySet
from khabar.people.models import Person
from khabar.sections.models import Section

FEED_SIZE = 50


def open_news(edition: str) -> NewsQuerySet:
    """The dated items of an edition that anybody may read: not those below a private page."""
    return NewsPage.objects.dated().public().in_edition(edition)


def of_section(section: Section) -> list[NewsQuerySet]:
    """The items of a section and of those below it, a branch each."""
    items = open_news(section.edition)
    return [items.in_section(one) for one in with_children(section)]


def of_person(person: Person, edition: str) -> list[NewsQuerySet]:
    """The items a person signed, and those that quote the person: who follows a minister wants the latter."""
    items = open_news(edition)
    return [items.signed_by(person.pk), items.filter(article__quoted__person_id=person.pk)]


def newest_of(branches: Sequence[NewsQuerySet], cursor: Cursor | None) -> Slice:
    """The next items of all branches together, with the columns of every kind, by one query.

    Each branch reads its own index and stops: one condition over all branches would sort the whole archive.
    """
    if len(branches) == 1:
        return slice_of(branches[0].with_kind(), cursor, FEED_SIZE)
    first, *others = [_numbers(branch.newest().after(cursor)) for branch in branches]
    return slice_of(NewsPage.objects.filter(pk__in=first.union(*others)).with_kind(), cursor, FEED_SIZE)


def _numbers(branch: NewsQuerySet) -> Any:
    # SQLite takes no slice as a branch of a union: the slice goes one level down.
    return NewsPage.objects.filter(pk__in=branch.values("pk")[: FEED_SIZE + 1]).order_by().values("pk")
