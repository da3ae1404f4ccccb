"""The science desk: violet night, cyan light."""

import itertools
from math import cos, pi, sin

from camera import Camera
from canvas import Canvas
from land import ground, profile, shafts
from people import chain, standing
from shape import Knot, Point, Polygon, arc, blob, curve, ellipse, limb, move, outline, rect, ribbon


def lab_bench(c: Canvas) -> None:
    """A bench at night: glass, a glowing flask, a researcher at the microscope."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.2)), (0.8, t(0.34)), (1, t(0.2)))
    c.fill(c.mask(rect(120, 90, 620, 520)), t(0.08), t(0.4), c.ramp((0, 90), (0, 610)), 0.25)
    c.fill(c.mask(*(rect(140 + i * 52, 610 - h, 44, h) for i, h in enumerate((90, 150, 110, 190, 130, 90, 160, 120, 200, 110, 140)))), t(0.14))
    c.fill(c.mask(*(rect(150 + c.rng.integers(0, 11) * 52 + 8, 600 - c.rng.integers(1, 7) * 20, 8, 9) for _ in range(34))), g(0.75))
    c.fill(c.mask(ellipse(600, 190, 40)), t(0.98))
    c.fill(c.mask(rect(104, 74, 652, 16), rect(104, 606, 652, 24), rect(104, 80, 16, 540), rect(740, 80, 16, 540), rect(424, 80, 12, 540)), t(0.5), t(0.3), c.ramp((0, 80), (0, 620)))
    c.fill(c.mask(rect(920, 150, 800, 14), rect(920, 340, 800, 14)), t(0.5))
    for x, w, h, k in ((960, 60, 120, 0), (1040, 44, 150, 1), (1110, 70, 100, 2), (1220, 50, 140, 0), (1300, 90, 90, 1), (1440, 46, 130, 2), (1510, 60, 150, 0), (1610, 80, 110, 1)):
        c.fill(c.mask(rect(x, 150 - h * 0.7, w, h * 0.7)), (t(0.44), t(0.6), t(0.26))[k])
        c.fill(c.mask(rect(x + 10, 340 - h, w * 0.9, h), rect(x + 18, 340 - h - 14, w * 0.5, 14)), (t(0.24), g(0.4), t(0.6))[k], t(0.2), c.ramp((x, 0), (x + w * 1.4, 0)), 0.25)
    c.shine(c.spot((1190, 800), 760, 1, 1.7), g(0.6), 0.7)
    _scientist(c, 430, 960, 720)
    c.fill(c.mask(rect(0, 945, c.w, 34)), t(0.9), t(0.36), abs(c.ramp((0, 0), (1800, 0)) - 0.66) * 1.8, 0.3)
    c.fill(c.mask(rect(0, 978, c.w, 240)), t(0.16), t(0.05), c.ramp((0, 978), (0, 1200)))
    c.fill(c.mask(*(rect(x, 1010, 4, 200) for x in (380, 800, 1220, 1640))), t(0.04))
    _microscope(c, 690, 946, 400)
    _glass(c)


def _scientist(c: Canvas, x: float, foot: float, h: float) -> None:
    t, g = c.tone, c.glow
    def put(*knots: Knot) -> Polygon:
        return move(outline(*knots), x, foot, h)

    coat = put((-0.3, 0.02, "c"), (-0.28, -0.3), (-0.2, -0.55), (-0.02, -0.66), (0.14, -0.58), (0.2, -0.34), (0.18, 0.02, "c"))
    c.fill(c.mask(coat), t(0.95), t(0.34), c.ramp((x + h * 0.16, foot - h * 0.5), (x - h * 0.3, foot - h * 0.3)), 0.35)
    face = put((0.1, -0.86), (0.16, -0.8), (0.19, -0.74), (0.15, -0.71), (0.14, -0.64), (0.06, -0.62), (0.0, -0.6), (-0.02, -0.74))
    c.fill(c.mask(face), g(0.82), t(0.2), c.ramp((x + h * 0.16, 0), (x, 0)), 0.35)
    scarf = put((0.13, -0.86), (0.06, -0.93), (-0.06, -0.92), (-0.13, -0.82), (-0.13, -0.68), (-0.2, -0.54), (-0.02, -0.5), (0.12, -0.56), (0.1, -0.62), (0.04, -0.66), (0.05, -0.78))
    c.fill(c.mask(scarf), t(0.34), t(0.08), c.ramp((x + h * 0.1, foot - h * 0.8), (x - h * 0.16, foot - h * 0.6)), 0.35)
    arm = [move(p, x, foot, h) for p in chain([(0.02, -0.5), (0.2, -0.2), (0.38, -0.26)], [0.085, 0.07, 0.045])]
    c.fill(c.mask(*arm), t(1), t(0.45), c.ramp((x + h * 0.3, foot - h * 0.3), (x, foot - h * 0.3)), 0.35)
    c.fill(c.mask(move(limb((0.38, -0.265), (0.45, -0.28), 0.036, 0.026), x, foot, h)), g(0.8))


def _microscope(c: Canvas, x: float, foot: float, h: float) -> None:
    t, g = c.tone, c.glow

    def put(*points: Point) -> Polygon:
        return move(points, x, foot, h)

    parts = [put((-0.3, 0), (0.32, 0), (0.28, -0.08), (-0.26, -0.08)), ribbon(move(curve([(0.2, -0.06), (0.32, -0.3), (0.26, -0.56), (0.06, -0.72)]), x, foot, h), [h * 0.13, h * 0.1, h * 0.09, h * 0.12]),
             put((-0.26, -0.26), (0.24, -0.26), (0.24, -0.31), (-0.26, -0.31)), move(limb((0.07, -0.62), (-0.08, -0.92), 0.075, 0.06), x, foot, h), move(limb((-0.09, -0.9), (-0.13, -0.98), 0.045, 0.05), x, foot, h),
             move(limb((0.06, -0.6), (-0.01, -0.42), 0.055, 0.03), x, foot, h), move(limb((0.29, -0.24), (0.29, -0.24), 0.06, 0.06), x, foot, h)]
    c.fill(c.mask(*parts), t(0.06), t(0.5), c.ramp((x, 0), (x + h * 0.42, 0)), 0.3)
    c.shine(c.spot((x - 4, foot - h * 0.32), h * 0.2), g(0.9), 0.9)


def _glass(c: Canvas) -> None:
    t, g = c.tone, c.glow
    x, foot = 1190, 946
    flask = curve([(x - 44, foot - 380, "c"), (x - 40, foot - 230), (x - 190, foot - 24), (x - 176, foot, "c"), (x + 176, foot, "c"), (x + 190, foot - 24), (x + 40, foot - 230), (x + 44, foot - 380, "c")])
    glass = c.mask(flask)
    c.fill(glass, t(0.9), opacity=0.26)
    liquid = glass * (c.y > foot - 170)
    c.fill(liquid, g(0.98), g(0.4), (1 - c.spot((x, foot - 90), 230, 1, 1)).clip(0, 1), 0.35)
    c.fill(c.mask(ellipse(x, foot - 170, 88, 13)) * glass, g(1))
    c.fill(c.mask(*(ellipse(x + dx, foot - dy, r) for dx, dy, r in ((-60, 60, 12), (30, 110, 9), (-10, 40, 7), (70, 50, 10), (-34, 120, 6), (10, 200, 7), (-6, 250, 5)))), t(1), opacity=0.85)
    c.fill(c.lines([flask], 5), t(0.98), opacity=0.9)
    c.fill(c.mask(rect(x - 54, foot - 392, 108, 16)), t(1))
    c.fill(c.mask(ribbon(curve([(x - 30, foot - 240), (x - 110, foot - 100), (x - 146, foot - 40)]), [3, 12, 4])), t(1), opacity=0.7)
    for i, level in enumerate((120, 84, 150, 60)):
        tx = 1450 + i * 70
        tube = [(tx - 22, foot - 230), *arc(tx, foot - 40, 22, pi, 0)[::1], (tx + 22, foot - 230)]
        tube = [(tx - 22, foot - 230), *[(px, 2 * (foot - 40) - py) for px, py in arc(tx, foot - 40, 22, pi, 2 * pi)], (tx + 22, foot - 230)]
        m = c.mask(tube)
        c.fill(m, t(0.9), opacity=0.22)
        c.fill(m * (c.y > foot - 18 - level), (g(0.6), t(0.75), g(0.35), g(0.85))[i])
        c.fill(c.lines([tube], 4), t(0.95), opacity=0.85)
    c.fill(c.mask(rect(1408, foot - 170, 290, 20), rect(1408, foot - 60, 290, 18), rect(1408, foot - 170, 16, 170), rect(1682, foot - 170, 16, 170)), t(0.1))


def coral_reef(c: Canvas) -> None:
    """Light falls through the sea on a reef; a diver hangs above a shoal."""
    t, g = c.tone, c.glow
    c.sky((0, g(0.85)), (0.18, g(0.5)), (0.5, t(0.46)), (0.85, t(0.2)), (1, t(0.1)))
    shafts(c, (1100, -420), [(62, 68), (74, 79), (84, 92), (98, 103), (109, 117), (124, 128)], 1500, g(0.98), 0.55, 12)
    for k, (y, h) in enumerate(((1060, 420), (1130, 330))):
        ground(c, profile(c, y, h, 0.52), t(0.44 - 0.12 * k), t(0.3), 420)
    shoal = [_fish(700 + 330 * cos(a) * k + 120 * k, 400 + 130 * sin(a) * k, c.rng.uniform(26, 52), -0.15 + c.rng.normal() * 0.1) for a, k in ((c.rng.uniform(0, 6.3), c.rng.uniform(0.1, 1) ** 0.6) for _ in range(70))]
    c.fill(c.mask(*shoal), t(0.1), t(0.3), c.ramp((400, 500), (1100, 250)))
    _diver(c, 1290, 420, 300)
    floor = curve([(-20, 960), (260, 900), (520, 1010), (800, 1060), (1150, 1040), (1450, 920), (1700, 860), (1830, 880)])
    c.fill(c.mask([*floor, (1830, 1220), (-20, 1220)]), t(0.2), t(0.06), c.ramp((0, 860), (0, 1180)), 0.3)
    for x, y, h, kind, tone in ((120, 960, 330, 0, 0.3), (330, 960, 260, 1, 0.5), (1600, 900, 360, 0, 0.28), (1420, 960, 230, 1, 0.6), (560, 1040, 190, 2, 0.7), (1190, 1050, 160, 2, 0.42), (980, 1080, 210, 0, 0.34), (760, 1090, 130, 1, 0.66), (1720, 940, 260, 1, 0.6)):
        _coral(c, x, y, h, kind, tone)
    front = [_fish(x, y, w, a) for x, y, w, a in ((420, 690, 120, 0.12), (560, 770, 90, 0.05), (1480, 700, 80, 3.2))]
    c.fill(c.mask(*front), g(0.9), g(0.4), c.ramp((0, 640), (0, 800)), 0.35)
    bubbles = [ellipse(1370 + 16 * sin(k * 1.7), 330 - k * 44, 5 + k * 1.5) for k in range(7)]
    c.fill(c.mask(*bubbles), t(1), opacity=0.75)


def _fish(x: float, y: float, w: float, turn: float) -> Polygon:
    shape = blob([(50, 0, "c"), (25, -17), (-10, -16), (-34, -4), (-52, -18, "c"), (-46, 0), (-52, 18, "c"), (-34, 4), (-10, 16), (25, 15)])
    return move([(px / 100, py / 100) for px, py in shape], x, y, w, turn)


def _diver(c: Canvas, x: float, y: float, s: float) -> None:
    def put(shape: Polygon) -> Polygon:
        return move(shape, x, y, s, 0.2, True)

    parts = [limb((0.3, -0.1), (-0.1, -0.02), 0.1, 0.085), [(px / 100, py / 100) for px, py in ellipse(46, -14, 9, 8)], limb((0.2, -0.2), (-0.05, -0.12), 0.06, 0.06),
             *chain([(-0.1, 0.0), (-0.4, -0.05), (-0.66, -0.16)], [0.08, 0.055, 0.035]), *chain([(-0.1, 0.02), (-0.38, 0.12), (-0.64, 0.1)], [0.08, 0.055, 0.035]),
             [(-0.64, -0.18), (-0.98, -0.34), (-0.92, -0.16), (-0.66, -0.12)], [(-0.62, 0.08), (-1.0, 0.06), (-0.94, 0.24), (-0.64, 0.14)],
             *chain([(0.28, -0.06), (0.4, 0.12), (0.56, 0.16)], [0.055, 0.04, 0.03]), limb((0.5, -0.16), (0.56, -0.14), 0.04, 0.03)]
    c.fill(c.mask(*(put(p) for p in parts)), c.tone(0.03))
    c.shine(c.spot((x - s * 0.56, y + s * 0.14), s * 0.35), c.glow(0.95), 0.7)


def _coral(c: Canvas, x: float, y: float, h: float, kind: int, tone: float) -> None:
    t, g = c.tone, c.glow
    if kind == 2:
        mound = blob([(x - h, y + 20, "c"), (x - h * 0.9, y - h * 0.4), (x - h * 0.3, y - h * 0.85), (x + h * 0.4, y - h * 0.8), (x + h * 0.92, y - h * 0.35), (x + h, y + 20, "c")])
        mask = c.mask(mound)
        c.fill(mask, g(tone), t(0.1), c.ramp((x + h * 0.2, y - h * 0.8), (x - h * 0.5, y + 20)), 0.35)
        folds = [curve([(x - h + k * h * 0.25, y + 20), (x - h * 0.8 + k * h * 0.22, y - h * 0.4), (x - h * 0.4 + k * h * 0.12, y - h * 0.9)]) for k in range(8)]
        c.fill(c.lines(folds, 5) * mask, t(0.16), opacity=0.6)
        return
    twigs: list[Polygon] = []

    def grow(px: float, py: float, a: float, length: float, width: float, depth: int) -> None:
        ex, ey = px + length * cos(a), py - length * sin(a)
        twigs.append(limb((px, py), (ex, ey), width, width * 0.8))
        if depth:
            spread = 0.34 if kind else 0.5
            for d in (-spread, 0.06, spread):
                grow(ex, ey, a + d + c.rng.normal() * 0.12, length * (0.74 if kind else 0.68), width * 0.72, depth - 1)

    grow(x, y + 40, pi / 2, h * 0.32, h * (0.055 if kind else 0.035), 3 if kind else 4)
    c.fill(c.mask(*twigs), g(tone) if kind else t(tone), t(0.1), c.ramp((x, y - h), (x, y + 30)), 0.35)


def server_hall(c: Canvas) -> None:
    """An aisle of servers, status lights converging on an engineer."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.06)), (0.5, t(0.16)), (1, t(0.05)))
    cam = Camera(c, (-0.5, -3, 1.75), (0.35, 10, 1.55), 58)
    c.fill(c.mask(cam.floor(-1.6, -3, 1.6, 34)), t(0.3), t(0.1), c.ramp((0, 640), (0, 1200)), 0.2)
    c.fill(c.mask(cam.floor(-1.6, -3, 1.6, 34, 3.4)), t(0.12), t(0.3), c.ramp((0, 0), (0, 540)))
    for y in range(-1, 32, 3):
        c.fill(c.mask(cam.floor(-0.35, y, 0.35, y + 1.8, 3.39)), g(0.96))
        c.fill(c.mask(cam.floor(-0.4, y, 0.4, y + 1.9, 0.0)), g(0.8), opacity=0.4)
    c.fill(c.lines([s for s in (*(cam.line((-1.6, y, 0), (1.6, y, 0)) for y in range(-1, 30)), cam.line((-0.8, -2, 0), (-0.8, 32, 0)), cam.line((0.8, -2, 0), (0.8, 32, 0))) if len(s) == 2], 2), t(0.05), opacity=0.7)
    for y in range(30, -4, -1):
        for side in (-1.3, 1.3):
            _rack(c, cam, side, y * 1.0)
    end = cam.at(0, 31, 1.6)
    c.shine(c.spot(end, 520, 1, 2), g(0.85), 0.8)
    px, py = cam.at(0.55, 7.4)
    s = cam.scale(0.55, 7.4)
    c.airbrush(c.mask(limb((px, py + 6), (px + 30, py + 240), s * 0.16, s * 0.34)), t(0), c.all() * 0.65)
    c.fill(c.mask(*standing(px, py, s * 1.78, "coat"), rect(px - s * 0.33, py - s * 1.02, s * 0.2, s * 0.28)), t(0.01))
    c.fill(c.mask(rect(px - s * 0.31, py - s * 1.0, s * 0.16, s * 0.23)), g(0.92))


