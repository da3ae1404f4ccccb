"""What the caches must forget when a page changes: each app says it for its own pages.

An item's own tag makes forgotten whatever shows it already; the other tags are of what is to show it from now on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.models import Page

Tags = Callable[[Any], Iterable[str]]
_registry: dict[type[Page], list[Tags]] = {}

UNSEEN = frozenset(
    "latest_revision latest_revision_id latest_revision_created_at draft_title has_unpublished_changes live_revision "
    "locked locked_by locked_at numchild".split()
)
"""Columns that no page for readers shows. Saving a draft writes nothing else."""


def register(model: type[Page], tags_of: Tags) -> None:
    """Announce `tags_of(page)`, beside what others said, when a page of `model`, or of a kind of it, changes."""
    found = _registry.setdefault(model, [])
    if tags_of not in found:
        found.append(tags_of)


def translations(key: object) -> str:
    """The tag of what names a page's counterparts in other editions."""
    return f"translations:{key}"


def tags_of(page: Page) -> set[str]:
    """What to forget when `page` changes, whatever changes of it."""
    tags = {f"item:{page.pk}", translations(page.translation_key)}
    for model in type(page).__mro__:
        for more in _registry.get(model, ()):
            tags.update(more(page))
    return tags
