"""Where somebody publishes is a matter of the account's form: sections, people of an edition, whole editions."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from khabar.accounts.actions import entrust, form_team, hire
from khabar.accounts.models import Team
from khabar.accounts.queries import editors_of, places_of, roles
from khabar.accounts.roles import CHIEF, EDITOR, REPORTER
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


def publishes(user: Any, section: Any) -> bool:
    """Asked of the account as it is stored: Wagtail keeps what it knows of a person's rights."""
    return bool(section.permissions_for_user(type(user).objects.get(pk=user.pk)).can_publish_subpage())


def test_an_editor_publishes_where_entrusted_and_below(newsroom: Newsroom) -> None:
    section, other = newsroom.section("one"), newsroom.section("two")
    below = newsroom.section("below", under=section)
    editor = hire("e", password=None, role=EDITOR)
    assert not publishes(editor, section)
    entrust(editor, [section])
    assert [publishes(editor, place) for place in (section, below, other)] == [True, True, False]
    entrust(editor, [other])
    assert [publishes(editor, place) for place in (section, below, other)] == [False, False, True]
    assert [group.name for group in editor.groups.filter(team=None)] == [EDITOR]


def test_a_whole_edition_can_be_entrusted(newsroom: Newsroom) -> None:
    editor = hire("e", password=None, role=EDITOR)
    entrust(editor, [newsroom.home])
    assert publishes(editor, newsroom.section())
    assert not publishes(editor, Newsroom("en").section())


def test_a_section_has_one_team_and_takes_it_along(newsroom: Newsroom) -> None:
    section = newsroom.section()
    assert form_team(section) == form_team(section)
    section.delete()
    assert not Team.objects.exists()
    assert list(Group.objects.order_by("name")) == list(roles())


def form(**fields: Any) -> dict[str, Any]:
    person = {"username": "huda", "email": "h@example.org", "first_name": "Huda", "last_name": "Sabbagh"}
    return person | {"password1": "a long enough secret", "password2": "a long enough secret"} | fields


def test_the_form_of_an_account_gives_roles_and_places(newsroom: Newsroom, administrator: Any, client: Client) -> None:
    section, other = newsroom.section("one"), newsroom.section("two")
    editors, reporters = (Group.objects.get(name=name) for name in (EDITOR, REPORTER))
    client.force_login(administrator)
    client.post(reverse("wagtailusers_users:add"), form(groups=[editors.pk], places=[section.pk]))
    huda = type(administrator).objects.get(username="huda")
    assert list(places_of(huda)) == [section.page_ptr]
    address = reverse("wagtailusers_users:edit", args=[huda.pk])
    page = client.get(address).content.decode()
    assert "Team of page" not in page
    assert page.count('name="places"') == 2 + 2 + 2  # homes, folders of people, sections
    client.post(address, form(groups=[editors.pk, reporters.pk], places=[other.pk], is_active="on"))
    assert list(places_of(huda)) == [other.page_ptr]
    assert set(huda.groups.filter(team=None)) == {editors, reporters}


def test_lists_name_roles_and_no_teams(newsroom: Newsroom, administrator: Any, client: Client) -> None:
    form_team(newsroom.section())
    client.force_login(administrator)
    for address in (reverse("wagtailusers_groups:index"), reverse("wagtailusers_users:index")):
        page = client.get(address).content.decode()
        assert "مراسلون" in page
        assert "Team of page" not in page


def test_the_nearest_team_answers_for_an_item(newsroom: Newsroom) -> None:
    section = newsroom.section("one")
    below = newsroom.section("below", under=section)
    item = newsroom.article(section=below, publish=False)
    boss, chief = hire("boss", password=None, administrator=True), None
    assert editors_of(item) == [boss]
    chief = hire("chief", password=None, role=CHIEF)
    assert editors_of(item) == [chief]
    near, far = (hire(name, password=None, role=EDITOR) for name in ("near", "far"))
    entrust(far, [section])
    assert editors_of(item) == [far]
    entrust(near, [below])
    assert editors_of(item) == [near]
    assert editors_of(item, besides=near) == [far]
