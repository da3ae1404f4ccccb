"""The opinion pages: charcoal and cream, one ochre accent."""

from math import sin

import numpy as np
from camera import Camera
from canvas import Canvas
from land import cloud, gull, profile, shafts, stars, streaks
from people import standing
from shape import Knot, Point, Polygon, blob, curve, ellipse, limb, move, rect, ribbon


def ink_pen(c: Canvas) -> None:
    """A fountain pen draws a line of ink that becomes a coast with a walker on it."""
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.98), t(0.84), c.ramp((400, 0), (1700, 1200)), 0.2)
    c.fill(c.mask(ellipse(560, 420, 210)), g(0.7), g(0.92), c.ramp((420, 620), (680, 250)), 0.35)
    for k, (y, h) in enumerate(((760, 230), (830, 150))):
        line = [(x, py) for x, py in profile(c, y, h, 0.5)]
        mask = c.mask([*line, (1800, 900), (0, 900)]) * (1 - c.ramp((760, 0), (1180, 0)))
        c.fill(mask, t(0.72 - 0.2 * k), t(0.9), c.ramp((0, y - h), (0, y + 80)), 0.3)
    sea = curve([(-20, 850), (240, 838), (460, 862), (720, 842), (940, 866), (1085, 905)])
    pool = c.mask([*sea, (1085, 905), *curve([(1085, 905), (960, 960), (760, 1010), (640, 1080), (500, 1230)]), (-20, 1230)])
    c.fill(pool, t(0.12), t(0.02), c.ramp((0, 850), (0, 1180)), 0.3)
    dashes = [ribbon([(560 + c.rng.normal() * 90 - w / 2, y), (560, y), (560 + c.rng.normal() * 90 + w / 2, y)], [0, 5, 0]) for y, w in ((870 + k * 18, 50 + k * 14) for k in range(12))]
    c.fill(c.mask(*dashes) * pool, g(0.8), opacity=0.85)
    c.fill(c.mask(*standing(330, 848, 104, "coat")), t(0.02))
    c.fill(c.mask(*(gull(x, y, w) for x, y, w in ((760, 330, 44), (820, 300, 30), (300, 260, 26)))), t(0.16))
    _fountain_pen(c, (1085, 905))


def _fountain_pen(c: Canvas, tip: Point) -> None:
    t, g = c.tone, c.glow
    turn, s = -0.86, 1000.0

    def put(*points: Point) -> Polygon:
        return move(points, *tip, s, turn)

    shade = [(0.02, 0.03), (0.34, 0.12), (1.3, 0.14), (1.3, 0.3), (0.34, 0.22)]
    c.airbrush(c.mask(move(shade, tip[0] + 10, tip[1] + 18, s, turn + 0.12)), t(0.3), c.all() * 0.4, 0.5)
    across = c.ramp(put((0.5, -0.085))[0], put((0.5, 0.085))[0])
    nib = [(px / 100, py / 100) for px, py in blob([(0, 0, "c"), (10, -2.4), (22, -6.8), (29, -6, "c"), (29, 6, "c"), (22, 6.8), (10, 2.4)])]
    c.fill(c.mask(put(*nib)), g(0.95), g(0.3), across, 0.3)
    c.fill(c.lines([put((0.0, 0.0), (0.19, 0.0))], 4), t(0.1))
    c.fill(c.mask(ellipse(*put((0.195, 0.0))[0], 11)), t(0.08))
    c.fill(c.mask(put((0.285, -0.055), (0.46, -0.075), (0.46, 0.075), (0.285, 0.055))), t(0.2), t(0.02), across, 0.3)
    c.fill(c.mask(put((0.46, -0.088), (0.49, -0.088), (0.49, 0.088), (0.46, 0.088))), g(0.95), g(0.3), across, 0.2)
    c.fill(c.mask(put((0.49, -0.086), (1.5, -0.094), (1.5, 0.094), (0.49, 0.086))), t(0.5), t(0.04), (across * 1.2).clip(0, 1), 0.35)
    c.fill(c.mask(put((0.5, -0.045), (1.5, -0.05), (1.5, -0.03), (0.5, -0.028))), t(0.92), opacity=0.7)
    c.fill(c.mask(ellipse(tip[0] - 2, tip[1] + 2, 9)), t(0.02))


