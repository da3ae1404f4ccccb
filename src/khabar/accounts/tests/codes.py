"""The codes of an app on a phone (RFC 6238), to sign in as their owner would."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from typing import Any


def code_of(secret: str, at: float | None = None) -> str:
    """The six digits for this half minute; `secret` is base32."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(at or time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def give_app(user: Any) -> str:
    """Set up an app for `user`; the secret it has."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret
