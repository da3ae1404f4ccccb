"""Templates load, include and extend only what stands in a row below, and live under their app's own name."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.rows import PACKAGE, app_of, may_use

LOADED = re.compile(r"{%\s*load\s+([^%]+?)\s*%}")
NAMED = re.compile(r"{%\s*(?:include|extends|static)\s+[\"']khabar_([a-z]+)/")
LIBRARY = re.compile(r"\bkhabar_([a-z]+)\b")
OVERRIDDEN = {"wagtailadmin", "wagtailcore", "allauth", "account", "mfa", "404.html", "429.html", "500.html"}


def templates() -> list[Path]:
    return sorted(PACKAGE.glob("*/templates/**/*.html"))


def test_templates_obey_the_rows() -> None:
    found = []
    for path in templates():
        text = path.read_text("utf-8")
        used = set(NAMED.findall(text))
        for names in LOADED.findall(text):
            used.update(LIBRARY.findall(names.partition(" from ")[2] or names))
        wrong = sorted(other for other in used if not may_use(app_of(path), other))
        if wrong:
            found.append(f"{path.relative_to(PACKAGE)}: {', '.join(wrong)}")
    assert found == []


def test_templates_and_static_files_live_under_their_apps_name() -> None:
    strays = [
        str(path.relative_to(PACKAGE))
        for kind in ("templates", "static")
        for path in PACKAGE.glob(f"*/{kind}/*")
        if path.name != f"khabar_{app_of(path)}" and path.name not in OVERRIDDEN
    ]
    assert strays == []


def test_templates_hold_no_inline_style_or_script() -> None:
    inline = re.compile(
        r"<style\b|\sstyle\s*=|<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))|\son[a-z]+\s*="
    )
    found = [
        f"{path.relative_to(PACKAGE)}: {match[0].strip()}"
        for path in templates()
        for match in inline.finditer(path.read_text("utf-8"))
    ]
    assert found == []
