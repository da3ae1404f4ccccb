"""The culture desk's old places: library, museum, fair and dome."""

import itertools
from math import atan2, cos, hypot, pi, sin

import numpy as np
from building import arch, hankin
from camera import Camera
from canvas import Canvas, Field
from land import shafts
from people import bust, standing
from shape import Point, Polygon, curve, ellipse, limb, move, outline, rect, star


def old_library(c: Canvas) -> None:
    """Galleries of books, a reader beneath a tall window's light."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.1)), (0.7, t(0.22)), (1, t(0.08)))
    cam = Camera(c, (-0.9, -7, 2.6), (0.9, 12, 3.6), 50)
    c.fill(c.mask(cam.floor(-4, -6, 4, 20)), g(0.4), t(0.1), c.ramp((0, 700), (0, 1150)), 0.3)
    wall = c.mask(cam.face([(-4, 20, 0), (4, 20, 0), (4, 20, 9), (-4, 20, 9)]))
    c.fill(wall, t(0.34), t(0.2), c.ramp((0, 300), (0, 760)))
    (bx, by), s = cam.at(0, 20, 1.2), cam.scale(0, 20)
    c.fill(c.mask(arch(bx, by, s * 3, s * 6.4, "pointed")), t(1), g(0.85), c.ramp((0, by - s * 6), (0, by)), 0.2)
    c.fill(c.mask(*(rect(bx + k * s - 4, by - s * 6.5, 8, s * 6.5) for k in (-0.75, 0, 0.75)), *(rect(bx - s * 1.5, by - s * k, s * 3, 6) for k in (1.3, 2.6, 3.9, 5.0))) * c.mask(arch(bx, by, s * 3, s * 6.4, "pointed")), t(0.2))
    for y in range(17, -6, -3):
        for side in (-1, 1):
            _bookcase(c, cam, side, y)
    shafts(c, (bx, by - s * 4.6), [(60, 74), (82, 95), (103, 112)], 1150, g(0.9), 0.5, 16)
    for x, y in ((0.0, 13.0), (0.0, 7.5)):
        _reading_table(c, cam, x, y)
    ladder = [[cam.at(-3.05, 4.6, 0), cam.at(-3.4, 4.9, 5.6)], [cam.at(-3.05, 5.3, 0), cam.at(-3.4, 5.5, 5.6)]]
    rungs = [[cam.at(-3.05 - 0.35 * k / 13, 4.6 + 0.3 * k / 13, 5.6 * k / 13), cam.at(-3.05 - 0.35 * k / 13, 5.3 + 0.2 * k / 13, 5.6 * k / 13)] for k in range(1, 13)]
    c.fill(c.lines([*ladder, *rungs], 8), g(0.7))
    (px, py), h = cam.at(1.5, 3.4), cam.scale(1.5, 3.4) * 1.75
    c.fill(c.mask(*standing(px, py, h, "robe"), move(outline((-0.1, -0.6, "c"), (-0.28, -0.63, "c"), (-0.28, -0.5, "c"), (-0.1, -0.48, "c")), px, py, h)), t(0.03), g(0.5), ((px - c.x) / h * 6 + 0.05).clip(0, 1) * 0.9, 0.35)
    c.airbrush(c.mask([(px - h * 0.12, py), (px + h * 0.14, py), (px + h * 0.5, py + h * 0.5), (px + h * 0.1, py + h * 0.5)]), t(0.02), c.all() * 0.7)


def _bookcase(c: Canvas, cam: Camera, side: int, y: float) -> None:
    t, g = c.tone, c.glow
    x = side * 3.4
    near = 1 - max(0, y) / 20
    frame = cam.face([(x, y, 0), (x, y + 2.8, 0), (x, y + 2.8, 8.2), (x, y, 8.2)])
    if len(frame) < 3:
        return
    c.fill(c.mask(frame), t(0.1 + 0.12 * (1 - near)))
    books: dict[int, list[Polygon]] = {0: [], 1: [], 2: [], 3: []}
    for z in (0.35, 1.25, 2.15, 3.05, 4.45, 5.35, 6.25, 7.15):
        at = y + 0.12
        while at < y + 2.62:
            w, h = c.rng.uniform(0.07, 0.17), c.rng.uniform(0.5, 0.76)
            if c.rng.uniform() < 0.94:
                spine = cam.face([(x, at, z), (x, at + w * 0.88, z), (x, at + w * 0.88, z + h), (x, at, z + h)])
                if len(spine) > 2:
                    books[int(c.rng.integers(4))].append(spine)
            at += w
    shades = [t(0.42), g(0.5), t(0.3), t(0.7)]
    for k, shapes in books.items():
        c.fill(c.mask(*shapes), shades[k], t(0.16), np.clip(near * 0.9 - 0.15 + (c.y / c.h) * 0.2, 0, 1), 0.2)
    for z in (0.3, 1.2, 2.1, 3.0, 4.4, 5.3, 6.2, 7.1):
        shelf = cam.face([(x, y, z), (x, y + 2.8, z), (x, y + 2.8, z + 0.05), (x, y, z + 0.05)])
        if len(shelf) > 2:
            c.fill(c.mask(shelf), g(0.35 + 0.3 * (1 - near)))
    rail = cam.face([(x - side * 0.5, y, 4.05), (x - side * 0.5, y + 3, 4.05), (x - side * 0.5, y + 3, 4.25), (x - side * 0.5, y, 4.25)])
    deck = cam.face([(x - side * 0.5, y, 4.05), (x - side * 0.5, y + 3, 4.05), (x, y + 3, 4.05), (x, y, 4.05)])
    for shape, colour in ((deck, t(0.06)), (rail, g(0.45))):
        if len(shape) > 2:
            c.fill(c.mask(shape), colour)


def _reading_table(c: Canvas, cam: Camera, x: float, y: float) -> None:
    t, g = c.tone, c.glow
    c.fill(c.mask(cam.face([(x - 1, y, 0.75), (x + 1, y, 0.75), (x + 1, y, 0), (x - 1, y, 0)])), t(0.04))
    c.fill(c.mask(cam.floor(x - 1.15, y, x + 1.15, y + 2.2, 0.78)), g(0.85), t(0.3), c.ramp((cam.at(x, y)[0] + 60, 0), (cam.at(x, y)[0] - 420, 0)), 0.3)
    for dx in (-0.6, 0.55):
        (px, py), s = cam.at(x + dx, y + 1.1, 0.78), cam.scale(x, y + 1.1)
        c.shine(c.spot((px, py - s * 0.5), s * 1.3), g(0.8), 0.7)
        c.fill(c.mask(rect(px - s * 0.02, py - s * 0.5, s * 0.04, s * 0.5), [(px - s * 0.2, py - s * 0.42), (px + s * 0.2, py - s * 0.42), (px + s * 0.1, py - s * 0.6), (px - s * 0.1, py - s * 0.6)]), g(0.95))
    (px, py), s = cam.at(x - 0.95, y - 0.5, 0.4), cam.scale(x, y - 0.5)
    c.fill(c.mask(*bust(px, py, s * 0.66, "suit"), *bust(px + s * 1.8, py, s * 0.62, "scarf")), t(0.03))


def museum_arches(c: Canvas) -> None:
    """Arches within arches, a jar on its plinth and one visitor."""
    t, g = c.tone, c.glow
    c.sky((0, g(0.98)), (1, g(0.9)))
    c.shine(c.spot((980, 620), 500), t(1), 0.8)
    steps = [(0.3, 0.86, 0.74), (0.42, 0.72, 0.62), (0.58, 0.55, 0.48), (0.8, 0.36, 0.3), (1.12, 0.2, 0.12)]
    for k, (s, lit, dark) in enumerate(steps):
        cx, foot = 1000 - (k - 1) * 26, 700 + 330 * s**1.3
        wall = c.all() * (1 - c.mask(arch(cx, foot + 4, 620 * s, 1080 * s, "horseshoe")))
        wall *= 1 - c.mask(rect(0, foot, c.w, c.h))
        c.fill(wall, t(lit), t(dark), c.ramp((cx - 200 * s, 0), (cx - 900 * s, 300)), 0.3)
        _voussoirs(c, cx, foot, s, lit)
        floor = c.mask(rect(0, foot, c.w, c.h))
        c.fill(floor, g(max(0.2, 0.95 - k * 0.17)), t(max(0.08, dark - 0.12)), (abs(c.x - 1000) / (520 * s + 160)).clip(0, 1), 0.3)
        if k == 2:
            _jar(c, 1004, foot - 6, 250)
        if k == 3:
            c.fill(c.mask(*standing(760, foot + 60, 300, "coat")), t(0.04), g(0.5), ((c.x - 760) / 60).clip(0, 1), 0.35)
            c.airbrush(c.mask([(735, foot + 60), (790, foot + 60), (640, foot + 330), (480, foot + 330)]), t(0.05), c.all() * 0.7)


def _voussoirs(c: Canvas, cx: float, foot: float, s: float, lit: float) -> None:
    t, g = c.tone, c.glow
    r, big = 310 * s, 310 * s * 1.16
    cy = foot - 1080 * s + big
    wedges = []
    for i in range(19):
        a = pi - 0.5 + (pi + 1.0) * i / 19
        b = a + (pi + 1.0) / 38
        wedges.append([(cx + big * cos(a), cy + big * sin(a)), (cx + big * cos(b), cy + big * sin(b)), (cx + big * 1.22 * cos(b), cy + big * 1.22 * sin(b)), (cx + big * 1.22 * cos(a), cy + big * 1.22 * sin(a))])
    c.fill(c.mask(*wedges), g(0.5 + lit * 0.35) if lit > 0.3 else g(0.34), opacity=0.85)
    c.fill(c.mask(*(rect(cx + k * (r + 34 * s) - 22 * s, cy + big * 0.52, 44 * s, foot - cy - big * 0.52) for k in (-1, 1))), t(min(1, lit + 0.12)), t(max(0, lit - 0.2)), c.ramp((cx + r + 50 * s, 0), (cx - r - 60 * s, 0)), 0.3)
    c.fill(c.mask(*(rect(cx + k * (r + 34 * s) - 34 * s, cy + big * 0.48, 68 * s, 26 * s) for k in (-1, 1))), t(min(1, lit + 0.2)))


def _jar(c: Canvas, x: float, foot: float, h: float) -> None:
    t, g = c.tone, c.glow
    c.fill(c.mask(rect(x - h * 0.26, foot - h * 0.42, h * 0.52, h * 0.46), rect(x - h * 0.31, foot - h * 0.46, h * 0.62, h * 0.06)), t(0.98), t(0.44), c.ramp((x - h * 0.1, 0), (x + h * 0.3, 0)), 0.3)
    jar = outline((-0.07, -1.06, "c"), (-0.06, -0.96), (-0.2, -0.86), (-0.25, -0.74), (-0.17, -0.56), (-0.08, -0.47, "c"), (0.08, -0.47, "c"), (0.17, -0.56), (0.25, -0.74), (0.2, -0.86), (0.06, -0.96), (0.07, -1.06, "c"))
    mask = c.mask(move(jar, x, foot, h))
    c.fill(mask, g(0.5), t(0.1), c.ramp((x - h * 0.16, foot - h), (x + h * 0.26, foot - h * 0.6)), 0.35)
    c.fill(mask * c.mask(rect(x - h, foot - h * 0.8, h * 2, h * 0.03), rect(x - h, foot - h * 0.68, h * 2, h * 0.03), *(star(x - h * 0.24 + i * h * 0.096, foot - h * 0.725, h * 0.035, 4, 0.4) for i in range(6))), t(0.95))
    handles = [curve([(x + s * h * 0.06, foot - h * 1.0), (x + s * h * 0.24, foot - h * 1.02), (x + s * h * 0.24, foot - h * 0.86)]) for s in (-1, 1)]
    c.fill(c.lines(handles, h * 0.03), t(0.14))


def book_fair(c: Canvas) -> None:
    """Readers among stalls of books under strings of lamps."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.12)), (0.4, t(0.36)), (0.62, g(0.5)), (1, t(0.2)))
    cam = Camera(c, (-1.2, -6, 2.7), (0.8, 10, 1.5), 48)
    c.fill(c.mask(cam.floor(-30, -5, 30, 60)), g(0.62), t(0.14), c.ramp((0, 560), (0, 1150)), 0.3)
    for y in range(27, -4, -6):
        for side in (-1, 1):
            _stall(c, cam, side, float(y))
        if y > 2:
            for dx, kind in ((-0.9, "scarf"), (0.4, "suit"), (1.25, "robe")) if y % 4 else ((-0.5, "dress"), (0.9, "coat")):
                (px, py), s = cam.at(dx + 0.2 * (y % 5), y - 2.4), cam.scale(0, y - 2.4)
                c.fill(c.mask(*standing(px, py, s * 1.7, kind)), t(min(0.3, 0.04 + y / 110)), g(0.5), ((c.x - px) / s * 1.6 - 0.2).clip(0, 1) * 0.8, 0.35)
    (px, py), s = cam.at(-0.55, 0.6), cam.scale(-0.55, 0.6)
    c.fill(c.mask(*standing(px, py, s * 1.7, "scarf"), *standing(px + s * 0.62, py + 6, s * 1.15, "dress"), limb((px + s * 0.2, py - s * 0.75), (px + s * 0.48, py - s * 0.62), s * 0.05, s * 0.04)), t(0.02), g(0.42), ((c.x - px) / s - 0.1).clip(0, 1) * 0.8, 0.35)
    for k in range(4):
        y0 = 80 + k * 62
        wire = curve([(-20, y0 + 20), (450, y0 + 110 - k * 12), (980, y0 + 120 - k * 14), (1400, y0 + 90), (1830, y0 - 10)])
        c.fill(c.lines([wire], 2.4), t(0.05))
        for x, y in wire[14 :: 26 - k * 3]:
            r = 11 - k * 1.8
            c.shine(c.spot((x, y + r), r * 7, 1, 2), g(0.8), 0.75)
            c.fill(c.mask(ellipse(x, y + r, r)), g(0.98))


