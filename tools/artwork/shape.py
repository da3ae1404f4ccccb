"""Outlines as lists of points: every function returns closed polygons in pixels."""

import itertools
from collections.abc import Iterable, Sequence
from math import atan2, cos, hypot, pi, sin

Point = tuple[float, float]
Polygon = list[Point]
Knot = tuple[float, float] | tuple[float, float, str]


def rect(x: float, y: float, w: float, h: float) -> Polygon:
    """Return a rectangle by its top left corner and size."""
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0) -> Polygon:
    """Return an ellipse (a circle without `ry`), turned by `turn` radians."""
    ry = rx if ry is None else ry
    n = max(24, int(max(rx, ry) / 2))
    ring = ((rx * cos(2 * pi * i / n), ry * sin(2 * pi * i / n)) for i in range(n))
    return [(cx + x * cos(turn) - y * sin(turn), cy + x * sin(turn) + y * cos(turn)) for x, y in ring]


def arc(cx: float, cy: float, r: float, start: float, end: float, squash: float = 1) -> Polygon:
    """Return an open arc's points between two angles in radians."""
    n = max(12, int(abs(end - start) * max(r, 1) / 6))
    turns = (start + (end - start) * i / n for i in range(n + 1))
    return [(cx + r * cos(a), cy + r * squash * sin(a)) for a in turns]


def _segment(p0: Point, p1: Point, p2: Point, p3: Point) -> Polygon:
    n = max(4, int(hypot(p2[0] - p1[0], p2[1] - p1[1]) / 5))
    return [_catmull(p0, p1, p2, p3, i / n) for i in range(n)]


def _catmull(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    def axis(k: int) -> float:
        a, b, c, d = p0[k], p1[k], p2[k], p3[k]
        linear, square, cube = c - a, 2 * a - 5 * b + 4 * c - d, 3 * b - a - 3 * c + d
        return 0.5 * (2 * b + t * (linear + t * (square + t * cube)))

    return axis(0), axis(1)


def curve(knots: Sequence[Knot]) -> Polygon:
    """Return a smooth open line through the knots; a knot with a third item is a corner."""
    points = [(k[0], k[1]) for k in knots]
    sharp = [len(k) > 2 for k in knots]
    line: Polygon = []
    for i in range(len(points) - 1):
        before = points[i] if i == 0 or sharp[i] else points[i - 1]
        after = points[i + 1] if i + 2 == len(points) or sharp[i + 1] else points[i + 2]
        line += _segment(before, points[i], points[i + 1], after)
    return [*line, points[-1]]


def blob(knots: Sequence[Knot]) -> Polygon:
    """Return a smooth closed outline through the knots; third item marks a corner."""
    n = len(knots)
    start = next((i for i, k in enumerate(knots) if len(k) > 2), None)
    if start is not None:
        return curve([knots[(start + i) % n] for i in range(n + 1)])
    ring = [(k[0], k[1]) for k in knots]
    line: Polygon = []
    for i in range(n):
        line += _segment(ring[i - 1], ring[i], ring[(i + 1) % n], ring[(i + 2) % n])
    return line


def outline(*knots: Knot) -> Polygon:
    """Return a smooth closed outline whose knots are in small units, such as a figure's height."""
    wide: list[Knot] = [(k[0] * 200, k[1] * 200, k[2]) if len(k) > 2 else (k[0] * 200, k[1] * 200) for k in knots]
    return [(x / 200, y / 200) for x, y in blob(wide)]


def limb(a: Point, b: Point, ra: float, rb: float) -> Polygon:
    """Return a tapered capsule from `a` (radius `ra`) to `b` (radius `rb`)."""
    turn = atan2(b[1] - a[1], b[0] - a[0])
    return arc(*a, ra, turn + pi / 2, turn + 3 * pi / 2) + arc(*b, rb, turn - pi / 2, turn + pi / 2)


def ribbon(line: Sequence[Point], widths: Sequence[float]) -> Polygon:
    """Return a line drawn with a width that runs through `widths` from start to end."""
    left: Polygon = []
    right: Polygon = []
    last = len(line) - 1
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, i - 1)], line[min(last, i + 1)]
        length = hypot(bx - ax, by - ay) or 1
        at = i / max(1, last) * (len(widths) - 1)
        k = min(int(at), len(widths) - 2) if len(widths) > 1 else 0
        w = widths[k] + (widths[min(k + 1, len(widths) - 1)] - widths[k]) * (at - k)
        nx, ny = -(by - ay) / length * w / 2, (bx - ax) / length * w / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def nib(line: Sequence[Point], width: float, angle: float) -> list[Polygon]:
    """Return a reed pen's stroke: a flat nib of `width` held at `angle` (radians) along the line."""
    dx, dy = cos(angle) * width / 2, -sin(angle) * width / 2
    thin = max(2.0, width * 0.06)
    ex, ey = sin(angle) * thin / 2, cos(angle) * thin / 2
    parts = []
    for (x0, y0), (x1, y1) in itertools.pairwise(line):
        corners = [
            (x + sx * dx + sy * ex, y + sx * dy + sy * ey)
            for x, y in ((x0, y0), (x1, y1))
            for sx in (-1, 1)
            for sy in (-1, 1)
        ]
        parts.append(hull(corners))
    return parts


def hull(points: Iterable[Point]) -> Polygon:
    """Return the convex hull."""
    ordered = sorted(set(points))

    def half(items: Iterable[Point]) -> Polygon:
        chain: Polygon = []
        for p in items:
            while len(chain) > 1 and _cross(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(ordered) + half(reversed(ordered))


def _cross(o: Point, a: Point, b: Point) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def star(cx: float, cy: float, r: float, points: int, inner: float = 0.5, turn: float = 0) -> Polygon:
    """Return a star whose inner corners lie at `inner` of the radius."""
    corners = []
    for i in range(points * 2):
        a, k = turn + pi * i / points, r if i % 2 == 0 else r * inner
        corners.append((cx + k * sin(a), cy - k * cos(a)))
    return corners


def move(shape: Iterable[Point], x: float, y: float, scale: float = 1, turn: float = 0, flip: bool = False) -> Polygon:
    """Return the shape mirrored, scaled, turned about the origin and then moved."""
    side = -1 if flip else 1
    c, s = cos(turn) * scale, sin(turn) * scale
    return [(x + px * side * c - py * s, y + px * side * s + py * c) for px, py in shape]
