"""Who moderates, and who decides what is open where."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

CODENAME = "moderate_comments"
MODERATE = f"khabar_comments.{CODENAME}"
RULES = "khabar_comments.change_houserules"
WORD_LISTS = tuple(f"khabar_comments.{verb}_wordlist" for verb in ("add", "change", "delete"))


def may_settle(user: Any, page: Page) -> bool:
    """Whether `user` may open and close the comments of an item or a section: moderators who may publish it."""
    return bool(user.has_perm(MODERATE)) and bool(page.permissions_for_user(user).can_publish())