def lighthouse(c: Canvas) -> None:
    """A lighthouse's beam over a dark swell."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.12)), (0.4, t(0.3)), (0.66, t(0.56)))
    stars(c, 520, t(1), 60)
    lamp = (1275.0, 318.0)
    for a in ((172, 184), (352, 362)):
        shafts(c, lamp, [a], 1500, g(0.9), 0.85, 8)
    cloud(c, 420, 520, 640, 120, t(0.66), t(0.46), 7)
    cloud(c, 1640, 600, 420, 80, t(0.6), t(0.48), 5)
    streaks(c, 600, 40, 10, t(0.7), 0.5)
    c.fill(c.mask(rect(0, 770, c.w, 440)), t(0.5), t(0.1), c.ramp((0, 770), (0, 1150)), 0.25)
    rock = curve([(880, 930), (960, 850), (1080, 826), (1150, 770), (1290, 752), (1420, 776), (1520, 850), (1640, 866), (1830, 920)])
    c.fill(c.mask([*rock, (1830, 1220), (880, 1220)]), t(0.2), t(0.02), c.ramp((0, 760), (0, 960)), 0.4)
    facets = [[(1150, 770), (1210, 860), (1080, 826)], [(1420, 776), (1380, 880), (1520, 850)], [(1290, 752), (1270, 850), (1210, 860), (1150, 770)]]
    c.fill(c.mask(*facets), t(0.36), t(0.1), c.ramp((0, 760), (0, 890)), 0.4)
    _tower(c, 1275, 770, 460)
    for k in range(6):
        y = 860 + k * 62
        crest = [(-30.0, y), *((float(x), y + (12 + 5 * k) * sin(x / (95 + 22 * k) + k * 1.9) - (16 + 6 * k) * abs(sin(x / (190 + 44 * k) + k * 0.95)) ** 3) for x in range(0, 1840, 36)), (1840.0, y)]
        line = curve(crest)
        c.fill(c.mask([*line, (1840, 1240), (-30, 1240)]), t(0.4 - k * 0.068), t(0.24 - k * 0.045), c.ramp((0, y - 30), (0, y + 130)), 0.4)
        c.fill(c.mask(ribbon(line, [2, 5 + k, 3, 6 + k, 2, 5, 2])), t(0.86 - k * 0.07), opacity=0.55)
    boat = [curve([(340, 946, "c"), (400, 978), (500, 978), (570, 934, "c"), (450, 950), (340, 946, "c")]), rect(430, 906, 56, 46), rect(452, 850, 5, 60)]
    c.fill(c.mask(*(move([(px - 450, py - 950) for px, py in p], 450, 925, 1, -0.09) for p in boat)), t(0.02))
    c.fill(c.mask(rect(440, 892, 22, 15)), g(0.85))
    spray = [ellipse(940 + c.rng.normal() * 70, 900 - abs(c.rng.normal()) * 60, c.rng.uniform(2, 6)) for _ in range(70)]
    c.fill(c.mask(*spray), t(1), opacity=0.85)


def _tower(c: Canvas, x: float, foot: float, h: float) -> None:
    t, g = c.tone, c.glow
    lit = ((c.x - x) / 62 * 0.5 + 0.5).clip(0, 1)
    shaft = [(x - 62, foot), (x + 62, foot), (x + 40, foot - h * 0.86), (x - 40, foot - h * 0.86)]
    mask = c.mask(shaft)
    c.fill(mask, t(1), t(0.3), lit, 0.35)
    for k in (0.1, 0.42, 0.72):
        c.fill(mask * c.mask(rect(x - 80, foot - h * (k + 0.14), 160, h * 0.14)), g(0.42), t(0.1), lit, 0.3)
    c.fill(c.mask(*(rect(x - 8, foot - h * k, 14, 24) for k in (0.34, 0.62))), t(0.05))
    c.fill(c.mask(rect(x - 62, foot - h * 0.89, 124, 16), *(rect(x - 60 + i * 13, foot - h * 0.94, 3, 30) for i in range(10)), rect(x - 62, foot - h * 0.945, 124, 4)), t(0.08))
    c.fill(c.mask(rect(x - 32, foot - h * 1.04, 64, 72)), g(0.98))
    c.fill(c.mask(*(rect(x + k, foot - h * 1.04, 4, 72) for k in (-34, -13, 9, 30))), t(0.08))
    c.fill(c.mask(curve([(x - 46, foot - h * 1.04, "c"), (x - 30, foot - h * 1.1), (x, foot - h * 1.15, "c"), (x + 30, foot - h * 1.1), (x + 46, foot - h * 1.04, "c")]), rect(x - 3, foot - h * 1.24, 6, 50)), t(0.1))
    c.shine(c.spot((x, foot - h * 0.98), 330, 1, 2.2), g(0.9), 0.95)


def chess_board(c: Canvas) -> None:
    """An end game by raking light: a lone king faces queen and pawn."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.16)), (0.5, t(0.4)), (1, t(0.2)))
    c.shine(c.spot((400, 150), 1100, 0.7, 1.6), g(0.85), 0.5)
    cam = Camera(c, (-2.6, -6.2, 4.1), (0.35, 0.6, 0.2), 42)
    c.fill(c.mask(cam.floor(-30, -8, 30, 30, -0.3)), t(0.26), t(0.1), c.ramp((300, 400), (1700, 1200)), 0.25)
    c.fill(c.mask(cam.floor(-4.4, -4.4, 4.4, 4.4, 0)), t(0.1))
    for face in (cam.face([(-4.4, -4.4, 0), (4.4, -4.4, 0), (4.4, -4.4, -0.3), (-4.4, -4.4, -0.3)]), cam.face([(-4.4, -4.4, 0), (-4.4, 4.4, 0), (-4.4, 4.4, -0.3), (-4.4, -4.4, -0.3)])):
        c.fill(c.mask(face), g(0.3))
    light = [cam.floor(i - 4, j - 4, i - 3, j - 3) for i in range(8) for j in range(8) if (i + j) % 2]
    dark = [cam.floor(i - 4, j - 4, i - 3, j - 3) for i in range(8) for j in range(8) if not (i + j) % 2]
    falloff = np.clip(np.hypot(c.x - 760, (c.y - 620) * 1.3) / 1050, 0, 1)
    c.fill(c.mask(*light), t(0.98), t(0.5), falloff, 0.3)
    c.fill(c.mask(*dark), t(0.3), t(0.1), falloff, 0.3)
    men = [(0.5, 2.5, "king", False), (2.5, 3.5, "pawn", False), (3.5, 2.5, "pawn", False), (-2.5, 3.5, "rook", False), (1.5, 0.5, "pawn", True), (-1.5, -0.5, "queen", True), (2.5, -1.5, "king", True)]
    for x, y, _, _ in men:
        spread = [cam.at(x, y), cam.at(x + 1.9, y - 0.35)]
        s = cam.scale(x, y)
        c.airbrush(c.mask(limb(spread[0], spread[1], s * 0.34, s * 0.2)), t(0.02), c.all() * 0.62, 0.4)
    for x, y, kind, white in sorted(men, key=lambda m: -m[1]):
        _piece(c, cam.at(x, y), cam.scale(x, y), kind, white)


