"""The world desk: slate and coral."""

import itertools
from math import cos, pi, sin

import numpy as np
from building import skyline, windows
from camera import Camera
from canvas import Canvas
from land import dune, ground, gull, moon, profile, ripples, shafts, stars, streaks, sun, water
from people import bust, flag, pole, standing
from relief import bands, edge, hills, swell
from shape import Point, arc, curve, ellipse, limb, move, rect, ribbon, star
from ships import crane, dhow, freighter, rowing


def port_dawn(c: Canvas) -> None:
    """Marsa al-Rih's port at dawn: cranes in the haze, dhows on coral water."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.4)), (0.2, t(0.66)), (0.4, g(0.75)), (0.56, g(0.95)))
    sun(c, (640, 600), 105, t(1), 6, 0.6)
    streaks(c, 330, 110, 18, g(0.85), 0.6)
    streaks(c, 480, 60, 10, t(0.6), 0.4)
    ground(c, profile(c, 665, 130, 0.5), t(0.68), g(0.8), 120)
    c.fill(c.mask(*skyline(c, 668, 20, 70, (30, 70), 0.2)), t(0.56))
    for x, h, shade in ((980, 250, 0.5), (1130, 290, 0.42), (1310, 350, 0.32)):
        crane(c, x, 668, h, t(shade), True, 0.2)
    c.fill(c.mask(*freighter(1500, 668, 620, True)), t(0.26))
    water(c, 668, t(0.3), 0.12, 15)
    ripples(c, 640, 668, 90, t(1), 230, 0.75)
    c.fill(c.mask(*dhow(330, 890, 430)), t(0.1), t(0.24), c.ramp((300, 900), (300, 450)), 0.2)
    c.fill(c.mask(*dhow(1010, 745, 170, True)), t(0.3))
    c.fill(c.mask(*rowing(1240, 1010, 280), *rowing(1500, 1085, 360)), t(0.06))
    shade = [ribbon([(x - w / 2, y), (x, y), (x + w / 2, y)], [0, 22, 0]) for x, y, w in ((320, 905, 460), (1240, 1032, 300), (1500, 1114, 380), (1010, 750, 180))]
    c.fill(c.mask(*shade), t(0.06), opacity=0.7)
    c.fill(c.mask(*(gull(x, y, w) for x, y, w in ((820, 330, 46), (900, 290, 34), (760, 260, 28), (1180, 180, 40)))), t(0.14))


def strait_map(c: Canvas) -> None:
    """Two coasts cut in paper with the strait between, and a ship's line through it."""
    t, g = c.tone, c.glow
    land = hills(c, [(60, 150, 620, 420, 1.0), (520, 420, 380, 210, 0.62), (250, 820, 330, 330, 0.35), (1750, 1100, 640, 520, 1.05),
                     (1300, 800, 330, 200, 0.5), (1720, 360, 260, 240, 0.42), (900, 1160, 240, 100, 0.3)])
    land += swell(c, 330, 4) * 0.07
    land = c.blur(np.clip(land / 1.5 + 0.2, 0, 1), 5) * 1.5 - 0.3
    c.fill(c.all(), t(0.16), t(0.32), c.ramp((200, 0), (1600, 1200)), 0.2)
    sea = [(0.12, t(0.34)), (0.2, t(0.44)), (0.28, t(0.56))]
    shore = [(0.37, t(0.98)), (0.48, g(0.88)), (0.6, g(0.7)), (0.74, g(0.55)), (0.9, g(0.38)), (1.05, g(0.22))]
    bands(c, land, sea, t(0.02), 8, 0.3)
    bands(c, land, shore, t(0.02), 14, 0.55)
    grid = [[(x, -10), (x - 60, c.h + 10)] for x in range(150, 2000, 300)] + [[(-10, y), (c.w + 10, y + 40)] for y in range(120, 1300, 300)]
    c.fill(c.lines(grid, 1.6), t(0.85), opacity=0.35)
    route = curve([(1900, 560), (1500, 585), (1130, 560), (900, 640), (700, 760), (520, 1000), (430, 1290)])
    dashes = [route[i : i + 5] for i in range(0, len(route) - 6, 9)]
    c.fill(c.lines(dashes, 6), t(1))
    ship = [(0, -40), (15, -12), (14, 36), (-14, 36), (-15, -12)]
    c.airbrush(c.mask(move(ship, 1146, 578, 1.5, -1.65)), t(0), c.all() * 0.5)
    c.fill(c.mask(move(ship, 1140, 562, 1.5, -1.65)), g(0.5))
    c.fill(c.mask(move([(-8, 0), (8, 0), (8, 26), (-8, 26)], 1140, 562, 1.5, -1.65)), t(1))
    _compass(c, 1570, 190)


