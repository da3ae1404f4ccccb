"""The sport desk: indigo and amber, floodlight and long shadows."""

from math import cos, pi, sin

import numpy as np

from camera import Camera
from canvas import Canvas
from colour import Colour
from land import cloud, dune, ground, profile, ripples, shafts, streaks, sun, water
from people import body, bust, crowd, flag, row, standing
from shape import Point, Polygon, arc, blob, curve, ellipse, limb, move, rect, ribbon

RUNNER: dict[str, Point] = {
    "head": (0.17, -0.93), "neck": (0.12, -0.81), "lsh": (0.12, -0.79), "rsh": (0.08, -0.79), "hip": (0.0, -0.47),
    "lel": (-0.08, -0.66), "lha": (-0.14, -0.5), "rel": (0.22, -0.62), "rha": (0.36, -0.72),
    "lkn": (0.25, -0.45), "lan": (0.2, -0.2), "lto": (0.29, -0.16), "rkn": (-0.12, -0.24), "ran": (-0.38, -0.2), "rto": (-0.4, -0.11),
}
SHOOTER: dict[str, Point] = {
    "head": (0.02, -0.97), "neck": (-0.01, -0.85), "lsh": (-0.05, -0.83), "rsh": (0.06, -0.84), "hip": (-0.02, -0.5),
    "lel": (0.07, -1.03), "lha": (0.12, -1.17), "rel": (0.16, -1.0), "rha": (0.17, -1.2),
    "lkn": (-0.06, -0.26), "lan": (-0.13, -0.05), "lto": (-0.1, 0.02), "rkn": (0.06, -0.28), "ran": (-0.02, -0.06), "rto": (0.03, 0.01),
}
KEEPER: dict[str, Point] = {
    "head": (0.56, -0.62), "neck": (0.45, -0.58), "lsh": (0.44, -0.62), "rsh": (0.42, -0.53), "hip": (0.1, -0.42),
    "lel": (0.66, -0.72), "lha": (0.87, -0.86), "rel": (0.63, -0.55), "rha": (0.83, -0.72),
    "lkn": (-0.13, -0.5), "lan": (-0.36, -0.4), "lto": (-0.44, -0.46), "rkn": (-0.02, -0.2), "ran": (-0.24, -0.1), "rto": (-0.32, -0.12),
}
CYCLIST: dict[str, Point] = {
    "head": (0.36, -0.96), "neck": (0.24, -0.87), "lsh": (0.22, -0.84), "rsh": (0.2, -0.84), "hip": (-0.2, -0.76),
    "lel": (0.3, -0.68), "lha": (0.42, -0.6), "rel": (0.28, -0.68), "rha": (0.4, -0.61),
    "lkn": (0.13, -0.56), "lan": (0.02, -0.3), "lto": (0.1, -0.28), "rkn": (0.02, -0.42), "ran": (-0.02, -0.12), "rto": (0.07, -0.1),
}


def player(c: Canvas, joints: dict[str, Point], at: Point, h: float, shirt: Colour, skin: Colour, flip: bool = False, turn: float = 0) -> None:
    """Paint a jointed athlete: limbs in `skin`, trunk and thighs in `shirt`, hands and feet as they fall."""
    parts = [move(p, *at, h, turn, flip) for p in body(joints, 1)]
    cloth = [parts[2], limb_between(joints, "hip", "lkn", at, h, turn, flip), limb_between(joints, "hip", "rkn", at, h, turn, flip)]
    mask, kit = c.mask(*parts), c.mask(*cloth)
    c.fill(mask, skin, c.tone(0.03), c.ramp((at[0] + h * 0.25, at[1] - h), (at[0] - h * 0.25, at[1] - h * 0.3)), 0.3)
    c.fill(kit, shirt, c.tone(0.06), c.ramp((at[0] + h * 0.2, at[1] - h * 0.9), (at[0] - h * 0.2, at[1] - h * 0.3)), 0.3)


