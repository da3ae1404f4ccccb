"""The newsroom's roles are founded once; what an administrator changes in them stays."""

from __future__ import annotations

from collections import defaultdict

import pytest
from django.contrib.auth.models import Group, Permission

from khabar.accounts import roles
from khabar.accounts.actions import hire
from khabar.accounts.roles import CHIEF, EDITOR, PICTURE_EDITOR, REPORTER, allow, found_roles
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def test_reporters_and_section_editors_add_everywhere_and_a_chief_editor_publishes() -> None:
    section = Newsroom("ar").section()
    rights = [section.permissions_for_user(hire(role, password=None, role=role)) for role in (REPORTER, EDITOR, CHIEF)]
    assert [(right.can_add_subpage(), right.can_publish_subpage()) for right in rights] == [
        (True, False),
        (True, False),
        (True, True),
    ]


def test_both_choose_and_add_pictures_but_only_an_editor_changes_those_of_others() -> None:
    reporter = hire("r", password=None, role=REPORTER)
    editor = hire("e", password=None, role=EDITOR)
    for user, changes in ((reporter, False), (editor, True)):
        names = {permission.codename for group in user.groups.all() for permission in rights_in_collections(group)}
        assert {"add_image", "choose_image"} <= names
        assert ("change_image" in names) is changes


def rights_in_collections(group: Group) -> list[Permission]:
    return [given.permission for given in group.collection_permissions.select_related("permission")]


def test_founding_again_changes_nothing_an_administrator_decided() -> None:
    editors = Group.objects.get(name=EDITOR)
    editors.page_permissions.all().delete()
    found_roles()
    assert not editors.page_permissions.exists()


def test_hiring_again_brings_the_account_up_to_date_and_keeps_its_password() -> None:
    first = hire("laila", password="one", role=REPORTER, name="Laila Mansour")
    again = hire("laila", password="two", role=EDITOR, name="Laila al-Mansour", administrator=True)
    assert again == first
    assert again.check_password("one")
    assert (again.get_full_name(), again.is_superuser) == ("Laila al-Mansour", True)
    assert {group.name for group in again.groups.all()} == {REPORTER, EDITOR}


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(Group.DoesNotExist):
        hire("x", password=None, role="Owners")


def test_an_app_gives_rights_over_its_records_to_roles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "_rights", defaultdict(list))
    allow("khabar_design.change_outlet", PICTURE_EDITOR)
    Group.objects.filter(name__in=[PICTURE_EDITOR, CHIEF]).delete()
    found_roles()
    assert hire("p", password=None, role=PICTURE_EDITOR).has_perm("khabar_design.change_outlet")
    assert not hire("c", password=None, role=CHIEF).has_perm("khabar_design.change_outlet")
