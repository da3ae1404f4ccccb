"""Addresses of readers' accounts; `comments.addresses.account_path` is the first of them."""

from __future__ import annotations

from khabar.comments.addresses import account_path


def link_path(edition: str, token: str) -> str:
    """Where a link leads that was mailed."""
    return f"{account_path(edition)}link/{token}/"
