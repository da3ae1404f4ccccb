"""The culture desk: burgundy and gold, lamplight."""

from math import cos, pi, sin

import numpy as np
from building import girih, hankin
from canvas import Canvas
from land import shafts
from people import chain, row, standing
from shape import Polygon, blob, curve, ellipse, limb, move, nib, outline, rect, star


def oud_player(c: Canvas) -> None:
    """An oud player bends over the strings before a disc of lamplight."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.16)), (0.6, t(0.34)), (1, t(0.14)))
    disc = c.mask(ellipse(1020, 520, 480))
    c.fill(disc, g(0.9), g(0.5), c.ramp((800, 150), (1250, 1000)), 0.3)
    lines = list(girih(5, 5, 240, 540, 40))
    c.fill(c.lines(lines, 4) * disc, g(0.28), opacity=0.45)
    c.fill(c.lines([[*(ring := ellipse(1020, 520, 500)), ring[0]]], 5), g(0.6))
    c.fill(c.mask(rect(0, 1065, c.w, 150)), t(0.1), t(0.03), c.ramp((0, 1065), (0, 1200)))
    c.fill(c.mask(ellipse(900, 1090, 640, 74)), t(0.3), g(0.36), c.ramp((1500, 0), (400, 0)), 0.35)
    c.fill(c.mask(blob([(560, 1085), (600, 930), (900, 905), (1240, 930), (1280, 1085), (900, 1110)])), t(0.4), t(0.12), c.ramp((0, 900), (0, 1100)), 0.3)
    _musician(c, 900, 1090, 900)
    for x in (270, 1560):
        _lantern(c, x, 210, 120)


def _musician(c: Canvas, x: float, foot: float, h: float) -> None:
    t, g = c.tone, c.glow

    def put(shape: Polygon) -> Polygon:
        return move(shape, x, foot, h)

    legs = put(outline((-0.46, 0.0, "c"), (-0.5, -0.12), (-0.36, -0.24), (0.0, -0.28), (0.34, -0.25), (0.5, -0.13), (0.46, 0.0, "c"), (0.0, 0.03)))
    torso = put(outline((-0.2, -0.18), (-0.27, -0.46), (-0.25, -0.68), (-0.06, -0.75), (0.12, -0.72), (0.26, -0.62), (0.28, -0.4), (0.22, -0.16)))
    c.fill(c.mask(legs), t(0.1), t(0.26), c.ramp((x - h * 0.4, 0), (x + h * 0.5, 0)), 0.3)
    c.fill(c.mask(torso), t(0.05), t(0.34), c.ramp((x - h * 0.05, foot - h * 0.5), (x + h * 0.34, foot - h * 0.6)), 0.35)
    head = put(outline((-0.1, -0.96), (-0.02, -0.99), (0.06, -0.94), (0.07, -0.84), (0.03, -0.76), (-0.03, -0.71), (-0.1, -0.71), (-0.13, -0.755), (-0.135, -0.79), (-0.165, -0.82), (-0.145, -0.87), (-0.14, -0.93)))
    neck = put(outline((-0.06, -0.8, "c"), (0.06, -0.84, "c"), (0.1, -0.68, "c"), (-0.08, -0.66, "c")))
    c.fill(c.mask(neck, head), g(0.42), t(0.06), c.ramp((x - h * 0.12, foot - h * 0.85), (x + h * 0.02, foot - h * 0.82)), 0.4)
    hair = put(outline((-0.135, -0.94), (-0.08, -1.0), (0.02, -1.015), (0.09, -0.96), (0.1, -0.86), (0.06, -0.79), (0.02, -0.8), (0.0, -0.88), (-0.07, -0.93)))
    beard = put(outline((-0.145, -0.765), (-0.1, -0.755), (-0.05, -0.78), (-0.01, -0.86), (0.03, -0.8), (0.0, -0.72), (-0.07, -0.67), (-0.13, -0.69)))
    c.fill(c.mask(hair, beard), t(0.02))
    _oud(c, x - h * 0.02, foot - h * 0.34, h)
    far = chain([(-0.24, -0.6), (-0.4, -0.4), (-0.53, -0.56)], [0.085, 0.062, 0.04])
    near = chain([(0.24, -0.58), (0.38, -0.3), (0.12, -0.3)], [0.09, 0.066, 0.042])
    c.fill(c.mask(*(put(p) for p in far)), t(0.05))
    c.fill(c.mask(*(put(p) for p in near)), t(0.08), t(0.4), c.ramp((x + h * 0.12, foot - h * 0.5), (x + h * 0.44, foot - h * 0.4)), 0.35)
    for at, _turn in (((-0.55, -0.58), 0.5), ((0.09, -0.3), 0.1)):
        hand = outline((0.05, 0.04), (0.04, -0.04), (-0.03, -0.05), (-0.08, -0.02), (-0.06, 0.03), (0.0, 0.055))
        c.fill(c.mask(move([(px + at[0], py + at[1]) for px, py in hand], x, foot, h)), g(0.5))


def _oud(c: Canvas, x: float, y: float, h: float) -> None:
    t, g = c.tone, c.glow

    def put(shape: Polygon) -> Polygon:
        return move(shape, x, y, h, 0.3)

    bowl = outline((-0.3, -0.035, "c"), (-0.2, -0.13), (-0.02, -0.2), (0.16, -0.19), (0.28, -0.1), (0.31, 0.02), (0.26, 0.13), (0.14, 0.2), (-0.02, 0.19), (-0.2, 0.11), (-0.3, 0.035, "c"))
    c.airbrush(c.mask(move(bowl, x + 16, y + 26, h, 0.3)), t(0.0), c.all() * 0.6)
    body = c.mask(put(bowl))
    c.fill(body, g(0.86), g(0.34), c.ramp(put([(-0.1, -0.2)])[0], put([(0.2, 0.2)])[0]), 0.3)
    c.fill(c.lines([[*put(bowl), put(bowl)[0]]], 9), t(0.14))
    neck = put([(-0.62, -0.03), (-0.28, -0.042), (-0.28, 0.042), (-0.62, 0.03)])
    head = put([(-0.6, -0.03), (-0.6, 0.03), (-0.66, 0.25), (-0.7, 0.24), (-0.66, 0.0)])
    c.fill(c.mask(neck, head), t(0.12), g(0.3), c.ramp(put([(-0.6, 0.03)])[0], put([(-0.55, -0.06)])[0]), 0.2)
    pegs = [put(limb((-0.69 + 0.01 * k, 0.05 + 0.045 * k), (-0.58 + 0.0 * k, 0.06 + 0.045 * k), 0.007, 0.007)) for k in range(4)]
    c.fill(c.mask(*pegs), t(0.2))
    for cx, cy, r in ((-0.03, 0, 0.075), (-0.16, -0.07, 0.03), (-0.16, 0.07, 0.03)):
        centre = put([(cx, cy)])[0]
        c.fill(c.mask(ellipse(*centre, r * h)), t(0.06))
        c.fill(c.lines([[*(ring := ellipse(*centre, r * h * 1.14)), ring[0]]], 4), t(0.3))
        c.fill(c.mask(star(*centre, r * h * 0.86, 8, 0.62)), g(0.34))
        c.fill(c.mask(star(*centre, r * h * 0.45, 8, 0.6)), t(0.06))
    c.fill(c.mask(put([(0.175, -0.06), (0.2, -0.06), (0.2, 0.06), (0.175, 0.06)])), t(0.14))
    strings = [[put([(-0.62, k * 0.5)])[0], put([(0.185, k)])[0]] for k in (-0.044, -0.026, -0.009, 0.009, 0.026, 0.044)]
    c.fill(c.lines(strings, 2.2), t(0.98))


def _lantern(c: Canvas, x: float, y: float, s: float) -> None:
    t, g = c.tone, c.glow
    c.shine(c.spot((x, y + s * 0.5), s * 4, 1, 2), g(0.7), 0.7)
    c.fill(c.lines([[(x, -10), (x, y - s * 0.4)]], 4), t(0.05))
    body = [(x - s * 0.3, y), (x + s * 0.3, y), (x + s * 0.42, y + s * 0.5), (x + s * 0.22, y + s * 1.1), (x - s * 0.22, y + s * 1.1), (x - s * 0.42, y + s * 0.5)]
    c.fill(c.mask(body), g(0.98), g(0.55), c.ramp((0, y + s * 0.4), (0, y + s * 1.2)), 0.3)
    edges = [[body[0], body[5], body[4]], [body[1], body[2], body[3]], [(x - s * 0.1, y), (x - s * 0.14, y + s * 0.5), (x - s * 0.07, y + s * 1.1)], [(x + s * 0.1, y), (x + s * 0.14, y + s * 0.5), (x + s * 0.07, y + s * 1.1)], [body[5], body[2]]]
    c.fill(c.lines(edges, 5), t(0.08))
    cap = curve([(x - s * 0.36, y, "c"), (x - s * 0.2, y - s * 0.24), (x, y - s * 0.46, "c"), (x + s * 0.2, y - s * 0.24), (x + s * 0.36, y, "c")])
    c.fill(c.mask(cap, rect(x - s * 0.26, y + s * 1.08, s * 0.52, s * 0.08), ellipse(x, y + s * 1.24, s * 0.07)), t(0.07))


def theatre_curtain(c: Canvas) -> None:
    """The curtain parts on one figure in a spotlight."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.05)), (0.6, t(0.16)), (1, t(0.05)))
    c.fill(c.mask(rect(0, 800, c.w, 260)), t(0.34), t(0.16), c.ramp((0, 800), (0, 1050)), 0.25)
    planks = [[(900 + k * 70, 800), (900 + k * 150, 1060)] for k in range(-9, 10)]
    c.fill(c.lines(planks, 2.5), t(0.1), opacity=0.7)
    shafts(c, (520, -260), [(56, 68)], 1650, g(0.97), 0.75, 14)
    c.shine(c.mask(ellipse(1060, 900, 250, 58)), g(0.85), 0.85)
    c.airbrush(c.mask(limb((1080, 912), (1290, 970), 40, 70)), t(0.02), c.all() * 0.75)
    parts = standing(1060, 915, 400, "dress")
    raised = [move(p, 1060, 915, 400) for p in (*chain([(-0.1, -0.78), (-0.3, -0.86), (-0.42, -1.02)], [0.03, 0.024, 0.016]), outline((-0.09, -0.6), (0.09, -0.6), (0.16, -0.3), (0.24, -0.02), (0, 0.01), (-0.24, -0.02), (-0.16, -0.3)))]
    c.fill(c.mask(*parts, *raised), g(0.55), t(0.06), c.ramp((985, 0), (1110, 0)), 0.35)
    _drape(c, -40, 640, 1)
    _drape(c, 1840, 1360, -1)
    for k in range(7):
        x0, x1 = k * 300 - 150, k * 300 + 150
        swag = [(x0, -10), *curve([(x0, 120), ((x0 + x1) / 2, 235), (x1, 120)]), (x1, -10)]
        c.fill(c.mask(swag), t(0.5), t(0.16), (abs(c.x - (x0 + x1) / 2) / 150).clip(0, 1), 0.35)
        c.fill(c.lines([curve([(x0, 120), ((x0 + x1) / 2, 235), (x1, 120)])], 10), g(0.6))
        c.fill(c.lines([[(x0 + i * 14, 135 + 92 * (1 - ((i - 10.7) / 10.7) ** 2)), (x0 + i * 14, 165 + 92 * (1 - ((i - 10.7) / 10.7) ** 2))] for i in range(1, 21)], 3), g(0.5))
    c.fill(c.mask(rect(0, 1050, c.w, 160)), t(0.04))
    c.fill(c.mask(rect(0, 1046, c.w, 10)), g(0.6))
    c.fill(c.mask(*row(c, 1180, 104, 112, 0), *row(c, 1250, 140, 148, -60)), t(0.0))


