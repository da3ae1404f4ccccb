"""The sport desk: indigo and amber, floodlight and long shadows."""

from math import cos, pi, sin

import numpy as np
from athletes import KEEPER, RUNNER, SHOOTER, player
from camera import Camera
from canvas import Canvas
from land import ground, profile, shafts, sun
from people import body, bust, row, standing
from shape import Point, Polygon, arc, blob, curve, ellipse, limb, move, rect, ribbon


def stadium_night(c: Canvas) -> None:
    """The stadium from its top tier under floodlights."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.08)), (0.35, t(0.3)), (0.5, t(0.45)))
    cam = Camera(c, (-16, -92, 44), (3, 0, 12), 47)
    _bowl(c, cam)
    pitch = c.mask(cam.floor(-53, -35, 53, 35))
    c.fill(pitch, t(0.68), t(0.36), c.ramp((0, 560), (0, 980)), 0.25)
    for i in range(0, 12, 2):
        c.fill(c.mask(cam.floor(-53 + i * 106 / 12, -35, -53 + (i + 1) * 106 / 12, 35)), t(0.78), t(0.48), c.ramp((0, 560), (0, 980)), 0.25)
    _markings(c, cam)
    for _ in range(22):
        x, y = c.rng.uniform(-46, 46), c.rng.uniform(-30, 30)
        px, py = cam.at(x, y)
        h = cam.scale(x, y) * 2.6
        c.fill(c.mask(*standing(px, py, h)), g(0.45) if c.rng.uniform() < 0.5 else t(0.06))
    for x, y in ((-74, 84), (82, 84)):
        _mast(c, cam, x, y)
    c.fill(c.mask(*row(c, 1235, 150, 128, -20)), t(0.03))
    c.fill(c.mask(*row(c, 1150, 112, 118, 30, bow=30)), t(0.08), opacity=0.9)
    c.fill(c.mask(*row(c, 1245, 165, 150, -60)), t(0.0))


def _bowl(c: Canvas, cam: Camera) -> None:
    t, g = c.tone, c.glow
    turns = [2 * pi * i / 140 for i in range(141)]

    def ring(a: float, b: float, z: float) -> Polygon:
        return [cam.at(a * np.sign(cos(v)) * abs(cos(v)) ** 0.6, b * np.sign(sin(v)) * abs(sin(v)) ** 0.6, z) for v in turns if b * np.sign(sin(v)) * abs(sin(v)) ** 0.6 > -60]

    tiers = [(92, 74, 34, 0.1), (90, 72, 27, 0.24), (76, 56, 15, 0.14), (74, 54, 13, 0.3), (60, 42, 2, 0.2)]
    for a, b, z, tone in tiers:
        c.fill(c.mask(ring(a, b, z)), t(tone), t(tone + 0.16), c.spot((1000, 560), 1000, 0.5, 1), 0.3)
    for a, b, z in ((92, 74, 34), (75, 55, 14.2), (60, 42, 2.2)):
        c.fill(c.lines([ring(a, b, z)], 5), g(0.72), opacity=0.9)
    dots = []
    for _ in range(5200):
        v, k = c.rng.uniform(0, pi) if c.rng.uniform() < 0.9 else c.rng.uniform(-0.5, pi + 0.5), c.rng.uniform()
        upper = c.rng.uniform() < 0.5
        a, b, z = (76 + 13 * k, 56 + 15 * k, 15.5 + 11 * k) if upper else (61 + 12 * k, 43 + 10.5 * k, 2.8 + 9.8 * k)
        x, y = a * np.sign(cos(v)) * abs(cos(v)) ** 0.6, b * np.sign(sin(v)) * abs(sin(v)) ** 0.6
        if y > -40:
            px, py = cam.at(x, y, z)
            dots.append(rect(px - 2, py - 3, 4, 5))
    third = len(dots) // 3
    for share, colour in ((dots[:third], g(0.62)), (dots[third : 2 * third], t(0.8)), (dots[2 * third :], t(0.06))):
        c.fill(c.mask(*share), colour, opacity=0.75)


def _markings(c: Canvas, cam: Camera) -> None:
    lines = [[cam.at(x, y) for x, y in pts] for pts in (
        [(-52, -34), (52, -34), (52, 34), (-52, 34), (-52, -34)], [(0, -34), (0, 34)],
        [(-52, -20), (-36, -20), (-36, 20), (-52, 20)], [(52, -20), (36, -20), (36, 20), (52, 20)],
        [(-52, -9), (-47, -9), (-47, 9), (-52, 9)], [(52, -9), (47, -9), (47, 9), (52, 9)],
        [(9.15 * cos(2 * pi * i / 60), 9.15 * sin(2 * pi * i / 60)) for i in range(61)])]
    c.fill(c.lines(lines, 3), c.tone(1), opacity=0.9)


def _mast(c: Canvas, cam: Camera, x: float, y: float) -> None:
    t, g = c.tone, c.glow
    (px, py), (tx, ty) = cam.at(x, y, 20), cam.at(x, y, 58)
    c.fill(c.mask(ribbon([(px, py), (tx, ty)], [16, 9])), t(0.04))
    side = 1 if x < 0 else -1
    a = (28, 60) if side > 0 else (120, 152)
    shafts(c, (tx, ty), [(a[0], a[0] + 9), (a[0] + 13, a[0] + 22), (a[0] + 25, a[1])], 1150, g(0.95), 0.5, 12)
    c.fill(c.mask(rect(tx - 74, ty - 46, 148, 66)), t(0.03))
    bulbs = [(tx - 58 + i * 29, ty - 34 + j * 21) for i in range(5) for j in range(3)]
    c.fill(c.mask(*(ellipse(bx, by, 9) for bx, by in bulbs)), t(1))
    c.shine(c.spot((tx, ty - 12), 330, 1, 2), g(0.85), 0.95)


def goal_net(c: Canvas) -> None:
    """From behind the net: the keeper stretches, the ball is already in the corner."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.1)), (0.45, t(0.36)), (0.56, t(0.5)))
    for x, a in ((240, (52, 64)), (240, (72, 80)), (1480, (112, 124))):
        shafts(c, (x, 90), [a], 1300, g(0.95), 0.35, 12)
    for x in (240, 1480):
        c.shine(c.spot((x, 90), 300, 1, 2), g(0.9), 0.9)
        c.fill(c.mask(*(ellipse(x - 54 + i * 36, 80 + j * 28, 12) for i in range(4) for j in range(2))), t(1))
    dots = [ellipse(c.rng.uniform(0, c.w), c.rng.uniform(420, 650), c.rng.uniform(4, 8)) for _ in range(900)]
    c.fill(c.mask(rect(0, 400, c.w, 270)), t(0.16), t(0.3), c.ramp((0, 400), (0, 660)))
    c.fill(c.mask(*dots[:420]), t(0.44))
    c.fill(c.mask(*dots[420:660]), g(0.5), opacity=0.8)
    c.fill(c.mask(*dots[660:]), t(0.1))
    c.fill(c.mask(rect(0, 655, c.w, 40)), g(0.5), t(0.3), c.ramp((400, 0), (1700, 0)), 0.4)
    c.fill(c.mask(rect(0, 690, c.w, 600)), t(0.56), t(0.2), c.ramp((0, 690), (0, 1200)), 0.3)
    c.fill(c.mask([(0, 930), (c.w, 930), (c.w, 942), (0, 942)]), t(0.95), opacity=0.8)
    player(c, RUNNER, (420, 900), 300, t(0.3), t(0.12))
    c.airbrush(c.mask(ellipse(900, 1000, 420, 40)), t(0.05), c.all() * 0.6)
    player(c, KEEPER, (760, 1000), 760, g(0.6), g(0.96))
    gloves = [move(limb((x, y), (x + 0.05, y - 0.04), 0.045, 0.04), 760, 1000, 760) for x, y in (KEEPER["lha"], KEEPER["rha"])]
    c.fill(c.mask(*gloves), t(1), t(0.6), c.ramp((1340, 0), (1460, 0)))
    c.fill(c.mask(move(blob([(0.5, -0.64), (0.52, -0.71), (0.6, -0.7), (0.62, -0.64), (0.56, -0.66)]), 760, 1000, 760)), t(0.04))
    c.shine(c.spot((1480, 340), 300, 1, 2), g(0.9), 0.6)
    _ball(c, 1478, 345, 62)
    _net(c)


