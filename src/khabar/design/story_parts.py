"""What the components of stories are fed with; see `components`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from khabar.design.components import Card, Link, Person, Picture


@dataclass(frozen=True)
class StoryCard:
    """A story wherever it is listed. `count` is written out (59 news items), `colour` one of `story.css` or empty."""

    url: str
    title: str
    count: str
    colour: str = ""
    summary: str = ""
    picture: Picture | None = None
    state: str = ""
    """Written out where it isn't the usual one: dormant, closed."""
    updated: datetime | None = None
    """When its newest item was published."""


@dataclass(frozen=True)
class Reel:
    """The carousel of stories on every page."""

    cards: list[StoryCard]
    url: str


@dataclass(frozen=True)
class StoryPlace:
    """Where an item stands in a story: `place` is written out (4 of 59)."""

    story: Link
    place: str
    colour: str = ""
    older: Link | None = None
    newer: Link | None = None


@dataclass(frozen=True)
class Fresh:
    """What a story's page says of what is new since the reader's last visit, which only the browser knows.

    `newest` is the mark of the newest item, `forms` the sentence in each form of the language's plural, with `#` for
    the number; `many` is said where all of the page is new.
    """

    number: int
    newest: str
    forms: dict[str, str]
    many: str


@dataclass(frozen=True)
class StoryItem:
    """An item in a story's timeline; `mark` grows with time."""

    card: Card
    mark: str
    key_moment: bool = False


@dataclass(frozen=True)
class StoryView:
    """A story's page."""

    card: StoryCard
    items: list[StoryItem] = field(default_factory=list)
    pinned: list[Card] = field(default_factory=list)
    moments: list[Card] = field(default_factory=list)
    """Key moments, the oldest first."""
    people: list[Person] = field(default_factory=list)
    neighbours: list[StoryCard] = field(default_factory=list)
    fresh: Fresh | None = None
    next_url: str = ""
    first_url: str = ""
    feed_url: str = ""


@dataclass(frozen=True)
class StoriesView:
    """The list of an edition's stories; `next_url` leads on, `first_url` back to its beginning."""

    title: str
    cards: list[StoryCard]
    next_url: str = ""
    first_url: str = ""
