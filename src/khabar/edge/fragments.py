"""The registry of fragments: the parts of a page that stay live on every page, archived or not.

An app registers its fragments in `ready()`; templates place them with `{% fragment "name" %}`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from khabar.edge import tags


@dataclass(frozen=True)
class FragmentContext:
    """What a fragment may depend on: the edition's language and one argument, never the request."""

    language: str
    arg: str = ""
    tag: Callable[..., None] = field(default=tags.record)


Render = Callable[[FragmentContext], SafeString]
_registry: dict[str, Render] = {}


class UnknownFragment(LookupError):
    """A template asks for a fragment that no app registered."""


def register(name: str, render: Render) -> None:
    """Register `render` under `name`; raises ValueError if the name is taken by another function."""
    if _registry.setdefault(name, render) is not render:
        raise ValueError(f"fragment {name!r} is registered already")


def names() -> list[str]:
    return sorted(_registry)


def render(name: str, *, language: str, arg: str = "") -> SafeString:
    """The fragment's HTML. Raises UnknownFragment in debug mode; a reader gets nothing in its place."""
    function = _registry.get(name)
    if function is None:
        if settings.DEBUG:
            raise UnknownFragment(name)
        return mark_safe("")
    return _kept_or_rendered(function, FragmentContext(language=language, arg=arg), (name, language, arg))


@dataclass(frozen=True)
class _Kept:
    html: SafeString
    tags: frozenset[str]
    until: float


_kept: dict[tuple[str, str, str], _Kept] = {}
MOST_KEPT = 1_000


def _kept_or_rendered(function: Render, context: FragmentContext, key: tuple[str, str, str]) -> SafeString:
    """A fragment is the same on every page, so each process renders it once a second and not once a page."""
    kept = _kept.get(key)
    now = time.monotonic()
    if kept is None or kept.until <= now:
        with tags.recording() as recorded:
            html = function(context)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        kept = _kept[key] = _Kept(html, frozenset(recorded), now + settings.FRAGMENT_SECONDS)
    tags.record(*kept.tags)
    return kept.html
