"""No way past the roles: each door of the back office is tried by each role, on items of their own and of others."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from khabar.accounts.tests.doors import DOORS, Door
from khabar.accounts.tests.world import World, everything
from tests.fixtures.newsroom import Newsroom

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]

OWN, OTHERS = True, False
TRIED = {
    "reporter": [(OWN, "here"), (OTHERS, "here")],
    "section editor": [(OWN, "there"), (OTHERS, "here"), (OTHERS, "there")],
    "picture editor": [(OTHERS, "here")],
    "chief editor": [(OTHERS, "there")],
    "administrator": [(OTHERS, "there")],
    "reader": [(OTHERS, "here")],
    "nobody": [(OTHERS, "here")],
}

WRITING = Door("any", "write", DOORS[0].attempt)


def may(role: str, door: Door, own: bool, place: str) -> bool:
    """The rule, in words of the newsroom."""
    if role in ("reader", "nobody"):
        return False
    if role in ("chief editor", "administrator") or door.needs == "file":
        return True
    if role == "section editor" and place == "here":
        return not door.leaves  # there they don't publish
    if role == "section editor" and own and door.leaves == "copy":
        return True
    return own and door.needs in ("see", "write", *(["translate"] if role == "section editor" else []))


@pytest.mark.parametrize("role", TRIED)
def test_each_door_opens_to_whom_it_should_and_to_nobody_else(role: str, arabic: Newsroom, client: Client) -> None:
    Newsroom("en").section("here")
    world = World(arabic, role)
    _counterparts(world)
    if world.me is not None:
        client.force_login(world.me)
    wrong = []
    for own, place in TRIED[role]:
        writes = may(role, WRITING, own, place)
        for door in DOORS:
            item = world.item(door.kind, own=own, place=place)
            expected = may(role, door, own, place)
            opened = _opens(door, client, item, world, write=writes or door.anew)
            if opened is not expected:
                wrong.append(f"{door.name}, {'own' if own else 'of others'} {place}: {opened}")
    assert not wrong, wrong


def _counterparts(world: World) -> None:
    """Sections of the English edition, so that an item can be translated."""
    english = Newsroom("en")
    for section in world.sections.values():
        twin = english.section(section.title)
        type(twin).objects.filter(pk=twin.pk).update(translation_key=section.translation_key)


def _opens(door: Door, client: Client, item: Any, world: World, *, write: bool) -> bool:
    """Whether something came of it; afterwards all is as before."""
    before = world.state
    with transaction.atomic():
        response = door.attempt(client, item, world)
        after = everything()
        changed, published = after != before, after[-1] != before[-1]
        transaction.set_rollback(True)
    assert response.status_code < 500
    if door.needs in ("see", "review"):
        assert not changed, door.name
        return response.status_code == 200
    if door.needs == "publish":
        assert published or not changed or write, f"{door.name} changed what isn't theirs to write"
        return published
    assert not published, door.name
    return changed
