"""What an entry of the gallery is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class State:
    """A component in one state: what a page writes, and what fills it."""

    label: str
    source: str
    context: dict[str, Any]


@dataclass(frozen=True)
class Entry:
    name: str
    states: list[State]


def include(name: str, label: str = "", **context: Any) -> State:
    return State(label, f'{{% include "khabar_design/components/{name}.html" %}}', context)