def _stall(c: Canvas, cam: Camera, side: int, y: float) -> None:
    t, g = c.tone, c.glow
    near, far = side * 2.3, side * 5.2
    haze = min(0.26, max(0, y) / 100)
    for x0, x1 in ((near, far),):
        back = cam.face([(x1, y, 0), (x1, y + 4.6, 0), (x1, y + 4.6, 2.9), (x1, y, 2.9)])
        end = cam.face([(x0, y + 4.6, 0), (x1, y + 4.6, 0), (x1, y + 4.6, 2.9), (x0, y + 4.6, 2.9)])
        for shape, colour in ((back, t(0.3 + haze)), (end, t(0.24 + haze))):
            if len(shape) > 2:
                c.fill(c.mask(shape), colour)
        lx, ly = cam.at((x0 + x1) / 2, y + 3, 2.2)
        c.shine(c.spot((lx, ly), cam.scale(0, y + 3) * 2.6, 1, 1.8), g(0.8), 0.5)
    counter = [cam.face([(near, y, 0), (near, y + 4.4, 0), (near, y + 4.4, 0.85), (near, y, 0.85)]), cam.face([(near, y, 0), (far, y, 0), (far, y, 0.85), (near, y, 0.85)])]
    top = cam.face([(near, y, 0.85), (near, y + 4.4, 0.85), (side * 3.6, y + 4.4, 1.15), (side * 3.6, y, 1.15)])
    c.fill(c.mask(*(p for p in counter if len(p) > 2)), t(0.14 + haze), g(0.3 + haze), c.ramp((0, 1100), (0, 600)), 0.3)
    if len(top) > 2:
        c.fill(c.mask(top), g(0.8))
    _books(c, cam, side, y, haze)
    valance = []
    for k in range(8):
        a, b = y + k * 0.58, y + (k + 1) * 0.58
        strip = cam.face([(near - side * 0.3, a, 2.5), (near - side * 0.3, b, 2.5), (far, b, 3.3), (far, a, 3.3)])
        drop = cam.face([(near - side * 0.3, a, 2.5), (near - side * 0.3, b, 2.5), (near - side * 0.3, b, 2.25), (near - side * 0.3, (a + b) / 2, 2.18), (near - side * 0.3, a, 2.25)])
        valance.append((strip, drop, k % 2))
    for strip, drop, odd in valance:
        if len(strip) > 2 and len(drop) > 2:
            c.fill(c.mask(strip), t(0.95) if odd else t(0.4 + haze))
            c.fill(c.mask(drop), t(0.86) if odd else t(0.32 + haze))


