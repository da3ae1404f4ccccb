"""The society and health desk: teal and terracotta, daylight."""

from math import cos, pi, sin

import numpy as np
from building import arch
from camera import Camera, block
from canvas import Canvas
from colour import Colour
from land import cloud, sun
from people import body, bust, standing
from shape import Point, Polygon, blob, curve, ellipse, limb, move, rect, ribbon

CHILD: dict[str, Point] = {
    "head": (0.1, -0.93), "neck": (0.05, -0.8), "lsh": (0.06, -0.77), "rsh": (0.0, -0.77), "hip": (0.0, -0.46),
    "lel": (-0.14, -0.72), "lha": (-0.22, -0.86), "rel": (0.18, -0.66), "rha": (0.32, -0.78),
    "lkn": (0.17, -0.34), "lan": (0.12, -0.1), "lto": (0.2, -0.08), "rkn": (-0.08, -0.22), "ran": (-0.28, -0.16), "rto": (-0.3, -0.08),
}


def clinic_hall(c: Canvas) -> None:
    """A clinic corridor in morning light: a doctor, a nurse, people waiting."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.7)), (0.6, t(0.86)), (1, t(0.6)))
    cam = Camera(c, (-1.1, -5, 1.7), (0.5, 10, 1.45), 52)
    c.fill(c.mask(cam.floor(-3, -4, 3, 22)), t(0.86), t(0.5), c.ramp((0, 600), (0, 1180)), 0.2)
    c.fill(c.mask(cam.floor(-3, -4, 3, 22, 3.5)), t(0.92), t(0.7), c.ramp((0, 460), (0, 0)))
    c.fill(c.mask(cam.face([(-3, -4, 0), (-3, 22, 0), (-3, 22, 3.5), (-3, -4, 3.5)])), t(0.62), t(0.9), c.ramp((0, 0), (820, 0)), 0.2)
    right = c.mask(cam.face([(3, -4, 0), (3, 22, 0), (3, 22, 3.5), (3, -4, 3.5)]))
    c.fill(right, t(0.9), t(0.5), c.ramp((1050, 0), (1800, 0)), 0.2)
    for side in (-3, 3):
        c.fill(c.mask(cam.face([(side, -4, 0), (side, 22, 0), (side, 22, 1.15), (side, -4, 1.15)])), t(0.46), t(0.72), c.ramp((0, 0), (860, 0)) if side < 0 else c.ramp((1800, 0), (1040, 0)), 0.25)
    end = cam.face([(-3, 22, 0), (3, 22, 0), (3, 22, 3.5), (-3, 22, 3.5)])
    c.fill(c.mask(end), t(0.98))
    for y in range(18, -4, -4):
        _sash(c, cam, float(y))
        door = cam.face([(-2.98, y + 0.4, 0), (-2.98, y + 1.8, 0), (-2.98, y + 1.8, 2.3), (-2.98, y + 0.4, 2.3)])
        if len(door) > 2:
            c.fill(c.mask(door), t(0.36) if y != 6 else g(0.5))
        lamp = cam.floor(-0.5, y, 0.5, y + 1.6, 3.48)
        if len(lamp) > 2:
            c.fill(c.mask(lamp), t(1))
    c.shine(c.spot(cam.at(0, 21, 1.6), 420, 1, 1.8), t(1), 0.7)
    _seats(c, cam)
    for x, y, kind, k in ((-0.3, 13, "dress", 0.4), (0.7, 13.4, "suit", 0.46), (-1.6, 9.5, "robe", 0.3)):
        (px, py), s = cam.at(x, y), cam.scale(x, y)
        c.fill(c.mask(*standing(px, py, s * 1.7, kind)), t(k))
    _medic(c, cam, -0.5, 1.7, "coat", t(1))
    _medic(c, cam, 0.3, 2.0, "scarf", g(0.55))


def _sash(c: Canvas, cam: Camera, y: float) -> None:
    t, g = c.tone, c.glow
    pane = cam.face([(3, y, 1.2), (3, y + 2.6, 1.2), (3, y + 2.6, 3.0), (3, y, 3.0)])
    if len(pane) < 3:
        return
    c.fill(c.mask(pane), t(1), g(0.95), c.ramp((0, 200), (0, 700)))
    bars = [cam.face([(2.99, y + k, 1.2), (2.99, y + k + 0.08, 1.2), (2.99, y + k + 0.08, 3.0), (2.99, y + k, 3.0)]) for k in (0, 0.84, 1.7, 2.54)]
    c.fill(c.mask(*(b for b in bars if len(b) > 2)), t(0.44))
    beam = cam.floor(-1.6, y - 1.6, 1.6, y + 0.4)
    slant = cam.face([(2.2, y, 0.005), (2.2, y + 2.3, 0.005), (-1.4, y + 0.6, 0.005), (-1.4, y - 1.7, 0.005)])
    if len(slant) > 2 and len(beam) > 2:
        c.shine(c.mask(slant) * 0.55, g(0.85), 0.75)


def _seats(c: Canvas, cam: Camera) -> None:
    t, g = c.tone, c.glow
    for k, y in enumerate((8.2, 7.2, 6.2, 5.2, 4.2, 3.2)):
        block(c, cam, (2.05, y, 0.42), (2.7, y + 0.8, 0.5), {"front": t(0.3), "left": t(0.3), "top": t(0.42)})
        block(c, cam, (2.7, y, 0.5), (2.78, y + 0.8, 1.05), {"front": t(0.3), "left": t(0.34), "top": t(0.4)})
        if k in (0, 2, 3, 5):
            (px, py), s = cam.at(2.36, y + 0.3, 0.46), cam.scale(2.36, y + 0.3)
            kind = ("robe", "scarf", "suit", "dress", "suit", "scarf")[k]
            shade = (t(0.2), g(0.4), t(0.14), t(0.5), t(0.24), t(0.14))[k]
            lower = [limb((px, py - s * 0.06), (px - s * 0.42, py - s * 0.02), s * 0.13, s * 0.1), limb((px - s * 0.42, py - s * 0.02), (px - s * 0.44, py + s * 0.42), s * 0.1, s * 0.07)]
            c.fill(c.mask(*bust(px, py, s * 0.62, kind), *lower, rect(px - s * 0.3, py - s * 0.12, s * 0.6, s * 0.2)), shade, g(0.8), ((c.x - px) / s * 0.9 - 0.15).clip(0, 1) * 0.7, 0.3)


def _medic(c: Canvas, cam: Camera, x: float, y: float, kind: str, coat: Colour) -> None:
    t, g = c.tone, c.glow
    (px, py), s = cam.at(x, y), cam.scale(x, y) * 1.72
    c.airbrush(c.mask([(px - s * 0.1, py), (px + s * 0.1, py), (px - s * 0.3, py + s * 0.32), (px - s * 0.56, py + s * 0.3)]), t(0.16), c.all() * 0.6, 0.4)
    parts = standing(px, py, s, kind)
    c.fill(c.mask(*parts), t(0.14))
    cloth = parts[2] if kind == "coat" else parts[1]
    c.fill(c.mask(cloth), coat, t(0.4), ((px - c.x) / s * 4.2 + 0.35).clip(0, 1), 0.3)
    arms = [move(limb((-0.115, -0.76), (-0.14, -0.47), 0.036, 0.027), px, py, s), move(limb((0.115, -0.76), (0.06, -0.56), 0.036, 0.027), px, py, s)]
    c.fill(c.mask(*arms), coat, t(0.5), ((px - c.x) / s * 4.2 + 0.6).clip(0, 1), 0.3)
    c.fill(c.mask(move(rect(-0.02, -0.64, 0.12, 0.14), px, py, s)), g(0.5) if kind == "coat" else t(0.98))


def school_yard(c: Canvas) -> None:
    """Break time: children run across an arcaded yard under a great tree."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.62)), (0.4, t(0.9)), (1, t(0.9)))
    cloud(c, 1330, 190, 520, 110, t(1), t(0.84), 6)
    c.fill(c.mask(rect(0, 330, c.w, 440)), g(0.74), g(0.9), c.ramp((1700, 0), (300, 0)), 0.25)
    c.fill(c.mask(rect(0, 312, c.w, 26), rect(0, 530, c.w, 14)), t(1), g(0.7), c.ramp((900, 0), (1800, 0)))
    upper = [arch(70 + i * 170, 500, 62, 116, "pointed") for i in range(11)]
    c.fill(c.mask(*upper), t(0.22), t(0.42), c.ramp((0, 390), (0, 500)))
    lower = [arch(70 + i * 170, 772, 124, 206, "pointed") for i in range(11)]
    c.fill(c.mask(*lower), t(0.16), g(0.36), c.ramp((0, 570), (0, 780)), 0.3)
    c.fill(c.mask(*(rect(70 + i * 170 - 24, 650, 48, 122) for i in range(0, 11, 2))), t(0.34))
    c.fill(c.mask(rect(1180, 190, 150, 126), rect(1166, 180, 178, 14)), g(0.8), g(0.55), c.ramp((1180, 0), (1330, 0)), 0.3)
    c.fill(c.mask(arch(1255, 306, 74, 92, "pointed")), t(0.2))
    c.fill(c.mask(curve([(1232, 272, "c"), (1240, 236), (1255, 226), (1270, 236), (1278, 272, "c")]), ellipse(1255, 276, 7)), g(0.45))
    c.fill(c.mask(rect(0, 768, c.w, 440)), g(0.86), g(0.6), c.ramp((0, 768), (0, 1200)), 0.25)
    c.fill(c.lines([[(520, 900), (1150, 900)], [(470, 1010), (1230, 1010)], [(590, 800), (380, 1210)], [(835, 800), (850, 1210)], [(1080, 800), (1330, 1210)]], 6), t(1), opacity=0.75)
    _tree(c, 330, 1010)
    kids = [(690, 900, 150, False, g(0.42)), (900, 960, 190, True, t(0.3)), (1190, 870, 140, False, t(0.44)), (1060, 1080, 235, False, g(0.5)), (1440, 1010, 205, True, t(0.2))]
    for x, y, h, flip, shirt in kids:
        _child(c, x, y, h, flip, shirt)
    c.fill(c.mask(*standing(1640, 930, 270, "scarf")), t(0.3), t(0.1), ((c.x - 1600) / 90).clip(0, 1), 0.3)
    c.airbrush(c.mask([(1600, 930), (1680, 930), (1800, 985), (1790, 1010)]), t(0.24), c.all() * 0.6, 0.4)
    c.fill(c.mask(ellipse(1290, 1060, 32)), t(0.95), g(0.4), c.ramp((1275, 1040), (1320, 1090)), 0.3)


