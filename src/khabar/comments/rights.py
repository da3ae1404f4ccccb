"""Who moderates, and who decides what is open where."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from khabar.sections.models import Section

CODENAME = "moderate_comments"
MODERATE = f"khabar_comments.{CODENAME}"
RULES = "khabar_comments.change_houserules"
WORD_LISTS = tuple(f"khabar_comments.{verb}_wordlist" for verb in ("add", "change", "delete"))


def may_settle(user: Any, page: Page) -> bool:
    """Whether `user` may open and close the comments of an item or a section: moderators who may publish it."""
    if not user.has_perm(MODERATE):
        return False
    rights = page.permissions_for_user(user)
    # A section itself is published by who shapes the edition; here it stands for what lies below it.
    section = issubclass(page.specific_class or Page, Section)
    return bool(rights.can_publish_subpage() if section else rights.can_publish())
