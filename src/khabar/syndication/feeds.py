"""A feed before it has a format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from khabar.design.addresses import absolute, person_path
from khabar.edge import tags
from khabar.news.kinds import specific
from khabar.news.models import NewsPage
from khabar.syndication.content import contents
from khabar.syndication.images import Image, image_of


@dataclass(frozen=True)
class Author:
    """Who signed an entry; `url` is empty for a name without a page."""

    name: str
    url: str = ""


@dataclass(frozen=True)
class Entry:
    """An item as a feed tells it. Texts are plain, `html` is not; addresses are absolute."""

    guid: str
    """The item's short address: it outlives a move to another section and a new slug."""
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime | None
    section: str
    tags: list[str]
    authors: list[Author]
    image: Image | None


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself. `feed_url` is its first part, `self_url` this part, `next_url` the next."""

    title: str
    description: str
    language: str
    home_url: str
    feed_url: str
    self_url: str
    next_url: str = ""
    entries: list[Entry] = field(default_factory=list)

    @property
    def changed(self) -> datetime | None:
        """The time of the newest entry or update; None for an empty feed."""
        return max((entry.updated or entry.published for entry in self.entries), default=None)


def entries_of(items: Sequence[NewsPage], edition: str) -> list[Entry]:
    """The items (from `with_kind()`) as entries, by a number of queries that doesn't grow with theirs."""
    pages = [specific(item) for item in items]
    texts = contents(pages, edition)
    return [_entry(page, texts[page.pk]) for page in pages]


def _entry(item: NewsPage, html: str) -> Entry:
    tags.record(f"item:{item.pk}", f"section:{item.section_id}")
    if item.lead_picture_id:
        tags.record(f"picture:{item.lead_picture_id}")
    return Entry(
        guid=absolute(item.short_path),
        url=absolute(item.path_on_site),
        title=item.title,
        summary=item.standfirst,
        html=html,
        published=cast(datetime, item.live_at),
        updated=item.updated_at,
        section=item.section.title if item.section else "",
        tags=[topic["name"] for topic in item.topics],
        authors=[_author(item.edition, **entry) for entry in item.byline],
        image=image_of(item.lead_picture, item.lead_caption),
    )


def _author(edition: str, name: str, number: int | None, slug: str) -> Author:
    return Author(name, absolute(person_path(edition, number, slug)) if number else "")