def _rack(c: Canvas, cam: Camera, side: float, y: float) -> None:
    t, g = c.tone, c.glow
    face = cam.face([(side, y, 0), (side, y + 0.94, 0), (side, y + 0.94, 2.7), (side, y, 2.7)])
    if len(face) < 3:
        return
    depth = min(1, max(0, y) / 30)
    c.fill(c.mask(face), t(0.12 + depth * 0.3), t(0.22 + depth * 0.3), c.ramp((0, 200), (0, 1000)))
    if y > 20 or y < -1.5:
        return
    slots = [cam.face([(side, y + 0.08, z), (side, y + 0.86, z), (side, y + 0.86, z + 0.1), (side, y + 0.08, z + 0.1)]) for z in (0.25 + k * 0.155 for k in range(15))]
    c.fill(c.mask(*(s for s in slots if len(s) > 2)), t(0.03 + depth * 0.22))
    lamps = [cam.face([(side, y + a, z), (side, y + a + 0.05, z), (side, y + a + 0.05, z + 0.045), (side, y + a, z + 0.045)]) for z in (0.28 + k * 0.155 for k in range(15)) for a in (0.14, 0.24, 0.34, 0.44, 0.74) if c.rng.uniform() < 0.62]
    lamps = [s for s in lamps if len(s) > 2]
    c.fill(c.mask(*lamps[::2]), g(0.75))
    c.fill(c.mask(*lamps[1::2]), t(0.72))


