"""Copy on its way in: one neutral shape for wires, the archive and the demo (after IPTC ninjs)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Signature:
    """A name above an article; `person` is the number of the person's page, if there is one."""

    name: str
    person: int | None = None


@dataclass(frozen=True)
class Copy:
    """A piece of news as filed. `body` holds blocks as `body.blocks` stores them: `{"type", "value"}`."""

    edition: str
    headline: str
    body: list[dict[str, Any]] = field(default_factory=list)
    kicker: str = ""
    short_headline: str = ""
    standfirst: str = ""
    bylines: tuple[Signature, ...] = ()
    place: str = ""
    event_start: date | None = None
    event_end: date | None = None
    event_text: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    """Names and addresses (may be empty)."""
    tags: tuple[str, ...] = ()
    urgency: int = 5
    picture: int | None = None
    """Number of the lead picture."""
    caption: str = ""
    lost_credit: str = ""
    from_archive: bool = False
    first_appeared: datetime | None = None
    original_address: str = ""
    former_paths: tuple[str, ...] = ()
    """Addresses on an older system that redirect here."""
