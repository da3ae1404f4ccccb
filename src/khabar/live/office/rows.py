from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from khabar.alerts.models import RAISE
from khabar.body.copy import blocks
from khabar.design.components import Link
from khabar.live.actions import UNDO
from khabar.live.models import Coverage, Entry
from khabar.live.writing import first_words

Way = Callable[[Entry], Link]
_ways: list[Way] = []


def register_way(way: Way) -> None:
    """Let `way(entry)` lead from an entry to a screen of an app above, as long as nothing came of the entry yet."""
    if way not in _ways:
        _ways.append(way)


@dataclass(frozen=True)
class Row:
    """An entry as the writing screen lists it. `undo` counts the seconds in which its writer takes it back at a touch;
    `pictures` is the number of what it shows beside words."""

    number: int
    at: datetime
    title: str
    words: str
    author: str
    own: bool
    key_moment: bool
    pinned: bool
    breaking: bool
    edited: bool
    undo: int
    url: str
    live_url: str
    ways: list[Link]
    article_url: str
    shows: list[str]
    alert_url: str = ""
    """Where the alert to a breaking entry is put up, for who may."""


def row_of(entry: Entry, coverage: Coverage, user: Any) -> Row:
    """Asks nothing of the database."""
    parts = blocks(entry.body)
    age = (timezone.now() - entry.at).total_seconds()
    own = entry.author_id == user.pk
    return Row(
        number=entry.pk,
        at=timezone.localtime(entry.at),
        title=entry.title,
        words=first_words(parts, 280),
        author=entry.author_name,
        own=own,
        key_moment=entry.key_moment,
        pinned=entry.pinned,
        breaking=entry.breaking,
        edited=entry.version > 1,
        undo=max(0, int(UNDO.total_seconds() - age)) if own and entry.version == 1 else 0,
        url=reverse("khabar_live_office:entry", args=[coverage.pk, entry.pk]),
        live_url=entry.path_in(coverage.edition),
        ways=[] if entry.became_id else [way(entry) for way in _ways],
        article_url=reverse("wagtailadmin_pages:edit", args=[entry.became_id]) if entry.became_id else "",
        alert_url=_alert_url(entry, coverage, user),
        shows=[block["type"] for block in parts if block["type"] in ("picture", "video", "embed")],
    )


def _alert_url(entry: Entry, coverage: Coverage, user: Any) -> str:
    alerted = entry.breaking and coverage.live and user.has_perm(RAISE)
    return f"{reverse('khabar_alerts:index')}?entry={entry.pk}" if alerted else ""
