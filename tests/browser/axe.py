"""axe-core, made to look at Arabic too.

As shipped it takes joined letters for those of an icon font, and skips their contrast.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from tests.fixtures.tools import tool

if TYPE_CHECKING:
    from playwright.sync_api import Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CONTRAST = "color-contrast"
_BLIND = "function _isIconLigature(textVNode) {"


@cache
def shipped() -> str:
    return tool("axe-core/axe.js").read_text("utf-8")


@cache
def patched() -> str:
    """axe without its test for icon fonts; no page of ours has one."""
    assert shipped().count(_BLIND) == 1, "axe-core has changed: look for its test for icon ligatures"
    return shipped().replace(_BLIND, _BLIND + " return false;")


def results(
    page: Page, rules: list[str] | None = None, source: str | None = None, scope: str = "html"
) -> dict[str, Any]:
    """What axe says of a part of the page: all rules of WCAG 2.2 AA, or only those named."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": LEVELS}
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(source or patched())
    options = {"runOnly": only, "resultTypes": ["violations", "incomplete"]}
    found: dict[str, Any] = page.evaluate("([scope, options]) => axe.run(scope, options)", [scope, options])
    return found


def violations(page: Page, rules: list[str] | None = None, scope: str = "html") -> list[str]:
    """One line for each thing wrong: the rule, where, and why."""
    return [
        f"{finding['id']} {node['target']}: {node['failureSummary']} {node['html'][:200]}"
        for finding in results(page, rules, scope=scope)["violations"]
        for node in finding["nodes"]
    ]
