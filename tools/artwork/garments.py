"""What sitters wear, from collar to the sheet's foot."""

from colour import Colour
from shape import Polygon, curve, limb, rect, ribbon
from sitter import Frame


def torso(f: Frame, lit: Colour, dark: Colour, slope: float = 0.0) -> None:
    """Paint shoulders and chest."""
    shape = f.smooth((0.05, 1.02, "c"), (-0.2, 0.72, "c"), (-0.42, 0.82 + slope), (-0.78, 0.94 + slope), (-0.98, 1.18), (-1.06, 1.6), (-1.12, 2.2, "c"), (1.16, 2.2, "c"), (1.12, 1.6), (1.02, 1.16), (0.84, 0.92 + slope), (0.5, 0.8 + slope), (0.28, 0.68, "c"), head=False)
    mask = f.fill(lit, dark, shape, span=(-1.0, 0.7), grain=0.3)
    c = f.c
    arms = [f.put(ribbon(curve([(-0.72, 1.35), (-0.7, 1.7), (-0.74, 2.2)]), [0.01, 0.05, 0.06]), False), f.put(ribbon(curve([(0.76, 1.3), (0.74, 1.7), (0.78, 2.2)]), [0.01, 0.06, 0.07]), False)]
    c.airbrush(mask, c.tone(0.0), c.blur(c.mask(*arms), 7) * 0.5, 0.4)


def _shirt(f: Frame, lit: Colour, dark: Colour) -> None:
    f.fill(lit, dark, f.put([(-0.24, 0.66), (0.06, 0.9), (0.32, 0.62), (0.36, 0.9), (0.05, 1.75), (-0.3, 0.95)], False), span=(-0.3, 0.4))


def _lapels(f: Frame, lit: Colour, dark: Colour) -> None:
    left = f.put([(-0.24, 0.68), (-0.42, 0.86), (-0.5, 1.16), (-0.38, 1.2), (-0.42, 1.3), (0.02, 1.9), (0.02, 1.74)], False)
    right = f.put([(0.32, 0.64), (0.54, 0.84), (0.58, 1.14), (0.45, 1.18), (0.49, 1.28), (0.04, 1.9), (0.02, 1.74)], False)
    f.fill(lit, dark, left, span=(-0.6, 0.3))
    f.fill(lit, dark, right, span=(-0.3, 0.7))
    f.c.fill(f.c.lines([left[1:5], right[1:5]], 2.5), f.c.tone(0.0), opacity=0.6)


def _collar(f: Frame, lit: Colour, dark: Colour) -> None:
    parts = [f.put([(-0.25, 0.62), (-0.3, 0.76), (-0.12, 1.0), (0.04, 0.86)], False), f.put([(0.33, 0.58), (0.4, 0.72), (0.22, 0.99), (0.04, 0.86)], False)]
    f.fill(lit, dark, *parts, span=(-0.3, 0.4))
    f.c.fill(f.c.lines([parts[0][1:], parts[1][1:]], 2), f.c.tone(0.2), opacity=0.7)


