"""The society and health desk: teal and terracotta, daylight."""

from math import cos, pi, sin

import numpy as np

from building import arch, dome, windows
from camera import Camera, block
from canvas import Canvas
from colour import Colour
from land import cloud, ground, palm, profile, shafts, streaks, sun, water
from people import body, bust, chain, row, standing
from shape import Point, Polygon, arc, blob, curve, ellipse, limb, move, rect, ribbon

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


def old_town_alley(c: Canvas) -> None:
    """An old-town alley: buttress arches, washing, a woman climbing towards the light."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.86)), (0.5, t(1)), (1, g(0.9)))
    cam = Camera(c, (0.35, -4, 2.0), (-0.2, 12, 2.9), 56)
    c.fill(c.mask(cam.floor(-1.8, -4, 1.8, 34)), g(0.95), t(0.2), c.ramp((0, 620), (0, 1150)), 0.3)
    for y in range(-3, 30, 2):
        stone = cam.line((-1.8, y, 0), (1.8, y, 0))
        if len(stone) == 2:
            c.fill(c.lines([stone], max(1.5, 9 - y * 0.5)), t(0.16), opacity=0.35)
    for y in range(25, -10, -5):
        for side in (-1, 1):
            _house(c, cam, side, float(y))
        if y in (20, 10):
            _buttress(c, cam, y + 1.0, 4.4)
        if y in (15, 5):
            _washing(c, cam, y + 2.0, 5.2)
    (px, py), s = cam.at(0.28, 7.0), cam.scale(0.28, 7.0)
    c.airbrush(c.mask([(px - s * 0.2, py), (px + s * 0.22, py), (px + s * 0.1, py + s * 1.5), (px - s * 0.6, py + s * 1.5)]), t(0.06), c.all() * 0.65, 0.4)
    c.fill(c.mask(*standing(px, py, s * 1.66, "scarf"), rect(px + s * 0.2, py - s * 0.75, s * 0.24, s * 0.32)), g(0.4), t(0.04), ((px - c.x) / s * 2 + 0.6).clip(0, 1), 0.3)
    _cat(c, cam)
    shafts(c, (500, -420), [(58, 64), (68, 73)], 1700, g(0.92), 0.35, 12)


def _house(c: Canvas, cam: Camera, side: int, y: float) -> None:
    t, g = c.tone, c.glow
    x = side * 1.75
    tall = float(c.rng.uniform(6.4, 9.5))
    haze = min(0.4, max(0, y) / 62)
    wall = cam.face([(x, y, 0), (x, y + 5, 0), (x, y + 5, tall), (x, y, tall)])
    if len(wall) < 3:
        return
    xs = [p[0] for p in wall]
    lit = side < 0
    a, b = (g(0.62 + haze * 0.6), g(0.82 + haze * 0.3)) if lit else (t(0.14 + haze), t(0.28 + haze))
    c.fill(c.mask(wall), a, b, c.ramp((min(xs), 0), (max(xs) + 1, 0)), 0.3)
    c.airbrush(c.mask(wall), t(0.1), c.ramp((0, 420), (0, 1150)) * 0.65, 0.5)
    wood: list[Polygon] = []
    for z in (2.7, 4.6):
        for k in (0.9, 3.0):
            wood.append(cam.face([(x, y + k, z), (x, y + k + 0.9, z), (x, y + k + 0.9, z + 1.2), (x, y + k, z + 1.2)]))
    c.fill(c.mask(*(w for w in wood if len(w) > 2)), t(0.3 + haze) if lit else t(0.05 + haze))
    if int(y) % 2 == 0 or side > 0:
        bay = {"front": t(0.2 + haze), "left": t(0.34 + haze), "right": t(0.4 + haze), "bottom": t(0.06 + haze), "top": g(0.7)}
        x0, x1 = (x, x + 0.5) if side < 0 else (x - 0.5, x)
        if y > -3:
            block(c, cam, (x0, y + 1.2, 3.0), (x1, y + 3.2, 4.7), bay)
            lattice = [cam.line((x + (0.51 if side < 0 else -0.51), y + 1.2 + k * 0.25, 3.1), (x + (0.51 if side < 0 else -0.51), y + 1.2 + k * 0.25, 4.6)) for k in range(9)]
            lattice += [cam.line((x + (0.51 if side < 0 else -0.51), y + 1.2, z), (x + (0.51 if side < 0 else -0.51), y + 3.2, z)) for z in (3.1, 3.4, 3.7, 4.0, 4.3, 4.6)]
            c.fill(c.lines([s for s in lattice if len(s) == 2], 2), t(0.08 + haze))
    door = cam.face([(x, y + 3.4, 0), (x, y + 4.5, 0), (x, y + 4.5, 1.9), (x, y + 3.95, 2.35), (x, y + 3.4, 1.9)])
    if len(door) > 2:
        c.fill(c.mask(door), t(0.36 + haze) if lit else t(0.04 + haze))


def _buttress(c: Canvas, cam: Camera, y: float, z: float) -> None:
    t, g = c.tone, c.glow
    haze = min(0.36, y / 60)
    under = [(1.75 * cos(a), z + 1.5 * sin(a)) for a in (pi * k / 30 for k in range(31))]
    front = [cam.at(px, y, pz) for px, pz in under] + [cam.at(-1.75, y, z + 2.2), cam.at(1.75, y, z + 2.2)]
    inner = [cam.at(px, y, pz) for px, pz in under] + [cam.at(px, y + 0.9, pz) for px, pz in reversed(under)]
    c.fill(c.mask(inner), t(0.1 + haze), g(0.5 + haze * 0.5), c.ramp((800, 0), (1000, 0)), 0.3)
    c.fill(c.mask(front), g(0.55 + haze * 0.6), t(0.2 + haze), c.ramp((cam.at(-1.4, y, z)[0], 0), (cam.at(1.6, y, z)[0], 0)), 0.3)


def _washing(c: Canvas, cam: Camera, y: float, z: float) -> None:
    t, g = c.tone, c.glow
    a, b = cam.at(-1.7, y, z + 0.3), cam.at(1.7, y, z)
    mid = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + cam.scale(0, y) * 0.35)
    rope = curve([a, mid, b])
    c.fill(c.lines([rope], 2.5), t(0.1))
    s = cam.scale(0, y)
    for k, shade in ((0.2, t(1)), (0.36, g(0.5)), (0.54, t(0.5)), (0.7, t(0.98)), (0.84, g(0.7))):
        x, top = rope[int(k * (len(rope) - 1))]
        w, h = s * 0.38, s * (0.5 + 0.2 * (k * 10 % 2))
        cloth = [(x - w / 2, top), (x + w / 2, top), *curve([(x + w * 0.46, top + h), (x, top + h * 1.05), (x - w * 0.5, top + h * 0.96)])]
        c.fill(c.mask(cloth), shade, t(0.3), c.ramp((x - w * 0.3, 0), (x + w * 0.8, 0)), 0.3)


def _cat(c: Canvas, cam: Camera) -> None:
    px, py = cam.at(-1.15, 2.2)
    s = cam.scale(-1.15, 2.2) * 0.4
    shape = blob([(-0.3, 0, "c"), (-0.34, -0.3), (-0.2, -0.6), (-0.12, -0.8), (-0.14, -1.05, "c"), (-0.02, -0.95), (0.1, -0.95), (0.2, -1.05, "c"), (0.2, -0.78), (0.12, -0.6), (0.24, -0.2), (0.26, 0, "c")])
    tail = ribbon(move(curve([(-0.28, -0.05), (-0.55, -0.02), (-0.62, -0.25)]), px, py, s), [s * 0.12, s * 0.1, s * 0.07])
    c.fill(c.mask(move(shape, px, py, s), tail), c.tone(0.03))


def vaccine_vial(c: Canvas) -> None:
    """A vial and a syringe on a steel tray, light through the glass."""
    t, g = c.tone, c.glow
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


def palm_grove(c: Canvas) -> None:
    """Palms along the Athl's water channel, a farmer leading a donkey home."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.6)), (0.3, t(0.86)), (0.55, g(0.88)))
    sun(c, (1120, 540), 125, t(1), 5.5, 0.65)
    shafts(c, (1120, 540), [(20, 30), (44, 54), (128, 140), (154, 163)], 1000, g(0.95), 0.3, 14)
    ground(c, profile(c, 740, 170, 0.5), t(0.64), g(0.86), 150)
    c.fill(c.mask(rect(0, 735, c.w, 480)), g(0.76), t(0.24), c.ramp((0, 730), (0, 1120)), 0.3)
    far = [p for x, h in ((60, 190), (190, 230), (330, 180), (480, 210), (690, 170), (860, 190), (1290, 200), (1420, 170), (1560, 230), (1700, 190)) for p in palm(x, 770, h, 0.05 if x % 20 else -0.06, 9)]
    c.fill(c.mask(*far), t(0.5))
    channel = c.mask([*curve([(1040, 770), (1010, 850), (900, 960), (560, 1210)]), *curve([(1240, 1210), (1150, 960), (1090, 850), (1066, 770)])])
    c.fill(channel, g(0.98), t(0.5), c.ramp((0, 770), (0, 1200)), 0.3)
    bars = [ribbon([(980 + c.rng.normal() * 40 * k - 60 * k, 780 + 42 * k), (1000, 782 + 42 * k), (1050 + c.rng.normal() * 40 * k, 780 + 42 * k)], [0, 2 + k * 0.7, 0]) for k in range(10)]
    c.fill(channel * c.mask(*bars), t(1))
    mid = [p for x, y, h, lean in ((250, 860, 470, 0.06), (560, 830, 400, -0.04), (1390, 850, 460, 0.05), (1640, 880, 520, -0.07)) for p in palm(x, y, h, lean, 11)]
    c.fill(c.mask(*mid), t(0.28), t(0.4), c.ramp((0, 850), (0, 400)), 0.25)
    crops = [ribbon(curve([(x, y), (x + 4, y - h * 0.6), (x + d, y - h)]), [5, 4, 0]) for x, y, h, d in ((c.rng.uniform(0, 620) if k % 2 else c.rng.uniform(1280, 1800), c.rng.uniform(930, 1190), c.rng.uniform(24, 60), c.rng.uniform(-16, 16)) for k in range(420))]
    c.fill(c.mask(*crops), t(0.22), t(0.4), c.ramp((0, 1180), (0, 930)), 0.3)
    _donkey(c, 1310, 985, 150)
    c.fill(c.mask(*standing(1190, 990, 178, "robe")), t(0.05))
    front = [*palm(110, 1290, 1080, 0.1, 9), *palm(1730, 1300, 980, -0.09, 9)]
    c.fill(c.mask(*front), t(0.04), t(0.18), c.ramp((0, 1100), (0, 200)), 0.25)