def _tree(c: Canvas, x: float, foot: float) -> None:
    t, g = c.tone, c.glow
    c.airbrush(c.mask(ellipse(x + 210, foot + 90, 520, 90)), t(0.2), c.all() * 0.55, 0.5)
    trunk = ribbon(curve([(x, foot + 16), (x - 16, foot - 180), (x + 20, foot - 380)]), [92, 58, 50])
    boughs = [ribbon(curve([(x, foot - 320), (x + dx * 0.5, foot - 430), (x + dx, foot - 540)]), [44, 26, 10]) for dx in (-200, -60, 130, 250)]
    c.fill(c.mask(trunk, *boughs), t(0.14), g(0.3), c.ramp((x + 20, 0), (x - 70, 0)), 0.35)
    clumps = [(-250, 520, 170), (-90, 640, 210), (120, 680, 200), (280, 560, 180), (20, 520, 200), (-340, 640, 130), (360, 690, 120), (-180, 780, 150), (80, 820, 150)]
    for dx, dy, r in sorted(clumps, key=lambda k: k[1], reverse=True):
        lobes = c.mask(*(ellipse(x + dx + r * 0.62 * cos(a), foot - dy + r * 0.5 * sin(a), r * 0.5, r * 0.42) for a in (2 * pi * k / 9 for k in range(9))), ellipse(x + dx, foot - dy, r * 0.8, r * 0.66))
        c.fill(lobes, t(0.62), t(0.12), c.ramp((x + dx - r * 0.6, foot - dy - r * 0.7), (x + dx + r * 0.5, foot - dy + r * 0.7)), 0.45)