def suit(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint a suit with shirt and tie."""
    c = f.c
    torso(f, lit, dark)
    _shirt(f, c.tone(1), c.tone(0.6))
    knot = f.put([(-0.05, 0.87), (0.13, 0.87), (0.1, 1.0), (-0.02, 1.0)], False)
    tie = f.put([(-0.01, 1.0), (0.09, 1.0), (0.16, 1.6), (0.04, 1.8), (-0.08, 1.6)], False)
    f.fill(c.glow(0.5), c.glow(0.12), knot, tie, span=(-0.1, 0.2))
    _collar(f, c.tone(1), c.tone(0.66))
    _lapels(f, lit, dark)


def jacket(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint a blazer over an open shirt."""
    c = f.c
    torso(f, lit, dark)
    _shirt(f, c.tone(0.98), c.tone(0.55))
    c.fill(c.mask(f.put([(-0.14, 0.66), (0.04, 1.14), (0.24, 0.62)], False)), c.glow(0.6), c.glow(0.25), f.across(-0.2, 0.2), 0.3)
    _lapels(f, lit, dark)


def blazer(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint a collarless blazer over a plain top."""
    c = f.c
    torso(f, lit, dark, 0.04)
    f.fill(c.tone(0.97), c.tone(0.5), f.smooth((-0.27, 0.74, "c"), (-0.1, 0.92), (0.05, 0.96), (0.2, 0.9), (0.34, 0.7, "c"), (0.36, 1.0, "c"), (0.06, 1.8, "c"), (-0.3, 1.02, "c"), head=False), span=(-0.3, 0.4))
    _lapels(f, lit, dark)
    x, y = f.put([(-0.52, 1.36)], False)[0]
    c.fill(c.mask(rect(x - 13, y - 13, 26, 26)), c.glow(0.85))


def turtleneck(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint a high-necked jersey."""
    torso(f, lit, dark)
    f.fill(lit, dark, f.put([(-0.36, 0.8), (0.05, 1.3), (0.44, 0.78)], False), span=(-1.0, 0.7))
    roll = f.smooth((-0.2, 0.5, "c"), (-0.24, 0.66), (-0.32, 0.84, "c"), (0.06, 0.94), (0.4, 0.8, "c"), (0.31, 0.62), (0.28, 0.46, "c"), (0.04, 0.58), head=False)
    f.fill(lit, dark, roll, span=(-0.2, 0.3))
    f.c.fill(f.c.lines([f.put(curve([(-0.3, 0.83), (0.06, 0.93), (0.39, 0.79)]), False)], 3), f.c.tone(0), opacity=0.6)


def field(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint a reporter's field jacket and a loose neckcloth."""
    c = f.c
    torso(f, lit, dark)
    lines = [f.put([(0.05, 1.0), (0.06, 2.2)], False), f.put([(-0.72, 1.42), (-0.3, 1.42), (-0.3, 1.86), (-0.72, 1.86), (-0.72, 1.42)], False), f.put([(-0.72, 1.52), (-0.51, 1.6), (-0.3, 1.52)], False), f.put([(0.4, 1.42), (0.8, 1.42), (0.8, 1.86), (0.4, 1.86), (0.4, 1.42)], False), f.put([(0.4, 1.52), (0.6, 1.6), (0.8, 1.52)], False)]
    c.fill(c.lines(lines, 4), c.tone(0.0), opacity=0.7)
    wrap = f.smooth((-0.26, 0.56), (-0.4, 0.74), (-0.34, 0.98), (0.0, 1.1), (0.36, 1.0), (0.46, 0.76), (0.34, 0.54), (0.2, 0.64), (-0.08, 0.66), head=False)
    f.fill(c.glow(0.62), c.glow(0.15), wrap, span=(-0.4, 0.4))
    folds = [f.put(ribbon(curve(p), [0.004, 0.04, 0.004]), False) for p in ([(-0.3, 0.7), (0.0, 0.9), (0.36, 0.72)], [(-0.34, 0.86), (0.0, 1.0), (0.4, 0.86)], [(-0.2, 0.64), (0.06, 0.76), (0.3, 0.62)])]
    c.fill(c.mask(*folds), c.glow(0.08), opacity=0.6)


def track(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint a zipped training top with a stripe."""
    c = f.c
    torso(f, lit, dark, -0.02)
    collar = f.smooth((-0.22, 0.52, "c"), (-0.3, 0.74), (-0.36, 0.9, "c"), (0.05, 1.02), (0.44, 0.86, "c"), (0.36, 0.7), (0.3, 0.48, "c"), (0.05, 0.74), head=False)
    f.fill(c.glow(0.6), c.glow(0.15), collar, span=(-0.3, 0.4))
    stripes = [f.put(ribbon(curve(p), [0.07, 0.08]), False) for p in ([(-0.52, 0.86), (-0.84, 1.1), (-0.96, 1.5)], [(0.58, 0.82), (0.9, 1.06), (1.03, 1.5)])]
    f.fill(c.tone(1), c.tone(0.4), *stripes, span=(-1, 1))
    c.fill(c.lines([f.put([(0.05, 0.78), (0.06, 2.2)], False)], 7), c.tone(0.95), opacity=0.85)
    x, y = f.put([(0.05, 0.96)], False)[0]
    c.fill(c.mask(limb((x, y), (x, y + 26), 7, 5)), c.tone(0.02))


def coat(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint a physician's coat with a stethoscope."""
    c = f.c
    torso(f, c.tone(1), c.tone(0.45), 0.03)
    f.fill(lit, dark, f.put([(-0.2, 0.7), (0.3, 0.66), (0.34, 0.96), (0.05, 1.8), (-0.28, 0.98)], False), span=(-0.3, 0.3))
    _lapels(f, c.tone(1), c.tone(0.5))
    tube: list[Polygon] = [f.put(curve([(-0.36, 0.8), (-0.44, 1.1), (-0.34, 1.5), (-0.12, 1.66), (0.02, 1.52)]), False), f.put(curve([(0.42, 0.76), (0.52, 1.1), (0.5, 1.4)]), False)]
    c.fill(c.lines(tube, 11), c.tone(0.06))
    x, y = f.put([(0.5, 1.48)], False)[0]
    c.fill(c.mask(rect(x - 4, y - 40, 8, 30)), c.tone(0.06))
    c.fill(c.mask(limb((x, y), (x, y + 2), 28, 28)), c.tone(0.06))
    c.fill(c.mask(limb((x, y), (x, y + 1), 17, 17)), c.glow(0.7))
    c.fill(c.lines([f.put([(-0.74, 1.5), (-0.44, 1.5), (-0.44, 1.86), (-0.74, 1.86), (-0.74, 1.5)], False)], 3), c.tone(0.4))


def robe(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint a draped over-robe with a gilt edge."""
    c = f.c
    torso(f, lit, dark, 0.05)
    f.fill(c.tone(0.96), c.tone(0.5), f.put([(-0.24, 0.68), (0.3, 0.64), (0.26, 2.2), (-0.14, 2.2)], False), span=(-0.3, 0.4))
    edges = [f.put(ribbon(curve([(-0.26, 0.72), (-0.26, 1.3), (-0.12, 2.2)]), [0.06, 0.07]), False), f.put(ribbon(curve([(0.33, 0.68), (0.34, 1.3), (0.26, 2.2)]), [0.06, 0.07]), False)]
    f.fill(c.glow(0.75), c.glow(0.25), *edges, span=(-0.4, 0.5))
