"""Contrast is checked from the tokens: axe takes joined Arabic letters for icons and skips them."""

from __future__ import annotations

import pytest

from khabar.design import themes
from khabar.design.colours import contrast

ACCENTS = ["#0f5c63", "#7a1f3d", "#1a4fa0", "#000000", "#5a5a00", "#c2410c", "#00ff99", "#ffffff"]


@pytest.mark.parametrize("theme", [themes.light, themes.dark], ids=["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("text", ["ink", "muted", "accent", "breaking"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
def test_text_is_readable_on_every_ground(theme, accent: str, text: str, ground: str) -> None:
    colours = theme(accent)
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("theme", [themes.light, themes.dark], ids=["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_what_stands_on_a_colour_is_readable(theme, accent: str) -> None:
    colours = theme(accent)
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_breaking, colours.breaking) >= 4.5
    assert contrast(colours.paper, colours.ink) >= 4.5


@pytest.mark.parametrize("theme", [themes.light, themes.dark], ids=["light", "dark"])
def test_edges_of_controls_are_seen(theme) -> None:
    assert contrast(theme().edge, theme().paper) >= 3


def test_the_house_accent_stays_as_it_is_in_the_light() -> None:
    assert themes.light("#0f5c63").accent == "#0f5c63"


@pytest.mark.parametrize("theme", [themes.light(), themes.dark()], ids=["light", "dark"])
@pytest.mark.parametrize("name", themes.STORIES)
def test_a_storys_colour_is_readable_and_carries_text(theme, name: str) -> None:
    colour = themes.stories(theme)[name]
    for ground in (theme.paper, theme.tint):
        assert contrast(colour, ground) >= 4.5