def _donkey(c: Canvas, x: float, foot: float, s: float) -> None:
    t, g = c.tone, c.glow
    shape = blob([(-0.62, -0.5), (-0.5, -0.66), (0.0, -0.64), (0.42, -0.68), (0.5, -0.5), (0.44, -0.34), (0.0, -0.3), (-0.42, -0.34)])
    neck = blob([(-0.36, -0.62), (-0.62, -0.86), (-0.74, -0.98), (-0.78, -0.84), (-1.0, -0.66), (-0.98, -0.58), (-0.76, -0.64), (-0.58, -0.44)])
    ears = [limb((-0.72, -0.94), (-0.66, -1.2), 0.045, 0.03), limb((-0.7, -0.92), (-0.56, -1.14), 0.045, 0.03)]
    legs = [p for a, b in ((-0.44, -0.5), (-0.34, -0.28), (0.32, 0.26), (0.42, 0.5)) for p in chain([(a, -0.4), ((a + b) / 2, -0.2), (b, 0)], [0.09, 0.05, 0.04])]
    tail = limb((0.48, -0.6), (0.58, -0.3), 0.03, 0.025)
    c.fill(c.mask(*(move(p, x, foot, s) for p in (shape, neck, *ears, *legs, tail))), t(0.07))
    load = [blob([(-0.16, -0.6), (-0.2, -0.86), (0.05, -0.96), (0.28, -0.88), (0.26, -0.6)]), blob([(-0.16, -0.66), (-0.2, -0.42), (0.06, -0.32), (0.24, -0.42), (0.24, -0.66)])]
    c.fill(c.mask(*(move(p, x, foot, s) for p in load)), g(0.42), g(0.15), c.ramp((x - s * 0.1, foot - s), (x + s * 0.3, foot - s * 0.3)), 0.35)


