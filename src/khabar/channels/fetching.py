"""Fetching a schedule from its address: bounded in time and size, and never from inside the house."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import quote, urljoin, urlsplit

from django.utils.translation import gettext as _

from khabar.channels.reading import LARGEST

SECONDS, SECONDS_IN_ALL = 10.0, 60.0
MOST_HOPS = 4
_CHUNK = 65_536


class FetchFailed(Exception):
    """The schedule didn't come; the message, for people, says why. Another attempt may help."""


class NotToBeFetched(Exception):
    """The address is none that is fetched from; another attempt won't help."""


def fetch(address: str) -> bytes:
    """The bytes at an address, redirects followed. Raises FetchFailed or NotToBeFetched."""
    end = time.monotonic() + SECONDS_IN_ALL
    try:
        for _hop in range(MOST_HOPS):
            found = _ask(address, end)
            if isinstance(found, bytes):
                return found
            address = urljoin(address, found)
    except TimeoutError as error:
        raise FetchFailed(_("The server doesn’t answer in time.")) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchFailed(_("The server can’t be reached: %(error)s") % {"error": error}) from error
    raise NotToBeFetched(_("The address leads on and on, and nowhere."))


def _ask(address: str, end: float) -> bytes | str:
    """What is there, or where it leads on to."""
    connection, path = _connect(address)
    try:
        connection.request("GET", path, headers={"User-Agent": "Khabar", "Accept-Encoding": "identity"})
        answer = connection.getresponse()
        target = answer.getheader("Location")
        if answer.status in (301, 302, 303, 307, 308) and target:
            return target
        if answer.status in (404, 410):
            raise NotToBeFetched(_("There is nothing at the address (status %(status)s).") % {"status": answer.status})
        if answer.status != 200:
            raise FetchFailed(_("The server answers with status %(status)s.") % {"status": answer.status})
        return _body(answer, end)
    finally:
        connection.close()


def _connect(address: str) -> tuple[http.client.HTTPConnection, str]:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotToBeFetched(_("This is no address of the web."))
    secure, host = parts.scheme == "https", parts.hostname
    port = parts.port or (443 if secure else 80)
    # Connected by the number that was looked at: a second look-up could be told another one.
    number = str(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0])
    if not _is_public(number):
        raise NotToBeFetched(_("The address is inside the house’s own network, from which nothing is fetched."))
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    plain = socket.create_connection((number, port), timeout=SECONDS)
    connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return connection, quote(path, safe="/?&=%:;,+~@!$()*")


def _body(answer: http.client.HTTPResponse, end: float) -> bytes:
    """The whole body. Raises NotToBeFetched for one that is too large, TimeoutError for one that drips."""
    pieces, size = [], 0
    while piece := answer.read1(_CHUNK):
        size += len(piece)
        if size > LARGEST:
            raise NotToBeFetched(_("The file is larger than 16 MB."))
        if time.monotonic() > end:
            raise TimeoutError
        pieces.append(piece)
    return b"".join(pieces)


def _is_public(number: str) -> bool:
    return ipaddress.ip_address(number.split("%")[0]).is_global
