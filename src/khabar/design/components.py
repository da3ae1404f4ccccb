"""What the components are fed with: neutral dataclasses, so that a template never sees a model.

Text is plain (templates escape it) unless a field's name ends in `html`. Empty strings and empty lists mean
"not there".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from django.utils.safestring import SafeString

from khabar.design.editions import FrontLayout

CardSize = Literal["lead", "large", "medium", "small", "list"]
RailLayout = Literal["split", "centre", "wide", "flip", "columns", "row"]
RAILS: dict[FrontLayout, tuple[RailLayout, ...]] = {
    "columns": ("split", "centre", "wide", "flip"),
    "picture": ("wide", "row"),
    "headlines": ("centre", "columns"),
}
"""The rails of each layout of a front, in turn from the first one on."""


@dataclass(frozen=True)
class Link:
    """A link in a menu, a list of tags or bylines; `icon` names an icon, `lang` its language."""

    url: str
    label: str
    current: bool = False
    icon: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Source:
    """One `<source>` of a picture: media type and `srcset`."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """A picture, `width` × `height` px at its largest.

    `position` is the focal point (across, down), `tint` the mean colour (`#rrggbb`).
    """

    src: str
    width: int
    height: int
    alt: str
    sources: list[Source] = field(default_factory=list)
    srcset: str = ""
    credit: str = ""
    caption: str = ""
    position: str = "50% 50%"
    tint: str = ""


@dataclass(frozen=True)
class Card:
    """A news item wherever it is listed. `label` is a word over the picture's foot (Video), `icon` stands before it;
    `live` while it is going on."""

    url: str
    headline: str
    kicker: str = ""
    kicker_url: str = ""
    standfirst: str = ""
    byline: str = ""
    time: datetime | None = None
    picture: Picture | None = None
    urgent: bool = False
    archived: bool = False
    label: str = ""
    icon: str = ""
    live: bool = False


@dataclass(frozen=True)
class Person:
    """A speaker or author in few words; `url` is empty for a name without a page."""

    name: str
    url: str = ""
    role: str = ""
    portrait: Picture | None = None


@dataclass(frozen=True)
class QuotationView:
    """A statement. `source_*`, the article it is from, is shown in lists, not inside that article."""

    text: str
    speaker: Person | None = None
    occasion: str = ""
    date_text: str = ""
    source_url: str = ""
    source_headline: str = ""


@dataclass(frozen=True)
class FactBox:
    title: str
    body_html: SafeString


@dataclass(frozen=True)
class TableView:
    """Rows of plain cells; `numeric` holds the indexes of the columns that are aligned as figures."""

    head: list[str]
    rows: list[list[str]]
    caption: str = ""
    numeric: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Embed:
    """Something of another site. Nothing is loaded from `src` (the player's address) before a click."""

    url: str
    src: str
    title: str
    provider: str
    ratio: Literal["16-9", "1-1", "9-16"] = "16-9"
    picture: Picture | None = None


@dataclass(frozen=True)
class FileView:
    """A file to download; `kind` as readers know it (PDF), `size` already written out (1.2 MB)."""

    url: str
    title: str
    kind: str
    size: str


@dataclass(frozen=True)
class Share:
    """What the share buttons send: the canonical address and the headline."""

    url: str
    title: str


@dataclass(frozen=True)
class Notice:
    """A dated note over or under an article: a correction, an update."""

    text: str
    time: datetime | None = None
    title: str = ""


@dataclass(frozen=True)
class ArticleView:
    """An article's page. `place` and `event_text` make the dateline.

    `published` is None for an undated item of the archive; `updated` is set only after a substantive change.
    `archive_text` is what the archive notice says (for example "First published 3 May 2011"), else empty.
    """

    headline: str
    body_html: SafeString
    published: datetime | None
    kicker: str = ""
    kicker_url: str = ""
    standfirst: str = ""
    bylines: list[Link] = field(default_factory=list)
    place: str = ""
    event_text: str = ""
    updated: datetime | None = None
    lead: Picture | None = None
    sources: list[Link] = field(default_factory=list)
    tags: list[Link] = field(default_factory=list)
    archive_text: str = ""
    reading_minutes: int = 0
    share: Share | None = None
    notices: list[Notice] = field(default_factory=list)
    number: int = 0  # of the item, for the fragments that stand below its text
    urgent: bool = False


@dataclass(frozen=True)
class Rail:
    """A band of a front; its first card is the large one.

    `split`, `centre`, `wide` and `flip` want five cards, `columns` (opinion: no pictures, the author first)
    three to six, `row` (all alike) one to four.
    """

    title: str
    url: str
    cards: list[Card]
    layout: RailLayout = "split"


@dataclass(frozen=True)
class FrontView:
    """A front: one lead, two secondaries, four to seven headlines, latest as a timeline, rails, a picture rail."""

    title: str
    lead: Card | None
    secondaries: list[Card] = field(default_factory=list)
    headlines: list[Card] = field(default_factory=list)
    latest: list[Card] = field(default_factory=list)
    rails: list[Rail] = field(default_factory=list)
    latest_url: str = ""
    show_title: bool = False
    """Whether the title is shown (a section's front) or only told to screen readers (home)."""
    children: list[Link] = field(default_factory=list)
    """Sections below this one."""
    pictures: list[Card] = field(default_factory=list)
    """The picture rail: the first one large."""
    layout: FrontLayout = "columns"

    @property
    def lead_sizes(self) -> str:
        """How wide the lead's picture is, if not as on any card: what `sizes` of an `img` says."""
        return "(min-width: 1000px) 797px, 100vw" if self.layout == "picture" else ""


@dataclass(frozen=True)
class ListingView:
    """Cards, newest first: a section's archive, a tag, latest.

    `next_url` leads to older ones, `first_url` back to the newest.
    With `timeline` the cards are set as a timeline with times, parted by day.
    """

    title: str
    cards: list[Card]
    intro: str = ""
    next_url: str = ""
    first_url: str = ""
    feed_url: str = ""
    timeline: bool = False
    lead: bool = False
    """Whether the first card is set large."""


@dataclass(frozen=True)
class PersonView:
    """A person's page. `other_name` is the name in the other script."""

    name: str
    other_name: str = ""
    role: str = ""
    bio: str = ""
    portrait: Picture | None = None
    quotations: list[QuotationView] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    next_url: str = ""
    feed_url: str = ""
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class StandingView:
    """About, contact, corrections policy, privacy."""

    title: str
    body_html: SafeString
    updated: date | None = None
    pages: list[Link] = field(default_factory=list)
    """The other standing pages, this one marked current."""


@dataclass(frozen=True)
class PollOption:
    """An answer of a poll. `share` is its percentage, `votes` its number written out; both only where results show."""

    value: int
    label: str
    picture: Picture | None = None
    share: int = 0
    votes: str = ""
    leads: bool = False


@dataclass(frozen=True)
class PollView:
    """A poll as a form (`votable`), as a result (`counted`), or both at once.

    `key` makes the ids of one page differ. `count` and `state` are sentences. `action` takes the ballot, `part` gives
    the result alone. `message` says what became of a ballot; `trouble` that it was not counted.
    """

    key: str
    number: int
    question: str
    url: str
    options: list[PollOption]
    introduction: str = ""
    action: str = ""
    part: str = ""
    multiple: bool = False
    votable: bool = False
    counted: bool = False
    running: bool = False
    count: str = ""
    state: str = ""
    message: str = ""
    trouble: bool = False
    said: str = "{}"
    """What a script says of each outcome, as JSON."""
    title: str = ""
    """A heading over the box, where it stands beside other things."""
    title_url: str = ""
    alone: bool = False
    """Whether the page is the poll's own, whose heading is the question."""

    @property
    def pictured(self) -> bool:
        return any(option.picture for option in self.options)


@dataclass(frozen=True)
class Masthead:
    """The head of every page: `sections` (the important ones) in the bar, `menu` (all) in the drawer."""

    name: str
    home_url: str
    today: date
    tagline: str = ""
    logo: Picture | None = None
    sections: list[Link] = field(default_factory=list)
    menu: list[Link] = field(default_factory=list)
    pages: list[Link] = field(default_factory=list)
    channels: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class FollowView:
    """Where else to follow the outlet: its channels and its feeds."""

    channels: list[Link] = field(default_factory=list)
    feeds: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Footer:
    """The foot of every page; `note` is the line of copyright."""

    name: str
    home_url: str
    tagline: str = ""
    sections: list[Link] = field(default_factory=list)
    pages: list[Link] = field(default_factory=list)
    follow: FollowView = field(default_factory=FollowView)
    note: str = ""


@dataclass(frozen=True)
class ErrorView:
    """404, 410, 500 and their like, in plain words, with a way on."""

    status: int
    title: str
    text: str
    home_url: str = "/"
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class AlertBar:
    """One line over every page. `number` tells alerts apart, so that a reader closes each once."""

    number: int
    text: str
    url: str = ""
    breaking: bool = True
