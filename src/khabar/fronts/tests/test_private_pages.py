"""Addresses are resolved in front of the tree, but what guards the tree has its say."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from wagtail.models import PageViewRestriction

from khabar.fronts.models import StandingPage
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(arabic: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return arabic


def shut(page: Any, kind: str = PageViewRestriction.LOGIN) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="open sesame")


def test_a_private_page_asks_for_a_sign_in(newsroom: Newsroom, client: Any, reader: Any) -> None:
    item, person = newsroom.article(), newsroom.person()
    standing = newsroom.home.add_child(instance=StandingPage(title="About", locale=newsroom.home.locale))
    section = newsroom.section("Sport")
    for page in (item, person, standing, section):
        shut(page)
        answer = client.get(page.url)
        assert answer.status_code == 302
        assert "login" in answer["Location"]
        assert "no-store" in answer["Cache-Control"]
    client.force_login(reader)
    for page in (item, person, standing, section):
        answer = client.get(page.url)
        assert answer.status_code == 200
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


def test_what_lies_below_a_private_section_is_private(newsroom: Newsroom, client: Any) -> None:
    parent = newsroom.section("Sport")
    item = newsroom.article(section=newsroom.section("Football", under=parent))
    shut(parent)
    assert client.get(item.path_on_site).status_code == 302
    assert client.get(newsroom.article().path_on_site).status_code == 200


def test_a_password_opens_a_page(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article()
    shut(item, PageViewRestriction.PASSWORD)
    assert newsroom.words["paragraph"] not in client.get(item.path_on_site).content.decode()
    restriction = PageViewRestriction.objects.get()
    path = f"{newsroom.home.url}_util/authenticate_with_password/{restriction.pk}/{item.pk}/"
    client.post(path, {"password": "open sesame", "return_url": item.path_on_site})
    assert newsroom.words["paragraph"] in client.get(item.path_on_site).content.decode()


def test_a_private_edition_is_private_everywhere(newsroom: Newsroom, client: Any) -> None:
    item = newsroom.article(tags=("tag",))
    shut(newsroom.home)
    home = newsroom.home.url
    for path in (home, f"{home}latest/", f"{home}follow/", f"{home}tags/tag/", item.section.url, item.path_on_site):
        assert client.get(path).status_code == 302, path


def test_an_outlets_own_hook_may_answer_first(newsroom: Newsroom, client: Any) -> None:
    from wagtail import hooks

    item, section = newsroom.article(), newsroom.section("Sport")
    with hooks.register_temporarily("before_serve_page", lambda page, *rest: HttpResponse(f"wait for {page.pk}")):
        for page in (item, section, newsroom.home):
            assert client.get(page.url).content.decode() == f"wait for {page.pk}"


@pytest.mark.django_db
def test_an_alias_is_as_private_as_its_source(arabic: Newsroom, client: Any) -> None:
    item = arabic.article()
    alias = item.create_alias(parent=arabic.section("Sport"), update_slug="alias")
    assert client.get(alias.url).status_code == 200
    shut(item)
    assert client.get(alias.url).status_code == 302
