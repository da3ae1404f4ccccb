"""An operator's own purge: of an address, or of a tag."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit

from khabar.edge.actions import announce
from khabar.edge.store import address_tag


def purge(targets: Iterable[str], by: str) -> None:
    """Have what carries these tags, or stands at these addresses (`/…`), forgotten, here and downstream.

    Raises ValueError for what is neither.
    """
    announce(*map(tag_of, targets), why=f"by hand: {by}")


def tag_of(target: str) -> str:
    """A tag as it is; of an address, percent-encoded or not, the tag of its path."""
    if target.startswith(("/", "http://", "https://")):
        return address_tag(quote(unquote(urlsplit(target).path or "/")))
    return target
