"""The link by which a reader signs in: an address of theirs, signed; good once and for a short time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from khabar.readers.queries import reader_at

MINUTES = 20
"""For which a link is good."""
VALID = timedelta(minutes=MINUTES)
_SALT = "khabar.readers.link"


class BadLink(ValueError):
    """Nobody signs in by this link: it is not ours, out of date, or was used."""


@dataclass(frozen=True)
class Link:
    """Whose link it is, and the path they came from (empty: none)."""

    email: str
    back: str


def written(link: Link) -> str:
    """The link's part of an address. Whoever signs in makes all links void that they were sent before."""
    return signing.dumps([link.email, link.back, _state(link.email)], salt=_SALT)


def read(token: str) -> Link:
    """Raises BadLink."""
    try:
        email, back, state = signing.loads(token, salt=_SALT, max_age=VALID)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise BadLink from error
    if state != _state(email):
        raise BadLink
    return Link(email, back)


def _state(email: str) -> str:
    """What is another after each time somebody signed in."""
    reader = reader_at(email)
    return f"{reader.pk} {reader.last_login or ''}" if reader else ""
