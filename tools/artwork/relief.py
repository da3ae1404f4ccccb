"""Land seen from above: a height field cut into paper-like contour bands."""

from collections.abc import Sequence

import numpy as np
from canvas import Canvas, Field
from colour import Colour
from PIL import Image


def swell(c: Canvas, scale: float, octaves: int = 4) -> Field:
    """Return smooth noise about 0 with features of `scale` pixels, finer octaves at half strength."""
    out = np.zeros((c.h, c.w), np.float32)
    for k in range(octaves):
        step = scale / 2**k
        small = c.rng.normal(0, 1, (int(c.h / step) + 4, int(c.w / step) + 4)).astype(np.float32)
        image = Image.fromarray(small).resize((int(small.shape[1] * step), int(small.shape[0] * step)), Image.Resampling.BICUBIC)
        out += np.asarray(image)[: c.h, : c.w] / 2**k
    return out


def hills(c: Canvas, peaks: Sequence[tuple[float, float, float, float, float]]) -> Field:
    """Return the sum of hills given as (x, y, radius x, radius y, height)."""
    out = np.zeros((c.h, c.w), np.float32)
    for x, y, rx, ry, height in peaks:
        out += height * np.exp(-(((c.x - x) / rx) ** 2) - ((c.y - y) / ry) ** 2)
    return out


def edge(height: Field, level: float, soft: float = 0.012) -> Field:
    """Return where the field stands above a level, with a fine soft edge."""
    return np.clip((height - level) / soft + 0.5, 0, 1).astype(np.float32)


def bands(c: Canvas, height: Field, levels: Sequence[tuple[float, Colour]], shadow: Colour, cast: int = 14, depth: float = 0.5) -> None:
    """Lay paper cut at each level over the last, each casting a shadow down and right."""
    gy, gx = np.gradient(height)
    steep = np.maximum(np.hypot(gx, gy), 1e-5)
    for level, colour in levels:
        sheet = np.clip((height - level) / (steep * 1.4) + 0.5, 0, 1).astype(np.float32)
        drop = c.blur(np.roll(sheet, (cast, cast), (0, 1)), cast * 0.8)
        c.airbrush(c.all(), shadow, drop * depth, 0.4)
        c.fill(sheet, colour)
