"""Every parameter of an address that a view for all readers asks for is one that the edge lets through."""

from __future__ import annotations

import ast

from khabar.edge.addresses import allowed
from tests.architecture.rows import PACKAGE, sources

NEVER_SHARED = {"accounts", "desk", "office", "readers"}
"""Apps and folders whose views are in the back office, or about one reader: nothing is shared there."""


def is_get(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "GET"


def asked_for(tree: ast.AST) -> set[str]:
    """The names in `request.GET["x"]`, `request.GET.get("x")` and `"x" in request.GET`."""
    found: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and is_get(node.value):
            found.append(node.slice)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_get(node.func.value):
            found += node.args[:1]
        if isinstance(node, ast.Compare) and any(is_get(side) for side in node.comparators):
            found.append(node.left)
    return {node.value for node in found if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_parameters_that_views_ask_for_are_allowed() -> None:
    paths = [
        path
        for path in sources()
        if not NEVER_SHARED & set(path.relative_to(PACKAGE).parts) and "wagtail" not in path.stem
    ]
    asked = {name: path.name for path in paths for name in asked_for(ast.parse(path.read_text("utf-8")))}
    assert {"after", "all"} <= asked.keys()
    assert {name: where for name, where in asked.items() if name not in allowed()} == {}