def _drape(c: Canvas, outer: float, inner: float, side: int) -> None:
    t, g = c.tone, c.glow
    edge_line = curve([(inner + side * 120, 60), (inner + side * 60, 400), (inner - side * 120, 720), (inner - side * 220, 1060)])
    shape = c.mask([(outer, -10), (inner + side * 120, -10), *edge_line, (outer, 1060)])
    spread = np.interp(c.y, [0, 400, 720, 1060], [1.0, 0.92, 0.74, 0.62])
    at = np.abs(c.x - outer) / (abs(inner - outer) * spread)
    fold = 0.5 + 0.5 * np.sin(at * 36 + np.sin(at * 7) * 1.6)
    c.fill(shape, t(0.58), t(0.08), np.clip(fold * 0.85 + (1 - at) * 0.5 - 0.1, 0, 1).astype(np.float32), 0.3)
    c.fill(c.lines([edge_line], 12), g(0.6), opacity=0.9)


def calligraphy_wall(c: Canvas) -> None:
    """A calligrapher on a ladder finishes a word taller than himself: nour, light."""
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.9), t(0.72), c.ramp((300, 0), (1700, 1200)), 0.2)
    shafts(c, (-300, -500), [(25, 34), (38, 50)], 2700, t(1), 0.5, 16)
    for x, y, r in ((240, 230, 150), (1610, 880, 190)):
        c.fill(c.lines([*hankin([(x + r * 1.3 * cos(pi * k / 6 + pi / 12), y + r * 1.3 * sin(pi * k / 6 + pi / 12)) for k in range(12)], 62)], 5), g(0.6), opacity=0.55)
    c.fill(c.mask(rect(0, 1010, c.w, 200)), t(0.3), t(0.1), c.ramp((0, 1010), (0, 1190)))
    c.fill(c.mask(rect(0, 1000, c.w, 14)), t(0.5))
    pen = 1.08
    letters = [
        [(1540, 300), (1500, 400), (1430, 440), (1330, 432), (1250, 404)],
        [(1250, 404), (1130, 392)],
        [(1160, 300), (1100, 262), (1048, 300), (1064, 368), (1130, 392), (1140, 450), (1090, 560), (960, 660), (790, 700)],
        [(700, 330), (716, 420), (690, 540), (600, 650), (450, 720), (300, 730)],
    ]
    strokes = [s for letter in letters for s in nib(curve(letter), 104, pen)]
    ink = c.mask(*strokes)
    c.airbrush(c.all(), t(0.1), np.roll(ink, (10, 12), (0, 1)) * 0.28)
    c.fill(ink, t(0.16), t(0.3), c.ramp((1540, 300), (300, 800)), 0.35)
    dot = nib([(1392, 190), (1440, 240)], 100, pen)
    c.fill(c.mask(*dot), g(0.5), g(0.4), c.ramp((1380, 180), (1450, 260)), 0.3)
    tail = c.mask(*nib(curve([(1500, 770), (1250, 870), (900, 880), (560, 845), (330, 872)]), 44, pen))
    c.fill(tail, g(0.55), g(0.4), c.ramp((1500, 0), (330, 0)), 0.3)
    _writer(c)