def _books(c: Canvas, cam: Camera, side: int, y: float, haze: float) -> None:
    t, g = c.tone, c.glow
    piles: list[list[Polygon]] = [[], [], [], []]
    for j in range(3):
        x, z = side * (2.45 + 0.38 * j), 0.9 + 0.1 * j
        for i in range(11):
            a = y + 0.12 + i * 0.39
            cover = cam.face([(x, a, z), (x, a + 0.3, z), (x + side * 0.22, a + 0.3, z + 0.3), (x + side * 0.22, a, z + 0.3)])
            if len(cover) > 2:
                piles[int(c.rng.integers(4))].append(cover)
    for shapes, colour in zip(piles, (t(0.4 + haze), g(0.45), t(0.96), t(0.2 + haze)), strict=True):
        c.fill(c.mask(*shapes), colour)


def girih_dome(c: Canvas) -> None:
    """Looking up into a dome: a girih of ten-fold stars round the oculus."""
    t, g = c.tone, c.glow
    centre = (1010.0, 570.0)
    d = np.hypot(c.x - centre[0], c.y - centre[1])
    light = np.clip(((c.x - centre[0]) * -0.72 + (c.y - centre[1]) * 0.6) / 900 + 0.4, 0, 1)
    c.fill(c.all(), t(0.5), t(0.08), np.clip(d / 1150 + light * 0.55 - 0.2, 0, 1).astype(np.float32), 0.3)
    rings = [118.0, 205.0, 322.0, 470.0, 655.0, 880.0, 1150.0]
    n = 16
    for k, (a, b) in enumerate(itertools.pairwise(rings)):
        _dome_ring(c, centre, a, b, n, k, light)
    for r in rings:
        c.fill(c.lines([[*(ring := ellipse(*centre, r)), ring[0]]], 3 + r / 160), g(0.72), opacity=0.9)
    oculus = c.mask(ellipse(*centre, 112))
    c.fill(oculus, t(1), g(0.9), c.ramp((930, 480), (1090, 680)), 0.2)
    c.fill(c.mask(star(*centre, 112, 16, 0.82)) * oculus, t(1))
    c.shine(c.spot(centre, 620, 1, 2.4), g(0.85), 0.7)
    shafts(c, (centre[0] - 10, centre[1] - 10), [(118, 128), (134, 142)], 1100, g(0.95), 0.45, 14)


