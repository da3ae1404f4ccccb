"""The kinds of news items that are installed; apps above register theirs in `ready()`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Value
from django.db.models.functions import Coalesce
from django.utils.functional import Promise

if TYPE_CHECKING:
    from khabar.news.models import NewsPage

_kinds: list[str] = []
_marks: dict[str, Mark] = {}
_phases: dict[str, Phases] = {}


@dataclass(frozen=True)
class Mark:
    """A word over a card's picture that tells a kind apart, and the icon before it; `live` while it is going on."""

    label: str | Promise = ""
    icon: str = ""
    live: bool = False


NO_MARK = Mark()


@dataclass(frozen=True)
class Phases:
    """What items of a kind go through: `current` is an expression over `OuterRef("pk")` of a list's query that says how
    far one has come and is null for other kinds; `marks` tell its values apart. Who changes it announces the item."""

    current: Any
    marks: Mapping[str, Mark]


def register(accessor: str, mark: Mark = NO_MARK, phases: Phases | None = None) -> None:
    """Register a model that extends NewsPage by the name of its reverse link, such as `article`."""
    if accessor not in _kinds:
        _kinds.append(accessor)
    _marks[accessor] = mark
    if phases is not None:
        _phases[accessor] = phases


def accessors() -> list[str]:
    return list(_kinds)


def model_of(accessor: str) -> type[NewsPage]:
    """The model of a kind; raises FieldDoesNotExist if no such kind is installed."""
    from khabar.news.models import NewsPage

    return NewsPage._meta.get_field(accessor).related_model  # type: ignore[return-value]


def phase() -> Any:
    """An expression for lists: how far an item has come; empty for kinds that go through nothing."""
    nothing = Value("", output_field=CharField())
    return Coalesce(*(phases.current for phases in _phases.values()), nothing) if _phases else nothing


def mark_of(item: NewsPage) -> Mark:
    """How cards tell this item apart. Asks nothing where the item has its `phase`: a page knows its type, and types
    are kept in memory."""
    from django.contrib.contenttypes.models import ContentType

    kind = ContentType.objects.get_for_id(item.content_type_id).model
    mark = _marks.get(kind, NO_MARK)
    if kind not in _phases:
        return mark
    return _phases[kind].marks.get(_phase_of(item), mark)


def _phase_of(item: NewsPage) -> str:
    if "phase" not in item.__dict__:  # one that comes from no list: one query
        from khabar.news.models import NewsPage

        item.__dict__["phase"] = NewsPage.objects.filter(pk=item.pk).values_list(phase(), flat=True).first() or ""
    return str(item.__dict__["phase"])


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