def _writer(c: Canvas) -> None:
    t, g = c.tone, c.glow
    _a, _b = (250, 1130), (200, 480)
    rails = [[(150, 1150), (205, 470)], [(265, 1150), (262, 470)]]
    rungs = [[(150 + 55 * k / 9, 1150 - 680 * k / 9), (265 - 3 * k / 9, 1150 - 680 * k / 9)] for k in range(1, 9)]
    back = [[(262, 480), (420, 1150)]]
    c.airbrush(c.lines([[(x + 46, y + 6) for x, y in line] for line in (*rails, *rungs)], 14), t(0.2), c.all() * 0.25)
    c.fill(c.lines(back, 11), g(0.2))
    c.fill(c.lines([*rails, *rungs], 13), g(0.34))
    x, y, h = 215, 925, 400

    def put(shape: Polygon) -> Polygon:
        return move(shape, x, y, h)

    robe = put(outline((-0.13, 0.02, "c"), (-0.14, -0.4), (-0.12, -0.74), (0.0, -0.83), (0.11, -0.76), (0.13, -0.4), (0.15, 0.02, "c")))
    c.fill(c.mask(put(ellipse_unit_at(0.02, -0.93)), put(rect(-0.025, -0.88, 0.07, 0.1))), g(0.36))
    c.fill(c.mask(robe, *(put(p) for p in chain([(0.06, -0.74), (0.22, -0.66), (0.27, -0.55)], [0.055, 0.045, 0.03]))), t(0.4), t(0.1), c.ramp((x - 30, 0), (x + 60, 0)), 0.3)
    c.fill(c.mask(put(outline((-0.05, -0.97), (0.0, -1.03), (0.08, -1.01), (0.09, -0.96), (0.02, -0.955)))), t(0.96))
    c.fill(c.mask(put(limb((0.28, -0.545), (0.3, -0.53), 0.03, 0.026))), g(0.4))
    c.fill(c.mask(put([(0.26, -0.6), (0.285, -0.6), (0.35, -0.45), (0.3, -0.45)])), t(0.12))
    c.fill(c.mask(rect(230, 690, 46, 46)), t(0.96))


