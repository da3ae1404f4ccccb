"""The colours of the two themes, from the outlet's accent, each pair of them readable (WCAG 2.2 AA)."""

from __future__ import annotations

import colorsys
from dataclasses import asdict, dataclass

from khabar.design.colours import channels, contrast, mix, readable_on

DEFAULT_ACCENT = "#0f5c63"
STORIES = {
    "teal": "#0d6b63",
    "blue": "#1f5f99",
    "violet": "#5b4b9a",
    "plum": "#86396f",
    "rust": "#9c4221",
    "ochre": "#7a5c12",
    "olive": "#55652a",
    "slate": "#4a5a68",
}
"""The colours a story may have, as they are on the light theme."""


@dataclass(frozen=True)
class Theme:
    """Colours as `#rrggbb`. Text colours are ink, muted, accent and breaking; grounds are paper and tint."""

    paper: str
    tint: str
    ink: str
    muted: str
    hair: str
    """Hairlines: decoration, never the only mark of a control."""
    edge: str
    """Borders of fields and buttons (3:1, WCAG 1.4.11)."""
    accent: str
    on_accent: str
    breaking: str
    on_breaking: str


def light(accent: str = DEFAULT_ACCENT) -> Theme:
    paper, tint, ink = "#fdfcfa", "#f3f1ec", "#16181a"
    mine = readable_on(accent, tint, towards="#000000")
    return Theme(
        paper=paper,
        tint=tint,
        ink=ink,
        muted="#585c60",
        hair=mix(paper, ink, 0.14),
        edge="#85888a",
        accent=mine,
        on_accent=readable_text(mine),
        breaking="#b3131c",
        on_breaking="#ffffff",
    )


def dark(accent: str = DEFAULT_ACCENT) -> Theme:
    paper, tint, ink = "#121416", "#1b1e21", "#e9e7e3"
    mine = lightened(accent, tint)
    return Theme(
        paper=paper,
        tint=tint,
        ink=ink,
        muted="#a5a7a7",
        hair=mix(paper, ink, 0.14),
        edge="#74787b",
        accent=mine,
        on_accent=readable_text(mine),
        breaking="#ff6f66",
        on_breaking="#121416",
    )


def lightened(colour: str, ground: str, ratio: float = 6) -> str:
    """`colour` with more light but the same hue and saturation, until it is readable on a dark `ground`."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in channels(colour)))
    for step in range(round(light * 100), 100):
        parts = colorsys.hls_to_rgb(hue, step / 100, min(saturation, 0.42))
        candidate = "#{:02x}{:02x}{:02x}".format(*(round(part * 255) for part in parts))
        if contrast(candidate, ground) >= ratio:
            return candidate
    return "#ffffff"


def readable_text(ground: str) -> str:
    """White or near-black, whichever is read more easily on `ground`."""
    return max("#ffffff", "#121416", key=lambda colour: contrast(colour, ground))


def declarations(theme: Theme) -> str:
    """The theme as CSS custom properties: `--paper:#fdfcfa;--tint:…`."""
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in asdict(theme).items())


def stories(theme: Theme) -> dict[str, str]:
    """The stories' colours by name, readable as text on paper and tint of `theme`."""
    if theme.paper == light().paper:
        return {name: readable_on(colour, theme.tint, towards="#000000") for name, colour in STORIES.items()}
    return {name: lightened(colour, theme.tint) for name, colour in STORIES.items()}