def _ball(c: Canvas, x: float, y: float, r: float) -> None:
    t = c.tone
    ball = c.mask(ellipse(x, y, r))
    c.fill(ball, t(1), t(0.45), (1 - c.spot((x - r * 0.4, y - r * 0.5), r * 2.1, 1, 1)).clip(0, 1), 0.3)
    patches = [move([(sin(2 * pi * k / 5), -cos(2 * pi * k / 5)) for k in range(5)], x + dx * r, y + dy * r, r * s, turn) for dx, dy, s, turn in ((0.05, 0.02, 0.34, 0.3), (0.8, -0.34, 0.3, 0.8), (-0.72, -0.46, 0.3, 0.1), (0.44, 0.82, 0.3, 0.9), (-0.62, 0.66, 0.3, 0.5), (0.12, -0.95, 0.26, 0.2))]
    c.fill(ball * c.mask(*patches), t(0.12))


def _net(c: Canvas) -> None:
    t = c.tone

    def pull(x: float, y: float) -> Point:
        d = np.hypot(x - 1478, y - 345)
        k = np.exp(-((d / 210) ** 2)) * 0.42
        sag = 26 * sin(pi * min(1, max(0, (x - 90) / 1620)))
        return x + (1478 - x) * k * 0.7, y + (345 - y) * k * 0.7 + sag * (y / 1200)

    step, lines = 78, []
    for i in range(-26, 60):
        for sign in (1, -1):
            line = [pull(i * step + sign * v, 170 + v) for v in range(0, 1100, 22)]
            inside = [p for p in line if 108 < p[0] < 1692]
            if len(inside) > 1:
                lines.append(inside)
    c.fill(c.lines(lines, 3), t(1), opacity=0.5)
    posts = [rect(86, 148, 30, 1100), rect(1684, 148, 30, 1100), rect(86, 140, 1628, 32)]
    c.fill(c.mask(*posts), t(1), t(0.5), c.ramp((900, 0), (60, 0)), 0.3)


