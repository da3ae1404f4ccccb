"""What of a request decides on the answer: registries that apps fill in `ready()`.

Parameters that no app has asked for are taken out of the address before it is looked up or rendered, so that
`?utm_source=…` neither fills the store nor reaches a view.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

LONGEST_PARAMETER = 200
LONGEST_TARGET = 600
"""Bytes of an address that is worth remembering how it reads."""

_PLAIN = re.compile(rb'/(?!/)[!"$->@-~]*(?:\?[!"$-~]*)?')
_parameters: set[bytes] = set()
_private: list[str] = []


def allow(*names: str) -> None:
    """Let these parameters of the query string decide on shared answers."""
    _parameters.update(name.encode("ascii") for name in names)
    place.cache_clear()


def allowed() -> list[str]:
    return sorted(name.decode("ascii") for name in _parameters)


def keep_out(*prefixes: str) -> None:
    """Never share answers to addresses that begin so: they are personal, or files that are not kept in memory."""
    _private.extend(prefix for prefix in prefixes if prefix not in _private)
    place.cache_clear()


def is_kept_out(path: str) -> bool:
    return path.startswith(tuple(_private))


class TooLong(Exception):
    """A parameter is longer than any that a page asks for."""


def normalised(query: bytes) -> bytes:
    """The allowed parameters of a query string, sorted by name. Raises TooLong."""
    if not query:
        return query
    kept = []
    for part in query.split(b"&"):
        name = part.partition(b"=")[0]
        if name in _parameters:
            if len(part) > LONGEST_PARAMETER:
                raise TooLong
            kept.append((name, part))
    kept.sort(key=lambda pair: pair[0])  # of parameters with one name the order stays
    return b"&".join(part for _name, part in kept)


@lru_cache(maxsize=8_192)
def place(target: bytes) -> tuple[str, bytes] | None:
    """Path and normalised query of a request's target; None if it is unusual, or its answer never shared."""
    if len(target) > LONGEST_TARGET or not _PLAIN.fullmatch(target):
        return None
    raw, _mark, query = target.partition(b"?")
    path = unquote(raw.decode("ascii"))
    if is_kept_out(path):
        return None
    try:
        return path, normalised(query)
    except TooLong:
        return None