def _child(c: Canvas, x: float, y: float, h: float, flip: bool, shirt: Colour) -> None:
    t, g = c.tone, c.glow
    parts = [move(p, x, y, h, 0, flip) for p in body(CHILD, 1.12)]
    cast = [[(px + (y - py) * 0.85, y + (y - py) * 0.26) for px, py in p] for p in parts]
    c.airbrush(c.mask(*cast), t(0.24), c.all() * 0.6, 0.4)
    c.fill(c.mask(*parts), t(0.1))
    c.fill(c.mask(parts[0], parts[1]), g(0.3), t(0.12), c.ramp((x - h * 0.1, 0), (x + h * 0.2, 0)), 0.3)
    c.fill(c.mask(parts[2]), shirt, t(0.12), c.ramp((x - h * 0.1, 0), (x + h * 0.16, 0)), 0.3)
    pack = blob([(-0.06, -0.8), (-0.19, -0.76), (-0.2, -0.56), (-0.1, -0.5), (-0.02, -0.56)])
    c.fill(c.mask(move(pack, x, y, h, 0, flip)), t(0.98), t(0.5), c.ramp((x - h * 0.2, 0), (x + h * 0.2, 0)), 0.3)
    hair = blob([(0.17, -0.98), (0.1, -1.03), (0.02, -1.0), (0.0, -0.9), (0.05, -0.87), (0.08, -0.96)])
    c.fill(c.mask(move(hair, x, y, h, 0, flip)), t(0.03))


