from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2

from khabar.design import assets

CSS = sorted((Path(assets.__file__).parent / "static/khabar_design/css").glob("*.css"))
PHYSICAL = re.compile(
    r"^(left|right|top|bottom|width|height|(min|max)-(width|height)|float|clear"
    r"|(margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)(-.+)?"
    r"|border-(top|bottom)-(left|right)-radius)$"
)
PHYSICAL_VALUES = {
    "text-align": {"left", "right"},
    "justify-self": {"left", "right"},
    "float": {"left", "right"},
}


def declarations(nodes: list) -> Iterator[tuple[str, str]]:
    """Every property with its value, however deeply nested in at-rules."""
    for node in nodes:
        if node.type in ("qualified-rule", "at-rule") and node.content is not None:
            yield from declarations(tinycss2.parse_blocks_contents(node.content, skip_whitespace=True))
        elif node.type == "declaration":
            yield node.lower_name, tinycss2.serialize(node.value).strip()


def parsed(path: Path) -> list:
    return tinycss2.parse_stylesheet(path.read_text("utf-8"), skip_comments=True, skip_whitespace=True)


@pytest.mark.parametrize("path", CSS, ids=lambda path: path.stem)
def test_only_logical_properties_are_used(path: Path) -> None:
    found = [
        f"{name}: {value}"
        for name, value in declarations(parsed(path))
        if PHYSICAL.match(name) or value in PHYSICAL_VALUES.get(name, ())
    ]
    assert found == []


def test_the_ban_sees_into_nested_rules() -> None:
    nodes = tinycss2.parse_stylesheet("@layer a { @media print { .b { margin-left: 1px } } }", skip_whitespace=True)
    assert list(declarations(nodes)) == [("margin-left", "1px")]


@pytest.mark.parametrize("path", CSS, ids=lambda path: path.stem)
def test_every_rule_is_in_a_layer(path: Path) -> None:
    loose = [node for node in parsed(path) if node.type == "qualified-rule"]
    layers = {
        tinycss2.serialize(node.prelude).strip()
        for node in parsed(path)
        if node.type == "at-rule" and node.lower_at_keyword != "font-face"
    }
    assert not loose
    assert layers <= {"reset", "tokens", "base", "layout", "components", "print"}


@pytest.mark.parametrize("path", CSS, ids=lambda path: path.stem)
def test_arabic_is_never_spaced_slanted_or_justified(path: Path) -> None:
    found = dict(declarations(parsed(path)))
    assert found.get("letter-spacing", "inherit") == "inherit"
    assert found.get("text-align") != "justify"
    assert "text-transform" not in found
    if path.stem != "fonts":
        assert found.get("font-style", "normal") in ("normal", "var(--style-emphasis)")


def test_colours_are_tokens() -> None:
    # veils over pictures and pages, the same in both themes
    allowed = {"embed.css", "drawer.css", "pictures.css", "player.css", "storycard.css"}
    found = [path.name for path in CSS if re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", path.read_text("utf-8"))]
    assert set(found) <= allowed


def test_every_custom_property_that_is_used_is_set_somewhere() -> None:
    sheet = assets.stylesheet("#0f5c63").content.decode()
    used = set(re.findall(r"var\((--[\w-]+)\s*\)", sheet))
    assert used - set(re.findall(r"(--[\w-]+)\s*:", sheet)) == set()
