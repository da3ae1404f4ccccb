"""Sky, land and water: suns, shafts, clouds, ridges, dunes, reflections, palms."""

from collections.abc import Sequence
from math import cos, pi, sin

import numpy as np
from canvas import Canvas, Field
from colour import Colour
from shape import Knot, Point, Polygon, arc, curve, ellipse, ribbon


def sun(c: Canvas, at: Point, r: float, colour: Colour, halo: float = 5, strength: float = 0.5) -> None:
    """Paint a disc and the light around it; `halo` counts radii."""
    c.shine(c.spot(at, r * halo, power=2.2), colour, strength)
    c.fill(c.mask(ellipse(*at, r)), colour)


def shafts(c: Canvas, at: Point, angles: Sequence[tuple[float, float]], length: float, colour: Colour,
           strength: float = 0.35, soft: float = 9) -> None:
    """Add wedges of light from a point; angles are (start, end) in degrees, 0 east, 90 down."""
    fade = c.spot(at, length, power=0.8)
    wedges = []
    for start, end in angles:
        a, b = start * pi / 180, end * pi / 180
        wedges.append([at, *((at[0] + length * 1.1 * cos(t), at[1] + length * 1.1 * sin(t)) for t in (a, b))])
    cover = np.zeros_like(fade)
    for wedge in wedges:
        cover += c.mask(wedge) * 0.7
    c.shine(c.blur(cover, soft) * fade, colour, strength)


def cloud(c: Canvas, x: float, y: float, w: float, h: float, top: Colour, foot: Colour, puffs: int = 6) -> None:
    """Paint a flat-bottomed cloud, lit above and dissolving at its foot."""
    rounds = [[(x - w / 2, y), (x + w / 2, y), (x + w / 2 - h * 0.2, y - h * 0.16), (x - w / 2 + h * 0.2, y - h * 0.16)]]
    for i in range(puffs):
        at = (i + 0.5) / puffs
        r = h * (0.28 + 0.34 * sin(pi * at)) * c.rng.uniform(0.75, 1.15)
        rounds.append(ellipse(x - w / 2 + w * at, y - r * 0.75, r * 1.25, r))
    shape = c.mask(*rounds) * (c.y <= y)
    c.fill(shape * (1 - 0.75 * c.ramp((0, y - h * 0.5), (0, y)) ** 2), top, foot, c.ramp((0, y - h), (0, y)), 0.3)


def streaks(c: Canvas, y: float, spread: float, count: int, colour: Colour, opacity: float = 0.5) -> None:
    """Paint long thin evening clouds around a height."""
    bands = []
    for _ in range(count):
        cx, cy = c.rng.uniform(-0.05, 1.05) * c.w, y + c.rng.normal() * spread
        w, h = c.rng.uniform(160, 620), c.rng.uniform(3, 13)
        bands.append(ribbon([(cx - w / 2 + w * i / 12, cy + 5 * sin(i * 0.8 + cx)) for i in range(13)], [0, h, h * 0.8, 0]))
    c.fill(c.mask(*bands), colour, opacity=opacity)


def profile(c: Canvas, y: float, height: float, rough: float = 0.5, step: int = 6) -> Polygon:
    """Return a mountain skyline from edge to edge: midpoints displaced ever less, by `rough`."""
    line = c.rng.uniform(0, 1, 3)
    swing = 0.5
    for _ in range(step):
        mid = (line[1:] + line[:-1]) / 2 + c.rng.uniform(-swing, swing, len(line) - 1)
        line = np.insert(line, range(1, len(line)), mid)
        swing *= rough
    line = (line - line.min()) / (np.ptp(line) or 1)
    return [(c.w * i / (len(line) - 1), y - height * float(v)) for i, v in enumerate(line)]


def ground(c: Canvas, line: Polygon, colour: Colour, haze: Colour | None = None, depth: float = 220) -> Field:
    """Fill everything below a line, hazier towards `depth` pixels beneath it; return its mask."""
    shape = c.mask([*line, (c.w, c.h), (0, c.h)])
    top = min(p[1] for p in line)
    c.fill(shape, colour, haze, c.ramp((0, top), (0, top + depth)), 0.2)
    return shape


def dune(c: Canvas, crest: Sequence[Knot], lee: Sequence[Knot], lit: Colour, shade: Colour, soft: Colour) -> None:
    """Paint a dune: sunlit under its crest, with a lee side between crest and `lee` in shadow."""
    ridge = curve(crest)
    body = c.mask([*ridge, (c.w + 50, c.h + 50), (-50, c.h + 50)])
    top = min(p[1] for p in ridge)
    c.fill(body, lit, soft, c.ramp((0, top), (0, top + 420)), 0.2)
    c.fill(c.mask([*ridge, *curve(lee)[::-1]]) * body, shade, soft, c.ramp((0, top), (0, top + 700)), 0.2)