def limb_between(j: dict[str, Point], a: str, b: str, at: Point, h: float, turn: float, flip: bool) -> Polygon:
    """Return the shorts' leg: the upper two thirds of a thigh."""
    (ax, ay), (bx, by) = j[a], j[b]
    cut = (ax + (bx - ax) * 0.62, ay + (by - ay) * 0.62)
    return move(limb((ax, ay), cut, 0.088, 0.078), *at, h, turn, flip)


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
    dots = [ellipse(c.rng.uniform(0, c.w), c.rng.uniform(420, 650), c.rng.uniform(3, 6)) for _ in range(1500)]
    c.fill(c.mask(rect(0, 400, c.w, 270)), t(0.16), t(0.3), c.ramp((0, 400), (0, 660)))
    c.fill(c.mask(*dots[:700]), t(0.44))
    c.fill(c.mask(*dots[700:1100]), g(0.5), opacity=0.8)
    c.fill(c.mask(*dots[1100:]), t(0.1))
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


def runner_track(c: Canvas) -> None:
    """A sprinter alone on the bend, her shadow ahead of her."""
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.3), t(0.16), c.ramp((1800, 0), (0, 1200)), 0.25)
    centre, lanes = (2150, -700), 9
    radii = [820 + i * 175 for i in range(lanes + 1)]
    outer, inner = ellipse(*centre, radii[-1], radii[-1] * 0.9), ellipse(*centre, radii[0], radii[0] * 0.9)
    track = c.mask(outer) * (1 - c.mask(inner))
    c.fill(track, g(0.62), g(0.26), c.ramp((1500, 0), (300, 1200)), 0.3)
    c.fill(c.mask(inner), t(0.6), t(0.36), c.ramp((1800, 0), (1300, 500)), 0.3)
    c.fill(c.lines([[*(ring := ellipse(*centre, r, r * 0.9)), ring[0]] for r in radii], 8), t(1), opacity=0.92)
    start = [[(centre[0] + r * cos(a), centre[1] + r * 0.9 * sin(a)) for r in (radii[0], radii[-1])] for a in (2.36, 2.02)]
    c.fill(c.lines(start, 7), t(1), opacity=0.6)
    shade = [move(p, 905, 880, 590, 0) for p in body(RUNNER, 1)]
    cast = [[(x - (880 - y) * 0.9 - 20, 880 + (880 - y) * 0.42 + 12) for x, y in p] for p in shade]
    c.airbrush(c.mask(*cast), t(0.02), c.all() * 0.8, 0.4)
    player(c, RUNNER, (905, 880), 590, t(0.97), t(0.12))
    hair = move(blob([(0.11, -0.97), (0.02, -0.96), (-0.12, -0.9), (-0.2, -0.93), (-0.1, -0.99), (0.08, -1.02)]), 905, 880, 590)
    c.fill(c.mask(hair), t(0.04))
    c.fill(c.mask(move(limb((0.115, -0.955), (0.232, -0.965), 0.014, 0.014), 905, 880, 590)), g(0.6))


