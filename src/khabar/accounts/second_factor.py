"""Whether somebody has proven, in this session, to be more than the owner of a password."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.urls import reverse


def is_proven(request: HttpRequest, user: Any) -> bool:
    """By passkey, code of an app, or recovery code. allauth keeps what somebody signed in with in the session."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))


def where_to_prove_it(user: Any) -> str:
    """The address where `user` proves it; where they set up a second factor, if they have none."""
    if is_mfa_enabled(user, [Authenticator.Type.WEBAUTHN]):
        return reverse("mfa_reauthenticate_webauthn")
    return reverse("mfa_reauthenticate" if is_mfa_enabled(user) else "mfa_index")


def forget(user: Any) -> None:
    """Take away passkeys, app and recovery codes of somebody who has lost them."""
    Authenticator.objects.filter(user=user).delete()