_PROFILES: dict[str, list[Knot]] = {
    "pawn": [(0.36, 0, "c"), (0.36, 0.1), (0.26, 0.18), (0.15, 0.5), (0.2, 0.62, "c"), (0.2, 0.67, "c"), (0.11, 0.7)],
    "rook": [(0.4, 0, "c"), (0.4, 0.12), (0.3, 0.22), (0.22, 0.7), (0.33, 0.84, "c"), (0.33, 1.06, "c"), (0.0, 1.06, "c")],
    "queen": [(0.42, 0, "c"), (0.42, 0.12), (0.3, 0.24), (0.16, 0.9), (0.26, 1.1, "c"), (0.26, 1.16, "c"), (0.17, 1.2), (0.3, 1.62, "c"), (0.14, 1.56, "c"), (0.0, 1.66, "c")],
    "king": [(0.42, 0, "c"), (0.42, 0.12), (0.31, 0.24), (0.17, 0.95), (0.28, 1.16, "c"), (0.28, 1.22, "c"), (0.18, 1.26), (0.28, 1.64, "c"), (0.1, 1.74, "c"), (0.0, 1.76, "c")],
}


def _piece(c: Canvas, at: Point, s: float, kind: str, white: bool) -> None:
    t, g = c.tone, c.glow
    x, y = at
    side = curve([(x - k[0] * s, y - k[1] * s, k[2]) if len(k) > 2 else (x - k[0] * s, y - k[1] * s) for k in _PROFILES[kind]])
    shape = [side + [(2 * x - px, py) for px, py in reversed(side)], ellipse(x, y, 0.36 * s if kind == "pawn" else 0.42 * s, 0.15 * s)]
    if kind == "pawn":
        shape.append(ellipse(x, y - 0.86 * s, 0.22 * s))
    if kind == "rook":
        shape += [rect(x - 0.33 * s + k * 0.25 * s, y - 1.2 * s, 0.16 * s, 0.16 * s) for k in range(3)]
    if kind == "queen":
        shape += [ellipse(x + k * 0.27 * s, y - (1.68 - abs(k) * 0.02) * s, 0.055 * s) for k in (-1, -0.45, 0.45, 1)] + [ellipse(x, y - 1.74 * s, 0.075 * s)]
    if kind == "king":
        shape += [rect(x - 0.035 * s, y - 1.9 * s, 0.07 * s, 0.2 * s), ellipse(x, y - 1.96 * s, 0.1 * s)]
    mask = c.mask(*shape)
    side_light = ((c.x - x) / s * 1.2 + 0.42).clip(0, 1)
    a, b = (t(1), g(0.3)) if white else (g(0.34), t(0.02))
    c.fill(mask, a, b, side_light, 0.4)
    c.fill(mask * c.mask(rect(x - s, y - 0.24 * s, 2 * s, 0.035 * s)), t(0.2) if white else t(0.0), opacity=0.5)


