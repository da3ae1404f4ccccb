"""The registry of fragments: the parts of a page that stay live on every page, archived or not.

An app registers its fragments in `ready()`; templates place them with `{% fragment "name" %}`. Where the edge has
asked for the page, a mark stands in its place, and the edge sets in what it keeps; elsewhere the HTML does.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from khabar.edge import tags
from khabar.edge.tags import Recorded


@dataclass(frozen=True)
class FragmentContext:
    """What a fragment may depend on: the edition's language and one argument, never the request."""

    language: str
    arg: str = ""
    tag: Callable[..., None] = field(default=tags.record)


class FragmentKey(NamedTuple):
    """Which fragment: its name, the edition's language and the argument. A tuple: forty are looked up a page."""

    name: str
    language: str
    arg: str


@lru_cache(maxsize=8_192)
def shared_key(name: str, language: str, arg: str) -> FragmentKey:
    """The same object for all pages: joining them reads it for each, and what was read just now is read in no time."""
    return FragmentKey(name, language, arg)


Render = Callable[[FragmentContext], SafeString]
_registry: dict[str, Render] = {}
_placed: ContextVar[list[FragmentKey] | None] = ContextVar("khabar_edge_placed", default=None)
_SECRET = secrets.token_hex(16)  # nobody can write a mark into a comment
MARK: re.Pattern[bytes] = re.compile(f"<!--{_SECRET}:([0-9]+)-->".encode())


class UnknownFragment(LookupError):
    """A template asks for a fragment that no app registered."""


def register(name: str, render: Render) -> None:
    """Register `render` under `name`; raises ValueError if the name is taken by another function."""
    if _registry.setdefault(name, render) is not render:
        raise ValueError(f"fragment {name!r} is registered already")


def names() -> list[str]:
    return sorted(_registry)


def render(name: str, *, language: str, arg: str = "") -> SafeString:
    """The fragment's HTML, or a mark. Raises UnknownFragment in debug mode; a reader gets nothing in its place."""
    if name not in _registry:
        if settings.DEBUG:
            raise UnknownFragment(name)
        return mark_safe("")
    key = shared_key(name, language, arg)
    placed = _placed.get()
    if placed is None:
        return rendered(key)[0]
    placed.append(key)
    return mark_safe(f"<!--{_SECRET}:{len(placed) - 1}-->")  # noqa: S308 nothing in it comes from outside


def rendered(key: FragmentKey) -> tuple[SafeString, Recorded]:
    """The HTML of a fragment, fragments inside it included, and the tags of what it used."""
    token = _placed.set(None)
    try:
        with tags.recording() as recorded:
            html = _registry[key.name](FragmentContext(language=key.language, arg=key.arg))
    finally:
        _placed.reset(token)
    return html, recorded


@contextmanager
def marking() -> Iterator[list[FragmentKey]]:
    """Inside, `render` leaves marks, and the list says which fragments they stand for."""
    placed: list[FragmentKey] = []
    token = _placed.set(placed)
    try:
        yield placed
    finally:
        _placed.reset(token)


@contextmanager
def whole() -> Iterator[None]:
    """Inside, `render` gives the HTML itself even where the edge asks: for HTML that becomes part of something else,
    such as JSON, where a mark could not be replaced. Its tags are the answer's own."""
    token = _placed.set(None)
    try:
        yield
    finally:
        _placed.reset(token)
