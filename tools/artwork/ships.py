"""Things of the port: cranes, hulls, dhows, containers."""

from canvas import Canvas
from colour import Colour
from shape import Point, Polygon, curve, ellipse, rect


def gantry(x: float, foot: float, h: float, flip: bool = False) -> tuple[list[Polygon], list[list[Point]], float]:
    """Return a quay crane as solids, bracing lines and the lines' width; the boom reaches right."""
    s = -1 if flip else 1

    def at(px: float, py: float) -> Point:
        return x + s * px * h, foot - py * h

    def beam(a: Point, b: Point, w: float) -> Polygon:
        (ax, ay), (bx, by) = at(*a), at(*b)
        w *= h / 2
        return [(ax - w, ay), (ax + w, ay), (bx + w, by), (bx - w, by)] if abs(bx - ax) < abs(by - ay) else [(ax, ay - w), (ax, ay + w), (bx, by + w), (bx, by - w)]

    solids = [beam((0, 0), (0.03, 0.66), 0.028), beam((0.3, 0), (0.27, 0.66), 0.028), beam((0, 0.3), (0.3, 0.3), 0.024),
              beam((-0.32, 0.635), (0.98, 0.635), 0.034), beam((0.03, 0.64), (0.15, 1.0), 0.022), beam((0.27, 0.64), (0.15, 1.0), 0.022),
              beam((-0.03, 0.012), (0.33, 0.012), 0.024)]
    cab = [at(-0.2, 0.665), at(-0.05, 0.665), at(-0.05, 0.73), at(-0.2, 0.73)]
    trolley = [at(0.52, 0.585), at(0.6, 0.585), at(0.6, 0.615), at(0.52, 0.615)]
    lines = [[at(0.15, 0.995), at(0.62, 0.65)], [at(0.15, 0.995), at(0.95, 0.65)], [at(0.15, 0.995), at(-0.28, 0.65)],
             [at(0.015, 0.31), at(0.285, 0.62)], [at(0.285, 0.31), at(0.015, 0.62)]]
    return [*solids, cab, trolley], lines, max(2.0, h * 0.006)


def crane(c: Canvas, x: float, foot: float, h: float, colour: Colour, flip: bool = False, drop: float = 0.3) -> Point:
    """Paint a quay crane and its load's cables; return where the load hangs."""
    solids, lines, width = gantry(x, foot, h, flip)
    s = -1 if flip else 1
    hook = (x + s * 0.56 * h, foot - h * (0.59 - drop))
    cables = [[(hook[0] + d * h, foot - 0.59 * h), (hook[0] + d * h, hook[1])] for d in (-0.03, 0.03)]
    c.fill(c.mask(*solids), colour)
    c.fill(c.lines([*lines, *cables], width), colour)
    return hook


def container(c: Canvas, x: float, y: float, w: float, h: float, colour: Colour, dark: Colour) -> None:
    """Paint a container's long side, ribbed."""
    c.fill(c.mask(rect(x, y, w, h)), colour, dark, c.ramp((x, y), (x, y + h * 1.4)), 0.25)
    ribs = [rect(x + w * (i + 0.5) / 14, y + h * 0.1, w * 0.016, h * 0.8) for i in range(14)]
    c.fill(c.mask(*ribs, rect(x, y + h * 0.94, w, h * 0.06), rect(x + w - 2, y, 2, h)), dark, opacity=0.55)


def stack(c: Canvas, x: float, foot: float, columns: int, heights: list[int], w: float, h: float,
          colours: list[tuple[Colour, Colour]]) -> None:
    """Paint stacked containers, a column for each height, colours drawn in turn."""
    for i in range(columns):
        for j in range(heights[i % len(heights)]):
            a, b = colours[int(c.rng.integers(len(colours)))]
            container(c, x + i * w, foot - (j + 1) * h, w - 2, h - 2, a, b)


def dhow(x: float, y: float, w: float, flip: bool = False) -> list[Polygon]:
    """Return a dhow under a lateen sail, `y` at the waterline."""
    s = -1 if flip else 1

    def at(px: float, py: float) -> Point:
        return x + s * px * w, y - py * w

    hull = curve([(*at(-0.5, 0.17), "c"), at(-0.3, 0.1), at(0.1, 0.085), at(0.42, 0.15), (*at(0.58, 0.22), "c"), at(0.42, 0.06), (*at(0.3, 0), "c"), (*at(-0.4, 0), "c"), at(-0.47, 0.08), (*at(-0.5, 0.17), "c")])
    mast = [at(0.03, 0.1), at(0.055, 0.1), at(0.085, 0.66), at(0.07, 0.66)]
    sail = curve([(*at(0.4, 0.19), "c"), (*at(-0.22, 0.92), "c"), at(-0.3, 0.62), at(-0.24, 0.36), (*at(-0.3, 0.17), "c"), at(-0.02, 0.2), (*at(0.4, 0.19), "c")])
    yard = [at(0.44, 0.15), at(0.42, 0.19), at(-0.26, 0.97), at(-0.24, 0.97)]
    return [hull, mast, sail, yard]


def freighter(x: float, y: float, w: float, flip: bool = False) -> list[Polygon]:
    """Return a distant laden ship, `y` at the waterline."""
    s = -1 if flip else 1

    def at(px: float, py: float) -> Point:
        return x + s * px * w, y - py * w

    hull = [at(-0.5, 0.09), at(0.5, 0.1), at(0.455, 0), at(-0.47, 0)]
    house = [[at(-0.44, 0.08), at(-0.3, 0.08), at(-0.3, 0.27), at(-0.44, 0.27)], [at(-0.46, 0.24), at(-0.28, 0.24), at(-0.28, 0.26), at(-0.46, 0.26)],
             [at(-0.39, 0.27), at(-0.35, 0.27), at(-0.35, 0.34), at(-0.39, 0.34)]]
    load = [[at(-0.26 + i * 0.085, 0.08), at(-0.18 + i * 0.085, 0.08), at(-0.18 + i * 0.085, top), at(-0.26 + i * 0.085, top)]
            for i, top in enumerate((0.2, 0.22, 0.18, 0.22, 0.2, 0.16, 0.17, 0.13))]
    return [hull, *house, *load]


def rowing(x: float, y: float, w: float) -> list[Polygon]:
    """Return a small moored boat."""
    return [curve([(x - w / 2, y - w * 0.13, "c"), (x - w * 0.3, y + w * 0.06), (x, y + w * 0.08), (x + w * 0.3, y + w * 0.06), (x + w / 2, y - w * 0.15, "c"), (x, y - w * 0.06), (x - w / 2, y - w * 0.13, "c")]),
            rect(x - w * 0.12, y - w * 0.2, w * 0.2, w * 0.16)]


def buoy(x: float, y: float, h: float) -> list[Polygon]:
    """Return a channel buoy."""
    return [[(x - h * 0.22, y), (x + h * 0.22, y), (x + h * 0.07, y - h * 0.75), (x - h * 0.07, y - h * 0.75)], ellipse(x, y - h * 0.84, h * 0.09), ellipse(x, y, h * 0.32, h * 0.1)]