def water(c: Canvas, horizon: int, colour: Colour, veil: float = 0.45, sway: float = 16) -> None:
    """Mirror what stands above the horizon in rippling water that deepens towards the viewer."""
    rows = np.arange(horizon, c.h)
    away = (rows - horizon) / max(1, c.h - horizon)
    source = np.clip(horizon - 1 - (rows - horizon) * 0.94, 0, horizon - 1)
    jitter = np.sin(rows / (2.2 + 9 * away)) * (1 + sway * away) + np.sin(rows / (5.1 + 14 * away) + 1.7) * (sway * away)
    lift = np.clip(source + np.sin(rows / (3 + 6 * away)) * 7 * away, 0, horizon - 1).astype(int)
    columns = np.clip(np.arange(c.w)[None, :] + jitter[:, None], 0, c.w - 1).astype(int)
    mirror = c.px[lift[:, None], columns]
    share = (veil + (1 - veil) * 0.6 * away)[:, None, None]
    c.px[horizon:] = mirror + (colour - mirror) * share


def ripples(c: Canvas, x: float, horizon: float, spread: float, colour: Colour, count: int = 150,
            opacity: float = 0.8, foot: float | None = None) -> None:
    """Lay a path of light on water: dashes that lengthen and loosen as they come nearer."""
    foot = c.h if foot is None else foot
    dashes = []
    for _ in range(count):
        at = c.rng.uniform(0, 1) ** 1.5
        y = horizon + 4 + at * (foot - horizon)
        cx = x + c.rng.normal() * spread * (0.25 + at)
        w, h = (14 + 130 * at) * c.rng.uniform(0.4, 1.3), 1.5 + 8 * at
        dashes.append(ribbon([(cx - w / 2, y), (cx, y), (cx + w / 2, y)], [0, h, 0]))
    c.fill(c.mask(*dashes), colour, opacity=opacity)


def palm(x: float, foot: float, h: float, lean: float = 0.08, fronds: int = 11, droop: float = 1) -> list[Polygon]:
    """Return a date palm as polygons: trunk and feathered fronds."""
    top = (x + lean * h, foot - h)
    trunk = curve([(x, foot), (x + lean * h * 0.25, foot - h * 0.5), top])
    parts = [ribbon(trunk, [h * 0.052, h * 0.034, h * 0.038])]
    for i in range(fronds):
        a = pi * (1.12 - 1.24 * i / (fronds - 1))
        length = h * (0.46 + 0.05 * sin(i * 2.4))
        tip = (top[0] + length * cos(a), top[1] - length * sin(a) * 0.62 + length * 0.42 * droop * abs(cos(a)))
        mid = (top[0] + length * 0.55 * cos(a), top[1] - length * 0.62 * sin(a) - length * 0.16)
        parts += _frond(curve([top, mid, tip]), h)
    return parts


def _frond(spine: Polygon, h: float) -> list[Polygon]:
    parts = [ribbon(spine, [h * 0.014, h * 0.01, h * 0.002])]
    count = max(10, int(h / 16))
    for i in range(2, count):
        at = i / count
        k = min(int(at * (len(spine) - 1)), len(spine) - 2)
        (x, y), (nx, ny) = spine[k], spine[k + 1]
        size = h * 0.11 * sin(pi * (0.12 + 0.86 * at)) ** 0.8
        ux, uy = nx - x, ny - y
        norm = (ux * ux + uy * uy) ** 0.5 or 1
        ux, uy = ux / norm, uy / norm
        for side in (-1, 1):
            tip = (x + (ux * 0.75 - side * uy * 0.5) * size, y + (uy * 0.75 + side * ux * 0.5) * size + size * 0.4)
            parts.append(ribbon([(x, y), ((x + tip[0]) / 2, (y + tip[1]) / 2), tip], [h * 0.004, h * 0.011, 0]))
    return parts


def moon(c: Canvas, at: Point, r: float, colour: Colour, bite: float = 0.55) -> None:
    """Paint a crescent."""
    disc = c.mask(ellipse(*at, r))
    c.shine(c.spot(at, r * 6, power=2.5), colour, 0.35)
    c.fill(disc * (1 - c.mask(ellipse(at[0] + r * bite, at[1] - r * 0.25, r * 0.92))), colour)


def stars(c: Canvas, foot: float, colour: Colour, count: int = 130) -> None:
    """Scatter small stars above a height, thinning towards it."""
    dots = []
    for _ in range(count):
        y = foot * c.rng.uniform(0, 1) ** 1.4
        dots.append(ellipse(c.rng.uniform(0, c.w), y, c.rng.choice([1.2, 1.6, 2.2, 3.2], p=[0.4, 0.35, 0.2, 0.05])))
    c.fill(c.mask(*dots), colour, opacity=0.9)


def gull(x: float, y: float, w: float) -> Polygon:
    """Return a bird on the wing."""
    left, right = arc(x - w * 0.5, y + w * 0.18, w * 0.5, pi * 1.1, pi * 1.85, 0.6), arc(x + w * 0.5, y + w * 0.18, w * 0.5, pi * 1.15, pi * 1.9, 0.6)
    return ribbon([*left, *right], [0, w * 0.07, w * 0.06, w * 0.07, 0])
