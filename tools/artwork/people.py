"""Figures: standing people, seated rows, crowds and jointed bodies, as polygons."""

from collections.abc import Sequence
from math import pi, sin

from canvas import Canvas
from shape import Knot, Point, Polygon, arc, ellipse, hull, limb, move, outline, rect, ribbon

FIGURES = ("suit", "robe", "scarf", "dress", "coat")


def standing(x: float, foot: float, h: float, kind: str = "suit", flip: bool = False) -> list[Polygon]:
    """Return a person `h` pixels tall standing at a point, seen from front or back."""
    parts = {"suit": _suit, "robe": _robe, "scarf": _scarf, "dress": _dress, "coat": _coat}[kind]()
    return [move(p, x, foot, h, flip=flip) for p in parts]


def _head(x: float = 0) -> list[Polygon]:
    return [ellipse_unit(x, -0.925, 0.052, 0.07), rect(x - 0.028, -0.88, 0.056, 0.07)]


def ellipse_unit(cx: float, cy: float, rx: float, ry: float) -> Polygon:
    """Return an ellipse in units of a body's height."""
    return [(px / 100, py / 100) for px, py in ellipse(cx * 100, cy * 100, rx * 100, ry * 100)]


def _torso(wide: float = 0.13, hem: float = -0.42) -> Polygon:
    return outline((-0.035, -0.85, "c"), (-wide, -0.80), (-wide - 0.012, -0.62), (-wide + 0.035, hem, "c"),
                   (wide - 0.035, hem, "c"), (wide + 0.012, -0.62), (wide, -0.80), (0.035, -0.85, "c"))


def _suit() -> list[Polygon]:
    legs = [_leg(-0.055, -0.075), _leg(0.055, 0.075)]
    arms = [limb((-0.118, -0.77), (-0.145, -0.44), 0.034, 0.024), limb((0.118, -0.77), (0.15, -0.45), 0.034, 0.024)]
    return [*_head(), _torso(), *legs, *arms]


def _leg(top: float, foot: float) -> Polygon:
    return [(top - 0.055, -0.48), (top + 0.055, -0.48), (foot + 0.032, -0.01), (foot + 0.05, 0), (foot - 0.045, 0), (foot - 0.03, -0.02)]


def _robe() -> list[Polygon]:
    body = outline((-0.035, -0.86, "c"), (-0.125, -0.80), (-0.15, -0.5), (-0.15, -0.02, "c"), (0.15, -0.02, "c"), (0.15, -0.5), (0.125, -0.80), (0.035, -0.86, "c"))
    cloth = outline((0, -1.0), (-0.065, -0.96), (-0.08, -0.86), (-0.1, -0.77, "c"), (0.1, -0.77, "c"), (0.08, -0.86), (0.065, -0.96))
    return [body, cloth, rect(-0.08, -0.03, 0.06, 0.03), rect(0.02, -0.03, 0.06, 0.03)]


def _scarf() -> list[Polygon]:
    veil = outline((0, -1.0), (-0.062, -0.965), (-0.072, -0.89), (-0.1, -0.8), (-0.06, -0.72), (0.06, -0.74), (0.1, -0.8), (0.072, -0.89), (0.062, -0.965))
    body = outline((-0.04, -0.84, "c"), (-0.115, -0.79), (-0.125, -0.55), (-0.17, -0.03, "c"), (0.17, -0.03, "c"), (0.125, -0.55), (0.115, -0.79), (0.04, -0.84, "c"))
    return [veil, body, rect(-0.08, -0.04, 0.05, 0.04), rect(0.03, -0.04, 0.05, 0.04)]


def _dress() -> list[Polygon]:
    hair = outline((0, -1.0), (-0.065, -0.96), (-0.075, -0.86), (-0.05, -0.82), (0.05, -0.82), (0.075, -0.86), (0.065, -0.96))
    body = outline((-0.035, -0.85, "c"), (-0.11, -0.80), (-0.085, -0.62), (-0.15, -0.3, "c"), (0.15, -0.3, "c"), (0.085, -0.62), (0.11, -0.80), (0.035, -0.85, "c"))
    arms = [limb((-0.1, -0.78), (-0.14, -0.46), 0.028, 0.02), limb((0.1, -0.78), (0.14, -0.46), 0.028, 0.02)]
    legs = [limb((-0.05, -0.32), (-0.045, -0.02), 0.034, 0.02), limb((0.05, -0.32), (0.045, -0.02), 0.034, 0.02)]
    return [*_head(), hair, body, *arms, *legs]


def _coat() -> list[Polygon]:
    body = outline((-0.035, -0.85, "c"), (-0.13, -0.80), (-0.14, -0.6), (-0.15, -0.25, "c"), (0.15, -0.25, "c"), (0.14, -0.6), (0.13, -0.80), (0.035, -0.85, "c"))
    return [*_head(), body, _leg(-0.055, -0.06), _leg(0.055, 0.07)]


