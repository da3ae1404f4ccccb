"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from typing import Any

from khabar.syndication.feeds import Entry, Feed
from khabar.syndication.markup import legal

MEDIA_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    data = {
        "version": VERSION,
        "title": legal(feed.title),
        "home_page_url": feed.home_url,
        "feed_url": feed.feed_url,
        "description": legal(feed.description),
        "next_url": feed.next_url,
        "language": feed.language,
        "items": [_item(entry, feed.language) for entry in feed.entries],
    }
    return json.dumps(_told(data, keep=("items",)), ensure_ascii=False).encode()


def _item(entry: Entry, language: str) -> dict[str, Any]:
    return _told(
        {
            "id": entry.guid,
            "url": entry.url,
            "title": legal(entry.title),
            "summary": legal(entry.summary),
            "content_html": legal(entry.html),
            "image": entry.image.url if entry.image else "",
            "date_published": entry.published.isoformat(timespec="seconds"),
            "date_modified": entry.updated.isoformat(timespec="seconds") if entry.updated else "",
            "authors": [_told({"name": legal(author.name), "url": author.url}) for author in entry.authors],
            "tags": [legal(name) for name in (entry.section, *entry.tags) if name],
            "language": language,
        },
        keep=("content_html",),
    )


def _told(data: dict[str, Any], keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """Without what is empty, but for the fields that the specification requires."""
    return {key: value for key, value in data.items() if value or key in keep}
