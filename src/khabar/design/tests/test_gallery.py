from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.utils import translation

from khabar.design import assets
from khabar.design.gallery.entries import entries, render

HERE = Path(assets.__file__).parent
UNSEEN = {"head"}  # what only machines read
TEMPLATES = {path.stem for path in (HERE / "templates/khabar_design/components").glob("*.html")} - UNSEEN
STYLES = {path.stem for path in (HERE / "static/khabar_design/css").glob("*.css")}


def test_every_component_has_a_style_sheet_of_its_name() -> None:
    assert not TEMPLATES - STYLES


def test_every_component_is_in_the_gallery_once_and_nothing_else_is() -> None:
    names = [entry.name for entry in entries("ar")]
    assert sorted(names) == sorted(TEMPLATES)


@pytest.mark.django_db
@pytest.mark.anywhere
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("entry", entries("ar"), ids=lambda entry: entry.name)
def test_a_component_renders_in_each_of_its_states(rf: RequestFactory, entry, language: str) -> None:
    request = rf.get("/design/")
    request.user = AnonymousUser()
    (mine,) = [found for found in entries(language) if found.name == entry.name]
    with translation.override(language):
        for state in mine.states:
            html = render(state, request)
            assert "<" in html
            assert "style=" not in html
            assert "onclick" not in html


@pytest.mark.django_db
@pytest.mark.anywhere
def test_a_stranger_does_not_find_the_gallery(client: Client) -> None:
    assert client.get("/design/").status_code == 404


@pytest.mark.django_db
@pytest.mark.anywhere
@pytest.mark.parametrize("address", ["/design/", "/en/design/"])
def test_staff_see_every_component(admin_client: Client, address: str) -> None:
    response = admin_client.get(address)
    assert response.status_code == 200
    for name in TEMPLATES:
        assert f'id="{name}"' in response.content.decode()


@pytest.mark.parametrize("name", ["front", "article", "listing", "person", "standing", "story", "stories"])
def test_layouts_load(name: str) -> None:
    assert get_template(f"khabar_design/layouts/{name}.html")
