"""How Arabic is set, on pages of either edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.fixtures.browser import DESKTOP, PHONE
from tests.fixtures.site import EDITIONS, each_page

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

# The style of every element that holds Arabic letters itself.
ARABIC = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (texts.nextNode()) {
    if (/\\p{Script=Arabic}/u.test(texts.currentNode.data)) found.add(texts.currentNode.parentElement);
  }
  return [...found].map(element => {
    const style = getComputedStyle(element);
    return {
      text: element.textContent.trim().slice(0, 40), class: element.className, spacing: style.letterSpacing,
      style: style.fontStyle, align: style.textAlign, caps: style.textTransform,
    };
  });
}"""


@each_page("home", "article", "gallery")
def test_arabic_is_never_spaced_slanted_or_justified(name: str, edition: str, visit: Visit) -> None:
    styles: list[dict[str, Any]] = visit(name, edition).evaluate(ARABIC)
    assert styles
    wrong = [
        style
        for style in styles
        if style["spacing"] not in ("normal", "0px")
        or style["style"] != "normal"
        or style["align"] == "justify"
        or style["caps"] != "none"
    ]
    assert wrong == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["article", "standing"])
def test_running_text_has_room_between_its_lines(name: str, edition: str, size: tuple[int, int], visit: Visit) -> None:
    ratios = (
        visit(name, edition, size)
        .locator(".copy > p:not([class]), .copy li")
        .evaluate_all(
            "all => all.map(e => [getComputedStyle(e)]).map(([s]) => parseFloat(s.lineHeight) / parseFloat(s.fontSize))"
        )
    )
    assert ratios
    assert min(ratios) >= 1.599  # computed line heights are rounded
