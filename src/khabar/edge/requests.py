"""What a request asks for, read from an ASGI scope once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from khabar.edge import addresses
from khabar.edge.store import PageKey

LONGEST_PATH = 2_000
READ = frozenset(
    (
        b"host",
        b"accept-encoding",
        b"cookie",
        b"authorization",
        b"if-none-match",
        b"if-modified-since",
        b"x-forwarded-proto",
    )
)
"""Headers that decide on the answer."""


@dataclass(slots=True)
class Asked:
    """A request for something everybody may see. `bypass` says why it is Django's alone; empty: it is the store's."""

    key: PageKey = ("", "", b"")
    bypass: str = ""
    gzip: bool = False
    host: str = ""
    forwarded: str = ""
    scheme: str = "http"
    none_match: bytes = b""
    modified_since: bytes = b""


def read(scope: dict[str, Any]) -> Asked:
    """Never raises."""
    asked = Asked(scheme=scope.get("scheme", "http"))
    method = scope["method"]
    if method != "GET" and method != "HEAD":
        asked.bypass = "method"
        return asked
    for name, value in scope["headers"]:
        if name in READ:
            take(asked, name, value)
    path, query = scope["path"], scope["query_string"]
    if asked.bypass:
        return asked
    if len(path) > LONGEST_PATH or addresses.is_kept_out(path):
        asked.bypass = "address"
        return asked
    try:
        kept = addresses.normalised(query)
    except addresses.TooLong:
        asked.bypass = "query"
        return asked
    asked.key = key_of(asked, path, kept)
    return asked


def take(asked: Asked, name: bytes, value: bytes) -> None:
    """Note what one of the headers that are read says."""
    if name == b"host":
        asked.host = value.decode("latin-1")
    elif name == b"accept-encoding":
        asked.gzip = accepts_gzip(value)
    elif name == b"cookie":
        if has_personal_cookie(value):
            asked.bypass = "session"
    elif name == b"authorization":
        asked.bypass = "authorization"
    elif name == b"if-none-match":
        asked.none_match = value
    elif name == b"if-modified-since":
        asked.modified_since = value
    elif name == b"x-forwarded-proto":
        asked.forwarded = value.decode("latin-1")


def key_of(asked: Asked, path: str, query: bytes) -> PageKey:
    """Under which key the answer is kept; `query` normalised."""
    return f"{asked.scheme}:{asked.forwarded}:{asked.host}", path, query


def accepts_gzip(value: bytes) -> bool:
    """Whether an Accept-Encoding takes gzip, as RFC 9110 (12.5.3) reads it."""
    value = value.lower()
    if b"gzip" not in value and b"*" not in value:
        return False
    if b";" not in value:
        return True
    weights = {}
    for part in value.split(b","):
        name, _semicolon, parameter = part.partition(b";")
        try:
            weights[name.strip()] = float(parameter.strip().removeprefix(b"q=") or b"1") if parameter else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    return weights.get(b"gzip", weights.get(b"x-gzip", weights.get(b"*", 0.0))) > 0


def has_personal_cookie(value: bytes) -> bool:
    """Whether a Cookie header has what tells readers apart: a session, or messages to its owner."""
    names = (settings.SESSION_COOKIE_NAME.encode(), b"messages")
    return any(part.strip().partition(b"=")[0] in names for part in value.split(b";"))


def etag_matches(condition: bytes, etag: bytes) -> bool:
    """If-None-Match, compared weakly as RFC 9110 (13.1.2) wants it."""
    if condition.strip() == b"*":
        return True
    return any(part.strip().removeprefix(b"W/") == etag for part in condition.split(b","))
