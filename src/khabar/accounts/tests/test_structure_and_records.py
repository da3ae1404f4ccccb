"""Who publishes in a section doesn't own it: sections, outlet, accounts and pictures have doors of their own."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from khabar.accounts.tests.world import World
from khabar.design.models import Outlet
from khabar.fronts.models import StandingPage
from khabar.people.models import PeopleFolder
from khabar.pictures.models import Picture
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db

ALL = ("reporter", "section editor", "picture editor", "chief editor", "administrator")
FEW = ("chief editor", "administrator")
SECTION = {"title": "New name", "slug": "new", "address": "new", "position": "1", "comments-TOTAL_FORMS": "0"}
SECTION |= {"comments-INITIAL_FORMS": "0", "action-publish": "1"}


def page(name: str, *arguments: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=arguments)


def tree() -> list[tuple[Any, ...]]:
    return list(Page.objects.order_by("pk").values_list("pk", "path", "live", "title", "draft_title", "locked"))


def addresses_and_data(world: World) -> dict[str, tuple[str, dict[str, str]]]:
    here, home = world.sections["here"], world.newsroom.home
    standing = home.add_child(instance=StandingPage(title="About", locale=home.locale))
    folder = PeopleFolder.objects.child_of(home).get()
    return {
        "rename a section": (page("edit", here.pk), SECTION),
        "unpublish a section": (page("unpublish", here.pk), {}),
        "delete a section": (page("delete", here.pk), {}),
        "move a section": (page("move_confirm", here.pk, world.sections["there"].pk), {}),
        "copy a section": (
            page("copy", here.pk),
            {"new_title": "C", "new_slug": "c", "new_parent_page": str(home.pk)},
        ),
        "lock a section": (page("lock", here.pk), {}),
        "new section": (page("add", "khabar_sections", "section", home.pk), SECTION),
        "new section in a section": (page("add", "khabar_sections", "section", here.pk), SECTION),
        "delete a standing page": (page("delete", standing.pk), {}),
        "unpublish home": (page("unpublish", home.pk), {}),
        "delete the folder of people": (page("delete", folder.pk), {}),
        "unpublish the sections in bulk": (
            f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'unpublish'])}?id={here.pk}&next=/admin/",
            {"include_descendants": "on"},
        ),
    }


@pytest.mark.parametrize("role", ALL)
def test_the_edition_is_shaped_by_few(role: str, arabic: Newsroom, client: Client) -> None:
    world = World(arabic, role)
    client.force_login(world.me)  # type: ignore[arg-type]
    opened = []
    attempts = addresses_and_data(world)
    before = tree()
    for name, (address, data) in attempts.items():
        with transaction.atomic():
            client.post(address, data)
            if tree() != before:
                opened.append(name)
            transaction.set_rollback(True)
    assert opened == (list(attempts) if role in FEW else [])


def test_nobody_but_an_administrator_makes_a_home(arabic: Newsroom, client: Client, reporter: Any) -> None:
    client.force_login(reporter)
    root = Page.get_first_root_node()
    assert client.get(page("add", "khabar_design", "home", root.pk)).status_code == 302


@pytest.mark.parametrize("role", ALL)
def test_each_role_sees_the_records_that_are_its_business(role: str, arabic: Newsroom, client: Client) -> None:
    world = World(arabic, role)
    client.force_login(world.me)  # type: ignore[arg-type]
    picture, outlet = arabic.picture(), Outlet.objects.get(locale__language_code="ar")
    Picture.objects.update(uploaded_by_user=world.colleague)
    menders = ("section editor", "picture editor", *FEW)
    business: dict[str, tuple[str, tuple[str, ...]]] = {
        "picture of another": (reverse("wagtailimages:edit", args=[picture.pk]), menders),
        "outlet": (f"/admin/snippets/khabar_design/outlet/edit/{outlet.pk}/", FEW),
        "redirects": (reverse("wagtailredirects:index"), FEW),
        "collections": (reverse("wagtailadmin_collections:index"), ("picture editor", *FEW)),
        "accounts": (reverse("wagtailusers_users:index"), ("administrator",)),
        "another's account": (reverse("wagtailusers_users:edit", args=[world.colleague.pk]), ("administrator",)),
        "roles": (reverse("wagtailusers_groups:index"), ("administrator",)),
        "workflows": (reverse("wagtailadmin_workflows:index"), ("administrator",)),
        "sites": (reverse("wagtailsites:index"), ("administrator",)),
        "locales": (reverse("wagtaillocales:index"), ("administrator",)),
    }
    seen = [name for name, (address, _roles) in business.items() if client.get(address).status_code == 200]
    assert seen == [name for name, (_address, roles) in business.items() if role in roles]


@pytest.mark.parametrize("role", ["reporter", "picture editor"])
def test_pictures_of_others_are_deleted_by_picture_editors_only(role: str, arabic: Newsroom, client: Client) -> None:
    world, picture = World(arabic, role), arabic.picture()
    client.force_login(world.me)  # type: ignore[arg-type]
    bulk = reverse("wagtail_bulk_action", args=["khabar_pictures", "picture", "delete"])
    client.post(reverse("wagtailimages:delete", args=[picture.pk]))
    client.post(f"{bulk}?id={picture.pk}&next=/admin/")
    assert Picture.objects.exists() is (role == "reporter")


def test_the_back_offices_api_tells_no_more_than_titles(arabic: Newsroom, client: Client) -> None:
    world = World(arabic, "reporter")
    draft = world.item("draft", own=False, place="here")
    client.force_login(world.me)  # type: ignore[arg-type]
    answer = client.get(f"/admin/api/main/pages/{draft.pk}/?fields=*").json()
    assert {"body", "standfirst", "kicker"} & answer.keys() == set()
    assert client.get("/api/v2/pages/").status_code == client.get("/api/v3/pages/").status_code == 404


def test_wagtails_own_groups_are_gone(db: None) -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Reporters",
        "Section editors",
        "Picture editors",
        "Chief editors",
    }
