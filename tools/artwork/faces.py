"""Heads in planes of light: three poses, hair, beards, glasses, scarves."""

from math import cos, pi, sin

from canvas import Field
from colour import Colour
from shape import Knot, Polygon, curve, ellipse, ribbon
from sitter import Frame

Knots = list[Knot]

HEADS: dict[str, Knots] = {
    "turned": [(0.02, -0.5), (-0.2, -0.45), (-0.315, -0.28), (-0.335, -0.12), (-0.312, -0.03), (-0.328, 0.07), (-0.29, 0.22), (-0.255, 0.33), (-0.2, 0.45),
               (-0.1, 0.5), (0.02, 0.465), (0.2, 0.31), (0.27, 0.12), (0.37, -0.1), (0.36, -0.3), (0.22, -0.45)],
    "front": [(0, -0.5), (-0.21, -0.44), (-0.32, -0.25), (-0.335, 0.0), (-0.315, 0.17), (-0.245, 0.36), (-0.11, 0.485), (0, 0.5),
              (0.11, 0.485), (0.245, 0.36), (0.315, 0.17), (0.335, 0.0), (0.32, -0.25), (0.21, -0.44)],
    "profile": [(0.05, -0.5), (-0.17, -0.45), (-0.28, -0.29), (-0.3, -0.12), (-0.282, -0.06), (-0.31, 0.0), (-0.405, 0.12), (-0.395, 0.155), (-0.335, 0.166),
                (-0.33, 0.2), (-0.345, 0.235), (-0.325, 0.27), (-0.295, 0.282), (-0.32, 0.315), (-0.3, 0.35), (-0.27, 0.375), (-0.285, 0.43), (-0.25, 0.49),
                (-0.14, 0.49), (0.08, 0.38), (0.15, 0.2), (0.3, 0.18), (0.42, 0.0), (0.43, -0.2), (0.3, -0.42)],
}


