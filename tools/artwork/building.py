"""Architecture: arches, domes, towers, lit windows, skylines, girih."""

from collections.abc import Iterator
from math import cos, pi, sin, sqrt

from canvas import Canvas
from colour import Colour
from shape import Point, Polygon, arc, curve, ellipse, rect


def arch(cx: float, base: float, w: float, h: float, kind: str = "round") -> Polygon:
    """Return a doorway: straight jambs under a round, pointed or horseshoe head."""
    r = w / 2
    if kind == "round":
        return [(cx - r, base), *arc(cx, base - h + r, r, pi, 2 * pi), (cx + r, base)]
    if kind == "horseshoe":
        big = r * 1.16
        return [(cx - r, base), *arc(cx, base - h + big, big, pi - 0.53, 2 * pi + 0.53), (cx + r, base)]
    spring = base - h + r * 1.28
    left = arc(cx + r * 0.38, spring, r * 1.38, pi, pi + 1.29)
    right = [(2 * cx - x, y) for x, y in reversed(left)]
    return [(cx - r, base), *left, (cx, base - h), *right, (cx + r, base)]


def dome(cx: float, base: float, w: float, h: float, kind: str = "half") -> Polygon:
    """Return a dome's outline: a half ellipse, pointed, or bulbous."""
    r = w / 2
    if kind == "half":
        return [(cx + r * cos(a), base - h * sin(a)) for a in (pi * i / 60 for i in range(61))]
    if kind == "pointed":
        side = curve([(cx - r, base), (cx - r * 0.97, base - h * 0.3), (cx - r * 0.72, base - h * 0.66), (cx - r * 0.3, base - h * 0.9), (cx, base - h)])
    else:
        side = curve([(cx - r * 0.86, base), (cx - r, base - h * 0.22), (cx - r * 0.86, base - h * 0.48), (cx - r * 0.42, base - h * 0.74), (cx - r * 0.1, base - h * 0.92), (cx, base - h)])
    return side + [(2 * cx - x, y) for x, y in reversed(side)]


def finial(cx: float, base: float, h: float) -> list[Polygon]:
    """Return a rod with two spheres, as stands on a dome."""
    return [rect(cx - h * 0.03, base - h, h * 0.06, h), ellipse(cx, base - h * 0.3, h * 0.13), ellipse(cx, base - h * 0.62, h * 0.08)]


def tower(cx: float, base: float, w: float, h: float) -> list[Polygon]:
    """Return a slender tower: shaft, balcony, lantern and cap."""
    top = base - h
    return [
        rect(cx - w / 2, top + h * 0.3, w, h * 0.7),
        rect(cx - w * 0.72, top + h * 0.27, w * 1.44, h * 0.035),
        rect(cx - w * 0.36, top + h * 0.13, w * 0.72, h * 0.16),
        rect(cx - w * 0.5, top + h * 0.115, w, h * 0.022),
        dome(cx, top + h * 0.12, w * 0.72, h * 0.12, "pointed"),
    ]


def windows(c: Canvas, x: float, y: float, w: float, h: float, columns: int, rows: int, share: float,
            fill: float = 0.5) -> list[Polygon]:
    """Return the lit ones among a facade's windows: `share` of a grid."""
    cell_w, cell_h = w / columns, h / rows
    return [
        rect(x + cell_w * (i + (1 - fill) / 2), y + cell_h * (j + (1 - fill) / 2), cell_w * fill, cell_h * fill)
        for i in range(columns)
        for j in range(rows)
        if c.rng.uniform() < share
    ]


def skyline(c: Canvas, base: float, low: float, high: float, width: tuple[float, float] = (50, 120),
            domes: float = 0.15) -> list[Polygon]:
    """Return a row of flat roofs, some with a dome or a tower, from edge to edge."""
    parts: list[Polygon] = []
    x = -20.0
    while x < c.w + 20:
        w, h = c.rng.uniform(*width), c.rng.uniform(low, high)
        parts.append(rect(x, base - h, w + 1, h + 4))
        draw = c.rng.uniform()
        if draw < domes:
            parts.append(dome(x + w / 2, base - h + 1, w * 0.7, w * 0.42))
        elif draw < domes * 1.5:
            parts += tower(x + w / 2, base, w * 0.22, h * 1.7)
        elif draw < 0.6:
            parts.append(rect(x + w * 0.2, base - h - 12, w * 0.25, 14))
        x += w
    return parts


