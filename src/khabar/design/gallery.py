"""Every component in every state, for the gallery page: `/design/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class State:
    """A component in one state, already rendered."""

    label: str
    html: str


@dataclass(frozen=True)
class Entry:
    name: str
    states: list[State]


def samples(request: HttpRequest) -> dict[str, Any]:
    return {"title": "Gallery", "entries": []}
