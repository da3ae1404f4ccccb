"""Who votes: a random token in a signed cookie, which only readers who have voted get, and which only polls see."""

from __future__ import annotations

import secrets
import time

from django.core import signing
from django.http import HttpRequest, HttpResponse

from khabar.design.addresses import polls_path
from khabar.polls.actions import Voter
from khabar.visitors.marks import device_mark, network_mark

COOKIE = "kh_ballot"
LASTS = 180 * 24 * 3600
_signer = signing.Signer(salt="khabar.polls.voter")
CLICK = 10
"""Seconds in which the same device sends the same form twice by mistake."""


def token_of(request: HttpRequest) -> str:
    """The token of the reader's cookie; empty without one, or with one that isn't ours."""
    try:
        return str(_signer.unsign(request.COOKIES.get(COOKIE, "")))
    except signing.BadSignature:
        return ""


def voter_of(request: HttpRequest, poll_id: int) -> Voter:
    purpose = f"poll:{poll_id}"
    token, network = token_of(request), network_mark(request, purpose)
    if token:
        return Voter(token, network)
    moment = int(time.time()) // CLICK
    clicks = tuple(device_mark(request, purpose, moment - ago) for ago in (0, 1))
    return Voter(secrets.token_hex(16), network, clicks)


def remember(response: HttpResponse, voter: Voter, edition: str, *, secure: bool) -> None:
    """Give the reader the token, for addresses of polls only: articles stay without a cookie."""
    response.set_cookie(
        COOKIE,
        _signer.sign(voter.token),
        max_age=LASTS,
        path=polls_path(edition),
        httponly=True,
        samesite="Lax",
        secure=secure,
    )