def ellipse_unit_at(x: float, y: float) -> Polygon:
    """Return a head in units of a body's height."""
    return [(px / 100, py / 100) for px, py in ellipse(x * 100, y * 100, 5.4, 7.2)]


def film_reel(c: Canvas) -> None:
    """A projector's beam crosses the dark over the audience's heads."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.14)), (0.6, t(0.3)), (1, t(0.1)))
    screen = c.mask([(1240, 180), (1800, 90), (1800, 840), (1240, 760)])
    c.fill(screen, g(0.95), g(0.6), c.ramp((1240, 180), (1800, 800)), 0.3)
    c.fill(screen * c.mask(ellipse(1560, 420, 130)), t(1))
    c.fill(screen * c.mask(curve([(1230, 700), (1380, 560), (1500, 640), (1660, 520), (1810, 620), (1810, 900, "c"), (1230, 900, "c")])), t(0.34))
    c.fill(screen * c.mask(*(move(p, 0, 0) for p in standing(1450, 700, 150, "scarf"))), t(0.1))
    beam = c.mask([(560, 470), (1240, 180), (1800, 90), (1800, 840), (1240, 760), (560, 500)])
    dust = c.ramp((1800, 0), (500, 0)) ** 0.8
    c.shine(c.blur(beam, 6) * dust, g(0.92), 0.55, 0.5)
    motes = [ellipse(c.rng.uniform(620, 1300), 480 + c.rng.normal() * 110, c.rng.uniform(1.2, 3)) for _ in range(90)]
    c.fill(c.mask(*motes) * beam, t(1), opacity=0.8)
    _projector(c)
    c.fill(c.mask(*row(c, 1010, 116, 130, 640)), t(0.12), g(0.4), c.ramp((0, 960), (0, 880)), 0.4)
    c.fill(c.mask(*row(c, 1110, 150, 160, 560)), t(0.06), g(0.3), c.ramp((0, 1040), (0, 950)), 0.4)
    c.fill(c.mask(*row(c, 1235, 200, 208, 480)), t(0.01))


def _projector(c: Canvas) -> None:
    t, g = c.tone, c.glow
    body = c.mask(rect(200, 400, 270, 330), [(230, 730), (440, 730), (560, 1210), (120, 1210)])
    c.fill(body, t(0.5), t(0.04), c.ramp((480, 420), (180, 760)), 0.35)
    c.fill(c.mask([(470, 440), (545, 455), (560, 470), (560, 505), (545, 520), (470, 535)]), t(0.5), t(0.1), c.ramp((0, 440), (0, 535)), 0.3)
    c.shine(c.spot((562, 487), 240, 1, 2), g(0.97), 1)
    c.fill(c.mask(rect(240, 560, 170, 100)), t(0.06))
    c.fill(c.mask(*(rect(258, 578 + k * 22, 134, 7) for k in range(4))), g(0.7))
    for x, y, r, turn in ((210, 230, 200, 0.2), (520, 300, 140, 0.6)):
        _reel(c, x, y, r, turn)
    c.fill(c.lines([curve([(390, 300), (430, 400), (452, 470)]), curve([(120, 410), (180, 440), (210, 430)]), [(405, 205), (520, 160)]], 7), t(0.03))


def _reel(c: Canvas, x: float, y: float, r: float, turn: float) -> None:
    t, g = c.tone, c.glow
    plate = c.mask(ellipse(x, y, r))
    holes = c.mask(*(ellipse(x + r * 0.58 * cos(turn + 2 * pi * k / 5), y + r * 0.58 * sin(turn + 2 * pi * k / 5), r * 0.245) for k in range(5)))
    c.fill(plate, t(0.06))
    c.fill(c.mask(ellipse(x, y, r * 0.86)) * holes, t(0.2), g(0.35), c.ramp((x - r, 0), (x + r, 0)), 0.3)
    face = plate * (1 - holes)
    c.fill(face, g(0.62), t(0.12), c.ramp((x + r * 0.8, y + r * 0.3), (x - r * 0.7, y - r * 0.2)), 0.4)
    c.fill(c.lines([[*(ring := ellipse(x, y, r * 0.95)), ring[0]], [*(ring2 := ellipse(x, y, r * 0.22)), ring2[0]]], 5), t(0.1))
    c.fill(c.mask(ellipse(x, y, r * 0.1)), t(0.04))
