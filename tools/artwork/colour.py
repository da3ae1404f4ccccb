"""Section palettes: one ramp from ink to paper and one accent ramp each, mixed in OKLab."""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Colour = NDArray[np.floating]

_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def parse_hex(code: str) -> Colour:
    """Return `#rrggbb` as three sRGB fractions."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


def _to_lab(rgb: Colour) -> Colour:
    linear = np.where(rgb > 0.04045, ((rgb + 0.055) / 1.055) ** 2.4, rgb / 12.92)
    return _LAB @ np.cbrt(_LMS @ linear)


def _to_rgb(lab: Colour) -> Colour:
    linear = np.clip(np.linalg.inv(_LMS) @ (np.linalg.inv(_LAB) @ lab) ** 3, 0, 1)
    rgb = np.where(linear > 0.0031308, 1.055 * linear ** (1 / 2.4) - 0.055, linear * 12.92)
    return rgb.astype(np.float32)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """Return the colour `share` of the way from `a` to `b`."""
    return _to_rgb(_to_lab(a) * (1 - share) + _to_lab(b) * share)


@dataclass(frozen=True)
class Palette:
    """Four tones from ink (0) to paper (1), with stops, and one accent."""

    ink: str
    deep: str
    soft: str
    paper: str
    accent: str

    def tone(self, at: float) -> Colour:
        """Return the ramp's colour at 0 (ink) … 1 (paper)."""
        stops = ((0.0, self.ink), (0.38, self.deep), (0.72, self.soft), (1.0, self.paper))
        for (low, a), (high, b) in itertools.pairwise(stops):
            if at <= high:
                return mix(parse_hex(a), parse_hex(b), max(0.0, (at - low) / (high - low)))
        return parse_hex(self.paper)

    def glow(self, at: float) -> Colour:
        """Return the accent's colour: 0 burnt, 0.5 pure, 1 nearly paper."""
        accent = parse_hex(self.accent)
        if at <= 0.5:
            return mix(mix(parse_hex(self.ink), accent, 0.35), accent, at * 2)
        return mix(accent, mix(accent, parse_hex(self.paper), 0.85), at * 2 - 1)


PALETTES = {
    "politics": Palette("#0f1a33", "#2a4a7a", "#93a6b5", "#f3e8cf", "#e3ab5c"),
    "world": Palette("#18212b", "#41586a", "#a3b4b8", "#f5ebe2", "#ee745a"),
    "economy": Palette("#0a211c", "#1d5a49", "#8fb096", "#f3ebd2", "#d9972a"),
    "sport": Palette("#130f30", "#3a338f", "#9c92cf", "#f8eedb", "#f6a21e"),
    "science": Palette("#0e0a28", "#3d2c78", "#858bd0", "#e9f4f5", "#35c9dd"),
    "culture": Palette("#22080f", "#741d31", "#c58d77", "#f7e8cd", "#dfa43a"),
    "society": Palette("#0d2a2f", "#1e6b6d", "#9cc0b4", "#f8ebd9", "#d5653d"),
    "opinion": Palette("#191a1c", "#4c4b4b", "#aba497", "#f6efde", "#c08a4e"),
}
