"""JSON-LD of a coverage, after schema.org's LiveBlogPosting."""

from __future__ import annotations

from typing import Any

from khabar.design.addresses import absolute
from khabar.design.models import Outlet
from khabar.live.models import Board, Coverage
from khabar.live.parts import CoverageView, EntryView
from khabar.news.linked_data import creative_work, publisher


def posting(entry: EntryView, page: Coverage, outlet: Outlet) -> dict[str, Any]:
    data = {
        "@type": "BlogPosting",
        "headline": (entry.label or page.title)[:110],
        "articleBody": entry.words,
        "url": absolute(entry.url),
        "datePublished": entry.at.isoformat(),
        "dateModified": (entry.edited or entry.at).isoformat(),
        "author": {"@type": "Person", "name": entry.author} if entry.author else publisher(outlet),
        "inLanguage": page.edition,
    }
    return {name: value for name, value in data.items() if value}


def live_blog(page: Coverage, board: Board, shown: CoverageView, outlet: Outlet) -> dict[str, Any]:
    """The coverage with the entries that the page shows."""
    data = creative_work(page, shown.article, outlet, "LiveBlogPosting")
    began, ended = board.opened_at or page.begins_at, board.closed_at
    if began:
        data["coverageStartTime"] = began.isoformat()
    if ended:
        data["coverageEndTime"] = ended.isoformat()
    changed = [entry.edited or entry.at for entry in shown.entries]
    if changed and "dateModified" in data:
        data["dateModified"] = max(changed).isoformat()
    if shown.entries:
        data["liveBlogUpdate"] = [posting(entry, page, outlet) for entry in shown.entries]
    return data