def bust(x: float, y: float, w: float, kind: str = "suit") -> list[Polygon]:
    """Return head and shoulders `w` pixels wide seen from behind, foot at `y`."""
    shoulders: list[Knot] = [(-0.5, 0.05, "c"), (-0.48, -0.2, "c"), (-0.4, -0.34), (-0.14, -0.43), (0.14, -0.43), (0.4, -0.34), (0.48, -0.2, "c"), (0.5, 0.05, "c")]
    parts = [outline(*shoulders)]
    if kind in ("scarf", "robe"):
        parts.append(outline((0, -0.98), (-0.2, -0.9), (-0.24, -0.64), (-0.3, -0.3, "c"), (0.3, -0.3, "c"), (0.24, -0.64), (0.2, -0.9)))
    else:
        parts += [ellipse_unit(0, -0.7, 0.18, 0.235), rect(-0.1, -0.56, 0.2, 0.2)]
        if kind == "dress":
            parts.append(outline((0, -0.96), (-0.21, -0.86), (-0.25, -0.5), (-0.2, -0.36), (0.2, -0.36), (0.25, -0.5), (0.21, -0.86)))
    return [move(p, x, y, w) for p in parts]


def row(c: Canvas, y: float, w: float, gap: float, start: float = 0, end: float | None = None, bow: float = 0) -> list[Polygon]:
    """Return a row of seated people from behind; `bow` bends it downwards at the sides."""
    end = c.w if end is None else end
    parts: list[Polygon] = []
    x = start
    while x < end:
        kind = str(c.rng.choice(["suit", "suit", "robe", "scarf", "dress"]))
        sag = bow * (2 * (x - start) / max(1, end - start) - 1) ** 2
        parts += bust(x + c.rng.uniform(-0.1, 0.1) * gap, y + sag + c.rng.uniform(-0.08, 0.08) * w, w * c.rng.uniform(0.92, 1.06), kind)
        x += gap
    return parts


def crowd(c: Canvas, y: float, h: float, spread: float, count: int, start: float = 0, end: float | None = None) -> list[Polygon]:
    """Return standing people scattered along a band, feet about `y`."""
    end = c.w if end is None else end
    parts: list[Polygon] = []
    for _ in range(count):
        kind = str(c.rng.choice(FIGURES))
        parts += standing(c.rng.uniform(start, end), y + c.rng.uniform(-spread, spread), h * c.rng.uniform(0.9, 1.06), kind, bool(c.rng.integers(2)))
    return parts


def body(joints: dict[str, Point], size: float) -> list[Polygon]:
    """Return a jointed figure; joints `head neck hip lsh lel lha rsh rel rha lkn lan lto rkn ran rto` in units.

    `size` is the scale in units of the figure's height; limb radii follow it.
    """
    j = joints
    s = size
    parts = [ellipse_unit(*j["head"], 0.062 * s, 0.078 * s), limb(j["head"], j["neck"], 0.035 * s, 0.045 * s)]
    lsh, rsh = j.get("lsh", j["neck"]), j.get("rsh", j["neck"])
    parts.append(_trunk(lsh, rsh, j["hip"], s))
    for side, shoulder in (("l", lsh), ("r", rsh)):
        parts += chain([shoulder, j[side + "el"], j[side + "ha"]], [0.05 * s, 0.036 * s, 0.026 * s])
        parts += chain([j["hip"], j[side + "kn"], j[side + "an"], j[side + "to"]], [0.082 * s, 0.055 * s, 0.031 * s, 0.02 * s])
    return parts


def _trunk(lsh: Point, rsh: Point, hip: Point, s: float) -> Polygon:
    corners = [*arc(*lsh, 0.062 * s, 0, 2 * pi), *arc(*rsh, 0.062 * s, 0, 2 * pi), *arc(*hip, 0.082 * s, 0, 2 * pi)]
    return hull(corners)


def chain(points: Sequence[Point], radii: Sequence[float]) -> list[Polygon]:
    """Return tapered limbs from joint to joint."""
    return [limb(a, b, ra, rb) for a, b, ra, rb in zip(points, points[1:], radii, radii[1:], strict=False)]


def flag(x: float, top: float, h: float, w: float, wave: float = 0.12, phase: float = 0) -> Polygon:
    """Return a flag flying from a pole at `x`."""
    n = 40
    upper = [(x + w * i / n, top + w * wave * sin(phase + 5 * i / n) * (i / n) ** 0.7) for i in range(n + 1)]
    lower = [(px, py + h + h * 0.06 * sin(phase + 1 + 4 * i / n)) for i, (px, py) in enumerate(upper)]
    return upper + lower[::-1]


def pole(x: float, top: float, foot: float, w: float) -> Polygon:
    """Return a flagpole, a little thinner at its top."""
    return ribbon([(x, top), (x, foot)], [w * 0.6, w])
