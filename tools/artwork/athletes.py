"""Jointed athletes: poses as joints in units of the figure's height, and their kit."""

from canvas import Canvas
from colour import Colour
from people import body
from shape import Point, Polygon, limb, move

RUNNER: dict[str, Point] = {
    "head": (0.17, -0.93), "neck": (0.12, -0.81), "lsh": (0.12, -0.79), "rsh": (0.08, -0.79), "hip": (0.0, -0.47),
    "lel": (-0.08, -0.66), "lha": (-0.14, -0.5), "rel": (0.22, -0.62), "rha": (0.36, -0.72),
    "lkn": (0.25, -0.45), "lan": (0.2, -0.2), "lto": (0.29, -0.16), "rkn": (-0.12, -0.24), "ran": (-0.38, -0.2), "rto": (-0.4, -0.11),
}
SHOOTER: dict[str, Point] = {
    "head": (0.02, -0.97), "neck": (-0.01, -0.85), "lsh": (-0.05, -0.83), "rsh": (0.06, -0.84), "hip": (-0.02, -0.5),
    "lel": (0.07, -1.03), "lha": (0.12, -1.17), "rel": (0.16, -1.0), "rha": (0.17, -1.2),
    "lkn": (-0.06, -0.26), "lan": (-0.13, -0.05), "lto": (-0.1, 0.02), "rkn": (0.06, -0.28), "ran": (-0.02, -0.06), "rto": (0.03, 0.01),
}
KEEPER: dict[str, Point] = {
    "head": (0.56, -0.62), "neck": (0.45, -0.58), "lsh": (0.44, -0.62), "rsh": (0.42, -0.53), "hip": (0.1, -0.42),
    "lel": (0.66, -0.72), "lha": (0.87, -0.86), "rel": (0.63, -0.55), "rha": (0.83, -0.72),
    "lkn": (-0.13, -0.5), "lan": (-0.36, -0.4), "lto": (-0.44, -0.46), "rkn": (-0.02, -0.2), "ran": (-0.24, -0.1), "rto": (-0.32, -0.12),
}
CYCLIST: dict[str, Point] = {
    "head": (0.36, -0.96), "neck": (0.24, -0.87), "lsh": (0.22, -0.84), "rsh": (0.2, -0.84), "hip": (-0.2, -0.76),
    "lel": (0.3, -0.68), "lha": (0.42, -0.6), "rel": (0.28, -0.68), "rha": (0.4, -0.61),
    "lkn": (0.13, -0.56), "lan": (0.02, -0.3), "lto": (0.1, -0.28), "rkn": (0.02, -0.42), "ran": (-0.02, -0.12), "rto": (0.07, -0.1),
}


def player(c: Canvas, joints: dict[str, Point], at: Point, h: float, shirt: Colour, skin: Colour, flip: bool = False, turn: float = 0) -> None:
    """Paint a jointed athlete: limbs in `skin`, trunk and thighs in `shirt`, hands and feet as they fall."""
    parts = [move(p, *at, h, turn, flip) for p in body(joints, 1)]
    cloth = [parts[2], limb_between(joints, "hip", "lkn", at, h, turn, flip), limb_between(joints, "hip", "rkn", at, h, turn, flip)]
    mask, kit = c.mask(*parts), c.mask(*cloth)
    c.fill(mask, skin, c.tone(0.03), c.ramp((at[0] + h * 0.25, at[1] - h), (at[0] - h * 0.25, at[1] - h * 0.3)), 0.3)
    c.fill(kit, shirt, c.tone(0.06), c.ramp((at[0] + h * 0.2, at[1] - h * 0.9), (at[0] - h * 0.2, at[1] - h * 0.3)), 0.3)


def limb_between(j: dict[str, Point], a: str, b: str, at: Point, h: float, turn: float, flip: bool) -> Polygon:
    """Return the shorts' leg: the upper two thirds of a thigh."""
    (ax, ay), (bx, by) = j[a], j[b]
    cut = (ax + (bx - ax) * 0.62, ay + (by - ay) * 0.62)
    return move(limb((ax, ay), cut, 0.088, 0.078), *at, h, turn, flip)
