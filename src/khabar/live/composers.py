"""From rows to what the templates show, and to what browsers are told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from khabar.alerts.models import LONGEST_TEXT, Alert
from khabar.body.copy import blocks
from khabar.body.rendering import render_each
from khabar.design.addresses import absolute
from khabar.design.components import Link
from khabar.design.editions import get_edition
from khabar.design.queries import current_edition
from khabar.edge import fragments, tags
from khabar.edge.once import one_request
from khabar.edge.streams import Told
from khabar.live.actions import tag_of
from khabar.live.models import Board, Coverage, Entry, State
from khabar.live.parts import BoardView, EntryView, LastWord
from khabar.live.queries import Changes, changes_since, is_open_to_all, published_coverage
from khabar.live.writing import first_words
from khabar.news.cursors import Cursor

FORMS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
"""A number of each form that a language's plural may have."""


def entry_views(entries: Sequence[Entry], edition: str, began: datetime | None = None) -> list[EntryView]:
    """Entries as readers see them, of a coverage that began then; at most four queries for all of them."""
    if not entries:
        return []
    bodies = render_each([entry.body for entry in entries], edition=edition)
    return [_view(entry, body, edition, began) for entry, body in zip(entries, bodies, strict=True)]


def _view(entry: Entry, body: Any, edition: str, began: datetime | None) -> EntryView:
    at = timezone.localtime(entry.at)
    article = entry.became if entry.became and entry.became.live_at else None
    if entry.became_id:
        tags.record(f"item:{entry.became_id}")
    return EntryView(
        number=entry.pk,
        sequence=entry.sequence,
        mark=mark_of(entry),
        url=entry.path_in(edition),
        at=at,
        day=at if began and timezone.localtime(began).date() != at.date() else None,
        title=entry.title,
        words=first_words(blocks(entry.body)),
        body_html=body,
        author=entry.author_name,
        key_moment=entry.key_moment,
        pinned=entry.pinned,
        breaking=entry.breaking,
        edited=entry.edited_at,
        correction=entry.correction,
        corrected=entry.corrected_at,
        article=Link(article.path_on_site, article.card_headline) if article else None,
    )


def mark_of(entry: Entry) -> str:
    """A text that sorts as entries do by their time."""
    time, _dash, number = str(Cursor(entry.at, entry.pk)).partition("-")
    return f"{int(time):018}.{int(number):012}"


def board_view(board: Board, coverage: Coverage) -> BoardView:
    begins = coverage.begins_at if board.state == State.UPCOMING else None
    if begins and begins > timezone.now():
        tags.holds_until(begins)
    else:
        begins = None  # it is late, and nobody knows for how long
    words = {
        State.UPCOMING: (_("Soon"), _("Begins"), begins),
        State.LIVE: (_("Live"), "", None),
        State.CLOSED: (_("Over"), _("This coverage ended"), board.closed_at),
    }
    word, text, time = words[State(board.state)]
    return BoardView(board.state, word, text if time else "", time, list(board.summary))


def place_in(page: Coverage, entry: Entry) -> str:
    """The address of the page of a coverage that begins with an entry."""
    step = -1 if page.oldest_first else 1
    return f"{page.path_on_site}?after={Cursor(entry.at, entry.pk + step)}#{entry.anchor}"


def last_word(page: Coverage, entry: Entry) -> LastWord:
    """One of the newest entries, with its place on the first page, or where the oldest are first, on the last."""
    newest = f"{page.path_on_site}#{entry.anchor}"
    return LastWord(
        url=place_in(page, entry) if page.oldest_first else newest,
        at=timezone.localtime(entry.at),
        text=entry.title or first_words(blocks(entry.body)),
        breaking=entry.breaking,
    )


def alert_of(number: int) -> Alert | None:
    """The alert that an entry makes: its words, and its own page while the coverage stands. See `alerts.office`."""
    entry = Entry.objects.filter(pk=number, removed_at=None, coverage__live=True).select_related("coverage").first()
    if entry is None:
        return None
    edition = entry.coverage.edition
    text = entry.title or first_words(blocks(entry.body), LONGEST_TEXT) or entry.coverage.card_headline
    return Alert(edition=edition, text=text[:LONGEST_TEXT], item=entry.coverage, url=absolute(entry.path_in(edition)))


def news_forms() -> dict[str, str]:
    """How many entries are new, in each form of the plural."""
    return {
        name: ngettext("%(number)s new", "%(number)s new", number) % {"number": "#"} for name, number in FORMS.items()
    }


def _html(template: str, **context: Any) -> str:
    return render_to_string(f"khabar_live/{template}.html", {"edition": current_edition(), **context})


def payload(coverage: Coverage, board: Board, changes: Changes) -> str:
    """What browsers are told, as JSON: entries as (number, sequence, mark, html), and only what has changed."""
    said: dict[str, Any] = {"cursor": changes.sequence, "state": changes.state}
    if changes.overrun:
        said["reset"] = True
    with fragments.whole():  # it goes into JSON, where the edge could set nothing in
        said |= _changed(coverage, board, changes)
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _changed(coverage: Coverage, board: Board, changes: Changes) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if changes.entries:
        views = entry_views(changes.entries, coverage.edition, board.opened_at)
        said["entries"] = [[view.number, view.sequence, view.mark, _html("entry", entry=view)] for view in views]
    if changes.removed:
        said["removed"] = list(changes.removed)
    if changes.board is not None:
        said["board"] = _html("board", board=board_view(changes.board, coverage))
    if changes.moments is not None:
        marked = entry_views(changes.moments, coverage.edition, board.opened_at)
        said["marked"] = _html("marked", **marked_context(marked))
    return said


def marked_context(marked: Sequence[EntryView]) -> dict[str, list[EntryView]]:
    return {
        "pinned": [view for view in marked if view.pinned],
        "moments": [view for view in marked if view.key_moment],
    }


def tell(number: int, since: int | None) -> Told | None:
    """What the stream of a coverage says after a number; None where readers may not listen. See `edge.streams`."""
    coverage = published_coverage(number)
    if coverage is None or not is_open_to_all(coverage):
        return None
    board: Board = coverage.board
    ended = board.state == State.CLOSED
    if since is None or since == board.sequence:
        return Told(board.sequence, ended=ended)
    with override(get_edition(coverage.edition).language), one_request():
        return Told(board.sequence, payload(coverage, board, changes_since(board, since)), ended=ended)


def stream_tag(number: int) -> str:
    return tag_of(number)
