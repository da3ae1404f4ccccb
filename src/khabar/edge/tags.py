"""Tags of what the answer being rendered used: `item:5`, `section:2`, `picture:7`.

They leave the house in the `Cache-Tag` header, so that a cache can forget by tag.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_recorded: ContextVar[set[str] | None] = ContextVar("khabar_edge_tags", default=None)


def record(*tags: str) -> None:
    """Add tags to the answer being rendered; outside of `recording()` nothing happens."""
    recorded = _recorded.get()
    if recorded is not None:
        recorded.update(tags)


@contextmanager
def recording() -> Iterator[set[str]]:
    """Collect the tags recorded inside the block; blocks nest, and an inner one's tags reach the outer."""
    outer = _recorded.get()
    mine: set[str] = set()
    token = _recorded.set(mine)
    try:
        yield mine
    finally:
        _recorded.reset(token)
        if outer is not None:
            outer.update(mine)
