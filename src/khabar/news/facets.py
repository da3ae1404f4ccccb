"""What news items are grouped by besides their section, for dashboards and filters; apps above register theirs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

Titles = Callable[[str, Collection[int]], Mapping[int, str]]


@dataclass(frozen=True)
class Facet:
    """A kind of group, such as stories.

    `name` stands in addresses, `lookup` leads from a NewsPage to the number of its group, and `titles(edition,
    numbers)` names those of the groups that are published in an edition, by one query.
    """

    name: str
    label: str | Promise
    lookup: str
    titles: Titles


_facets: dict[str, Facet] = {}


def register(facet: Facet) -> None:
    _facets[facet.name] = facet


def facets() -> list[Facet]:
    return list(_facets.values())
