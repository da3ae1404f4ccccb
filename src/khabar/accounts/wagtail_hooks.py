from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_account_menu_item")
def offer_safe_sign_in(request: HttpRequest) -> dict[str, Any]:
    """Password, passkeys and codes are on screens of their own, outside Wagtail's."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Safe sign-in"),
        "help_text": _("Password, passkeys, codes of an app, recovery codes."),
    }