def open_window(c: Canvas) -> None:
    """A window open on a town by the sea; the curtain breathes, a chair waits with a book."""
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.42), t(0.18), c.ramp((1100, 200), (0, 1200)), 0.25)
    x0, y0, w, h = 780, 120, 560, 740
    glass = c.mask(rect(x0, y0, w, h))
    c.fill(glass, t(0.9), g(0.93), c.ramp((0, y0), (0, y0 + h * 0.7)), 0.25)
    c.fill(glass * c.mask(ellipse(1180, 380, 76)), t(1))
    view = c.mask([*profile(c, 600, 120, 0.5), (1800, 700), (0, 700)])
    c.fill(glass * view, t(0.74), t(0.9), c.ramp((0, 480), (0, 620)), 0.25)
    c.fill(glass * c.mask(rect(0, 590, c.w, 300)), g(0.85), t(0.64), c.ramp((0, 590), (0, 760)), 0.3)
    roofs = [rect(800, 720, 110, 200), rect(900, 680, 90, 220), rect(985, 740, 130, 200), rect(1110, 700, 80, 220), rect(1185, 756, 170, 160), rect(925, 640, 26, 60), ellipse(1050, 742, 46, 40)]
    c.fill(glass * c.mask(*roofs), t(0.5), t(0.3), c.ramp((1340, 0), (780, 0)), 0.3)
    c.fill(glass * c.mask(*(rect(x, y, 13, 18) for x, y in ((820, 750), (860, 790), (920, 720), (950, 770), (1010, 790), (1060, 800), (1130, 740), (1215, 800), (1270, 800)))), t(0.12))
    c.fill(c.mask(*(gull(x, y, k) for x, y, k in ((900, 300, 40), (960, 270, 28)))), t(0.3))
    frame = [rect(x0 - 26, y0 - 26, w + 52, 26), rect(x0 - 26, y0 - 26, 26, h + 52), rect(x0 + w, y0 - 26, 26, h + 52), rect(x0 - 60, y0 + h, w + 120, 34)]
    c.fill(c.mask(*frame), t(0.98), t(0.6), c.ramp((x0, 0), (x0 + w, 0)), 0.2)
    for outer, hinge in ((560, x0 - 4), (1560, x0 + w + 4)):
        _leaf(c, outer, hinge, y0, h)
    floor = c.mask(rect(0, 1020, c.w, 200))
    c.fill(floor, t(0.2), t(0.08), c.ramp((0, 1020), (0, 1200)), 0.25)
    pool = c.mask([(700, 1020), (1180, 1020), (980, 1210), (340, 1210)])
    c.fill(pool, g(0.85), opacity=0.85)
    c.fill(c.mask([(925, 1020), (945, 1020), (660, 1210), (628, 1210)]), t(0.16))
    shafts(c, (1500, -60), [(122, 136)], 1700, g(0.9), 0.28, 18)
    _curtain(c)
    _chair(c, 430, 1120)