def sail_race(c: Canvas) -> None:
    """Yachts heel towards the mark, one spinnaker full of sun."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.5)), (0.35, t(0.8)), (0.58, g(0.9)))
    sun(c, (420, 390), 110, t(1), 6, 0.55)
    cloud(c, 1380, 260, 620, 130, t(1), g(0.88), 7)
    cloud(c, 820, 420, 420, 70, t(0.98), g(0.9), 5)
    ground(c, profile(c, 700, 150, 0.5), t(0.6), t(0.82), 130)
    c.fill(c.mask(rect(0, 696, c.w, 520)), t(0.6), t(0.12), c.ramp((0, 690), (0, 1150)), 0.25)
    ripples(c, 420, 700, 80, t(1), 140, 0.8)
    for x, y, h, k in ((1620, 720, 230, 1), (1330, 738, 300, 2), (220, 748, 330, 1)):
        _yacht(c, x, y, h, k, 0.35)
    _yacht(c, 1290, 900, 640, 2, 0.12)
    _yacht(c, 660, 985, 900, 0, 0)
    for k in range(7):
        y = 860 + k * 52
        crest = curve([(-30, y + 8), *((x, y + (10 + k * 2) * sin(x / (70 + k * 16) + k * 2)) for x in range(40, 1830, 70)), (1840, y)])
        c.fill(c.mask(ribbon(crest, [2, 4 + k, 2 + k, 5 + k, 2])), t(0.66 - k * 0.05), opacity=0.35)
    spray = [ellipse(330 + c.rng.normal() * 60, 985 + c.rng.normal() * 16, c.rng.uniform(2, 6)) for _ in range(60)]
    c.fill(c.mask(*spray, ribbon(curve([(270, 1010), (480, 985), (760, 992), (1010, 1022)]), [4, 22, 10, 0])), t(1), opacity=0.9)


def _yacht(c: Canvas, x: float, y: float, h: float, kind: int, haze: float) -> None:
    t, g = c.tone, c.glow
    lean = 0.2

    def put(*knots: tuple[float, ...]) -> Polygon:
        pts = blob([(k[0] * 100, k[1] * 100, *k[2:]) for k in knots])  # type: ignore[misc]
        return move([(px / 100, py / 100) for px, py in pts], x, y, h, lean)

    main = put((0.02, -0.98, "c"), (0.14, -0.6), (0.2, -0.3), (0.3, -0.1, "c"), (0.0, -0.09, "c"), (0.0, -0.5))
    jib = put((-0.015, -0.86, "c"), (-0.08, -0.5), (-0.1, -0.28), (-0.06, -0.08, "c"), (-0.3, -0.06, "c"), (-0.14, -0.45))
    c.fill(c.mask(main), t(1), t(0.62 + haze * 0.4), c.ramp((x - h * 0.1, y - h * 0.7), (x + h * 0.5, y - h * 0.1)), 0.3)
    c.fill(c.lines([move([(0.01, -0.98 + k), (0.04 + k * 0.3, -0.96 + k)], x, y, h, lean) for k in (0.2, 0.4, 0.6)], max(1, h * 0.003)), t(0.5))
    if kind == 0:
        kite = put((-0.01, -0.9, "c"), (-0.24, -0.84), (-0.46, -0.62), (-0.52, -0.36), (-0.44, -0.12, "c"), (-0.24, -0.2), (-0.06, -0.14, "c"), (-0.08, -0.5))
        mask = c.mask(kite)
        c.fill(mask, g(0.7), g(0.25), c.ramp((x - h * 0.5, y - h * 0.7), (x - h * 0.02, y - h * 0.2)), 0.35)
        c.fill(mask * c.mask(put((-0.01, -0.9, "c"), (-0.2, -0.66), (-0.3, -0.4), (-0.28, -0.17, "c"), (-0.2, -0.19, "c"), (-0.2, -0.4), (-0.14, -0.64))), t(1), opacity=0.9)
    else:
        c.fill(c.mask(jib), g(0.6) if kind == 2 else t(0.9), g(0.3) if kind == 2 else t(0.6), c.ramp((x - h * 0.3, 0), (x, 0)), 0.3)
    c.fill(c.mask(move(limb((0.006, -1.0), (0.0, -0.03), 0.005, 0.009), x, y, h, lean), move(limb((0.0, -0.085), (0.3, -0.09), 0.006, 0.006), x, y, h, lean)), t(0.1 + haze))
    hull = put((-0.36, -0.045, "c"), (0.0, -0.035), (0.33, -0.055, "c"), (0.29, 0.03, "c"), (0.0, 0.045), (-0.22, 0.03))
    c.fill(c.mask(hull), t(0.14 + haze), t(0.04 + haze), c.ramp((0, y - h * 0.05), (0, y + h * 0.05)))
    crew = [move(p, *move([(k, -0.045)], x, y, h, lean)[0], h * 0.11, lean - 0.35) for k in (0.08, 0.14, 0.2, 0.26) for p in bust(0, 0, 0.9)]
    c.fill(c.mask(*crew), t(0.05 + haze))


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


def cyclist_dunes(c: Canvas) -> None:
    """Two riders cross the dunes at the hour when the sand turns amber."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.4)), (0.3, t(0.68)), (0.52, g(0.82)), (0.62, g(0.97)))
    sun(c, (560, 470), 165, t(1), 4.5, 0.6)
    streaks(c, 250, 70, 10, t(0.98), 0.5)
    ground(c, profile(c, 690, 130, 0.45), t(0.62), g(0.85), 120)
    dune(c, [(-50, 700), (260, 640), (520, 600), (900, 690), (1300, 640), (1850, 680)], [(-50, 760), (260, 720), (560, 690), (900, 700), (1300, 690), (1850, 760)], g(0.7), t(0.5), g(0.86))
    dune(c, [(-50, 800), (480, 770), (1000, 690), (1290, 560), (1560, 650), (1850, 720)], [(-50, 820), (500, 820), (1000, 790), (1220, 830), (1480, 900), (1850, 960)], g(0.58), t(0.34), g(0.74))
    dune(c, [(-50, 930), (400, 900), (900, 905), (1400, 930), (1850, 900)], [(-50, 940), (400, 925), (900, 925), (1400, 950), (1850, 930)], g(0.5), g(0.2), g(0.36))
    road = c.mask([*curve([(-20, 962), (500, 940), (1100, 938), (1830, 966)]), *curve([(1830, 1064), (1100, 1052), (500, 1056), (-20, 1082)])])
    c.fill(road, t(0.2), t(0.1), c.ramp((0, 940), (0, 1070)), 0.2)
    c.fill(road * c.mask(ribbon(curve([(-20, 972), (500, 951), (1100, 949), (1830, 976)]), [5, 5])), t(0.95), opacity=0.8)
    for x, y, h, shirt in ((1270, 1000, 270, t(0.3)), (760, 1012, 400, g(0.55))):
        _rider(c, x, y, h, shirt)
    c.fill(c.mask([*curve([(-20, 1120), (300, 1090), (700, 1130), (1200, 1150), (1830, 1100)]), (1830, 1220), (-20, 1220)]), t(0.05))
    tufts = [ribbon(curve([(x, y), (x + d * 0.5, y - h * 0.6), (x + d, y - h)]), [5, 4, 0]) for x, y in ((240, 1100), (1440, 1136), (1660, 1110)) for d, h in ((-40, 70), (-18, 100), (8, 84), (30, 92), (52, 60))]
    c.fill(c.mask(*tufts), t(0.05))


