"""Caches downstream that are told which tags to forget."""

from __future__ import annotations

from typing import Protocol


class Adapter(Protocol):
    """A kind of cache: which headers tell it lifetime (seconds) and tags of an answer."""

    def headers(self, tags: list[str], lifetime: int) -> list[tuple[bytes, bytes]]: ...


def adapters() -> tuple[Adapter, ...]:
    return ()
