"""The addresses of comments: below an item's short address, so that they outlive its section and headline."""

from __future__ import annotations

from django.conf import settings
from django.utils.http import urlencode

from khabar.comments.models import Comment
from khabar.design.addresses import edition_prefix
from khabar.news.models import NewsPage


def discussion_path(item: NewsPage) -> str:
    """All comments on an item."""
    return f"{item.short_path}/comments/"


def comment_path(item: NewsPage, number: int) -> str:
    """A comment with the answers to it."""
    return f"{discussion_path(item)}{number}/"


def anchor_path(item: NewsPage, number: int) -> str:
    """A comment on its item's own page."""
    return f"{item.path_on_site}#comment-{number}"


def own_path(comment: Comment, item: NewsPage) -> str:
    """Where its author changes or withdraws a comment."""
    return f"{comment_path(item, comment.pk)}own/"


def mine_path(edition: str, token: str = "") -> str:
    """All that a reader wrote; with their token for who keeps no cookies."""
    return f"{edition_prefix(edition)}comments/mine/{f'{token}/' if token else ''}"


def account_path(edition: str, back: str = "") -> str:
    """Where a reader signs in by a mailed link, and comes `back` from; empty where the outlet offers no accounts."""
    if not settings.READER_ACCOUNTS:
        return ""
    return f"{edition_prefix(edition)}account/" + (f"?{urlencode({'next': back})}" if back else "")