def _compass(c: Canvas, x: float, y: float) -> None:
    t, g = c.tone, c.glow
    c.fill(c.lines([[*ellipse(x, y, 112), (x + 112, y)], [*ellipse(x, y, 84), (x + 84, y)]], 2.5), t(0.95))
    for k in range(8):
        r, a = (140 if k % 2 == 0 else 86), pi * k / 4
        tip = (x + r * sin(a), y - r * cos(a))
        for side, colour in ((1, t(1)), (-1, g(0.5))):
            b = a + side * pi / 8
            c.fill(c.mask([(x, y), tip, (x + 30 * sin(b), y - 30 * cos(b))]), colour)


def border_bridge(c: Canvas) -> None:
    """A stone bridge over a misty gorge, people crossing both ways between two posts."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.62)), (0.4, t(0.85)), (0.7, g(0.9)), (1, t(0.85)))
    sun(c, (1250, 310), 96, t(1), 6, 0.6)
    for k, (y, h) in enumerate(((560, 330), (680, 320), (800, 300))):
        ground(c, profile(c, y, h, 0.48), t(0.74 - k * 0.11), t(0.93 - k * 0.05), 330)
    _gorge(c)
    deck = 640
    c.fill(c.mask(rect(200, deck, 1400, 46), rect(200, deck - 34, 1400, 9)), t(0.2), g(0.5), c.ramp((300, 0), (2600, 0)), 0.2)
    c.fill(c.mask(*(rect(210 + i * 28, deck - 34, 6, 36) for i in range(50))), t(0.18))
    body = c.mask(rect(250, deck + 40, 1300, 560))
    holes = c.mask(*(_span(x, w, deck + 74) for x, w in ((430, 260), (880, 520), (1340, 280))))
    c.fill(body * (1 - holes), t(0.26), t(0.62), c.ramp((0, deck + 60), (0, 1150)), 0.3)
    c.airbrush(body * (1 - holes), g(0.75), (c.ramp((900, 0), (1500, 0)) * c.ramp((0, 1100), (0, 640))) * 0.7, 0.5)
    walkers = [(420, "suit", 92), (520, "robe", 96), (610, "scarf", 88), (655, "dress", 66), (800, "coat", 92), (1010, "scarf", 90), (1060, "suit", 96), (1210, "robe", 94), (1330, "dress", 90)]
    c.fill(c.mask(*(p for x, k, h in walkers for p in standing(x, deck + 2, h, k))), t(0.04))
    for x in (300, 1520):
        c.fill(c.mask(rect(x - 42, deck - 150, 84, 150), rect(x - 54, deck - 160, 108, 14), pole(x, deck - 360, deck - 160, 8)), t(0.12))
        c.fill(c.mask(rect(x - 20, deck - 120, 40, 46)), g(0.8))
        c.fill(c.mask(flag(x, deck - 356, 76, 130, 0.12, x)), g(0.5) if x < 900 else t(0.3))
    mist = c.blur(c.mask(*(ellipse(x, y, 420, 46) for x, y in ((300, 1080), (900, 1120), (1450, 1060), (760, 1010)))), 46)
    c.shine(mist, t(0.96), 0.75, 0.5)


def _span(x: float, w: float, top: float) -> list[Point]:
    return [(x - w / 2, 1250), *arc(x, top + w / 2, w / 2, pi, 2 * pi), (x + w / 2, 1250)]


def _gorge(c: Canvas) -> None:
    t, _g = c.tone, c.glow
    left = curve([(-20, 600), (180, 620), (310, 650), (340, 800), (420, 960), (430, 1220), (-20, 1220)])
    right = curve([(1820, 560), (1600, 620), (1480, 655), (1470, 820), (1400, 960), (1380, 1220), (1820, 1220)])
    c.fill(c.mask(left), t(0.16), t(0.4), c.ramp((0, 620), (300, 1250)), 0.3)
    c.fill(c.mask(right), t(0.16), t(0.5), c.ramp((1500, 620), (1300, 1250)), 0.3)


def summit_hall(c: Canvas) -> None:
    """Delegates around the league's ring table under an oculus."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.2)), (0.4, t(0.42)), (1, t(0.12)))
    cam = Camera(c, (-3.6, -15.5, 9.6), (-0.6, 0, 1.5), 48)
    c.fill(c.mask([cam.at(16 * cos(a), 16 * sin(a)) for a in (2 * pi * i / 90 for i in range(90))]), t(0.5), t(0.16), c.ramp((1000, 250), (300, 1200)), 0.25)
    posts = [(14.5 * cos(a), 14.5 * sin(a)) for a in (pi * (0.02 + 0.96 * i / 12) for i in range(13))]
    for i, (x, y) in enumerate(posts):
        (px, py), s = cam.at(x, y), cam.scale(x, y)
        c.fill(c.mask(rect(px - s * 0.5, -20, s, py + 20)), t(0.62), t(0.26), c.ramp((px + s * 0.5, 0), (px - s * 0.5, 0)), 0.3)
        qx, qy = cam.at(x * 0.88, y * 0.88)
        c.fill(c.mask(pole(qx, qy - s * 5.6, qy, s * 0.12)), t(0.9))
        cloth = curve([(qx, qy - s * 5.3), (qx + s * 0.8, qy - s * 4.3), (qx + s * 1.15, qy - s * 2.4), (qx + s * 0.9, qy - s * 1.2), (qx + s * 0.1, qy - s * 1.3)])
        c.fill(c.mask([*cloth, (qx, qy - s * 5.3)]), [g(0.5), t(0.86), t(0.5), g(0.8)][i % 4], t(0.2), c.ramp((qx + s * 0.9, 0), (qx - s * 0.3, 0)), 0.3)
    c.shine(c.mask([cam.at(3.4 * cos(a), 3.4 * sin(a)) for a in (2 * pi * i / 90 for i in range(90))]), g(0.75), 0.85)
    c.fill(c.mask(star(*cam.at(0, 0), 0, 8)), t(0.2))
    c.fill(c.mask([cam.at(x, y) for x, y in star(0, 0, 2.6, 8, 0.765)]), t(0.3), opacity=0.6)
    c.fill(c.mask([cam.at(x, y) for x, y in star(0, 0, 1.5, 8, 0.765)]), g(0.9), opacity=0.8)
    _ring(c, cam)
    shafts(c, (1010, -320), [(70, 80), (83, 98), (102, 110)], 1700, g(0.92), 0.5, 22)