def training_ground(c: Canvas) -> None:
    """Morning training: a coach watches players between cones, shadows long on the grass."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.5)), (0.25, t(0.78)), (0.42, g(0.88)))
    sun(c, (1260, 330), 92, t(1), 8, 0.7)
    for k, (y, h) in enumerate(((470, 120), (500, 70))):
        ground(c, profile(c, y, h, 0.55), t(0.66 - k * 0.14), g(0.9), 110)
    c.fill(c.mask(rect(0, 490, c.w, 720)), g(0.8), t(0.3), c.ramp((0, 480), (0, 1100)), 0.3)
    cam = Camera(c, (0, -12, 4.4), (1, 18, -0.4), 40)
    for j in range(0, 14, 2):
        c.fill(c.mask(cam.floor(-60, j * 5 - 10, 60, j * 5 - 5)), g(0.6), t(0.16), c.ramp((0, 480), (0, 1100)), 0.3, 0.4)
    _frame(c, cam, -6, 38, 7.4)
    c.fill(c.lines([cam.line((-60, 36, 0), (60, 36, 0)), cam.line((13, -11, 0), (17, 36, 0))], 5), t(1), opacity=0.8)
    mist = c.blur(c.mask(ellipse(900, 505, 1200, 26)), 24)
    c.shine(mist, t(1), 0.7)
    players = [(-7, 26, 1.8, RUNNER, False), (2.5, 29, 1.8, RUNNER, True), (10, 25, 1.8, RUNNER, False), (-2.4, 15, 1.85, RUNNER, False), (5.2, 11.5, 1.85, RUNNER, True)]
    for x, y, tall, pose, flip in players:
        (px, py), h = cam.at(x, y), cam.scale(x, y) * tall
        parts = [move(p, px, py, h, 0, flip) for p in body(pose, 1)]
        cast = [[(qx - (py - qy) * (0.4 if px > 1260 else -0.4) * -1.6, py + (py - qy) * 0.75) for qx, qy in p] for p in parts]
        c.airbrush(c.mask(*cast), t(0.1), c.all() * 0.65, 0.4)
        player(c, pose, (px, py), h, g(0.5) if flip else t(0.3), t(0.06), flip)
    for x, y in ((-9, 8), (-5, 8.6), (-1, 9.2), (3, 9.8), (-7, 19), (-3, 19.4), (1, 20)):
        (px, py), s = cam.at(x, y), cam.scale(x, y)
        c.fill(c.mask([(px - s * 0.2, py), (px + s * 0.2, py), (px + s * 0.05, py - s * 0.5), (px - s * 0.05, py - s * 0.5)]), g(0.45))
        c.airbrush(c.mask([(px - s * 0.2, py), (px + s * 0.2, py), (px - s * 0.3, py + s * 0.5)]), t(0.08), c.all() * 0.6)
    _coach(c, cam)


def _frame(c: Canvas, cam: Camera, x: float, y: float, w: float) -> None:
    corners = [cam.at(x, y, 0), cam.at(x, y, 2.6), cam.at(x + w, y, 2.6), cam.at(x + w, y, 0)]
    grid = [[cam.at(x + w * k / 14, y + 1, 2.4), cam.at(x + w * k / 14, y + 2, 0)] for k in range(15)]
    c.fill(c.lines(grid, 1.2), c.tone(1), opacity=0.4)
    c.fill(c.lines([corners], 6), c.tone(1))


def _coach(c: Canvas, cam: Camera) -> None:
    t, g = c.tone, c.glow
    px, py = cam.at(-4.4, -0.6)
    h = cam.scale(-4.4, -0.6) * 1.85
    parts = standing(px, py, h, "suit")
    cast = [[(qx - (py - qy) * 0.62, py + (py - qy) * 0.42) for qx, qy in p] for p in parts]
    c.airbrush(c.mask(*cast), t(0.04), c.all() * 0.75, 0.4)
    c.fill(c.mask(*parts), t(0.03), g(0.4), ((c.x - px) / h * 5.5 - 0.35).clip(0, 1), 0.35)
    c.fill(c.mask(move(limb((-0.066, -0.955), (0.1, -0.95), 0.02, 0.012), px, py, h)), g(0.5))
    bx, by = cam.at(-3.2, -1.2)
    _ball(c, bx, by - h * 0.065, h * 0.065)


def fans_stand(c: Canvas) -> None:
    """The home end from behind: raised scarves, one great flag, smoke in the lights."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.08)), (0.4, t(0.34)), (0.7, t(0.5)))
    for x, a in ((300, (48, 62)), (1180, (95, 106)), (1180, (116, 128)), (300, (72, 82))):
        shafts(c, (x, -40), [a], 1300, g(0.92), 0.42, 14)
    for x in (300, 1180):
        c.shine(c.spot((x, 30), 340, 1, 2), g(0.9), 0.9)
        c.fill(c.mask(*(ellipse(x - 80 + i * 40, 30, 14) for i in range(5))), t(1))
    smoke = c.blur(c.mask(*(ellipse(x, y, rx, ry) for x, y, rx, ry in ((1320, 520, 330, 90), (1540, 430, 240, 90), (1120, 590, 260, 60), (560, 600, 320, 50)))), 50)
    c.shine(smoke, g(0.6), 0.75, 0.5)
    far = [ellipse(c.rng.uniform(0, c.w), c.rng.uniform(600, 740), c.rng.uniform(5, 8)) for _ in range(1200)]
    c.fill(c.mask(*far[:600]), t(0.3))
    c.fill(c.mask(*far[600:850]), g(0.5))
    c.fill(c.mask(*far[850:]), t(0.12))
    _banner(c)
    for k in range(5):
        y, w = 800 + k * 104, 92 + k * 34
        shade, lit = t(0.24 - k * 0.055), g(0.45 - k * 0.08)
        heads = row(c, y, w, w * 1.02, -40 - k * 14)
        arms = _arms(c, y, w, 0.34 if k < 4 else 0.16)
        c.fill(c.mask(*heads, *arms), lit, shade, c.ramp((0, y - w), (0, y - w * 0.5)), 0.35)
        if k in (1, 3, 4):
            _scarves(c, y, w, k)