def rain_street(c: Canvas) -> None:
    """Umbrellas on a wet street at dusk, shop lights doubled in the paving."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.24)), (0.5, t(0.56)), (0.7, g(0.8)))
    cam = Camera(c, (0.6, -6, 2.1), (-0.6, 14, 2.6), 50)
    horizon = int(cam.at(0, 400, 0)[1])
    for y in range(38, -6, -6):
        for side in (-1, 1):
            _shopfront(c, cam, side, float(y))
    end = cam.at(-0.3, 44, 3)
    c.shine(c.spot(end, 430, 1, 1.8), g(0.9), 0.75)
    _tram(c, cam)
    people = [(-2.6, 16, "coat", 0), (2.4, 13, "scarf", 1), (-0.2, 18, "suit", 2), (1.9, 6.2, "suit", 1), (-2.5, 7.5, "dress", 2)]
    for x, y, kind, k in people:
        _umbrella(c, cam, x, y, kind, k)
    water(c, horizon + 150, t(0.14), 0.2, 7)
    _wet(c, cam, horizon)
    _umbrella(c, cam, -0.65, 1.6, "scarf", 0)
    rain = [[(x, y), (x - 9, y + 46)] for x, y in ((c.rng.uniform(0, 1830), c.rng.uniform(-40, 1200)) for _ in range(260))]
    c.fill(c.lines(rain, 1.8), t(0.95), opacity=0.35)


def _wet(c: Canvas, cam: Camera, horizon: int) -> None:
    t, g = c.tone, c.glow
    rails = [cam.line((x, -5, 0.01), (x, 60, 0.01)) for x in (-1.7, -0.5)]
    c.fill(c.lines(rails, 6), t(0.9), opacity=0.55)
    rings = [ellipse(c.rng.uniform(60, 1740), c.rng.uniform(horizon + 220, 1190), 10 + k % 5 * 7, 3 + k % 5 * 2) for k in range(46)]
    c.fill(c.lines([[*r, r[0]] for r in rings], 2), t(0.95), opacity=0.5)


def _shopfront(c: Canvas, cam: Camera, side: int, y: float) -> None:
    t, g = c.tone, c.glow
    x, haze = side * 4.6, min(0.4, max(0, y) / 90)
    tall = float(c.rng.uniform(7.5, 11))
    wall = cam.face([(x, y, 0), (x, y + 6, 0), (x, y + 6, tall), (x, y, tall)])
    if len(wall) < 3:
        return
    c.fill(c.mask(wall), t(0.14 + haze), t(0.32 + haze), c.ramp((0, 0), (0, 700)), 0.25)
    shop = cam.face([(x, y + 0.6, 0.4), (x, y + 5.4, 0.4), (x, y + 5.4, 2.7), (x, y + 0.6, 2.7)])
    if len(shop) > 2:
        c.fill(c.mask(shop), g(0.92), g(0.6), c.ramp((0, 560), (0, 860)), 0.3)
        c.fill(c.mask(*(s for s in (cam.face([(x, y + k, 0.4), (x, y + k + 0.1, 0.4), (x, y + k + 0.1, 2.7), (x, y + k, 2.7)]) for k in (0.6, 2.2, 3.8, 5.3)) if len(s) > 2)), t(0.08 + haze))
    awning = cam.face([(x, y + 0.3, 3.3), (x, y + 5.6, 3.3), (x - side * 1.1, y + 5.6, 2.7), (x - side * 1.1, y + 0.3, 2.7)])
    if len(awning) > 2 and y > -5:
        c.fill(c.mask(awning), g(0.4) if int(y) % 4 else t(0.4 + haze))
    panes = [cam.face([(x, y + k, z), (x, y + k + 0.9, z), (x, y + k + 0.9, z + 1.4), (x, y + k, z + 1.4)]) for k in (0.8, 2.5, 4.2) for z in (4.1, 6.3, 8.5) if z + 1.5 < tall]
    panes = [p for p in panes if len(p) > 2]
    c.fill(c.mask(*panes), t(0.05 + haze))
    c.fill(c.mask(*(p for p in panes if c.rng.uniform() < 0.4)), g(0.8))


def _tram(c: Canvas, cam: Camera) -> None:
    t, g = c.tone, c.glow
    block(c, cam, (-2.1, 21, 0.3), (-0.1, 33, 3.3), {"front": g(0.45), "right": g(0.25), "top": t(0.5)})
    front = cam.face([(-1.9, 20.98, 1.5), (-0.3, 20.98, 1.5), (-0.3, 20.98, 2.9), (-1.9, 20.98, 2.9)])
    c.fill(c.mask(front), g(0.97))
    c.fill(c.mask(cam.face([(-1.15, 20.97, 1.5), (-1.05, 20.97, 1.5), (-1.05, 20.97, 2.9), (-1.15, 20.97, 2.9)])), t(0.1))
    for x in (-1.7, -0.5):
        px, py = cam.at(x, 20.95, 0.9)
        c.shine(c.spot((px, py), 110, 1, 2), t(1), 0.8)
        c.fill(c.mask(ellipse(px, py, 8)), t(1))


def _umbrella(c: Canvas, cam: Camera, x: float, y: float, kind: str, k: int) -> None:
    t, g = c.tone, c.glow
    (px, py), s = cam.at(x, y), cam.scale(x, y)
    haze = min(0.3, y / 60)
    if y < 3:
        c.airbrush(c.mask(ellipse(px, py + s * 0.04, s * 0.5, s * 0.07)), t(0), c.all() * 0.7)
    c.fill(c.mask(*standing(px, py, s * 1.68, kind), limb((px + s * 0.18, py - s * 1.2), (px + s * 0.12, py - s * 1.35), s * 0.06, s * 0.05)), t(0.04 + haze))
    top = (px + s * 0.06, py - s * 2.42)
    ribs = 5
    w, h = s * 1.36, s * 0.62
    foot = top[1] + h
    scallops = [((top[0] - w / 2 + w * i / ribs), foot) for i in range(ribs + 1)]
    lower: Polygon = []
    for (ax, ay), (bx, _) in zip(scallops, scallops[1:], strict=False):
        lower += curve([(ax, ay), ((ax + bx) / 2, ay - s * 0.09), (bx, ay)])
    canopy = [*curve([(top[0] - w / 2, foot), (top[0] - w * 0.36, top[1] + h * 0.36), (top[0], top[1]), (top[0] + w * 0.36, top[1] + h * 0.36), (top[0] + w / 2, foot)]), *lower[::-1]]
    shade = (g(0.52), t(0.4 + haze), t(0.94))[k]
    c.fill(c.mask(ribbon([(top[0], top[1] - s * 0.1), (px + s * 0.12, py - s * 1.2)], [s * 0.03, s * 0.035])), t(0.05 + haze))
    c.fill(c.mask(canopy), shade, t(0.16 + haze), c.ramp((top[0] - w * 0.1, top[1]), (top[0] + w * 0.65, foot)), 0.35)
    seams = [curve([top, (top[0] + (sx - top[0]) * 0.75, top[1] + h * 0.38), (sx, foot)]) for sx, _ in scallops[1:-1]]
    c.fill(c.lines(seams, max(1.5, s * 0.014)), t(0.12 + haze), opacity=0.6)


def wheat_field(c: Canvas) -> None:
    """Ripe wheat bends in the wind; a woman walks the path through it."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.52)), (0.28, t(0.84)), (0.5, t(0.98)))
    cloud(c, 1300, 280, 760, 190, t(1), g(0.92), 8)
    cloud(c, 420, 350, 520, 110, t(1), t(0.86), 6)
    cloud(c, 900, 450, 380, 60, t(1), g(0.95), 5)
    for k, (y, h) in enumerate(((590, 190), (620, 110))):
        ground(c, profile(c, y, h, 0.5), t(0.66 - 0.16 * k), t(0.84), 180)
    hills = [([(-20, 620), (500, 570), (1000, 620), (1830, 580)], g(0.86), g(0.7)), ([(-20, 690), (420, 680), (1000, 620), (1500, 650), (1830, 700)], g(0.76), g(0.56))]
    for line, a, b in hills:
        mask = ground(c, curve(line), a, b, 160)
        rows = [curve([(900 + k * 60, 600), (900 + k * 190, 900)]) for k in range(-16, 18)]
        c.fill(c.lines(rows, 3) * mask, g(0.5), opacity=0.3)
    c.fill(c.mask(*(p for x in (1440, 1475, 1520) for p in (ellipse(x, 600, 20, 40), rect(x - 3, 600, 6, 44)))), t(0.24))
    c.fill(c.mask(rect(1560, 592, 90, 50), [(1550, 594), (1660, 594), (1605, 556)]), t(0.98))
    ground(c, curve([(-20, 780), (600, 750), (1200, 770), (1830, 740)]), g(0.7), g(0.46), 260)
    path = c.mask([*curve([(860, 764), (830, 850), (760, 980), (560, 1210)]), *curve([(980, 1210), (930, 980), (910, 850), (884, 764)])])
    c.fill(path, g(0.93), g(0.66), c.ramp((0, 760), (0, 1200)), 0.3)
    for layer in range(7):
        _ears(c, 800 + layer * 58, 44 + layer * 25, layer)
        if layer == 2:
            c.fill(c.mask(*standing(868, 985, 260, "scarf"), ellipse(868, 730, 70, 26)), t(0.24), t(0.05), c.ramp((820, 0), (920, 0)), 0.35)
            c.fill(c.mask(*(ribbon([(868 + d, 730), (868 + d * 1.6, 690 - abs(d) * 0.1)], [5, 9]) for d in range(-60, 61, 10))), g(0.85))


