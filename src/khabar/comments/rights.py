"""Who moderates: section editors and above, until an administrator decides otherwise."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from khabar.accounts.roles import EDITOR, found_roles

CODENAME = "moderate_comments"
MODERATE = f"khabar_comments.{CODENAME}"
# An editor also keeps the word lists; the rules for all comments are an administrator's.
WORD_LISTS = ("add_wordlist", "change_wordlist", "delete_wordlist")
_new: set[str] = set()


def note_a_new_permission(sender: AppConfig, **kwargs: Any) -> None:
    """Receiver of post_migrate for this app, called before Django makes the permissions: is this the first time?"""
    if not Permission.objects.filter(codename=CODENAME, content_type__app_label=sender.label).exists():
        _new.add(CODENAME)


def give_rights_at_last(sender: AppConfig, **kwargs: Any) -> None:
    """Receiver of post_migrate, which comes app by app: give the right once; who loses it later doesn't get it back."""
    if not _new or sender is not [config for config in apps.get_app_configs() if config.models_module][-1]:
        return
    found_roles()
    types = ContentType.objects.filter(app_label="khabar_comments")
    rights = Permission.objects.filter(content_type__in=types, codename__in=(CODENAME, *WORD_LISTS))
    for group in Group.objects.filter(name=EDITOR):
        group.permissions.add(*rights)
        _new.clear()