def _ring(c: Canvas, cam: Camera) -> None:
    t, g = c.tone, c.glow
    n = 120
    turns = [2 * pi * i / n for i in range(n + 1)]
    seats = [pi * (2 * i + 1) / 26 for i in range(26)]
    for a in sorted((a for a in seats if sin(a) > 0), key=lambda a: -sin(a)):
        _delegate(c, cam, a)
    outer, inner = [cam.at(6.4 * cos(a), 6.4 * sin(a), 0.85) for a in turns], [cam.at(5.1 * cos(a), 5.1 * sin(a), 0.85) for a in turns]
    low_in, low_out = [cam.at(5.1 * cos(a), 5.1 * sin(a), 0) for a in turns], [cam.at(6.4 * cos(a), 6.4 * sin(a), 0) for a in turns]
    half = n // 2
    c.fill(c.mask([*inner[: half + 1], *low_in[: half + 1][::-1]]), g(0.5), t(0.3), c.ramp((1200, 0), (500, 0)), 0.3)
    c.fill(c.mask([*outer[half:], *low_out[half:][::-1]]), t(0.16), t(0.05), c.ramp((0, 800), (0, 1100)))
    top = c.mask(outer) * (1 - c.mask(inner))
    c.fill(top, g(0.95), t(0.5), c.ramp((1150, 300), (500, 1000)), 0.3)
    for a in seats:
        c.fill(c.mask([cam.at(r * cos(b), r * sin(b), 0.86) for r, b in ((6.1, a - 0.05), (6.1, a + 0.05), (5.5, a + 0.05), (5.5, a - 0.05))]), t(1))
    for a in sorted((a for a in seats if sin(a) <= 0), key=lambda a: -sin(a)):
        _delegate(c, cam, a)


