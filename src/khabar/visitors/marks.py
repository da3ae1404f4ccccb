"""Marks: salted hashes by which the same network or device is known again for one day, and never after.

No address is stored anywhere. The salt is random, one a day for all processes, and is deleted when its day is over;
whoever gets hold of the database the day after can't try addresses until one fits.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import date
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from khabar.visitors.models import DailySalt

LENGTH = 24
"""Hexadecimal digits of a mark: 96 bits."""
SITE_BITS = 64
"""What an IPv6 network gives to one household; inside it a device changes its address as it likes."""

_salt: tuple[date, bytes] = (date.min, b"")


def address_of(request: HttpRequest) -> str:
    """The reader's address, for this request only. A proxy is believed where the operator trusts it."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.TRUST_PROXY else ""
    # The last entry is what our own proxy saw; those before it are whatever the client wrote.
    return forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR") or "")


def network_of(address: str) -> str:
    """The IPv4 address, or the /64 of an IPv6 one; empty for what is no address."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    mapped = getattr(parsed, "ipv4_mapped", None)
    if mapped is not None:
        return str(mapped)
    return str(parsed) if parsed.version == 4 else str(ip_network((int(parsed), SITE_BITS), strict=False))


def network_mark(request: HttpRequest, purpose: str) -> str:
    """A mark of the network the request came from, for one purpose: marks of two purposes can't be matched."""
    return mark(purpose, network_of(address_of(request)))


def device_mark(request: HttpRequest, purpose: str, *more: object) -> str:
    """A mark of the network and the browser behind it; `more` narrows what it is for."""
    agent = request.headers.get("User-Agent", "")
    return mark(purpose, network_of(address_of(request)), agent, request.headers.get("Accept-Language", ""), *more)


def mark(purpose: str, *parts: object) -> str:
    """24 hexadecimal digits; the same parts give others tomorrow."""
    text = "\x00".join([purpose, *map(str, parts)])
    return hmac.new(_todays_salt(), text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:LENGTH]


def _todays_salt() -> bytes:
    global _salt
    today = timezone.localdate()
    if _salt[0] != today:
        # All processes must use one salt: the first to come writes it, the others read what is there.
        DailySalt.objects.bulk_create([DailySalt(day=today, value=secrets.token_hex(32))], ignore_conflicts=True)
        _salt = (today, bytes.fromhex(DailySalt.objects.values_list("value", flat=True).get(day=today)))
    return _salt[1]
