"""What reading a page yields: fields, each with where it came from and how sure the reader is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypedDict

MAX_BYTES = 8_000_000
MAX_CHARACTERS = 2_000_000


class NotAnArticle(Exception):
    """The input holds no article: it is empty, binary, too large, or an index of other pages."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Day(TypedDict):
    """A day of the Gregorian calendar as far as the page tells it; an unknown year stays None."""

    year: int | None
    month: int
    day: int


class EventDays(TypedDict):
    """The first and last day of what the article tells; both the same for a single day."""

    first: Day
    last: Day


class Quotation(TypedDict):
    """Words in quotation marks (without the marks), who said them ("" if unknown), and the paragraph's index in the body."""

    text: str
    speaker: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Field:
    """`value` is plain data (str, int, list, dict), `origin` a line ("line 24") or a tag of the page, `confidence` 0 to 1."""

    value: Any
    origin: str
    confidence: float


@dataclass(slots=True)
class Reading:
    """The fields found on a page, by name; a field the page does not have is absent."""

    fields: dict[str, Field] = field(default_factory=dict)

    def propose(self, name: str, value: Any, origin: str, confidence: float) -> None:
        """Keep a value unless it is empty or a surer one is there already."""
        known = self.fields.get(name)
        if value in (None, "", [], {}) or (known and known.confidence >= confidence):
            return
        self.fields[name] = Field(value, origin, round(min(max(confidence, 0.0), 1.0), 2))

    def value(self, name: str, default: Any = None) -> Any:
        """The value of a field, or `default` where the page has none."""
        found = self.fields.get(name)
        return found.value if found else default
