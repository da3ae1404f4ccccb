"""Whether links to other sites still lead anywhere: asked by a job, never by an editor's or a reader's request."""

from __future__ import annotations

import hashlib
import html
import http.client
import ipaddress
import re
import socket
import ssl
from collections.abc import Collection
from datetime import timedelta
from urllib.parse import quote, urlsplit

from django.utils import timezone

from khabar.desk.models import OutsideLink

SECONDS = 5.0
ATTEMPTS = 2
MOST_LINKS = 40
"""Of one item, so that no text keeps a worker for long."""
KNOWN_FOR, KEPT_FOR = timedelta(days=1), timedelta(days=90)
GONE = (404, 410)
_LINK = re.compile(r"""href=\\?["'](https?://[^"'<>\s\\]{1,2000})""")


def addresses_in(content: str) -> list[str]:
    """The addresses elsewhere that a version's text links to, each once."""
    return list(dict.fromkeys(map(html.unescape, _LINK.findall(content))))[:MOST_LINKS]


def digest_of(address: str) -> str:
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()


def unknown_among(addresses: Collection[str]) -> list[str]:
    """Those that nobody has asked for lately."""
    if not addresses:
        return []
    fresh = OutsideLink.objects.filter(
        digest__in=map(digest_of, addresses), checked_at__gt=timezone.now() - KNOWN_FOR
    ).values_list("digest", flat=True)
    known = set(fresh)
    return [address for address in addresses if digest_of(address) not in known]


def broken_among(addresses: Collection[str]) -> list[str]:
    """Those that led nowhere when they were last asked for."""
    if not addresses:
        return []
    found = OutsideLink.objects.filter(digest__in=map(digest_of, addresses), broken=True)
    return list(found.values_list("address", flat=True))


def check(address: str) -> None:
    """Ask for an address and remember whether it led anywhere; forget what was asked for long ago."""
    OutsideLink.objects.update_or_create(
        digest=digest_of(address),
        defaults={"address": address, "checked_at": timezone.now(), "broken": not leads_somewhere(address)},
    )
    OutsideLink.objects.filter(checked_at__lt=timezone.now() - KEPT_FOR).delete()


def leads_somewhere(address: str) -> bool:
    """False for what is gone, unknown to the name service, or silent twice; an address inside is not asked for."""
    for attempt in range(ATTEMPTS):
        try:
            return _status(address) not in GONE
        except Inside:
            return True
        except (OSError, http.client.HTTPException, ValueError):
            if attempt + 1 == ATTEMPTS:
                return False
    return False


class Inside(Exception):
    """The name leads to this machine or its network, which no text may make us ask."""


def _status(address: str) -> int:
    """The status of the answer to HEAD; redirects are not followed: something is there."""
    parts = urlsplit(address)
    secure, host = parts.scheme == "https", parts.hostname or ""
    port = parts.port or (443 if secure else 80)
    # Connected by the number that was looked at: a second look-up could be told another one.
    number = str(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0])
    if not _is_public(number):
        raise Inside(host)
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    plain = socket.create_connection((number, port), timeout=SECONDS)
    connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("HEAD", quote(path, safe="/?&=%:;,+~@!$()*"), headers={"User-Agent": "Khabar link check"})
        return connection.getresponse().status
    finally:
        connection.close()


def _is_public(number: str) -> bool:
    return ipaddress.ip_address(number.split("%")[0]).is_global
