"""Icons drawn on a 24 × 24 grid, set inline: a strict Content Security Policy and no further request."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).parent / "static/khabar_design/icons"
ALIASES = {"newsletter": "mail", "email": "mail", "other": "website", "rss": "feed", "json": "feed"}
# Arrows point onwards in the reading direction: the style sheet flips these on right-to-left pages.
DIRECTIONAL = {"chevron"}
OPENING = '<svg xmlns="http://www.w3.org/2000/svg" '


@cache
def shapes() -> dict[str, str]:
    """Every icon by name: what follows `<svg ` in its file."""
    return {path.stem: path.read_text("utf-8").removeprefix(OPENING).strip() for path in FOLDER.glob("*.svg")}


def icon(name: str) -> SafeString:
    """The icon as inline SVG, hidden from screen readers: its button or link has the words.

    A name that no icon has gets a globe.
    """
    name = ALIASES.get(name, name)
    classes = "icon icon--onwards" if name in DIRECTIONAL else "icon"
    shape = shapes().get(name) or shapes()["website"]
    drawn = mark_safe(shape)  # noqa: S308  a file of ours
    return format_html('<svg class="{}" width="24" height="24" aria-hidden="true" {}', classes, drawn)
