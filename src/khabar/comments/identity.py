"""Who a reader is: a key in a signed cookie that only those have who took part, or their account."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from khabar.comments.models import Commenter, new_key
from khabar.visitors import marks

COOKIE = "khabar-reader"
YEAR = 365 * 24 * 3600
_signer = Signer(salt="khabar.comments.reader")


def token_of(key: str) -> str:
    """The key, signed: what the cookie and the private address hold."""
    return _signer.sign(key)


def key_in(token: str) -> str | None:
    """The key in a token; None if it was not signed here."""
    try:
        return _signer.unsign(token)
    except BadSignature:
        return None


def key_of(request: HttpRequest) -> str | None:
    """The key of the reader who sent the request, if they took part before."""
    return key_in(request.COOKIES.get(COOKIE, ""))


def account_of(request: HttpRequest) -> Any:
    """The account of who is signed in. Without a session's cookie the session isn't asked for."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return request.user
    return None


def commenter_of(request: HttpRequest) -> Commenter | None:
    """The commenter behind a request: by their account if they are signed in, else by their key."""
    account = account_of(request)
    found = Commenter.objects.filter(account=account.pk).first() if account else None
    if found is not None:
        return found
    key = key_of(request)
    mine = Commenter.objects.filter(key=key).first() if key else None
    # Who is signed in as somebody else than who wrote in this browser sees nothing of theirs.
    return None if mine and account and mine.account_id not in (None, account.pk) else mine


def leave_key(response: HttpResponse, key: str) -> None:
    """Leave a reader's key in their browser."""
    response.set_cookie(
        COOKIE, token_of(key), max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def remember(request: HttpRequest, response: HttpResponse, key: str) -> None:
    """Leave the reader's key in their browser; not that of staff, which would stay there when they sign out."""
    account = account_of(request)
    if account is not None and Commenter.objects.filter(account=account.pk, key=key).exists():
        return
    leave_key(response, key)


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, samesite="Lax")


def key_for(request: HttpRequest) -> str:
    """The reader's key, by their account if they are signed in; or a new one for who takes part for the first time."""
    account = account_of(request)
    mine = Commenter.objects.filter(account=account.pk).first() if account else None
    return mine.key if mine else key_of(request) or new_key()


def network_hash(request: HttpRequest) -> str:
    """A mark of the sender's network that holds for a day; no address is stored."""
    return marks.network_mark(request, "comments")