def shaded_dome(c: Canvas, outline: Polygon, cx: float, w: float, lit: Colour, shade: Colour, ribs: int = 0,
                light: float = -0.35, line: Colour | None = None) -> None:
    """Paint a dome as a solid: lit round `light` (−1 left … 1 right), stippled away into shade."""
    shape = c.mask(outline)
    side = abs((c.x - cx) / (w / 2) - light) / 1.2
    c.fill(shape, lit, shade, side.clip(0, 1) ** 1.2, 0.3)
    if ribs and line is not None:
        base, top = max(p[1] for p in outline), min(p[1] for p in outline)
        seams = []
        for i in range(1, ribs):
            k = -cos(pi * i / ribs)
            seams.append([(cx + k * abs(x - cx), y) for x, y in outline if x <= cx and top <= y <= base])
        c.fill(c.lines(seams, 3) * shape, line, opacity=0.55)


def girih(columns: int, rows: int, size: float, x0: float = 0, y0: float = 0, turn: float = 67.5) -> Iterator[list[Point]]:
    """Yield the strapwork of an 8-fold girih: lines from each edge's middle at `turn` degrees.

    The tiling is octagons and squares with edges of length `size`·(√2−1); Hankin's method.
    """
    side = size * (sqrt(2) - 1)
    for i in range(-1, columns + 1):
        for j in range(-1, rows + 1):
            cx, cy = x0 + i * size, y0 + j * size
            octagon = [(cx + side / 2 / sin(pi / 8) * cos(pi / 8 + pi * k / 4), cy + side / 2 / sin(pi / 8) * sin(pi / 8 + pi * k / 4)) for k in range(8)]
            yield from hankin(octagon, turn)
            diamond = [(cx + size / 2 + side / sqrt(2) * cos(pi * k / 2), cy + size / 2 + side / sqrt(2) * sin(pi * k / 2)) for k in range(4)]
            yield from hankin(diamond, turn)


def hankin(tile: list[Point], turn: float) -> Iterator[list[Point]]:
    """Yield a regular tile's strap lines: from each edge's middle inwards to the neighbour's line."""
    n = len(tile)
    cx, cy = sum(p[0] for p in tile) / n, sum(p[1] for p in tile) / n
    middles = [((tile[k][0] + tile[(k + 1) % n][0]) / 2, (tile[k][1] + tile[(k + 1) % n][1]) / 2) for k in range(n)]
    a = turn * pi / 180
    for k in range(n):
        m, other = middles[k], middles[(k + 1) % n]
        ux, uy = tile[(k + 1) % n][0] - tile[k][0], tile[(k + 1) % n][1] - tile[k][1]
        vx, vy = tile[(k + 1) % n][0] - tile[(k + 2) % n][0], tile[(k + 1) % n][1] - tile[(k + 2) % n][1]
        meet = _meet(m, _inward(m, ux, uy, a, (cx, cy)), other, _inward(other, vx, vy, a, (cx, cy)))
        yield [m, meet, other]


def _inward(at: Point, ux: float, uy: float, a: float, centre: Point) -> Point:
    for s in (1, -1):
        dx, dy = ux * cos(a) - s * uy * sin(a), s * ux * sin(a) + uy * cos(a)
        if dx * (centre[0] - at[0]) + dy * (centre[1] - at[1]) > 0:
            return dx, dy
    return ux, uy


def _meet(p: Point, d: Point, q: Point, e: Point) -> Point:
    cross = d[0] * e[1] - d[1] * e[0]
    t = ((q[0] - p[0]) * e[1] - (q[1] - p[1]) * e[0]) / cross
    return p[0] + d[0] * t, p[1] + d[1] * t