def _delegate(c: Canvas, cam: Camera, a: float) -> None:
    t, g = c.tone, c.glow
    x, y = 7.1 * cos(a), 7.1 * sin(a)
    px, py = cam.at(x, y, 0.2)
    s = cam.scale(x, y)
    kind = str(c.rng.choice(["suit", "suit", "robe", "scarf"]))
    c.fill(c.mask(*bust(px, py, s * 1.15, kind)), t(0.04 if y < 0 else 0.12), g(0.45), ((c.x - px) / s * 0.9 if x < 0 else (px - c.x) / s * 0.9).clip(0, 1) * (0.9 if y > 0 else 0.5), 0.3)


def islands_aerial(c: Canvas) -> None:
    """The Dalam Islands from the air: reefs, lagoons and one boat's wake."""
    t, g = c.tone, c.glow
    land = hills(c, [(620, 480, 300, 170, 1.0), (860, 640, 180, 120, 0.7), (1330, 300, 190, 110, 0.8), (1560, 560, 120, 90, 0.6), (300, 930, 210, 120, 0.75), (1180, 960, 130, 80, 0.55), (130, 230, 120, 90, 0.5)])
    land += swell(c, 210, 4) * 0.06
    land += swell(c, 90, 3) * 0.02
    land = c.blur(np.clip(land / 1.6 + 0.2, 0, 1), 3) * 1.6 - 0.32
    c.fill(c.all(), t(0.2), t(0.4), c.ramp((0, 1200), (1500, 0)), 0.22)
    swells = np.sin(c.y / 15 + np.sin(c.x / 160) * 2 + c.x / 90) > 0.93
    c.fill(swells.astype(np.float32) * c.ramp((0, 1200), (1800, 0)), t(0.62), opacity=0.35)
    for level, colour, strength in ((0.07, t(0.5), 0.7), (0.15, t(0.66), 0.8), (0.22, t(0.82), 0.9)):
        c.airbrush(c.all(), colour, edge(land, level, 0.06) * strength, 0.5)
    bands(c, land, [(0.3, t(1)), (0.36, g(0.82))], t(0.05), 6, 0.3)
    bands(c, land, [(0.42, g(0.5)), (0.54, g(0.66)), (0.68, g(0.8)), (0.82, t(0.9)), (0.97, t(1))], t(0.12), 9, 0.55)
    lee = np.gradient(c.blur(land / 1.6, 6))[1] + np.gradient(c.blur(land / 1.6, 6))[0]
    c.airbrush(edge(land, 0.42), t(0.26), np.clip(lee * -190, 0, 1) * 0.8, 0.6)
    _wake(c)
    for x, y, w in ((1480, 880, 420), (240, 590, 300), (930, 150, 340)):
        shade = c.blur(c.mask(ellipse(x + 70, y + 110, w * 0.5, w * 0.16)), 26)
        c.airbrush(c.all(), t(0.08), shade * 0.5, 0.5)
        puff = c.blur(c.mask(*(ellipse(x + (i - 2) * w * 0.2, y - (i % 2) * 16, w * 0.17, w * 0.1) for i in range(5))), 12)
        c.airbrush(c.all(), t(1), puff * 0.95, 0.4)


def _wake(c: Canvas) -> None:
    t = c.tone
    path = curve([(1010, 1220), (1030, 1000), (1010, 860), (1060, 760), (1120, 690)])
    c.fill(c.mask(ribbon(path, [90, 50, 26, 12, 4])), t(0.92), t(0.5), c.ramp((0, 680), (0, 1150)), 0.5, 0.65)
    c.fill(c.mask(limb((1116, 700), (1142, 662), 11, 5)), t(1))
    c.fill(c.mask(limb((1118, 697), (1128, 682), 5, 4)), c.glow(0.5))


