"""Teams: who publishes where. A place of the tree has at most one, a group that Wagtail knows like any other.

A higher app says which of its pages are places (`register`), in `ready()`.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet
from wagtail.models import Page

Places = Callable[[], "QuerySet[Page]"]
_registry: list[Places] = []


def register(places: Places) -> None:
    """Let somebody be given the pages of this query as places to publish in."""
    _registry.append(places)


def places() -> QuerySet[Page]:
    """Every page that somebody can be given to publish in, in the order of the tree."""
    numbers = [number for registered in _registry for number in registered().values_list("pk", flat=True)]
    return Page.objects.filter(pk__in=numbers).select_related("locale").order_by("path")
