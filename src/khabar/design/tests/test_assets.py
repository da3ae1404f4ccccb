from __future__ import annotations

import gzip

import pytest
from django.test import Client
from django.urls import reverse

from khabar.design import assets

KB = 1024


def address(name: str, digest: str) -> str:
    return reverse(f"khabar_design:{name}", args=["0f5c63", digest] if name in ("stylesheet", "icon") else [digest])


BUILT = {
    "stylesheet": lambda: assets.stylesheet("#0f5c63"),
    "icon": lambda: assets.icon("#0f5c63"),
    "script": assets.script,
    "theme_script": assets.theme_script,
}


@pytest.mark.parametrize("name", BUILT)
def test_an_asset_is_kept_for_ever_under_the_name_of_its_content(client: Client, name: str) -> None:
    built = BUILT[name]()
    response = client.get(address(name, built.digest))
    assert response.content == built.content
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("name", BUILT)
def test_a_page_of_an_older_release_gets_the_present_asset_but_may_not_keep_it(client: Client, name: str) -> None:
    response = client.get(address(name, "0" * 12))
    assert response.content == BUILT[name]().content
    assert response["Cache-Control"] == "no-cache"


def test_browsers_get_it_compressed(client: Client) -> None:
    built = assets.stylesheet("#0f5c63")
    response = client.get(address("stylesheet", built.digest), headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]
    assert gzip.decompress(response.content) == built.content


def test_another_accent_is_another_style_sheet() -> None:
    teal, red = assets.stylesheet("#0f5c63"), assets.stylesheet("#7a1f3d")
    assert "--accent:#7a1f3d" in red.content.decode()
    assert teal.digest != red.digest


def test_styles_and_scripts_stay_within_their_budget() -> None:
    scripts = len(assets.script().compressed) + len(assets.theme_script().compressed)
    assert scripts <= 15 * KB
    assert scripts + len(assets.stylesheet("#0f5c63").compressed) <= 30 * KB


def test_fonts_are_addressed_through_the_static_storage() -> None:
    sheet = assets.stylesheet("#0f5c63").content.decode()
    assert 'url("/static/khabar_design/fonts/plex-arabic-700.woff2")' in sheet
    assert "../" not in sheet


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_assets_are_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)(address("script", "0" * 12)).status_code in (403, 405)
