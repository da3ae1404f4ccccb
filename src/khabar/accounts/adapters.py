"""How allauth is fitted to the newsroom: nobody signs up, mails are in their reader's language, secrets are sealed.

Readers' accounts are opened by `khabar.readers`, whose page they are led to.
"""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from khabar.accounts.models import User
from khabar.design.queries import current_outlet

SILENT = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}


class StaffAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        if user.is_reader and not settings.READER_ACCOUNTS:
            return HttpResponseRedirect(reverse("account_inactive"))
        found: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return found

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if getattr(request.user, "is_reader", False):
            with translation.override(UserProfile.get_for_user(request.user).preferred_language):
                return reverse("khabar_readers:account")
        return super().get_login_redirect_url(request)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say nothing of what is seen: that somebody is in, or out."""
        if message_template not in SILENT:
            super().add_message(request, level, message_template, *args, **kwargs)

    def format_email_subject(self, subject: str) -> str:
        return f"{subject} – {current_outlet().name}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of the account it goes to."""
        reader = context.get("user") or User.objects.filter(email__iexact=email).first()
        language = UserProfile.get_for_user(reader).preferred_language if reader else ""
        with translation.override(language or settings.LANGUAGE_CODE):
            super().send_mail(template_prefix, email, {**context, "outlet": current_outlet()})


class StaffMFAAdapter(DefaultMFAAdapter):
    """Names the outlet where a phone lists what it signs in to; keeps secrets under the site's key."""

    def _get_site_name(self) -> str:
        return current_outlet().name

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> MultiFernet:
    """Of the secret key; former keys (SECRET_KEY_FALLBACKS) still open what they have sealed."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"khabar second factors {key}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