def robot_arm(c: Canvas) -> None:
    """A robot's arm lowers a part into the light while its maker watches."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.16)), (0.6, t(0.36)), (1, t(0.14)))
    for x in range(60, 1800, 290):
        c.fill(c.mask(rect(x, 0, 26, 1000)), t(0.14))
        c.fill(c.mask(rect(x + 40, 120, 230, 330)), t(0.5), t(0.3), c.ramp((0, 120), (0, 450)))
        c.fill(c.mask(*(rect(x + 40, 200 + k * 82, 230, 6) for k in range(3)), rect(x + 152, 120, 6, 330)), t(0.16))
    c.fill(c.mask(rect(0, 60, c.w, 22), *(rect(x, 60, 14, 60) for x in range(0, 1800, 145))), t(0.1))
    c.shine(c.spot((1150, 840), 720, 1, 1.8), g(0.6), 0.75)
    shafts(c, (1150, -150), [(81, 99)], 1300, g(0.97), 0.45, 18)
    c.fill(c.mask(rect(0, 985, c.w, 230)), t(0.12), t(0.03), c.ramp((0, 985), (0, 1200)))
    c.fill(c.mask(rect(860, 930, 640, 70), rect(900, 1000, 60, 210), rect(1400, 1000, 60, 210)), t(0.24), t(0.1), c.ramp((0, 930), (0, 1100)))
    c.fill(c.mask(rect(846, 914, 668, 20)), g(0.9), t(0.4), abs(c.x - 1150) / 420)
    _arm(c)
    c.fill(c.mask(*(rect(x, 872 - k * 6, 70, 44 + k * 6) for k, x in enumerate((880, 1340, 1425)))), t(0.34))
    px, py, h = 1640, 1150, 560
    c.fill(c.mask(*standing(px, py, h, "scarf")), t(0.02), g(0.42), ((px - c.x) / h * 6 - 0.1).clip(0, 1), 0.35)
    c.fill(c.mask(rect(px - 118, py - 330, 110, 76)), t(0.02))
    c.fill(c.mask([(px - 116, py - 334), (px - 10, py - 334), (px - 14, py - 342), (px - 112, py - 342)]), g(0.95))


def _arm(c: Canvas) -> None:
    t, g = c.tone, c.glow
    joints = [(470.0, 870.0), (520.0, 400.0), (960.0, 300.0), (1150.0, 540.0)]
    c.fill(c.mask([(330, 1090), (620, 1090), (570, 950), (380, 950)], rect(300, 1080, 350, 36)), t(0.3), t(0.04), c.ramp((620, 0), (330, 0)), 0.3)
    c.fill(c.mask(ellipse(470, 930, 112, 90)), t(0.5), t(0.08), c.ramp((560, 880), (380, 980)), 0.3)
    widths = [(74, 60), (56, 44), (40, 32)]
    for (a, b), (wa, wb) in zip(itertools.pairwise(joints), widths, strict=True):
        dx, dy = b[0] - a[0], b[1] - a[1]
        n = (dx * dx + dy * dy) ** 0.5
        off = (-dy / n * wa, dx / n * wa)
        light, dark = ((a[0] - off[0], a[1] - off[1]), (a[0] + off[0], a[1] + off[1]))
        c.fill(c.mask(limb(a, b, wa, wb)), t(0.98), t(0.28), c.ramp(light, dark), 0.35)
        inner = ((a[0] + dx * 0.25, a[1] + dy * 0.25), (a[0] + dx * 0.75, a[1] + dy * 0.75))
        c.fill(c.mask(limb(*inner, wa * 0.34, wb * 0.34)), g(0.45), g(0.2), c.ramp(light, dark), 0.3)
    for (x, y), r in zip(joints, (92, 76, 58, 42), strict=True):
        c.fill(c.mask(ellipse(x, y, r)), t(0.36), t(0.06), c.ramp((x + r, y + r * 0.4), (x - r, y - r * 0.4)), 0.3)
        c.fill(c.mask(ellipse(x, y, r * 0.52)), g(0.75))
        c.fill(c.mask(ellipse(x, y, r * 0.24)), t(0.08))
    c.fill(c.lines([curve([(430, 850), (400, 560), (470, 330), (700, 250), (930, 250)])], 10), t(0.05))
    x, y = joints[3]
    c.fill(c.mask(rect(x - 22, y + 30, 44, 90), rect(x - 84, y + 110, 168, 30)), t(0.1))
    for side in (-1, 1):
        claw = curve([(x + side * 74, y + 130), (x + side * 96, y + 190), (x + side * 60, y + 250)])
        c.fill(c.mask(ribbon(claw, [30, 26, 14])), t(0.12), t(0.4), c.ramp((x, 0), (x + side * 100, 0)))
    core = [(x + 58 * cos(pi / 6 + pi * k / 3), y + 222 + 58 * sin(pi / 6 + pi * k / 3)) for k in range(6)]
    c.shine(c.spot((x, y + 222), 300, 1, 2), g(0.9), 0.9)
    c.fill(c.mask(core), g(0.98), g(0.5), c.ramp((x - 30, y + 170), (x + 40, y + 280)), 0.25)
    c.fill(c.lines([[core[k], (x, y + 222)] for k in (0, 2, 4)], 4), g(0.3))
