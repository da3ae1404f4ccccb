"""Addresses of a coverage beside its page, which has an item's."""

from __future__ import annotations

import re

from khabar.design.addresses import edition_prefix

STREAM = re.compile(r"/(?:[a-z-]{2,12}/)?coverage/(?P<number>[1-9][0-9]{0,17})/events/")


def _path(edition: str, number: int) -> str:
    return f"{edition_prefix(edition)}coverage/{number}/"


def entry_path(edition: str, number: int, entry: int) -> str:
    """An entry's own page."""
    return f"{_path(edition, number)}{entry}/"


def since_path(edition: str, number: int, sequence: int | str) -> str:
    """What has changed since a number."""
    return f"{_path(edition, number)}since/{sequence}/"


def stream_path(edition: str, number: int) -> str:
    """The same as server-sent events; answered in front of Django."""
    return f"{_path(edition, number)}events/"
