"""The kinds of news items that are installed; apps above register theirs in `ready()`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    from khabar.news.models import NewsPage

_kinds: list[str] = []
_marks: dict[str, Mark] = {}


@dataclass(frozen=True)
class Mark:
    """A word over a card's picture that tells a kind apart, and the icon before it."""

    label: str | Promise = ""
    icon: str = ""


NO_MARK = Mark()


def register(accessor: str, mark: Mark = NO_MARK) -> None:
    """Register a model that extends NewsPage by the name of its reverse link, such as `article`."""
    if accessor not in _kinds:
        _kinds.append(accessor)
    _marks[accessor] = mark


def accessors() -> list[str]:
    return list(_kinds)


def model_of(accessor: str) -> type[NewsPage]:
    """The model of a kind; raises FieldDoesNotExist if no such kind is installed."""
    from khabar.news.models import NewsPage

    return NewsPage._meta.get_field(accessor).related_model  # type: ignore[return-value]


def mark_of(item: NewsPage) -> Mark:
    """How cards tell this item's kind apart. Asks nothing: a page knows its type, and types are kept in memory."""
    from django.contrib.contenttypes.models import ContentType

    kind = ContentType.objects.get_for_id(item.content_type_id).model
    return _marks.get(kind, NO_MARK)


def specific(item: NewsPage) -> NewsPage:
    """The item as its own kind, from joined columns: no query if it came from `with_kind()`."""
    for accessor in _kinds:
        found = item._state.fields_cache.get(accessor)
        if found is not None:
            found._state.fields_cache.update(
                {name: value for name, value in item._state.fields_cache.items() if name not in _kinds}
            )
            return found  # type: ignore[no-any-return]
    return item.specific  # type: ignore[no-any-return]
