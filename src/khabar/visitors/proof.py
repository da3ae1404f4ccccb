"""Proof of work, asked for under attack only: a browser searches for a number for about a second.

The format is ALTCHA's (version 1). That a proof counts once is kept here: its digest is remembered until it expires.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Any

import altcha
from django.conf import settings
from django.utils import timezone

from khabar.visitors.models import SpentProof

NUMBERS = 40_000
"""The browser tries half of them on average: a second on a phone, nothing to notice for one vote."""
LASTS = timedelta(minutes=5)
LONGEST = 2_000


def _key(purpose: str) -> bytes:
    return hmac.new(
        settings.SECRET_KEY.encode(), f"khabar proof of work for {purpose}".encode(), hashlib.sha256
    ).digest()


def offer(purpose: str) -> dict[str, Any]:
    """A challenge for one purpose, such as `poll:7`; what is proven for one is worth nothing for another."""
    challenge = altcha.create_challenge_v1(
        max_number=NUMBERS, hmac_key=_key(purpose), expires=datetime.now(UTC) + LASTS
    )
    return challenge.to_dict()


def redeem(purpose: str, payload: str) -> bool:
    """Whether `payload` (base64, as the browser sent it) proves work for `purpose` and is used for the first time."""
    if not payload or len(payload) > LONGEST:
        return False
    try:
        proof = altcha.PayloadV1.from_base64(payload)
        valid, _problem = altcha.verify_solution_v1(proof, _key(purpose), check_expires=True)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    if not valid:
        return False
    digest = hashlib.sha256(str(proof.challenge).encode()).hexdigest()
    spent = SpentProof(digest=digest, expires_at=timezone.now() + LASTS)
    return _is_first(spent)


def _is_first(spent: SpentProof) -> bool:
    """Of two that come at the same moment, one only writes the row."""
    _row, created = SpentProof.objects.get_or_create(digest=spent.digest, defaults={"expires_at": spent.expires_at})
    return bool(created)