def _arms(c: Canvas, y: float, w: float, share: float) -> list[Polygon]:
    parts: list[Polygon] = []
    for x in np.arange(-40, c.w + 40, w * 1.02):
        if c.rng.uniform() < share:
            for side in (-1, 1):
                elbow = (x + side * w * 0.55, y - w * 0.62)
                hand = (x + side * w * c.rng.uniform(0.3, 0.5), y - w * c.rng.uniform(1.1, 1.4))
                parts += [limb((x + side * w * 0.36, y - w * 0.24), elbow, w * 0.1, w * 0.08), limb(elbow, hand, w * 0.08, w * 0.06)]
    return parts


def _scarves(c: Canvas, y: float, w: float, k: int) -> None:
    t, g = c.tone, c.glow
    for x in ((420, 1240) if k == 1 else (860,) if k == 3 else (260, 1390)):
        left, right = (x - w * 0.62, y - w * 1.26), (x + w * 0.62, y - w * 1.2)
        arms = [limb((x + s * w * 0.36, y - w * 0.22), (x + s * w * 0.6, y - w * 0.7), w * 0.1, w * 0.08) for s in (-1, 1)]
        arms += [limb((x - w * 0.6, y - w * 0.7), left, w * 0.08, w * 0.06), limb((x + w * 0.6, y - w * 0.7), right, w * 0.08, w * 0.06)]
        c.fill(c.mask(*arms, *bust(x, y, w)), t(0.2 - k * 0.045))
        cloth = curve([left, (x, y - w * 1.1), right])
        band = c.mask(ribbon(cloth, [w * 0.26, w * 0.24, w * 0.26]), *(limb(p, (p[0] + s * w * 0.05, p[1] + w * 0.42), w * 0.12, w * 0.13) for p, s in ((left, -1), (right, 1))))
        c.fill(band, g(0.6), g(0.3), c.ramp((left[0], 0), (right[0], 0)), 0.25)
        c.fill(band * c.mask(*(rect(left[0] - 20 + i * w * 0.34, y - w * 1.6, w * 0.15, w * 1.3) for i in range(5))), t(0.95))


