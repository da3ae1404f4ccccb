"""The society desk's streets and fields."""

import itertools
from math import cos, pi, sin

from camera import Camera, block
from canvas import Canvas
from land import cloud, ground, palm, profile, shafts, sun, water
from people import chain, standing
from shape import Polygon, blob, curve, ellipse, limb, move, rect, ribbon


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
    t, _g = c.tone, c.glow
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
    for (ax, ay), (bx, _) in itertools.pairwise(scallops):
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
