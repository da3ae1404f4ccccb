"""The kinds of news items that are installed; apps above register theirs in `ready()`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khabar.news.models import NewsPage

_kinds: list[str] = []


def register(accessor: str) -> None:
    """Register a model that extends NewsPage by the name of its reverse link, such as `article`."""
    if accessor not in _kinds:
        _kinds.append(accessor)


def accessors() -> list[str]:
    return list(_kinds)


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