def _rider(c: Canvas, x: float, y: float, h: float, shirt: Colour) -> None:
    t, g = c.tone, c.glow

    def at(px: float, py: float) -> Point:
        return x + px * h, y + py * h

    r, back, front = 0.235 * h, at(-0.36, -0.235), at(0.44, -0.235)
    c.airbrush(c.mask(ellipse(x + h * 0.3, y + h * 0.03, h * 0.85, h * 0.045)), t(0), c.all() * 0.8)
    rims = [[*(ring := ellipse(*p, r)), ring[0]] for p in (back, front)]
    spokes = [[p, (p[0] + r * cos(a), p[1] + r * sin(a))] for p in (back, front) for a in (pi * k / 7 for k in range(14))]
    c.fill(c.lines(spokes, 1.3), t(0.05), opacity=0.6)
    c.fill(c.lines(rims, h * 0.02), t(0.02))
    crank, seat, head = at(0.0, -0.2), at(-0.18, -0.66), at(0.33, -0.6)
    tubes = [[back, crank, head, seat, crank], [seat, back], [front, at(0.31, -0.66), at(0.42, -0.66), at(0.47, -0.58), at(0.4, -0.54)], [at(-0.26, -0.69), at(-0.1, -0.69)]]
    c.fill(c.lines(tubes, h * 0.026), t(0.98))
    player(c, CYCLIST, (x, y), h, shirt, t(0.1))
    helmet = [at(px, py) for px, py in blob([(0.44, -0.98), (0.38, -1.06), (0.28, -1.04), (0.22, -0.97), (0.3, -0.98)])]
    c.fill(c.mask(helmet), t(0.98), t(0.4), c.ramp(at(0.4, -1.0), at(0.24, -1.0)), 0.2)


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
