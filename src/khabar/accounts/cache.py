"""Attempts at signing in are counted for all processes together; everything else stays in each one's memory.

allauth's names of counters hold network addresses and e-mail addresses, so that only marks of them are stored.
"""

from __future__ import annotations

from typing import Any

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

from khabar.visitors.marks import mark

COUNTED = "allauth:"
SHARED = "shared"


class CountingCache(LocMemCache):
    """Local memory, except for allauth's counters, which a row of the database holds."""

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        if _counts(key):
            return bool(caches[SHARED].add(_name(key), value, timeout, version))
        return bool(super().add(key, value, timeout, version))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return caches[SHARED].get(_name(key), default, version) if _counts(key) else super().get(key, default, version)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        if _counts(key):
            caches[SHARED].set(_name(key), value, timeout, version)
        else:
            super().set(key, value, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(caches[SHARED].delete(_name(key), version) if _counts(key) else super().delete(key, version))


def _counts(key: Any) -> bool:
    return str(key).startswith(COUNTED)


def _name(key: Any) -> str:
    return f"{COUNTED}{mark('attempts', key)}"
