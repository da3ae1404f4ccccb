"""What caches between Khabar and its readers may do: keep an answer for a second, or, where they are told of changes
by tag, for as long as it holds."""

from __future__ import annotations

import time
from collections.abc import Collection

from khabar.edge.purging import MANY, adapters
from khabar.edge.store import NEVER
from khabar.edge.tags import EVERYTHING

LONGEST = 86_400
AGAIN = 60
"""Seconds after which a lifetime is worked out anew, as it shrinks while an answer is kept."""
FILES_AGAIN = 60
"""Seconds for which a cache that isn't told of changes may keep a file."""
MOST_TAGS = 200
"""With more tags an answer's headers pass the 16 KB that CDNs take. One tag for all is coarser and never stale."""

NAMES = (b"cdn-cache-control", b"surrogate-control", b"cache-tag", b"surrogate-key", b"xkey")
"""Headers that adapters write."""

Headers = list[tuple[bytes, bytes]]


def with_lifetime(headers: Headers, tags: Collection[str], until: float) -> Headers:
    """The headers of a page, with lifetime and tags for the caches that are purged. Unchanged where there are none."""
    found = adapters()
    if not found or b"immutable" in dict(headers).get(b"cache-control", b""):
        return headers
    left = LONGEST if until == NEVER else max(0, min(LONGEST, int(until - time.time()) - AGAIN))
    named = sorted(tags) if len(tags) <= MOST_TAGS else [EVERYTHING, MANY]
    return headers + [header for adapter in found for header in adapter.headers(named, left)]


def of_file(tags: Collection[str], seconds: int) -> dict[str, str]:
    """Headers of a file that browsers keep for `seconds` without asking: caches that are told keep it as long, tagged,
    and others ask again soon, for it may have to go before."""
    told = {
        name.decode(): value.decode()
        for adapter in adapters()
        for name, value in adapter.headers(sorted(tags), min(seconds, LONGEST))
    }
    return told | {"Cache-Control": f"public, max-age={seconds}, s-maxage={min(seconds, FILES_AGAIN)}, immutable"}


def without_lifetime(headers: Headers) -> Headers:
    """The headers of an answer that no cache shall keep beyond a second."""
    return [header for header in headers if header[0] not in NAMES]
