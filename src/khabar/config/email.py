from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from khabar.config.environment import SettingError


def parse_email_url(url: str) -> dict[str, Any]:
    """Django's e-mail settings from `smtp://`, `smtps://` (TLS from the start) or `smtp+tls://` (STARTTLS).

    Raises SettingError for any other scheme.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps", "smtp+tls") or not parts.hostname:
        raise SettingError(f"KHABAR_EMAIL_URL: expected smtp://host, smtps://host or smtp+tls://host, got {url!r}")
    return {
        "EMAIL_BACKEND": "khabar.jobs.mail.QueuedBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtps": 465, "smtp+tls": 587}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 10,
    }