def neck(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint the neck with the chin's shadow on it."""
    shape = f.smooth((-0.13, 0.2, "c"), (-0.14, 0.55), (-0.24, 0.78, "c"), (0.05, 1.2, "c"), (0.34, 0.78, "c"), (0.25, 0.5), (0.24, 0.1, "c"), head=False)
    mask = f.fill(lit, dark, shape, span=(-0.3, 0.2))
    c = f.c
    chin = f.smooth((-0.3, 0.3, "c"), (-0.12, 0.56), (0.0, 0.6), (0.26, 0.44), (0.4, 0.2, "c"))
    c.airbrush(mask * c.mask(chin), dark, c.all() * 0.85, 0.3)


def face(f: Frame, lit: Colour, mid: Colour, dark: Colour) -> Field:
    """Paint the head and the planes its features cast; return the head's mask."""
    pose = f.who.pose
    if pose == "front":
        f.fill(mid, dark, f.oval(-0.34, 0.03, 0.05, 0.1), f.oval(0.34, 0.03, 0.05, 0.1))
    mask = f.fill(lit, mid, f.smooth(*HEADS[pose]), span=(-0.25, 0.35))
    {"turned": _turned, "front": _front, "profile": _profile}[pose](f, mask, mid, dark)
    return mask


def _soft(f: Frame, mask: Field, colour: Colour, strength: float, *shapes: Polygon, blur: float = 0.02) -> None:
    c = f.c
    c.airbrush(mask, colour, c.blur(c.mask(*shapes), blur * f.who.size) * strength, 0.35)


def _turned(f: Frame, mask: Field, mid: Colour, dark: Colour) -> None:
    c = f.c
    if f.light < 0:
        plane = f.smooth((0.1, -0.6, "c"), (0.13, -0.25), (0.02, -0.06), (0.1, 0.06), (0.04, 0.2), (-0.04, 0.34), (-0.1, 0.42), (-0.08, 0.6, "c"), (0.6, 0.6, "c"), (0.6, -0.6, "c"))
        nose = f.smooth((-0.12, -0.1), (-0.115, 0.02), (-0.18, 0.115, "c"), (-0.17, 0.15, "c"), (-0.09, 0.165, "c"), (-0.045, 0.13), (-0.075, 0.02))
    else:
        plane = f.smooth((-0.16, -0.6, "c"), (-0.15, -0.3), (-0.13, -0.1), (-0.155, 0.02), (-0.22, 0.12, "c"), (-0.2, 0.16, "c"), (-0.15, 0.18), (-0.175, 0.25), (-0.16, 0.3), (-0.16, 0.37), (-0.14, 0.6, "c"), (-0.6, 0.6, "c"), (-0.6, -0.6, "c"))
        nose = f.smooth((-0.19, 0.15), (-0.1, 0.13), (-0.08, 0.165), (-0.14, 0.18))
    c.fill(mask * c.mask(plane), dark, mid, f.across(0.5, 0.0), 0.3, 0.8)
    c.fill(mask * c.mask(nose), dark, opacity=0.62)
    _soft(f, mask, dark, 0.8, f.oval(-0.215, -0.055, 0.06, 0.034), f.oval(0.015, -0.055, 0.085, 0.036))
    _brows(f, [(-0.295, -0.115), (-0.22, -0.145), (-0.155, -0.12)], [(-0.075, -0.12), (0.02, -0.155), (0.115, -0.105)])
    _eyes(f, (-0.212, -0.042, 0.05), (0.012, -0.042, 0.066))
    _mouth(f, mask, dark, -0.155, 0.275, 0.085)


def _front(f: Frame, mask: Field, mid: Colour, dark: Colour) -> None:
    c, s = f.c, f.light
    half = [(0.02, -0.6, "c"), (0.03, -0.2), (0.05, -0.06), (0.02, 0.04), (0.07, 0.13, "c"), (0.0, 0.17, "c"), (0.03, 0.22), (0.0, 0.27), (0.03, 0.33), (0.0, 0.4), (0.0, 0.6, "c"), (0.6, 0.6, "c"), (0.6, -0.6, "c")]
    plane = f.smooth(*((x * -s, y, *rest) for x, y, *rest in half))
    c.fill(mask * c.mask(plane), dark, mid, f.across(0.5, 0.0), 0.3, 0.8)
    _soft(f, mask, dark, 0.75, f.oval(-0.14, -0.05, 0.08, 0.036), f.oval(0.14, -0.05, 0.08, 0.036), f.oval(0, 0.165, 0.06, 0.014))
    _brows(f, [(-0.235, -0.105), (-0.15, -0.145), (-0.06, -0.115)], [(0.06, -0.115), (0.15, -0.145), (0.235, -0.105)])
    _eyes(f, (-0.142, -0.042, 0.066), (0.142, -0.042, 0.066))
    _mouth(f, mask, dark, 0, 0.28, 0.095)


def _profile(f: Frame, mask: Field, mid: Colour, dark: Colour) -> None:
    c = f.c
    if f.light < 0:
        plane = f.smooth((-0.02, -0.6, "c"), (-0.06, -0.2), (-0.14, -0.06), (-0.06, 0.1), (-0.13, 0.24), (-0.12, 0.36), (-0.2, 0.6, "c"), (0.6, 0.6, "c"), (0.6, -0.6, "c"))
    else:
        plane = f.smooth((-0.2, -0.6, "c"), (-0.22, -0.2), (-0.18, -0.06), (-0.24, 0.05), (-0.3, 0.13), (-0.2, 0.18), (-0.235, 0.27), (-0.19, 0.36), (-0.24, 0.6, "c"), (-0.6, 0.6, "c"), (-0.6, -0.6, "c"))
    c.fill(mask * c.mask(plane), dark, mid, f.across(0.5, -0.1), 0.3, 0.75)
    _soft(f, mask, dark, 0.8, f.oval(-0.235, -0.05, 0.055, 0.032), f.oval(-0.3, 0.15, 0.05, 0.014))
    c.fill(mask * c.mask(f.put(ribbon(curve([(-0.295, -0.118), (-0.235, -0.14), (-0.165, -0.105)]), [0.014, 0.03, 0.008]))), c.tone(0.04))
    eye = c.mask(f.smooth((-0.278, -0.035, "c"), (-0.272, -0.066), (-0.24, -0.062), (-0.185, -0.034, "c"), (-0.24, -0.024)))
    c.fill(mask * eye, c.tone(0.96), c.tone(0.5), f.across(-0.3, 0.3), 0.2, 0.75)
    c.fill(mask * eye * c.mask(f.oval(-0.268, -0.045, 0.018, 0.026)), c.tone(0.03))
    c.fill(mask * c.mask(f.put(ribbon(curve([(-0.282, -0.06), (-0.245, -0.066), (-0.175, -0.03)]), [0.012, 0.016, 0.006]))), c.tone(0.04))
    c.fill(c.lines([f.put(curve([(-0.325, 0.278), (-0.28, 0.28), (-0.25, 0.272)]))], 3), dark)
    ear = f.smooth((0.06, -0.06), (0.13, -0.1), (0.17, -0.03), (0.13, 0.09), (0.08, 0.11))
    c.fill(c.mask(ear), mid, dark, f.across(-0.1, 0.25), 0.3)


def _brows(f: Frame, *lines: list[tuple[float, float]]) -> None:
    c = f.c
    shapes = [f.put(ribbon(curve(line), [0.016, 0.034, 0.01])) for line in lines]
    c.fill(c.mask(*shapes), c.tone(min(0.5, f.who.shade)), opacity=0.92)


def _eyes(f: Frame, *eyes: tuple[float, float, float]) -> None:
    c = f.c
    look = -0.12 if f.who.pose == "turned" else 0.0
    almonds = [f.smooth((x - w, y + 0.008, "c"), (x - w * 0.1, y - 0.024), (x + w, y + 0.002, "c"), (x + w * 0.1, y + 0.02)) for x, y, w in eyes]
    white = c.mask(*almonds)
    c.fill(white, c.tone(0.96), c.tone(0.5), f.across(-0.3, 0.35), 0.2, 0.75)
    c.fill(white * c.mask(*(f.oval(x + w * look, y - 0.004, 0.024, 0.026) for x, y, w in eyes)), c.tone(0.03))
    lids = [f.put(ribbon(curve([(x - w * 1.05, y + 0.01), (x - w * 0.1, y - 0.026), (x + w * 1.1, y + 0.004)]), [0.006, 0.017, 0.006])) for x, y, w in eyes]
    c.fill(c.mask(*lids), c.tone(0.03))


def _mouth(f: Frame, mask: Field, dark: Colour, x: float, y: float, w: float) -> None:
    c = f.c
    upper = f.smooth((x - w, y - 0.006, "c"), (x - w * 0.35, y - 0.024), (x, y - 0.016), (x + w * 0.35, y - 0.024), (x + w, y - 0.008, "c"), (x + w * 0.4, y + 0.006), (x, y + 0.009), (x - w * 0.4, y + 0.006))
    c.fill(c.mask(upper), dark, opacity=0.72)
    _soft(f, mask, dark, 0.6, f.oval(x, y + 0.062, w * 0.6, 0.012), blur=0.012)


def glasses(f: Frame) -> None:
    """Paint round spectacles for the pose."""
    c = f.c
    rims = {"turned": [(-0.215, -0.04, 0.075, 0.085), (0.015, -0.04, 0.1, 0.09)], "front": [(-0.145, -0.04, 0.105, 0.09), (0.145, -0.04, 0.105, 0.09)],
            "profile": [(-0.235, -0.04, 0.05, 0.088)]}[f.who.pose]
    temple = {"turned": [(0.113, -0.05), (0.3, -0.03)], "front": [(0.25, -0.05), (0.33, -0.04)], "profile": [(-0.19, -0.05), (0.1, -0.03)]}[f.who.pose]
    bridge = {"turned": curve([(-0.14, -0.055), (-0.11, -0.075), (-0.085, -0.055)]), "front": curve([(-0.04, -0.055), (0, -0.075), (0.04, -0.055)]), "profile": [(-0.285, -0.05), (-0.275, -0.055)]}[f.who.pose]
    shapes = [f.oval(*r) for r in rims]
    c.fill(c.mask(*shapes), c.tone(1), opacity=0.16)
    lines = [[*s, s[0]] for s in shapes] + [f.put(temple), f.put(bridge)]
    if f.who.pose == "front":
        lines.append(f.put([(-0.25, -0.05), (-0.33, -0.04)]))
    c.fill(c.lines(lines, f.who.size * 0.016), c.tone(0.02))


def beard(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint a full beard, a trimmed one, or a moustache."""
    kind, pose = f.who.beard, f.who.pose
    if not kind:
        return
    x = {"turned": -0.155, "front": 0.0, "profile": -0.29}[pose]
    shapes: list[Polygon] = []
    if pose == "profile":
        shapes.append(f.smooth((0.14, 0.0), (0.1, 0.16), (-0.05, 0.22), (-0.2, 0.2), (-0.315, 0.19), (-0.335, 0.235), (-0.27, 0.27), (-0.24, 0.29), (-0.3, 0.34), (-0.33, 0.46), (-0.24, 0.58 if kind == "full" else 0.52), (-0.05, 0.52), (0.13, 0.36), (0.19, 0.1)))
    elif kind in ("full", "trim"):
        low = 0.64 if kind == "full" else 0.535
        left, right = (-0.3, 0.3) if pose == "turned" else (-0.335, 0.335)
        shapes.append(f.smooth((left, 0.06), (left + 0.02, 0.2), (x - 0.14, 0.215), (x - 0.05, 0.19), (x, 0.2), (x + 0.05, 0.19), (x + 0.15, 0.22), (right - 0.06, 0.1), (right, -0.06), (right, 0.16), (right - 0.06, 0.38), (x + 0.14, low - 0.02), (x, low), (x - 0.13, low - 0.03), (left + 0.02, 0.36)))
    if kind == "moustache":
        shapes.append(f.smooth((x - 0.15, 0.25), (x - 0.07, 0.198), (x, 0.205), (x + 0.07, 0.198), (x + 0.15, 0.25), (x + 0.06, 0.266), (x, 0.258), (x - 0.06, 0.266)))
    f.fill(lit, dark, *shapes, span=(-0.3, 0.3), grain=0.45)
    if pose != "profile" and kind != "moustache":
        c = f.c
        c.fill(c.mask(f.smooth((x - 0.085, 0.277), (x, 0.262), (x + 0.085, 0.277), (x + 0.04, 0.305), (x - 0.04, 0.305))), c.glow(0.3))


def hair_behind(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint the hair that falls behind the face and neck."""
    kind = f.who.hair
    if kind == "long":
        f.fill(lit, dark, f.smooth((0.0, -0.6), (-0.3, -0.5), (-0.42, -0.2), (-0.4, 0.2), (-0.46, 0.6), (-0.36, 0.92), (-0.1, 0.8), (0.3, 0.95), (0.5, 0.7), (0.46, 0.2), (0.47, -0.2), (0.32, -0.52)), span=(-0.4, 0.5), grain=0.4)
    elif kind == "bob":
        f.fill(lit, dark, f.smooth((0.02, -0.6), (-0.28, -0.5), (-0.4, -0.2), (-0.41, 0.2), (-0.36, 0.42), (-0.16, 0.4), (0.2, 0.5), (0.42, 0.44), (0.48, 0.1), (0.46, -0.24), (0.3, -0.52)), span=(-0.4, 0.5), grain=0.4)
    elif kind == "curls":
        knots = [f.oval(0.04 + 0.47 * cos(a), -0.1 + 0.47 * sin(a), 0.17, 0.17) for a in (2 * pi * k / 15 for k in range(15))]
        f.fill(lit, dark, *knots, f.oval(0.04, -0.1, 0.47, 0.47), span=(-0.4, 0.5), grain=0.4)
    elif kind == "bun":
        f.fill(lit, dark, f.oval(0.2, -0.62, 0.17, 0.15), f.smooth((0.02, -0.57), (-0.26, -0.47), (-0.37, -0.2), (-0.3, 0.1), (0.34, 0.2), (0.43, -0.1), (0.34, -0.44)), span=(-0.4, 0.5), grain=0.4)


HAIR: dict[str, dict[str, Knots]] = {
    "short": {
        "turned": [(-0.315, -0.24, "c"), (-0.34, -0.38), (-0.22, -0.55), (0.04, -0.6), (0.3, -0.52), (0.44, -0.28), (0.4, 0.0), (0.33, 0.12, "c"), (0.28, -0.02), (0.25, -0.2), (0.16, -0.3), (-0.05, -0.33), (-0.2, -0.3)],
        "front": [(-0.345, 0.02, "c"), (-0.37, -0.25), (-0.28, -0.5), (0.0, -0.6), (0.28, -0.5), (0.37, -0.25), (0.345, 0.02, "c"), (0.3, -0.16), (0.22, -0.3), (0.0, -0.34), (-0.22, -0.29), (-0.3, -0.16)],
        "profile": [(-0.27, -0.28, "c"), (-0.3, -0.42), (-0.12, -0.57), (0.14, -0.59), (0.38, -0.48), (0.48, -0.2), (0.44, 0.06), (0.3, 0.22, "c"), (0.17, 0.14), (0.17, -0.08), (0.06, -0.1), (0.03, 0.05), (-0.01, -0.14), (-0.06, -0.28)],
    },
    "parted": {
        "turned": [(-0.32, -0.2, "c"), (-0.36, -0.4), (-0.2, -0.57), (-0.02, -0.52, "c"), (0.08, -0.61), (0.34, -0.5), (0.45, -0.24), (0.4, 0.02), (0.33, 0.12, "c"), (0.27, -0.04), (0.26, -0.22), (0.12, -0.36), (-0.02, -0.5, "c"), (-0.12, -0.38), (-0.24, -0.33)],
        "front": [(-0.345, 0.02, "c"), (-0.38, -0.26), (-0.27, -0.52), (-0.12, -0.54, "c"), (0.08, -0.63), (0.32, -0.5), (0.38, -0.22), (0.345, 0.02, "c"), (0.31, -0.18), (0.2, -0.34), (0.0, -0.4), (-0.12, -0.52, "c"), (-0.2, -0.34), (-0.3, -0.18)],
        "profile": [(-0.29, -0.3, "c"), (-0.38, -0.42), (-0.24, -0.6), (0.1, -0.62), (0.4, -0.5), (0.5, -0.2), (0.46, 0.1), (0.32, 0.24, "c"), (0.18, 0.14), (0.17, -0.1), (0.06, -0.1), (0.03, 0.08), (-0.02, -0.12), (-0.08, -0.3), (-0.2, -0.36)],
    },
}
HAIR["long"] = {"turned": [(-0.33, -0.1, "c"), (-0.4, -0.3), (-0.26, -0.54), (0.02, -0.61), (0.3, -0.54), (0.46, -0.28), (0.46, 0.1), (0.5, 0.5), (0.4, 0.8, "c"), (0.3, 0.5), (0.29, 0.1), (0.22, -0.16), (0.05, -0.34), (-0.08, -0.44, "c"), (-0.2, -0.34), (-0.29, -0.2)]}
HAIR["long"]["front"] = [(-0.34, 0.0, "c"), (-0.42, -0.2), (-0.3, -0.52), (0.0, -0.61), (0.3, -0.52), (0.42, -0.2), (0.34, 0.0, "c"), (0.28, -0.2), (0.12, -0.36), (-0.06, -0.46, "c"), (-0.16, -0.36), (-0.29, -0.2)]
HAIR["bob"] = {"turned": [(-0.32, 0.02, "c"), (-0.4, -0.2), (-0.3, -0.52), (0.02, -0.61), (0.3, -0.54), (0.47, -0.26), (0.48, 0.1), (0.43, 0.42), (0.2, 0.47, "c"), (0.24, 0.2), (0.22, -0.02), (0.1, -0.16), (-0.1, -0.2), (-0.28, -0.17)],
               "front": [(-0.3, 0.44, "c"), (-0.41, 0.3), (-0.44, -0.1), (-0.32, -0.5), (0.0, -0.61), (0.32, -0.5), (0.44, -0.1), (0.41, 0.3), (0.3, 0.44, "c"), (0.28, 0.1), (0.24, -0.16), (0.0, -0.22), (-0.24, -0.16), (-0.28, 0.1)]}
HAIR["bun"] = {"turned": [(-0.325, -0.16, "c"), (-0.36, -0.34), (-0.22, -0.54), (0.04, -0.59), (0.3, -0.52), (0.43, -0.28), (0.4, 0.0), (0.32, 0.08, "c"), (0.27, -0.06), (0.16, -0.3), (-0.02, -0.42), (-0.22, -0.34)]}
HAIR["bun"]["front"] = HAIR["parted"]["front"]


def hair_before(f: Frame, lit: Colour, dark: Colour) -> None:
    """Paint the hair, scarf or cap that frames the face."""
    kind, pose = f.who.hair, f.who.pose
    if kind in HAIR:
        f.fill(lit, dark, f.smooth(*HAIR[kind][pose]), span=(-0.35, 0.4), grain=0.4)
        if kind in ("short", "parted") and pose == "turned":
            _ear(f)
    elif kind == "curls":
        knots = [f.oval(0.02 + 0.36 * cos(a), -0.24 + 0.25 * sin(a), 0.11, 0.11) for a in (pi * (1 + k / 8) for k in range(9))]
        f.fill(lit, dark, *knots, f.smooth((-0.34, -0.2), (-0.2, -0.52), (0.05, -0.56), (0.34, -0.44), (0.42, -0.1), (0.32, -0.1), (0.2, -0.28), (-0.05, -0.34), (-0.24, -0.28)), span=(-0.4, 0.5), grain=0.45)
    elif kind == "fringe":
        f.fill(lit, dark, f.smooth((0.26, 0.16, "c"), (0.34, 0.14), (0.4, 0.0), (0.4, -0.16), (0.33, -0.3), (0.27, -0.2), (0.22, -0.16), (0.2, 0.0), (0.22, 0.1)), grain=0.4)
        _ear(f)
    elif kind == "cap":
        _cap(f, lit, dark)


def _ear(f: Frame) -> None:
    c, cool = f.c, f.who.section in ("science", "sport")
    lit, dark = (c.tone(0.86), c.tone(0.4)) if cool else (c.glow(0.72), c.glow(0.25))
    f.fill(lit, dark, f.smooth((0.235, -0.03), (0.285, -0.085), (0.345, -0.05), (0.33, 0.05), (0.28, 0.125), (0.245, 0.1)), span=(0.1, 0.45))
    c.fill(c.mask(f.put(ribbon(curve([(0.265, 0.0), (0.295, -0.045), (0.32, -0.02), (0.3, 0.04), (0.275, 0.07)]), [0.004, 0.016, 0.004]))), dark, opacity=0.8)


def _cap(f: Frame, lit: Colour, dark: Colour) -> None:
    c = f.c
    f.fill(c.tone(0.12), c.tone(0.02), f.smooth((0.17, 0.1, "c"), (0.16, -0.2), (0.44, -0.24), (0.45, 0.02), (0.32, 0.22, "c")), grain=0.4)
    f.fill(lit, dark, f.smooth((-0.3, -0.2, "c"), (-0.3, -0.4), (-0.14, -0.58), (0.14, -0.62), (0.38, -0.5), (0.47, -0.2, "c"), (0.1, -0.24)), span=(-0.35, 0.45))
    f.fill(dark, c.tone(0.02), f.smooth((-0.2, -0.25, "c"), (-0.4, -0.22), (-0.56, -0.15), (-0.58, -0.12), (-0.42, -0.14), (-0.24, -0.16, "c"), (0.0, -0.22)), span=(-0.5, 0.1))


def lining(f: Frame, colour: Colour) -> None:
    """Paint the inside of a headscarf, seen between face and cloth."""
    if f.who.pose != "profile":
        f.c.fill(f.c.mask(f.smooth((-0.1, -0.45), (-0.3, -0.36), (-0.37, -0.1), (-0.36, 0.2), (-0.3, 0.4), (-0.2, 0.56), (0.1, 0.56), (0.3, 0.3), (0.32, -0.1), (0.2, -0.38))), colour)


def scarf(f: Frame, lit: Colour, dark: Colour, head: Field) -> None:
    """Paint a headscarf: an oval opening, folds wrapped under the chin and over a shoulder."""
    c, pose = f.c, f.who.pose
    outer: Knots = [(0.03, -0.62), (-0.24, -0.55), (-0.4, -0.3), (-0.42, 0.05), (-0.38, 0.35), (-0.46, 0.62), (-0.42, 0.86), (-0.1, 0.98), (0.3, 0.94), (0.52, 0.8), (0.5, 0.45), (0.5, 0.05), (0.5, -0.28), (0.33, -0.54)]
    opening: Knots = {
        "turned": [(-0.1, -0.41), (-0.26, -0.34), (-0.345, -0.16), (-0.36, 0.1), (-0.31, 0.32), (-0.2, 0.5), (-0.08, 0.53), (0.07, 0.43), (0.18, 0.2), (0.21, -0.05), (0.14, -0.3)],
        "front": [(0, -0.4), (-0.2, -0.33), (-0.3, -0.1), (-0.29, 0.15), (-0.2, 0.4), (0, 0.53), (0.2, 0.4), (0.29, 0.15), (0.3, -0.1), (0.2, -0.33)],
        "profile": [(-0.1, -0.42), (-0.42, -0.44), (-0.6, 0.1), (-0.6, 0.56), (-0.22, 0.52), (-0.1, 0.44), (0.0, 0.2), (0.02, -0.1), (-0.02, -0.3)],
    }[pose]
    if pose == "profile":
        outer = [(-0.12, -0.56), (-0.22, -0.46, "c"), (-0.06, -0.3), (0.0, -0.1), (-0.02, 0.2), (-0.1, 0.42), (-0.24, 0.52, "c"), (-0.3, 0.7), (-0.4, 0.9), (-0.1, 1.0), (0.3, 0.96), (0.54, 0.8), (0.5, 0.45), (0.53, 0.05), (0.54, -0.24), (0.38, -0.5), (0.1, -0.62)]
        cloth = c.mask(f.smooth(*outer))
    else:
        cloth = c.mask(f.smooth(*outer)) * (1 - c.mask(f.smooth(*opening)))
    c.fill(cloth, lit, dark, f.across(-0.4, 0.5), 0.35)
    rim = f.smooth(*opening)
    c.airbrush(cloth, dark, c.blur(c.mask(rim), 0.05 * f.who.size) * 0.9, 0.4)
    folds = [[(0.3, -0.5), (0.36, -0.1), (0.24, 0.3), (-0.05, 0.6), (-0.4, 0.78)], [(0.42, -0.36), (0.45, 0.05), (0.36, 0.42), (0.1, 0.72), (-0.3, 0.92)], [(-0.3, -0.5), (-0.39, -0.2), (-0.38, 0.2), (-0.3, 0.46), (-0.1, 0.62)], [(0.5, 0.3), (0.42, 0.6), (0.2, 0.84), (0.0, 0.94)]]
    shapes = [f.put(ribbon(curve([(x, y) for x, y in line]), [0.004, 0.05, 0.03, 0.05, 0.006])) for line in (folds if pose != "profile" else [folds[1], folds[3], [(0.1, -0.5), (0.2, -0.1), (0.12, 0.3), (-0.1, 0.6), (-0.34, 0.8)]])]
    c.airbrush(cloth, dark, c.blur(c.mask(*shapes), 3) * 0.75, 0.4)
    c.airbrush(head * c.mask(rim), c.tone(0.1), c.blur(1 - c.mask(rim), 0.04 * f.who.size) * 0.7, 0.4)


def stubble(f: Frame, head: Field, dark: Colour) -> None:
    """Shade the jaw with a day's beard."""
    c = f.c
    jaw = f.smooth((-0.32, 0.12), (-0.2, 0.24), (-0.1, 0.19), (0.1, 0.24), (0.3, 0.05), (0.3, 0.4), (0.0, 0.6), (-0.3, 0.45))
    c.airbrush(head, dark, c.blur(c.mask(jaw), 10) * 0.5, 0.6)


def bald_shine(f: Frame, lit: Colour) -> None:
    """Lay the light on a bare crown."""
    c = f.c
    c.airbrush(c.mask(f.oval(-0.06 * -f.light, -0.36, 0.14, 0.07)), lit, c.all() * 0.5, 0.5)


def earring(f: Frame, colour: Colour) -> None:
    """Hang a small earring on the near ear."""
    x, y = f.put([(0.27, 0.22)])[0]
    f.c.fill(f.c.mask(ellipse(x, y, f.who.size * 0.022), ellipse(x, y + f.who.size * 0.06, f.who.size * 0.03, f.who.size * 0.042)), colour)