def _leaf(c: Canvas, outer: float, hinge: float, top: float, h: float) -> None:
    t = c.tone
    inset = 50 if outer < hinge else -50
    shape = [(hinge, top - 16), (outer, top - 70), (outer, top + h + 90), (hinge, top + h + 16)]
    c.fill(c.mask(shape), t(0.8), t(0.46), c.ramp((hinge, 0), (outer, 0)), 0.25)
    for k in range(3):
        a, b = k / 3 + 0.03, (k + 1) / 3 - 0.03
        pane = [(hinge - inset * 0.4, top - 20 + (h + 40) * a), (outer + inset * 0.6, top - 62 + (h + 140) * a), (outer + inset * 0.6, top - 62 + (h + 140) * b), (hinge - inset * 0.4, top - 20 + (h + 40) * b)]
        c.fill(c.mask(pane), t(0.96), t(0.62), c.ramp((hinge, top), (outer, top + h)), 0.25)


def _curtain(c: Canvas) -> None:
    t = c.tone
    shape = [(690, 40), *curve([(900, 40), (880, 300), (960, 520), (900, 760), (800, 960), (720, 1010)]), *curve([(560, 1000), (620, 760), (640, 480), (650, 240), (690, 40)])]
    mask = c.mask(shape)
    folds = 0.5 + 0.5 * np.sin((c.x + 0.22 * c.y) / 26 + np.sin(c.y / 210) * 1.5)
    c.fill(mask, t(1), t(0.66), folds.astype(np.float32), 0.25, 0.93)
    c.fill(c.mask(rect(520, 26, 1100, 14), ellipse(520, 33, 18), ellipse(1620, 33, 18)), t(0.06))


def _chair(c: Canvas, x: float, foot: float) -> None:
    t, g = c.tone, c.glow
    c.airbrush(c.mask([(x - 140, foot), (x + 130, foot + 10), (x - 120, foot + 90), (x - 420, foot + 80)]), t(0.0), c.all() * 0.6, 0.4)
    wood = [limb((x - 120, foot - 560), (x - 104, foot), 13, 10), limb((x + 96, foot - 250), (x + 110, foot), 12, 9), limb((x - 20, foot - 540), (x + 4, foot - 40), 11, 8), limb((x + 190, foot - 268), (x + 200, foot - 46), 11, 8)]
    seat = [(x - 126, foot - 262), (x + 104, foot - 240), (x + 204, foot - 276), (x - 10, foot - 296)]
    slats = [ribbon(curve([(x - 118, foot - k), (x - 66, foot - k - 16), (x - 16, foot - k - 4)]), [20, 20]) for k in (530, 460, 390)]
    c.fill(c.mask(*wood, *slats), t(0.05), g(0.4), c.ramp((x - 60, 0), (x + 260, 0)), 0.35)
    c.fill(c.mask(seat), g(0.62), t(0.12), c.ramp((x + 180, 0), (x - 130, 0)), 0.35)
    c.fill(c.mask([(x - 126, foot - 262), (x + 104, foot - 240), (x + 104, foot - 222), (x - 126, foot - 244)]), t(0.04))
    book = [[(x - 30, foot - 268), (x + 40, foot - 284), (x + 62, foot - 262), (x - 6, foot - 250)], [(x + 40, foot - 284), (x + 110, foot - 272), (x + 130, foot - 254), (x + 62, foot - 262)]]
    c.fill(c.mask(*book), t(1), t(0.7), c.ramp((x + 130, 0), (x - 30, 0)), 0.2)
