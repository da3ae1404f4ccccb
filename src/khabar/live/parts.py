"""What the templates of coverage are fed with, after the manner of `design.components`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.safestring import SafeString

from khabar.design.components import ArticleView, Card, Link


@dataclass(frozen=True)
class EntryView:
    """An entry as readers see it. `mark` is a text that sorts as the entries do by time; `words` its beginning."""

    number: int
    sequence: int
    mark: str
    url: str
    at: datetime
    title: str
    words: str
    body_html: SafeString
    author: str = ""
    day: datetime | None = None
    """Its day, where that is another one than the coverage began on."""
    key_moment: bool = False
    pinned: bool = False
    breaking: bool = False
    edited: datetime | None = None
    correction: str = ""
    corrected: datetime | None = None
    article: Link | None = None

    @property
    def label(self) -> str:
        return self.title or self.words


@dataclass(frozen=True)
class BoardView:
    """How a coverage stands: `state` is upcoming, live or closed, `word` and `text` say it in words."""

    state: str
    word: str
    text: str = ""
    time: datetime | None = None
    summary: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class CoverageView:
    """A coverage's page. `at_edge` says whether new entries belong on this page of it, at its beginning (`newest`
    first) or its end; `forms` say how many are new in each form of the plural, with `#` for the number."""

    article: ArticleView
    board: BoardView
    entries: list[EntryView]
    pinned: list[EntryView]
    moments: list[EntryView]
    sequence: int
    oldest_first: bool
    at_edge: bool
    since_url: str
    stream_url: str
    forms: dict[str, str]
    next_url: str = ""
    first_url: str = ""


@dataclass(frozen=True)
class LastWord:
    """An entry in a few words, with its place in the coverage."""

    url: str
    at: datetime
    text: str
    breaking: bool = False


@dataclass(frozen=True)
class Covering:
    """A coverage on a page of something else, such as a story; `last` is what was reported last where it goes on."""

    card: Card
    board: BoardView
    last: list[LastWord] = field(default_factory=list)