def refugee_tents(c: Canvas) -> None:
    """Rows of tents at dusk below the mountains, lamps lit inside, families between."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.3)), (0.3, t(0.6)), (0.5, g(0.75)), (0.62, g(0.92)))
    for k, (y, h) in enumerate(((640, 300), (700, 190))):
        ground(c, profile(c, y, h, 0.5), t(0.46 - 0.14 * k), g(0.62), 330)
    c.fill(c.mask(rect(0, 640, c.w, 600)), g(0.62), t(0.12), c.ramp((0, 640), (0, 1160)), 0.3)
    cam = Camera(c, (0, -8, 2.5), (2.0, 20, 1.7), 34)
    for y in (34, 26, 19.5, 14, 9, 4.5):
        for x in range(-30, 44, 5):
            if abs(x - 2.5) > 2 and (y > 5 or x < 3):
                _tent(c, cam, x + (y % 3) * 0.5, y)
        if y in (19.5, 9):
            _family(c, cam, 3.2 if y > 10 else 4.6, y - 2.5)
    c.fill(c.lines([curve([(-20, 380), (500, 470), (1000, 430)]), curve([(1000, 430), (1500, 500), (1850, 420)])], 2.5), t(0.12))
    c.fill(c.mask(pole(1000, 420, 770, 9)), t(0.1))
    for x, y in ((250, 441), (700, 461), (1260, 476), (1560, 484)):
        c.shine(c.spot((x, y), 60), g(0.9), 0.7)
        c.fill(c.mask(ellipse(x, y, 8)), t(1))


def _tent(c: Canvas, cam: Camera, x: float, y: float) -> None:
    t, g = c.tone, c.glow
    haze = min(0.34, y / 110)
    w, h, d = 1.7, 2.1, 3.2
    a, b, top = (x - w, y, 0), (x + w, y, 0), (x, y, h)
    right = cam.face([b, (x + w, y + d, 0), (x, y + d, h), top])
    left = cam.face([a, (x - w, y + d, 0), (x, y + d, h), top])
    c.fill(c.mask(cam.floor(x - w - 1.6, y - 0.4, x + w, y + d)), t(0.1 + haze), opacity=0.5)
    for side, colour in ((right, t(0.96 - haze * 0.2)), (left, t(0.46 + haze * 0.5))):
        if len(side) > 2:
            c.fill(c.mask(side), colour)
    front = cam.face([a, b, top])
    px, py = cam.at(x, y, 0.7)
    s = cam.scale(x, y)
    c.fill(c.mask(front), t(0.62 + haze * 0.3), t(0.36 + haze), c.ramp((px - s, 0), (px + s, 0)), 0.25)
    if int(x * 3 + y) % 3 != 1:
        door = c.mask(cam.face([(x - 0.55, y - 0.02, 0), (x + 0.55, y - 0.02, 0), (x, y - 0.02, 1.6)]))
        c.fill(door, g(0.95), g(0.45), c.ramp((0, py + s * 0.6), (0, py - s)), 0.3)
        c.shine(c.spot((px, py + s * 0.6), s * 2.4, 0.5), g(0.7), 0.35)
    else:
        c.fill(c.mask(cam.face([(x - 0.45, y - 0.02, 0), (x + 0.35, y - 0.02, 0), (x, y - 0.02, 1.55)])), t(0.14 + haze))


def _family(c: Canvas, cam: Camera, x: float, y: float) -> None:
    parts = []
    for dx, kind, tall in ((0, "scarf", 1.65), (0.75, "dress", 1.05), (1.4, "robe", 1.75), (-0.6, "suit", 1.2)):
        px, py = cam.at(x + dx, y + dx * 0.2)
        parts += standing(px, py, cam.scale(x, y) * tall, kind)
    c.fill(c.mask(*parts), c.tone(0.04 + y / 160))


def night_capital(c: Canvas) -> None:
    """The capital across its bay at night under a thin moon."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.06)), (0.22, t(0.2)), (0.42, t(0.46)), (0.54, g(0.72)), (0.62, g(0.9)))
    stars(c, 420, t(0.95), 120)
    moon(c, (1320, 200), 66, t(1))
    ground(c, profile(c, 640, 230, 0.5), t(0.42), g(0.6), 250)
    for base, low, high, tone, lit in ((640, 60, 190, 0.3, 0.2), (690, 50, 150, 0.17, 0.34), (726, 30, 90, 0.07, 0.45)):
        blocks = skyline(c, base, low, high, (46, 100), 0.12)
        c.fill(c.mask(*blocks), t(tone), t(tone + 0.14), c.ramp((0, base - high), (0, base + 40)), 0.25)
        panes = [p for b in blocks if len(b) == 4 and b[2][1] - b[0][1] > 45 for p in windows(c, b[0][0] + 4, b[0][1] + 6, b[1][0] - b[0][0] - 8, base - b[0][1] - 8, 5, max(2, int((base - b[0][1]) / 17)), lit, 0.45)]
        c.fill(c.mask(*panes), g(0.78))
    c.fill(c.mask(rect(0, 722, c.w, 12)), t(0.04))
    lamps = [(x, 716.0) for x in range(20, 1800, 64)]
    for x, y in lamps:
        c.shine(c.spot((x, y), 34), g(0.85), 0.7)
    c.fill(c.mask(*(ellipse(x, y, 4) for x, y in lamps)), t(1))
    water(c, 732, t(0.08), 0.3, 9)
    ripples(c, 1320, 740, 50, t(0.95), 70, 0.5)
    streak_lines = [ribbon([(x, 738), (x + 2, 800 + c.rng.uniform(20, 150))], [9, 1]) for x, _ in lamps]
    c.fill(c.mask(*streak_lines), g(0.7), opacity=0.5)
    c.fill(c.mask(*dhow(420, 960, 330)), t(0.02))
    c.fill(c.mask(ribbon([(230, 972), (420, 972), (640, 972)], [0, 22, 0])), t(0.01), opacity=0.8)
    c.fill(c.mask(ellipse(500, 896, 6)), t(1))
    c.shine(c.spot((500, 896), 80), g(0.8), 0.8)


