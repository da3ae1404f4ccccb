"""A request's head as it came over the wire, read only if nothing about it is out of the ordinary.

What this module doesn't take for a plain request is not refused: a complete parser reads it instead. So everything
that needs care (bodies, folded lines, two requests in one packet, upgrades, odd names) is not understood here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from khabar.edge import requests
from khabar.edge.addresses import place
from khabar.edge.requests import Asked

LONGEST = 8_192
_NAME = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
IGNORED, READ, CONNECTION, UNUSUAL = range(4)
_MEANINGS = dict.fromkeys(requests.READ, READ) | {
    b"connection": CONNECTION,
    **dict.fromkeys(
        (b"authorization", b"content-length", b"transfer-encoding", b"upgrade", b"expect", b"te", b"trailer"), UNUSUAL
    ),
}


def read(data: bytes, scheme: str) -> Asked | None:
    """What is asked for by `data`, all that a client has sent; None if that isn't one plain GET for everybody."""
    if not data.startswith(b"GET /") or not data.endswith(b"\r\n\r\n") or len(data) > LONGEST:
        return None
    lines = data[:-4].split(b"\r\n")
    ends = len(lines) + 1
    if data.count(b"\n") != ends or data.count(b"\r") != ends or b"\0" in data:
        return None
    first = lines[0]
    found = place(first[4:-9]) if first.endswith(b" HTTP/1.1") else None
    if found is None:
        return None
    asked = Asked(scheme=scheme)
    for line in lines[1:]:
        name, colon, value = line.partition(b":")
        known, meaning = _meaning(name)
        if meaning == UNUSUAL or not colon:
            return None
        if meaning == READ:
            if known == b"host" and asked.host:
                return None
            requests.take(asked, known, value.strip(b" \t"))
        elif meaning == CONNECTION and value.strip(b" \t").lower() != b"keep-alive":
            return None
    if asked.bypass or not asked.host:
        return None
    path, query = found
    asked.key = requests.key_of(asked, path, query)
    return asked


@lru_cache(maxsize=1_024)
def _meaning(name: bytes) -> tuple[bytes, int]:
    """A header's name in small letters, and what to do with it."""
    if len(name) > 64 or not _NAME.fullmatch(name):
        return name, UNUSUAL
    name = name.lower()
    return name, _MEANINGS.get(name, IGNORED)