def fish_market(c: Canvas) -> None:
    """The fish market at dawn: lamps, awnings, the night's catch on ice."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.24)), (0.3, t(0.56)), (0.5, g(0.85)), (0.6, t(0.95)))
    sun(c, (470, 560), 80, t(1), 6, 0.6)
    c.fill(c.mask(*(rect(x, 620 - h, 3, h) for x, h in ((700, 190), (830, 240), (905, 160), (260, 200), (1010, 210)))), t(0.3))
    c.fill(c.mask(rect(0, 612, c.w, 80)), t(0.44), g(0.8), c.spot((470, 620), 500), 0.3)
    c.fill(c.mask(rect(0, 680, c.w, 530)), t(0.3), t(0.1), c.ramp((0, 680), (0, 1200)), 0.2)
    for k in range(6):
        x = k * 330 - 120
        c.fill(c.mask([(x, 60), (x + 330, 60), (x + 330, 300), (x, 300)]), (g(0.5), t(1))[k % 2], (g(0.3), t(0.74))[k % 2], c.ramp((0, 40), (0, 320)), 0.3)
        scallops = [ellipse(x + 41 + i * 82.5, 300, 41, 46) for i in range(4)]
        c.fill(c.mask(*scallops) * (c.y >= 299), (g(0.34), t(0.8))[k % 2], (g(0.2), t(0.62))[k % 2], c.ramp((0, 290), (0, 360)), 0.3)
    c.fill(c.mask(rect(0, 0, c.w, 66), *(rect(x, 60, 22, 760) for x in (190, 1130, 1700))), t(0.08))
    for x in (600, 1230, 1650):
        _lamp(c, x, 400)
    sellers = [(330, 860, 470, "suit"), (900, 850, 450, "scarf"), (1460, 865, 480, "robe")]
    for x, y, h, kind in sellers:
        c.fill(c.mask(*standing(x, y, h, kind)), t(0.06), g(0.4), (1 - abs(c.x - x - 50) / 90).clip(0, 1) * c.ramp((0, y), (0, y - h)), 0.4)
        c.fill(c.mask(move([(-0.09, -0.66), (0.09, -0.66), (0.12, -0.2), (-0.12, -0.2)], x, y, h)), t(0.9), t(0.44), c.ramp((0, y - h * 0.7), (0, y - h * 0.25)), 0.25)
    _catch(c)
    c.fill(c.mask(*bust(120, 1290, 330, "scarf"), *bust(1000, 1330, 360, "suit"), *bust(1330, 1310, 300, "dress")), t(0.02), g(0.3), c.ramp((0, 1230), (0, 980)), 0.3)


def _lamp(c: Canvas, x: float, y: float) -> None:
    t, g = c.tone, c.glow
    c.shine(c.spot((x, y + 30), 460, 1, 2), g(0.85), 0.6)
    c.fill(c.lines([[(x, 60), (x, y)]], 4), t(0.05))
    c.fill(c.mask([(x - 58, y + 26), (x + 58, y + 26), (x + 20, y - 12), (x - 20, y - 12)]), t(0.1))
    c.fill(c.mask(ellipse(x, y + 30, 26, 20)), t(1))


def _catch(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.mask([(-10, 800), (1810, 800), (1810, 1010), (-10, 1010)]), t(0.98), t(0.66), c.ramp((0, 790), (0, 1010)), 0.35)
    chips = [[(x, y), (x + 16, y - 9), (x + 30, y + 4), (x + 12, y + 13)] for x, y in ((c.rng.uniform(0, 1800), c.rng.uniform(806, 1000)) for _ in range(260))]
    c.fill(c.mask(*chips), t(0.8), opacity=0.6)
    k = 0
    for y in (840, 900, 962):
        x = -40.0 + (k % 2) * 60
        while x < 1840:
            w = float(c.rng.uniform(150, 230))
            _fish(c, x + w / 2, y + c.rng.uniform(-5, 5), w, -0.12 + float(c.rng.normal()) * 0.06, k)
            x += w * 0.86
            k += 1
    c.fill(c.mask(rect(0, 1006, c.w, 200)), g(0.34), t(0.08), c.ramp((0, 1006), (0, 1150)), 0.3)
    c.fill(c.mask(rect(0, 1000, c.w, 16)), t(0.9))
    c.fill(c.mask(*(rect(x, 1016, 5, 190) for x in range(70, 1800, 160))), t(0.08))


def _fish(c: Canvas, x: float, y: float, w: float, turn: float, k: int) -> None:
    t, g = c.tone, c.glow
    shape = move([(px / 100, py / 100) for px, py in blob([(50, 1, "c"), (30, -14), (-5, -17), (-34, -5), (-50, -17, "c"), (-44, 0), (-50, 18, "c"), (-34, 6), (-5, 15), (30, 13)])], x, y, w, turn)
    mask = c.mask(shape)
    back, belly = ((t(0.24), t(0.94)), (g(0.36), g(0.92)), (t(0.4), t(1)))[k % 3]
    c.airbrush(c.mask([(px + 6, py + 12) for px, py in shape]), t(0.3), c.all() * 0.5, 0.4)
    c.fill(mask, back, belly, c.ramp((x, y - w * 0.12), (x, y + w * 0.1)), 0.35)
    eye = move([(0.37, -0.025)], x, y, w, turn)[0]
    c.fill(c.mask(ellipse(*eye, w * 0.026)), t(1))
    c.fill(c.mask(ellipse(*eye, w * 0.014)), t(0.02))
    c.fill(c.lines([move(curve([(0.27, -0.11), (0.23, 0.0), (0.27, 0.1)]), x, y, w, turn)], 2.5), t(0.1))


def vaccine_vial(c: Canvas) -> None:
    """A vial and a syringe on a steel tray, light through the glass."""
    t, _g = c.tone, c.glow
    c.sky((0, t(0.5)), (0.66, t(0.82)), (1, t(0.5)))
    c.fill(c.mask(ellipse(1060, 560, 430)), t(1), t(0.8), c.ramp((800, 200), (1300, 900)), 0.3)
    c.fill(c.mask(rect(0, 900, c.w, 300)), t(0.42), t(0.18), c.ramp((0, 900), (0, 1200)), 0.25)
    c.fill(c.mask(ellipse(900, 1000, 820, 120)), t(0.94), t(0.5), c.ramp((300, 900), (1500, 1080)), 0.3)
    c.fill(c.mask(ellipse(900, 992, 780, 104)), t(0.7), t(0.9), c.ramp((300, 900), (1500, 1080)), 0.3)
    c.airbrush(c.mask(limb((760, 1010), (1320, 1046), 80, 60)), t(0.2), c.ramp((1400, 0), (700, 0)) * 0.7, 0.5)
    for x, s, k in ((1370, 0.5, 1), (1500, 0.44, 2), (1262, 0.42, 2)):
        _vial(c, x, 965, 560 * s, k)
    _vial(c, 700, 1012, 690, 0)
    _syringe(c)


def _vial(c: Canvas, x: float, foot: float, h: float, kind: int) -> None:
    t, g = c.tone, c.glow
    w = h * 0.42
    glass = curve([(x - w / 2, foot - 14, "c"), (x - w * 0.48, foot, "c"), (x + w * 0.48, foot, "c"), (x + w / 2, foot - 14, "c"), (x + w / 2, foot - h * 0.62), (x + w * 0.44, foot - h * 0.7), (x + w * 0.26, foot - h * 0.77, "c"), (x + w * 0.26, foot - h * 0.84, "c"), (x - w * 0.26, foot - h * 0.84, "c"), (x - w * 0.26, foot - h * 0.77, "c"), (x - w * 0.44, foot - h * 0.7), (x - w / 2, foot - h * 0.62), (x - w / 2, foot - 14, "c")])
    mask = c.mask(glass)
    place = (c.x - x) / w + 0.5
    c.fill(mask, t(0.96), t(0.5), (place * 0.8).clip(0, 1), 0.25, 0.8)
    liquid = mask * (c.y > foot - h * 0.56)
    c.fill(liquid, g(0.8) if kind != 1 else t(0.8), g(0.36) if kind != 1 else t(0.4), (place * 1.1 - 0.1).clip(0, 1), 0.3)
    c.fill(c.mask(ellipse(x, foot - h * 0.56, w * 0.5, h * 0.025)) * mask, g(0.92) if kind != 1 else t(0.95))
    label = mask * c.mask(rect(x - w, foot - h * 0.47, w * 2, h * 0.3))
    c.fill(label, t(1), t(0.5), (place * 1.25 - 0.3).clip(0, 1), 0.25)
    c.fill(label * c.mask(blob([(x - w * 0.3, foot - h * 0.44, "c"), (x - w * 0.2, foot - h * 0.34), (x - w * 0.3, foot - h * 0.285), (x - w * 0.4, foot - h * 0.34)])), g(0.45))
    c.fill(label * c.mask(*(rect(x - w * 0.1, foot - h * (0.42 - k * 0.045), w * (0.4 - 0.1 * (k % 2)), h * 0.016) for k in range(4))), t(0.3))
    c.fill(c.mask(ribbon([(x - w * 0.38, foot - h * 0.66), (x - w * 0.4, foot - h * 0.4), (x - w * 0.38, foot - h * 0.06)], [2, w * 0.07, 2])), t(1), opacity=0.75)
    c.fill(c.mask(rect(x - w * 0.32, foot - h * 0.96, w * 0.64, h * 0.14)), t(0.9), t(0.2), (place * 1.2 - 0.1).clip(0, 1), 0.3)
    c.fill(c.mask(*(rect(x - w * 0.3 + i * w * 0.075, foot - h * 0.94, w * 0.02, h * 0.1) for i in range(9))), t(0.3), opacity=0.5)
    c.fill(c.mask(rect(x - w * 0.36, foot - h, w * 0.72, h * 0.06)), g(0.55), g(0.2), (place * 1.2 - 0.1).clip(0, 1), 0.3)


def _syringe(c: Canvas) -> None:
    t, g = c.tone, c.glow
    origin, turn, s = (1010.0, 660.0), -0.62, 620.0

    def put(*points: Point) -> Polygon:
        return move(points, *origin, s, turn)

    across = c.ramp(put((0, -0.08))[0], put((0, 0.08))[0])
    c.fill(c.mask(put((0.5, -0.03), (0.92, -0.03), (0.92, 0.03), (0.5, 0.03))), t(0.95), t(0.36), across, 0.3)
    c.fill(c.mask(put((0.9, -0.1), (0.94, -0.1), (0.94, 0.1), (0.9, 0.1))), t(0.3))
    c.fill(c.mask(put((-0.36, -0.075), (0.52, -0.075), (0.52, 0.075), (-0.36, 0.075))), t(1), t(0.62), across, 0.25, 0.8)
    c.fill(c.mask(put((-0.36, -0.065), (0.14, -0.065), (0.14, 0.065), (-0.36, 0.065))), g(0.85), g(0.4), across, 0.3)
    c.fill(c.mask(put((0.14, -0.07), (0.21, -0.07), (0.21, 0.07), (0.14, 0.07))), t(0.12))
    c.fill(c.mask(put((0.5, -0.14), (0.54, -0.14), (0.54, 0.14), (0.5, 0.14))), t(0.3))
    c.fill(c.lines([put((k, -0.075), (k, 0.0 if i % 2 else -0.02)) for i, k in enumerate(np.arange(-0.3, 0.46, 0.06))], 4), t(0.2))
    c.fill(c.mask(put((-0.36, -0.05), (-0.36, 0.05), (-0.44, 0.022), (-0.44, -0.022))), t(0.4))
    c.fill(c.mask(put((-0.44, -0.008), (-0.44, 0.008), (-0.84, 0.002), (-0.84, -0.003))), t(0.2))
    drop = put((-0.86, 0.0))[0]
    c.fill(c.mask(blob([(drop[0], drop[1] - 22, "c"), (drop[0] + 13, drop[1] + 6), (drop[0], drop[1] + 20), (drop[0] - 13, drop[1] + 6)])), g(0.6), g(0.95), c.ramp((drop[0] + 10, 0), (drop[0] - 10, 0)))
