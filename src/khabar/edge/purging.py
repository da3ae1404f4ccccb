"""Caches downstream that are told which tags to forget: Varnish, Fastly, Cloudflare.

Each is one URL in the setting `purge`. What is announced is sent to all of them, in batches, until all have taken it.
"""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.conf import settings
from django.utils import timezone

from khabar.edge.models import Announcement
from khabar.edge.tags import EVERYTHING

TIMEOUT = 5
SETTLING = 1.2
"""Seconds between a change and its purge: until then a server may still show the old page, which a cache that has just
forgotten it would fetch and keep for a day."""
AT_ONCE = 2_000
"""Announcements that are told by their tags; more are told by one word."""
MOST_TOLD = 100_000
"""Announcements that are noted as told in one go."""
MOST_REQUESTS = 20
"""Requests to a cache in one go; what would take more is told by one word, which costs less than their limits."""
PAUSE = 0.1
"""Seconds between two requests."""
LONGEST_WAIT = 300
"""Seconds that a cache may ask to be left alone for."""
MANY = "many"
"""The tag of answers with more tags than a header holds; every purge names it."""


class NotPurged(Exception):
    """A cache did not take a purge; the message says which and why.

    `retry_after` is how many seconds it wants to be left alone, 0 where it doesn't say.
    """

    def __init__(self, message: str, retry_after: int = 0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class BadPurgeUrl(ValueError):
    """The setting `purge` holds what is no address of a cache."""


class Adapter(Protocol):
    """A kind of cache. `most` is how many tags one request may name."""

    @property
    def most(self) -> int: ...

    def headers(self, tags: Sequence[str], lifetime: int) -> list[tuple[bytes, bytes]]:
        """The headers that tell this cache lifetime (seconds) and tags of an answer."""

    def purge(self, tags: Sequence[str]) -> None:
        """Have the cache forget what carries one of these tags, `most` at most. Raises NotPurged."""


@dataclass(frozen=True)
class Varnish:
    """`varnish://HOST:PORT`; the request that deploy/varnish/khabar.vcl understands."""

    address: str
    most: int = 200

    def headers(self, tags: Sequence[str], lifetime: int) -> list[tuple[bytes, bytes]]:
        return [(b"surrogate-control", b"max-age=%d" % lifetime), (b"xkey", ",".join(tags).encode())]

    def purge(self, tags: Sequence[str]) -> None:
        either = "|".join(re.escape(tag).replace('"', ".") for tag in tags)
        _send(f"http://{self.address}/", "BAN", {"X-Ban-Tags": f"(^|,)({either})(,|$)"}, None)


@dataclass(frozen=True)
class Fastly:
    """`fastly://KEY@SERVICE`."""

    service: str
    key: str
    api: str = "https://api.fastly.com"
    most: int = 256

    def headers(self, tags: Sequence[str], lifetime: int) -> list[tuple[bytes, bytes]]:
        return [(b"surrogate-control", b"max-age=%d" % lifetime), (b"surrogate-key", " ".join(tags).encode())]

    def purge(self, tags: Sequence[str]) -> None:
        body = {"surrogate_keys": list(tags)}
        _send(f"{self.api}/service/{self.service}/purge", "POST", {"Fastly-Key": self.key}, body)


@dataclass(frozen=True)
class Cloudflare:
    """`cloudflare://TOKEN@ZONE`."""

    zone: str
    token: str
    api: str = "https://api.cloudflare.com"
    most: int = 30

    def headers(self, tags: Sequence[str], lifetime: int) -> list[tuple[bytes, bytes]]:
        return [(b"cdn-cache-control", b"max-age=%d" % lifetime), (b"cache-tag", ",".join(tags).encode())]

    def purge(self, tags: Sequence[str]) -> None:
        headers = {"Authorization": f"Bearer {self.token}"}
        _send(f"{self.api}/client/v4/zones/{self.zone}/purge_cache", "POST", headers, {"tags": list(tags)})


def adapter_at(url: str) -> Adapter:
    """The adapter an operator named. `?api=` names another address of the API, for proxies. Raises BadPurgeUrl."""
    parts = urlsplit(url)
    if parts.scheme == "varnish" and parts.hostname:
        return Varnish(parts.netloc)
    if parts.scheme == "fastly" and parts.hostname and parts.username:
        return Fastly(_account(parts), unquote(parts.username), _api(parts) or Fastly.api)
    if parts.scheme == "cloudflare" and parts.hostname and parts.username:
        return Cloudflare(_account(parts), unquote(parts.username), _api(parts) or Cloudflare.api)
    raise BadPurgeUrl("KHABAR_PURGE: expected varnish://HOST:PORT, fastly://KEY@SERVICE or cloudflare://TOKEN@ZONE")


def _account(parts: SplitResult) -> str:
    return parts.netloc.rpartition("@")[2]  # `hostname` would be in lower case


def _api(parts: SplitResult) -> str:
    return parse_qs(parts.query).get("api", [""])[0].rstrip("/")


_made: tuple[tuple[str, ...], tuple[Adapter, ...]] = ((), ())


def adapters() -> tuple[Adapter, ...]:
    """Those the operator named. Raises BadPurgeUrl."""
    global _made
    named = tuple(settings.PURGE)
    if _made[0] != named:
        _made = (named, tuple(map(adapter_at, named)))
    return _made[1]


def has_pending() -> bool:
    return bool(settings.PURGE) and Announcement.objects.filter(purged_at=None).exists()


def purge_pending() -> int:
    """Send what was announced and not sent yet to every cache; how many announcements these were.

    Raises NotPurged; what was not taken by all stays pending, and a tag that is sent twice does no harm.
    """
    waiting = Announcement.objects.filter(purged_at=None).order_by("pk")
    rows = list(waiting.values_list("pk", "tags")[:AT_ONCE])
    flood = list(waiting.values_list("pk", flat=True)[:MOST_TOLD]) if len(rows) == AT_ONCE else []
    if not settings.PURGE:
        _note([number for number, _tags in rows])
    elif rows:
        time.sleep(SETTLING)
        told: set[str] = set()
        try:
            _tell([EVERYTHING] if flood else [MANY, *(tag for _number, tags in rows for tag in tags.split(" "))], told)
        finally:  # what was taken before one refused isn't told again
            done = [number for number, tags in rows if EVERYTHING in told or told.issuperset(tags.split(" "))]
            _note(flood if flood and told else done)
    return max(len(rows), len(flood))


def _tell(tags: Iterable[str], told: set[str]) -> None:
    """Have all caches forget what carries `tags`, and note in `told` what all of them have taken. Raises NotPurged."""
    named, found = list(dict.fromkeys(tags)), adapters()
    most = min(adapter.most for adapter in found)
    if EVERYTHING in named or len(named) > most * MOST_REQUESTS:
        named = [EVERYTHING]
    for start in range(0, len(named), most):
        if start:
            time.sleep(PAUSE)
        batch = named[start : start + most]
        for adapter in found:
            adapter.purge(sorted(batch))
        told.update(batch)


def _note(numbers: Sequence[int]) -> None:
    """Note announcements as told."""
    for start in range(0, len(numbers), AT_ONCE):
        Announcement.objects.filter(pk__in=numbers[start : start + AT_ONCE]).update(purged_at=timezone.now())


def prune(keep: timedelta = timedelta(days=2)) -> int:
    """Forget old announcements, purged or not; how many. No server is behind by days: it would begin anew."""
    return Announcement.objects.filter(at__lt=timezone.now() - keep).delete()[0]


def _send(address: str, method: str, headers: dict[str, str], body: object) -> None:
    data = None if body is None else json.dumps(body).encode()
    sent = {**headers, **({"Content-Type": "application/json"} if data else {})}
    request = urllib.request.Request(address, data, sent, method=method)  # noqa: S310 an operator's own address
    host = urlsplit(address).hostname
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            answer.read(65_536)
    except urllib.error.HTTPError as error:
        wait = error.headers.get("Retry-After", "")
        seconds = min(int(wait), LONGEST_WAIT) if wait.isascii() and wait.isdigit() else 0
        raise NotPurged(f"{host} answered {error.code}", seconds) from error
    except OSError as error:
        raise NotPurged(f"{host} can't be reached: {error}") from error