def _banner(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.mask(ribbon([(640, 860), (560, 130)], [13, 9])), t(0.04))
    upper = curve([(560, 140), (720, 110), (880, 180), (1040, 150), (1160, 210)])
    lower = curve([(600, 480), (740, 450), (900, 520), (1040, 490), (1180, 540)])
    cloth = c.mask([*upper, *lower[::-1]])
    c.fill(cloth, g(0.6), g(0.45), c.ramp((560, 0), (1180, 0)), 0.3)
    mid = curve([(576, 262), (728, 232), (888, 302), (1040, 272), (1168, 330)])
    mid2 = curve([(590, 362), (734, 334), (894, 404), (1040, 374), (1174, 430)])
    c.fill(cloth * c.mask([*mid, *mid2[::-1]]), t(0.98))
    folds = 0.5 + 0.5 * np.sin((c.x - 560) / 52 + c.y / 210)
    c.airbrush(cloth, t(0.1), (folds * 0.45).astype(np.float32), 0.6)


def basketball_arc(c: Canvas) -> None:
    """A jump shot against a huge low sun, the ball's path drawn in the air."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.2)), (0.6, t(0.46)), (1, t(0.3)))
    c.fill(c.mask(ellipse(860, 640, 470)), g(0.62), g(0.92), c.ramp((700, 1100), (1000, 200)), 0.3)
    skyline_blocks = [rect(x, 1010 - h, w, h) for x, w, h in ((0, 130, 190), (140, 90, 270), (240, 150, 150), (1180, 120, 180), (1310, 90, 130), (1610, 190, 220), (400, 70, 110), (1500, 100, 150))]
    c.fill(c.mask(*skyline_blocks), t(0.24), t(0.34), c.ramp((0, 740), (0, 1010)), 0.2)
    fence = [[(x + s * v, 760 + v) for v in (0, 260)] for x in range(-260, 2100, 40) for s in (1, -1)]
    c.fill(c.lines(fence, 1.5), t(0.62), opacity=0.3)
    c.fill(c.mask(*(rect(x, 740, 8, 280) for x in (90, 470, 1240, 1740)), rect(0, 752, c.w, 6)), t(0.14))
    c.fill(c.mask(rect(0, 1005, c.w, 200)), g(0.35), t(0.1), c.ramp((0, 1005), (0, 1180)), 0.3)
    c.fill(c.lines([curve([(-20, 1120), (700, 1100), (1400, 1128), (1830, 1190)])], 8), t(0.95), opacity=0.7)
    _hoop(c, 1500, 1020)
    path = [(760 + v * 660, 330 - 210 * sin(pi * (0.12 + v * 0.72)) + v * 110) for v in (i / 60 for i in range(61))]
    c.fill(c.mask(*(ellipse(*path[i], 5 + 3 * i / 60) for i in range(0, 46, 4))), t(1), opacity=0.9)
    bx, by = path[49]
    ball = c.mask(ellipse(bx, by, 44))
    c.fill(ball, g(0.55), g(0.12), c.ramp((bx - 26, by - 30), (bx + 40, by + 40)), 0.3)
    seams = [curve([(bx - 44, by - 6), (bx, by + 8), (bx + 44, by - 4)]), curve([(bx + 4, by - 44), (bx - 4, by), (bx + 6, by + 44)]), arc(bx - 52, by, 36, -1.1, 1.1), arc(bx + 54, by, 36, pi - 1.1, pi + 1.1)]
    c.fill(c.lines(seams, 4) * ball, t(0.06))
    c.airbrush(c.mask(ellipse(650, 1090, 170, 16)), t(0), c.all() * 0.7)
    player(c, SHOOTER, (640, 1000), 600, t(0.26), t(0.04))
    player_two = [move(p, 1120, 1085, 330, 0, True) for p in body({**RUNNER, "lkn": (0.1, -0.25), "lan": (0.06, 0.0), "lto": (0.13, 0.01), "rkn": (-0.04, -0.25), "ran": (-0.12, -0.02), "rto": (-0.06, 0.0)}, 1)]
    c.fill(c.mask(*player_two), t(0.06))


def _hoop(c: Canvas, x: float, foot: float) -> None:
    t, g = c.tone, c.glow
    c.fill(c.mask(ribbon(curve([(x + 250, foot + 40), (x + 245, 620), (x + 190, 470), (x + 90, 420)]), [30, 26, 20, 18])), t(0.05))
    c.fill(c.mask([(x + 40, 210), (x + 92, 190), (x + 92, 520), (x + 40, 500)]), t(0.98), t(0.6), c.ramp((0, 200), (0, 520)), 0.25)
    c.fill(c.lines([[(x + 50, 330), (x + 82, 326), (x + 82, 440), (x + 50, 438), (x + 50, 330)]], 5), g(0.5))
    c.fill(c.lines([[*(ring := ellipse(x - 22, 452, 64, 15)), ring[0]]], 9), g(0.5))
    net = []
    for i in range(9):
        a, b = x - 84 + i * 15.5, x - 58 + i * 9
        net += [curve([(a, 455), (b + 4, 520), (b + 12 if i < 8 else b, 570)]), curve([(a, 455), (b - 4, 520), (b - 12 if i else b, 570)])]
    c.fill(c.lines(net, 2.6), t(1), opacity=0.9)
