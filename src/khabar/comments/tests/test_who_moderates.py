"""Section editors moderate from the beginning; an administrator's decision about it stays."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied

from khabar.accounts.models import User
from khabar.accounts.roles import EDITOR
from khabar.comments import rights
from khabar.comments.models import HouseRules
from khabar.comments.moderation import actions
from khabar.comments.tests.readers import Reader
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def test_section_editors_may_and_reporters_may_not(reporter: User, section_editor: User, administrator: User) -> None:
    assert [user.has_perm(rights.MODERATE) for user in (reporter, section_editor, administrator)] == [False, True, True]
    assert section_editor.has_perm("khabar_comments.change_wordlist")
    assert not section_editor.has_perm("khabar_comments.change_houserules")


def test_who_lost_the_right_does_not_get_it_back() -> None:
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    editors = Group.objects.get(name=EDITOR)
    editors.permissions.remove(Permission.objects.get(codename=rights.CODENAME))
    rights.note_a_new_permission(apps.get_app_config("khabar_comments"))
    rights.give_rights_at_last(last)
    assert not editors.permissions.filter(codename=rights.CODENAME).exists()


def test_a_new_right_is_given_once_at_the_last_app() -> None:
    first, *_others, last = [config for config in apps.get_app_configs() if config.models_module]
    editors = Group.objects.get(name=EDITOR)
    editors.permissions.clear()
    rights._new.add(rights.CODENAME)
    rights.give_rights_at_last(first)
    assert not editors.permissions.exists()
    rights.give_rights_at_last(last)
    assert editors.permissions.filter(codename=rights.CODENAME).exists()


@pytest.mark.parametrize("verb", ["approve", "reject", "ban", "lift", "trust", "settle_item", "settle_section"])
def test_every_verb_asks_for_the_right(verb: str, arabic: Newsroom, reporter: User) -> None:
    item = arabic.article()
    comment = Reader().wrote(item, "ينتظر")
    doing = {
        "approve": lambda: actions.approve([comment.pk], reporter),
        "reject": lambda: actions.reject([comment.pk], reporter),
        "ban": lambda: actions.ban(comment.author, reporter, until=None, reason="x"),
        "lift": lambda: actions.lift(comment.author.bans.model(commenter=comment.author), reporter),
        "trust": lambda: actions.trust(comment.author, reporter, trusted=True),
        "settle_item": lambda: actions.settle_item(item, reporter, mode="closed", closing_days=None),
        "settle_section": lambda: actions.settle_section(item.section, reporter, mode="closed", closing_days=None),
    }
    with pytest.raises(PermissionDenied):
        doing[verb]()


def test_the_rules_of_the_house_are_one_row() -> None:
    HouseRules(longest=500).save()
    HouseRules(longest=700).save()
    assert [row.longest for row in HouseRules.objects.all()] == [700]
