"""The style sheet as it is served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import tinycss2

from tests.fixtures.site import Site

AT_RULES_OF_DECLARATIONS = {"font-face", "page"}


@pytest.fixture(scope="module")
def css(site: Site) -> str:
    html = site.get(site.pages["ar"]["home"]).body.decode()
    found = re.search(r'<link rel="stylesheet" href="([^"]+)">', html)
    assert found, "no style sheet"
    return site.get(found[1]).body.decode()


def mistakes(nodes: list[Any]) -> Iterator[str]:
    """Everything in a list of parsed rules, and in the rules within them, that isn't CSS."""
    for node in nodes:
        if node.type == "error":
            yield f"line {node.source_line}, column {node.source_column}: {node.message}"
        elif node.type == "qualified-rule":
            yield from mistakes(tinycss2.parse_blocks_contents(node.content))
        elif node.type == "at-rule" and node.content is not None:
            inner = node.lower_at_keyword in AT_RULES_OF_DECLARATIONS
            parse = tinycss2.parse_blocks_contents if inner else tinycss2.parse_rule_list
            yield from mistakes(parse(node.content))


def test_the_style_sheet_is_css(css: str) -> None:
    assert list(mistakes(tinycss2.parse_stylesheet(css))) == []


def test_a_mistake_in_a_style_sheet_is_found() -> None:
    wrong = "@layer a { @media print { p { color: red; margin 1px } } }"
    assert list(mistakes(tinycss2.parse_stylesheet(wrong))) != []


def test_the_style_sheet_names_no_other_site(css: str) -> None:
    assert re.findall(r"""url\((?!['"]?(?:/static/|data:))[^)]*\)|@import""", css) == []
