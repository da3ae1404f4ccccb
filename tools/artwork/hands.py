"""Hands at work, in units of a palm's length, sleeve and all; drawn in three tones."""

from canvas import Canvas
from colour import Colour
from shape import Point, Polygon, blob, limb, move


def pinch(c: Canvas, at: Point, size: float, skin: Colour, dark: Colour, sleeve: Colour, cuff: Colour, turn: float = 0,
          part: str = "back") -> None:
    """Paint a hand reaching down-left that pinches what lies at `at`: "back" fingers, or "front" thumb."""
    def put(*shapes: Polygon) -> list[Polygon]:
        return [move(s, *at, size, turn) for s in shapes]

    if part == "back":
        fingers = [_finger((1.05, -1.0), (0.62, -0.72), (0.02, 0.12), 0.17), _finger((1.2, -0.82), (0.85, -0.45), (0.3, 0.2), 0.17),
                   _finger((1.3, -0.66), (1.06, -0.22), (0.58, 0.26), 0.155), _finger((1.4, -0.5), (1.22, -0.08), (0.86, 0.24), 0.13)]
        for i, finger in enumerate(reversed(fingers)):
            mask = c.mask(*put(*finger))
            c.fill(mask, skin, dark, c.ramp((at[0] + size * (0.2 + 0.1 * (3 - i)), at[1] - size), (at[0] + size, at[1] + size * 0.4)), 0.3)
        return
    palm = blob([(1.7, -1.75), (1.05, -1.25), (0.78, -0.8), (0.95, -0.45), (1.35, -0.3), (1.75, -0.55), (2.35, -1.2)])
    thumb = _finger((1.05, -1.05), (0.45, -0.6), (-0.06, -0.02), 0.2)
    c.fill(c.mask(*put(palm, *thumb)), skin, dark, c.ramp((at[0] + size * 0.3, at[1] - size * 1.2), (at[0] + size * 1.7, at[1] - size * 0.2)), 0.3)
    arm = [(1.55, -2.0), (2.5, -1.0), (5.6, -3.6), (4.4, -5.2)]
    band = [(1.4, -1.78), (2.22, -0.88), (2.52, -1.08), (1.66, -2.02)]
    c.fill(c.mask(*put(band)), cuff)
    c.fill(c.mask(*put(arm)), sleeve, c.tone(0.02), c.ramp((at[0] + size * 1.6, at[1] - size * 2.2), (at[0] + size * 3.2, at[1] - size)), 0.25)


def _finger(a: Point, b: Point, tip: Point, r: float) -> list[Polygon]:
    return [limb(a, b, r * 1.1, r), limb(b, tip, r, r * 0.72)]
