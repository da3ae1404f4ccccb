from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """What became of one file: `status` is imported, unchanged or refused; `reason` says why it was refused.

    `fields` maps a field's name to `{"value", "origin", "confidence"}`.
    """

    path: str
    status: str
    reason: str = ""
    id: int | None = None
    url: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
