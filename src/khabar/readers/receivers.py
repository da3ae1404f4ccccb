from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

SESSION = 20 * 60
"""Seconds for which a reader is signed in, to look after their account. Later their key alone makes them known: pages
asked for with a session come from no memory."""


@receiver(user_logged_in, dispatch_uid="khabar_readers_sessions_are_short")
def keep_the_session_short(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    if user.is_reader:
        request.session.set_expiry(SESSION)