def desert_road(c: Canvas) -> None:
    """A road runs into the dunes; one car's lamps, and the poles that follow it."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.52)), (0.25, t(0.75)), (0.45, g(0.84)), (0.56, t(1)))
    sun(c, (1180, 500), 120, t(1), 5, 0.6)
    streaks(c, 300, 60, 9, t(0.95), 0.5)
    ground(c, profile(c, 640, 120, 0.45), g(0.72), g(0.92), 110)
    dune(c, [(-50, 640), (300, 560), (620, 610), (900, 660), (1300, 630), (1850, 650)], [(-50, 700), (350, 680), (700, 665), (900, 660), (1300, 660), (1850, 690)], g(0.66), g(0.36), g(0.8))
    dune(c, [(-50, 790), (400, 690), (800, 720), (1200, 700), (1500, 610), (1850, 700)], [(-50, 830), (400, 790), (800, 760), (1180, 760), (1420, 830), (1850, 900)], g(0.58), t(0.4), g(0.74))
    dune(c, [(-50, 690), (220, 740), (560, 850), (900, 830), (1850, 900)], [(-50, 1000), (200, 930), (560, 880), (900, 850), (1850, 930)], g(0.5), t(0.28), g(0.62))
    left = curve([(470, 1230), (700, 1010), (930, 880), (1010, 800), (1010, 750), (1060, 705)])
    right = curve([(1180, 1230), (1110, 1010), (1080, 880), (1065, 800), (1034, 752), (1068, 705)])
    road = c.mask([*left, *right[::-1]])
    c.fill(road, t(0.14), t(0.5), c.ramp((0, 1150), (0, 720)), 0.2)
    middle = curve([(830, 1230), (905, 1010), (1005, 880), (1037, 800), (1022, 751), (1064, 705)])
    c.fill(c.mask(*(ribbon(middle[i : i + 5], [max(1.5, (middle[i][1] - 690) / 42)] * 2) for i in range(0, len(middle) - 5, 10))), t(1), opacity=0.85)
    _poles(c)
    c.shine(c.spot((980, 900), 150, 0.5), t(1), 0.7)
    c.fill(c.mask(limb((962, 888), (1000, 888), 20, 20), rect(936, 888, 90, 30)), t(0.03))
    c.fill(c.mask(ellipse(950, 905, 7), ellipse(1012, 905, 7)), t(1))


def _poles(c: Canvas) -> None:
    spots = [(1340 - 262 * (1 - 0.66**i) / 0.88, 1150 - 430 * (1 - 0.6**i), 560 * 0.6**i) for i in range(-2, 7)]
    solids = [s for x, y, h in spots for s in (pole(x, y - h, y, max(3, h * 0.022)), rect(x - h * 0.11, y - h * 0.93, h * 0.22, max(2, h * 0.016)), rect(x - h * 0.075, y - h * 0.86, h * 0.15, max(2, h * 0.014)), *(rect(x + k * h - h * 0.006, y - h * 0.95, h * 0.012, h * 0.03) for k in (-0.1, -0.05, 0.05, 0.1)))]
    wires = []
    for (x0, y0, h0), (x1, y1, h1) in itertools.pairwise(spots):
        for d in (-0.1, 0.1):
            a, b = (x0 + d * h0, y0 - h0 * 0.93), (x1 + d * h1, y1 - h1 * 0.93)
            wires.append(curve([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + h0 * 0.05), b]))
    c.fill(c.mask(*solids), c.tone(0.08))
    c.fill(c.lines(wires, 2.5), c.tone(0.12))