def _dome_ring(c: Canvas, centre: Point, a: float, b: float, n: int, k: int, light: Field) -> None:
    t, g = c.tone, c.glow

    def polar(u: float, r: float) -> Point:
        v = 2 * pi * u / n
        return centre[0] + r * cos(v), centre[1] + r * sin(v)

    mid, shift = (a * b) ** 0.5, 0.5 * (k % 2)
    stars, kites, lines = [], [], []
    for i in range(n):
        u = i + shift
        size = min((b - a) / 2, pi * mid / n) * 0.98
        turn = 2 * pi * u / n
        stars.append(star(*polar(u, mid), size * 0.92, 10, 0.6, turn))
        kites.append([polar(u + 0.5, a * 1.02), polar(u + 0.5 + 0.2, mid), polar(u + 0.5, b * 0.985), polar(u + 0.5 - 0.2, mid)])
        tile = [polar(u - 0.5, a), polar(u, a), polar(u + 0.5, a), polar(u + 0.5, mid), polar(u + 0.5, b), polar(u, b), polar(u - 0.5, b), polar(u - 0.5, mid)]
        lines += list(hankin(tile, 58))
    c.fill(c.mask(*kites), t(0.3), t(0.12), light.astype(np.float32), 0.3)
    if k:
        c.fill(c.lines(lines, 1.6 + b / 230), g(0.8), g(0.25), light.astype(np.float32), 0.3)
    gold = c.mask(*stars)
    c.fill(gold, g(0.9), g(0.22), light.astype(np.float32), 0.35)
    inner = [star(*_centre(s), 0.52 * hypot(s[0][0] - _centre(s)[0], s[0][1] - _centre(s)[1]), 10, 0.62, atan2(s[0][0] - _centre(s)[0], _centre(s)[1] - s[0][1])) for s in stars]
    c.fill(c.mask(*inner), t(0.22), t(0.05), light.astype(np.float32), 0.3)


def _centre(shape: Polygon) -> Point:
    return sum(p[0] for p in shape) / len(shape), sum(p[1] for p in shape) / len(shape)
