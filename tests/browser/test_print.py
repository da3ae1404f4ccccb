"""On paper: the article, its credits and sources, and nothing that only works on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fixtures.site import EDITIONS

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

CHROME = (".masthead", ".foot", ".side", ".share", ".related", ".gallery__tools", ".embed__veil", ".skip")
TEXT = ("h1", ".article__standfirst", ".byline", ".copy > p", ".caption__credit", ".sources", ".table", ".fact")


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_article_is_printed_without_the_frame_around_it(edition: str, visit: Visit) -> None:
    page = visit("article", edition)
    page.emulate_media(media="print")
    assert [part for part in CHROME if page.locator(part).filter(visible=True).count()] == []
    assert [part for part in TEXT if not page.locator(part).first.is_visible()] == []


def test_every_picture_of_a_gallery_is_printed(visit: Visit) -> None:
    page = visit("article")
    page.emulate_media(media="print")
    strip = page.locator(".gallery__strip").bounding_box()
    for slide in page.locator(".gallery__slide").all():
        box = slide.bounding_box()
        assert box["x"] >= strip["x"] - 1
        assert box["x"] + box["width"] <= strip["x"] + strip["width"] + 1
