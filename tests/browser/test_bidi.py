"""Strings of one direction inside a page of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fixtures.site import EDITIONS

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.conftest import Visit

# Where on the page a piece of an element's text stands, as [left, right] in px.
PLACE = """(element, words) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + words.length);
    const box = range.getClientRects()[0];
    return [box.left, box.right];
  }
}"""


def place(element: Locator, words: str) -> tuple[float, float]:
    left, right = element.evaluate(PLACE, words)
    return left, right


def test_a_mixed_headline_keeps_its_brackets_in_arabic(visit: Visit) -> None:
    headline = visit("article", "ar", (1600, 900)).locator("h1")
    assert place(headline, "مسبار")[0] > place(headline, "Orbit-2")[1] - 1
    assert place(headline, "(")[0] > place(headline, "تحديث")[1] - 1
    assert place(headline, ")")[1] < place(headline, "14:30")[0] + 1


def test_a_mixed_headline_keeps_its_quotation_marks_in_english(visit: Visit) -> None:
    headline = visit("article", "en", (1600, 900)).locator("h1")
    assert place(headline, "“")[1] < place(headline, "مركز")[0] + 1
    assert place(headline, "”")[0] > place(headline, "مركز")[1] - 1
    assert place(headline, "confirms")[0] > place(headline, "”")[1] - 1


def test_a_paragraph_of_another_language_ends_where_that_language_ends(visit: Visit) -> None:
    latin = visit("article", "ar").locator(".copy p", has_text="Payload one")
    assert place(latin, ".")[0] > place(latin, "direction")[1] - 1
    arabic = visit("article", "en").locator(".copy p", has_text="فقرة بلغة")
    assert place(arabic, ".")[0] < place(arabic, "اتجاهها")[0] + 1


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_people_typed_has_a_direction_of_its_own(edition: str, visit: Visit) -> None:
    page = visit("article", edition)
    parts = [
        "h1", ".article__standfirst", ".byline__names", ".byline__place", ".kicker", ".caption__text",
        ".caption__credit", ".quotation__text", ".quotation__name", ".subheading", ".fact__title", ".table th",
        ".tags li", ".sources", ".card__headline",
    ]  # fmt: skip
    bare = [
        part
        for part in parts
        for element in page.locator(part).all()
        if not element.evaluate("e => e.matches('[dir=auto], bdi') || !!e.querySelector('[dir=auto], bdi')")
    ]
    assert bare == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_card_of_the_other_direction_starts_at_the_pages_edge(edition: str, visit: Visit) -> None:
    """Direction follows the text, alignment the page: a column of headlines keeps its edge."""
    page = visit("home", edition)
    aligned = page.locator(".card__headline a").evaluate_all("links => links.map(e => getComputedStyle(e).textAlign)")
    assert set(aligned) <= {"start", {"ar": "right", "en": "left"}[edition]}