def _ears(c: Canvas, y: float, h: float, layer: int) -> None:
    t, g = c.tone, c.glow
    stems, heads = [], []
    gap = 15 + layer * 7
    for i in range(int(1840 / gap)):
        x = i * gap + c.rng.uniform(-6, 6)
        lane = 872 - (y - 760) * 0.26
        if abs(x - lane) < 26 + (y - 760) * 0.42:
            continue
        tall = h * c.rng.uniform(0.8, 1.15)
        bend = tall * (0.34 + 0.16 * sin(x / 210 + layer))
        tip = (x + bend, y - tall + bend * 0.25)
        stems.append(ribbon(curve([(x, y + 60), (x + bend * 0.15, y - tall * 0.5), tip]), [2.5 + layer * 0.3, 1.5]))
        for k in range(6):
            at = k / 6
            px, py = tip[0] + tall * 0.3 * at, tip[1] - tall * 0.02 + tall * 0.1 * at**1.5
            heads.append(ellipse(px, py - tall * 0.018, tall * 0.042, tall * 0.02, -0.35))
            heads.append(ellipse(px, py + tall * 0.018, tall * 0.042, tall * 0.02, 0.75))
    c.fill(c.mask(*stems), g(0.7 - layer * 0.07), t(0.16), c.ramp((0, y - h * 0.5), (0, y + 90)), 0.3)
    c.fill(c.mask(*heads), g(0.92 - layer * 0.055), g(0.5), c.ramp((0, y - h), (0, y)), 0.3)
