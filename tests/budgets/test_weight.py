"""How much a first view sends. KB are 1,000 bytes, compressed as they go over the wire."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.fixtures.browser import PHONE, Browser
from tests.fixtures.site import EDITIONS, Site

if TYPE_CHECKING:
    from playwright.sync_api import Response

ARTICLE, SCRIPTS, FONTS = 60_000, 15_000, 60_000
TYPICAL = 40_000
"""Most articles leave room for what later parts of the product add to every page."""


@dataclass(frozen=True)
class Sent:
    """An answer's words, and its size in bytes as it goes over the wire."""

    text: str
    weight: int


def sent(site: Site, path: str) -> Sent:
    answer = site.get(path, **{"Accept-Encoding": "gzip"})
    assert answer.status == 200, path
    if answer.headers.get("Content-Encoding") == "gzip":
        return Sent(gzip.decompress(answer.body).decode(), len(answer.body))
    return Sent(answer.body.decode(), len(gzip.compress(answer.body, 6)))


def scripts_and_styles(html: str) -> tuple[list[str], list[str]]:
    return re.findall(r'<script[^>]* src="([^"]+)"', html), re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)


def test_an_article_with_all_it_needs_stays_light(site: Site) -> None:
    asset = cache(lambda path: sent(site, path).weight)
    weights = {}
    for path in [*site.articles["ar"], *site.articles["en"]]:
        page = sent(site, path)
        scripts, styles = scripts_and_styles(page.text)
        weights[path] = page.weight + sum(map(asset, [*scripts, *styles]))
    assert len(weights) > 1
    heaviest = max(weights, key=weights.__getitem__)
    assert weights[heaviest] <= ARTICLE, heaviest
    assert median(weights.values()) <= TYPICAL


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_articles_scripts_stay_light(edition: str, site: Site) -> None:
    scripts, _styles = scripts_and_styles(sent(site, site.pages[edition]["article"]).text)
    assert scripts
    assert sum(sent(site, script).weight for script in scripts) <= SCRIPTS


@pytest.mark.parametrize("name", ["video", "videos", "channel"])
def test_pages_of_videos_and_channels_stay_as_light_and_bring_no_hls(name: str, site: Site) -> None:
    page = sent(site, site.pages["ar"][name])
    scripts, styles = scripts_and_styles(page.text)
    assert not any("hls" in script for script in scripts)
    assert sum(sent(site, script).weight for script in scripts) <= SCRIPTS
    assert page.weight + sum(sent(site, asset).weight for asset in [*scripts, *styles]) <= ARTICLE


@pytest.mark.parametrize("name", ["home", "section", "person", "an article of the demo"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_fonts_of_a_first_view_stay_light(edition: str, name: str, site: Site, browser: Browser) -> None:
    page = browser.page(PHONE)
    fonts: list[Response] = []
    page.on("response", lambda response: fonts.append(response) if _is_font(response.url) else None)
    page.goto(site.address + site.pages[edition].get(name, site.articles[edition][1]), wait_until="load")
    page.evaluate("document.fonts.ready.then(() => null)")
    assert fonts
    weights = {PurePosixPath(response.url).stem: len(response.body()) for response in fonts}
    assert sum(weights.values()) <= FONTS, weights


def _is_font(url: str) -> bool:
    return urlsplit(url).path.endswith(".woff2")
