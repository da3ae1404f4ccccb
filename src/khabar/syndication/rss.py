"""RSS 2.0 (RSS Advisory Board, 2.0.11) with Atom, Dublin Core, Content and Media RSS."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from django.utils.html import escape
from lxml import etree

from khabar.syndication.feeds import Entry, Feed
from khabar.syndication.images import Image
from khabar.syndication.markup import ATOM, CONTENT, DC, MEDIA, add, named, written

MEDIA_TYPE = "application/rss+xml; charset=utf-8"
MINUTES_TO_LIVE = "5"


def rss(feed: Feed) -> bytes:
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM, "content": CONTENT, "dc": DC, "media": MEDIA})
    channel = add(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home_url)
    add(channel, "description", feed.description)
    add(channel, "language", feed.language)
    if feed.changed:
        add(channel, "lastBuildDate", _date(feed.changed))
    add(channel, "ttl", MINUTES_TO_LIVE)
    add(channel, named(ATOM, "link"), href=feed.self_url, rel="self", type="application/rss+xml")
    if feed.next_url:
        add(channel, named(ATOM, "link"), href=feed.next_url, rel="next", type="application/rss+xml")
    for entry in feed.entries:
        _item(channel, entry)
    return written(root)


def _item(channel: Any, entry: Entry) -> None:
    item = add(channel, "item")
    add(item, "title", entry.title)
    add(item, "link", entry.url)
    # Plain text would do for the specification, but readers take a description for HTML.
    add(item, "description", escape(entry.summary))
    add(item, "guid", entry.guid, isPermaLink="false")
    add(item, "pubDate", _date(entry.published))
    if entry.updated:
        add(item, named(ATOM, "updated"), entry.updated.astimezone(UTC).isoformat(timespec="seconds"))
    for author in entry.authors:
        add(item, named(DC, "creator"), author.name)
    for name in filter(None, (entry.section, *entry.tags)):
        add(item, "category", name)
    add(item, named(CONTENT, "encoded"), entry.html)
    if entry.image:
        _picture(item, entry.image)


def _picture(item: Any, image: Image) -> None:
    """As `media:content`: an `enclosure` must tell its length, which isn't known before the file is made."""
    size = {"width": str(image.width), "height": str(image.height)}
    content = add(item, named(MEDIA, "content"), url=image.url, medium="image", type="image/jpeg", **size)
    for name, text in (("description", image.caption), ("credit", image.credit)):
        if text:
            add(content, named(MEDIA, name), text)


def _date(moment: datetime) -> str:
    """As RFC 822 wants it, with a year of four digits."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)
