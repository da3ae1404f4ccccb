"""The colours of the two themes, derived from the outlet's accent so that every pair stays readable (WCAG 2.2 AA)."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from khabar.design.colours import contrast, mix, readable_on

DEFAULT_ACCENT = "#0f5c63"


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
    mine = readable_on(accent, tint, towards="#ffffff", ratio=5.5)
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


def readable_text(ground: str) -> str:
    """White or near-black, whichever is read more easily on `ground`."""
    return max("#ffffff", "#121416", key=lambda colour: contrast(colour, ground))


def declarations(theme: Theme) -> str:
    """The theme as CSS custom properties: `--paper:#fdfcfa;--tint:…`."""
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in asdict(theme).items())
