"""The science desk's skies: rocket, dish, satellite, observatory."""

from math import cos, pi, sin

import numpy as np
from canvas import Canvas
from land import ground, profile, shafts, stars
from people import standing
from relief import swell
from shape import Point, Polygon, arc, blob, curve, ellipse, limb, move, rect, ribbon


def rocket_pad(c: Canvas) -> None:
    """A rocket steams on its pad before dawn, lit from below."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.06)), (0.35, t(0.26)), (0.62, t(0.5)), (0.78, g(0.6)), (0.86, g(0.9)))
    stars(c, 700, t(1), 170)
    c.shine(c.spot((1050, 980), 800, 1, 1.8), g(0.8), 0.7)
    ground(c, profile(c, 1000, 140, 0.5), t(0.3), t(0.5), 120)
    for x, a in ((250, (292, 304)), (1700, (228, 240))):
        shafts(c, (x, 1040), [a], 1300, g(0.95), 0.5, 14)
    _gantry(c, 760, 1040)
    _rocket(c, 1050, 1010, 800)
    c.fill(c.mask(rect(0, 1030, c.w, 200)), t(0.12), t(0.02), c.ramp((0, 1030), (0, 1190)))
    c.fill(c.mask([(880, 1032), (1220, 1032), (1290, 1060), (820, 1060)]), t(0.3))
    for x, y, r in ((860, 1030, 90), (760, 1046, 76), (1230, 1030, 100), (1340, 1044, 84), (1450, 1056, 60), (650, 1058, 54), (960, 1046, 60), (1140, 1050, 66)):
        c.fill(c.mask(ellipse(x, y, r, r * 0.78)) * (c.y < 1062), g(0.95), t(0.34), c.ramp((x + (r if x < 1050 else -r) * 0.6, y - r * 0.3), (x - (r if x < 1050 else -r), y + r * 0.6)), 0.4)
    c.shine(c.spot((1050, 1070), 620, 0.14), g(0.6), 0.6)
    c.fill(c.mask(*standing(330, 1120, 96, "suit"), *standing(386, 1124, 92, "scarf"), *standing(440, 1118, 98, "coat")), t(0.0))


def _rocket(c: Canvas, x: float, foot: float, h: float) -> None:
    t, g = c.tone, c.glow
    w = h * 0.115
    light = abs((c.x - x) / w - 0.22).clip(0, 1)
    nose = curve([(x - w / 2, foot - h * 0.82, "c"), (x - w * 0.46, foot - h * 0.9), (x - w * 0.24, foot - h * 0.97), (x, foot - h, "c"), (x + w * 0.24, foot - h * 0.97), (x + w * 0.46, foot - h * 0.9), (x + w / 2, foot - h * 0.82, "c")])
    for side in (-1, 1):
        bx = x + side * w * 0.74
        tank = [*curve([(bx - w * 0.24, foot - h * 0.42, "c"), (bx - w * 0.16, foot - h * 0.48), (bx, foot - h * 0.53, "c"), (bx + w * 0.16, foot - h * 0.48), (bx + w * 0.24, foot - h * 0.42, "c")]), (bx + w * 0.24, foot), (bx - w * 0.24, foot)]
        c.fill(c.mask(tank), t(0.98), t(0.2), abs((c.x - bx) / w * 1.9 - 0.2).clip(0, 1), 0.3)
        c.fill(c.mask([(bx - w * 0.2, foot), (bx + w * 0.2, foot), (bx + w * 0.28, foot + h * 0.04), (bx - w * 0.28, foot + h * 0.04)]), t(0.1))
    c.fill(c.mask([*nose, (x + w / 2, foot), (x - w / 2, foot)]), t(1), t(0.22), light * 1.3, 0.3)
    c.fill(c.mask(nose), g(0.55), t(0.16), light * 1.3, 0.3)
    c.fill(c.mask(*(rect(x - w / 2, foot - h * k, w, h * s) for k, s in ((0.62, 0.05), (0.3, 0.022), (0.56, 0.01)))), t(0.14))
    c.fill(c.mask(*(ellipse(x + w * 0.08, foot - h * 0.74, w * 0.13) for _ in (0,))), t(0.12))
    c.fill(c.mask([(x - w * 0.34, foot), (x + w * 0.34, foot), (x + w * 0.46, foot + h * 0.045), (x - w * 0.46, foot + h * 0.045)]), t(0.08))
    for side in (-1, 1):
        c.fill(c.mask([(x + side * w * 0.98, foot - h * 0.13), (x + side * w * 1.5, foot - h * 0.01), (x + side * w * 1.5, foot + h * 0.02), (x + side * w * 0.98, foot - h * 0.02)]), t(0.3), g(0.5), c.ramp((0, foot - h * 0.12), (0, foot)), 0.2)


def _gantry(c: Canvas, x: float, foot: float) -> None:
    t, g = c.tone, c.glow
    w, h, n = 120, 860, 12
    bars = [rect(x, foot - h, 12, h), rect(x + w, foot - h, 12, h)]
    bars += [rect(x, foot - h + i * h / n, w + 12, 8) for i in range(n + 1)]
    cross = [[(x + 6, foot - h + i * h / n), (x + w + 6, foot - h + (i + 1) * h / n)] for i in range(n)] + [[(x + w + 6, foot - h + i * h / n), (x + 6, foot - h + (i + 1) * h / n)] for i in range(n)]
    c.fill(c.mask(*bars), t(0.05))
    c.fill(c.lines(cross, 4), t(0.05))
    for k in (0.3, 0.52, 0.74):
        y = foot - h * k
        c.fill(c.mask(rect(x + w, y, 130, 22)), t(0.07))
        c.fill(c.lines([[(x + w, y - 60), (x + w + 126, y + 2)]], 5), t(0.06))
    c.fill(c.mask(ribbon([(x + w / 2, foot - h - 130), (x + w / 2, foot - h)], [4, 12])), t(0.05))
    for k in range(1, n, 2):
        y = foot - h + k * h / n + 26
        c.shine(c.spot((x + w / 2, y), 56), g(0.8), 0.8)
        c.fill(c.mask(ellipse(x + w / 2, y, 6)), t(1))


def radio_dish(c: Canvas) -> None:
    """A radio dish on the plateau listens to the Milky Way."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.05)), (0.5, t(0.24)), (0.78, t(0.46)), (0.9, g(0.7)))
    band = np.exp(-(((c.x - 1800) * 0.62 + (c.y - 0) * 0.78 + 420) / 230) ** 2)
    haze = np.clip(band * (0.75 + 0.35 * swell(c, 260, 4)), 0, 1)
    c.shine(haze, t(0.7), 0.55, 0.6)
    c.shine(np.clip(band**3 * (0.7 + 0.4 * swell(c, 160, 4)), 0, 1), g(0.75), 0.45, 0.6)
    stars(c, 960, t(1), 330)
    for k, (y, h) in enumerate(((1000, 220), (1040, 130))):
        ground(c, profile(c, y, h, 0.5), t(0.34 - 0.14 * k), t(0.5), 240)
    c.fill(c.mask([*curve([(-20, 1090), (500, 1050), (1100, 1060), (1830, 1020)]), (1830, 1220), (-20, 1220)]), t(0.04))
    for x, y, s in ((1340, 1010, 0.24), (1530, 996, 0.18), (1660, 988, 0.13)):
        _dish(c, x, y, s * 780, 0.3 - s * 0.3)
    _dish(c, 640, 1060, 780, 0)
    c.fill(c.mask(rect(980, 992, 120, 70), [(970, 992), (1110, 992), (1100, 976), (980, 976)]), t(0.03))
    c.fill(c.mask(rect(1004, 1012, 26, 24), rect(1050, 1012, 26, 24)), g(0.85))
    c.shine(c.spot((1040, 1024), 160), g(0.7), 0.4)
    c.fill(c.mask(*standing(900, 1066, 62, "coat")), t(0.0))


def _dish(c: Canvas, x: float, foot: float, h: float, haze: float) -> None:
    t, g = c.tone, c.glow
    hub = (x, foot - h * 0.52)
    c.fill(c.mask([(x - h * 0.2, foot), (x + h * 0.2, foot), (x + h * 0.07, foot - h * 0.52), (x - h * 0.07, foot - h * 0.52)], rect(x - h * 0.26, foot - h * 0.05, h * 0.52, h * 0.06)), t(0.08 + haze), t(0.26 + haze), c.ramp((x - h * 0.1, 0), (x + h * 0.2, 0)), 0.3)
    c.fill(c.lines([[(x - h * 0.16, foot - h * 0.06), (x + h * 0.08, foot - h * 0.44)], [(x + h * 0.16, foot - h * 0.06), (x - h * 0.08, foot - h * 0.44)]], max(2, h * 0.01)), t(0.03 + haze))

    def put(shape: Polygon) -> Polygon:
        return move(shape, hub[0], hub[1], h, 0.62)

    back = [(px / 100, py / 100) for px, py in blob([(-50, -14, "c"), (-42, 2), (-24, 13), (0, 17), (24, 13), (42, 2), (50, -14, "c"), (0, -2)])]
    c.fill(c.mask(put(back)), t(0.5 + haze), t(0.14 + haze), c.ramp(put([(-0.4, 0)])[0], put([(0.5, 0.1)])[0]), 0.3)
    rim = [(px / 100, py / 100) for px, py in ellipse(0, -14, 50, 13.5)]
    mask = c.mask(put(rim))
    c.fill(mask, t(0.98), t(0.3 + haze), c.ramp(put([(0.3, -0.24)])[0], put([(-0.5, -0.1)])[0]), 0.35)
    ribs = [[put([(0.0, -0.06)])[0], put([(0.5 * cos(a), -0.14 + 0.135 * sin(a))])[0]] for a in (2 * pi * k / 16 for k in range(16))]
    rings = [[*(ring := put([(px / 100, py / 100) for px, py in ellipse(0, -14 + (1 - k) * 7, 50 * k, 13.5 * k)])), ring[0]] for k in (0.4, 0.7)]
    c.fill(c.lines([*ribs, *rings], max(1.2, h * 0.0035)) * mask, t(0.3 + haze), opacity=0.6)
    tip = put([(0, -0.52)])[0]
    legs = [[put([(0.34 * s, -0.14 + d)])[0], tip] for s, d in ((-1, 0.06), (1, 0.06), (-0.2, -0.12))]
    c.fill(c.lines(legs, max(1.6, h * 0.009)), t(0.06 + haze))
    c.fill(c.mask(put(limb((0, -0.5), (0, -0.56), 0.03, 0.024))), t(0.08 + haze))
    c.shine(c.spot(tip, h * 0.12), g(0.7), 0.9)


def satellite_orbit(c: Canvas) -> None:
    """A satellite above the planet's curve as the sun comes round its edge."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.0)), (0.6, t(0.1)), (1, t(0.16)))
    stars(c, 900, t(1), 300)
    centre, r = (520.0, 2360.0), 1640.0
    d = np.hypot(c.x - centre[0], c.y - centre[1]) - r
    lit = np.clip(1 - np.hypot(c.x - 1420, c.y - 980) / 1500, 0, 1)
    c.shine(np.clip(1 - d / 210, 0, 1) ** 2.6 * (d > 0) * (0.3 + lit), g(0.55), 1)
    c.shine(np.clip(1 - d / 46, 0, 1) ** 2 * (d > 0) * (0.25 + lit), g(0.92), 1)
    globe = np.clip(-d / 1.6, 0, 1).astype(np.float32)
    c.fill(globe, t(0.42), t(0.04), np.clip(np.hypot(c.x - 1380, c.y - 850) / 1250, 0, 1), 0.3)
    lands = np.clip((swell(c, 420, 5) - 0.25) / 0.05, 0, 1) * globe
    c.fill(lands.astype(np.float32), g(0.42), t(0.08), np.clip(np.hypot(c.x - 1380, c.y - 850) / 1150, 0, 1), 0.3, 0.85)
    wisps = np.clip((swell(c, 300, 5) + 0.5 * np.sin(d / 40 + c.x / 260) - 0.72) / 0.5, 0, 1) * globe
    c.airbrush(c.all(), t(1), (wisps * (0.15 + lit) * 0.95).astype(np.float32), 0.7)
    rim = np.clip(1 + d / 60, 0, 1) ** 2 * (d < 0)
    c.shine((rim * (0.2 + lit)).astype(np.float32), g(0.8), 0.8)
    c.shine(c.spot((1600, 1040), 720, 1, 2.2), g(0.95), 0.8)
    c.shine(c.spot((1600, 1030), 240, 1, 1.6), t(1), 1)
    orbit = arc(560, 2280, 1990, -2.2, -0.7)
    c.fill(c.mask(*(ribbon(orbit[i : i + 6], [2.4, 2.4]) for i in range(0, len(orbit) - 6, 12))), g(0.8), opacity=0.5)
    _satellite(c, 830, 420, 250)


def _satellite(c: Canvas, x: float, y: float, s: float) -> None:
    t, g = c.tone, c.glow
    turn = -0.36

    def put(*points: Point) -> Polygon:
        return move(points, x, y, s, turn)

    for side in (-1, 1):
        a, b = side * 0.52, side * 2.15
        c.fill(c.mask(put((side * 0.3, -0.04), (a, -0.04), (a, 0.04), (side * 0.3, 0.04))), t(0.6))
        panel = c.mask(put((a, -0.42), (b, -0.52), (b, 0.34), (a, 0.42)))
        c.fill(panel, g(0.42), t(0.16), c.ramp(put((2.2, 0.4))[0], put((-2.0, -0.4))[0]), 0.3)
        lines = [[*put((a + (b - a) * k / 6, -0.42 - 0.1 * k / 6)), *put((a + (b - a) * k / 6, 0.42 - 0.08 * k / 6))] for k in range(7)]
        lines += [[*put((a, v)), *put((b, v * 1.0 - 0.09))] for v in (-0.42, -0.14, 0.14, 0.42)]
        c.fill(c.lines(lines, 2.6), g(0.92))
    c.fill(c.mask(put((-0.32, -0.44), (0.32, -0.44), (0.32, 0.44), (-0.32, 0.44))), t(0.98), t(0.4), c.ramp(put((0.3, 0.4))[0], put((-0.35, -0.4))[0]), 0.3)
    c.fill(c.mask(put((-0.32, -0.44), (-0.18, -0.58), (0.46, -0.58), (0.32, -0.44))), t(0.55))
    c.fill(c.mask(put((0.32, -0.44), (0.46, -0.58), (0.46, 0.3), (0.32, 0.44))), g(0.9))
    c.fill(c.mask(put((-0.22, -0.3), (0.22, -0.3), (0.22, -0.06), (-0.22, -0.06))), t(0.14))
    c.fill(c.mask(*(put(*[(px / 100, py / 100) for px, py in ellipse(k, 18, 8)]) for k in (-14, 14))), t(0.2))
    bowl = [(px / 100, py / 100) for px, py in blob([(-42, 92, "c"), (-28, 66), (0, 56), (28, 66), (42, 92, "c"), (0, 84)])]
    c.fill(c.mask(put((-0.04, 0.42), (0.04, 0.42), (0.04, 0.62), (-0.04, 0.62))), t(0.5))
    c.fill(c.mask(put(*bowl)), t(0.9), t(0.3), c.ramp(put((0.4, 0.9))[0], put((-0.4, 0.7))[0]), 0.3)
    c.fill(c.mask(put(*[(px / 100, py / 100) for px, py in ellipse(0, 92, 42, 10)])), t(0.24), g(0.7), c.ramp(put((-0.4, 0.9))[0], put((0.4, 0.9))[0]), 0.3)
    c.fill(c.lines([[*put((-0.24, 0.94)), *put((0, 1.24)), *put((0.24, 0.94))]], 4), t(0.8))
    c.fill(c.mask(put(*[(px / 100, py / 100) for px, py in ellipse(0, 124, 5)])), t(1))


def telescope_stars(c: Canvas) -> None:
    """An observatory on a ridge under a night's star trails."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.04)), (0.5, t(0.22)), (0.78, t(0.46)), (0.92, g(0.7)))
    pole = (1180.0, 330.0)
    trails, bright = [], []
    for _ in range(330):
        r, a = c.rng.uniform(20, 1500), c.rng.uniform(0, 2 * pi)
        line = arc(*pole, r, a, a + c.rng.uniform(0.28, 0.5))
        (bright if c.rng.uniform() < 0.2 else trails).append(line)
    c.fill(c.lines(trails, 2.2), t(0.82), opacity=0.55)
    c.fill(c.lines(bright, 3.4), g(0.85), opacity=0.85)
    c.fill(c.mask(ellipse(*pole, 5)), t(1))
    for k, (y, h) in enumerate(((960, 240), (1010, 180), (1060, 120))):
        ground(c, profile(c, y, h, 0.52), t(0.42 - 0.13 * k), t(0.54 - 0.1 * k), 220)
    c.fill(c.mask([*curve([(-20, 1120), (260, 1010), (420, 950), (820, 945), (960, 1000), (1300, 1100), (1830, 1150)]), (1830, 1220), (-20, 1220)]), t(0.05), t(0.0), c.ramp((0, 940), (0, 1150)))
    _observatory(c, 620, 955, 330)
    _observatory(c, 1010, 1030, 130)
    c.fill(c.mask(*standing(880, 962, 60, "coat"), *standing(912, 966, 56, "scarf")), t(0.0))


def _observatory(c: Canvas, x: float, foot: float, w: float) -> None:
    t, g = c.tone, c.glow
    across = c.ramp((x + w * 0.4, 0), (x - w * 0.6, 0))
    c.fill(c.mask(rect(x - w * 0.46, foot - w * 0.42, w * 0.92, w * 0.44)), t(0.7), t(0.14), across, 0.3)
    c.fill(c.mask(rect(x - w * 0.53, foot - w * 0.47, w * 1.06, w * 0.07)), t(0.9), t(0.2), across, 0.3)
    shell = [(x + w * 0.5 * cos(a), foot - w * 0.46 - w * 0.52 * sin(a)) for a in (pi * k / 60 for k in range(61))]
    mask = c.mask(shell)
    c.fill(mask, t(0.98), t(0.14), across, 0.35)
    seams = [[(x + k * w * 0.5 * cos(a), foot - w * 0.46 - w * 0.52 * sin(a)) for a in (pi / 2 * i / 24 for i in range(25))] for k in (-0.9, -0.62, -0.3, 0.62, 0.9)]
    c.fill(c.lines(seams, max(1.5, w * 0.008)) * mask, t(0.2), opacity=0.5)
    slit = curve([(x + w * 0.02, foot - w * 0.46), (x + w * 0.06, foot - w * 0.8), (x + w * 0.16, foot - w * 0.99), (x + w * 0.32, foot - w * 0.93), (x + w * 0.3, foot - w * 0.7), (x + w * 0.26, foot - w * 0.46)])
    c.fill(c.mask(slit), g(0.55), g(0.95), c.ramp((0, foot - w), (0, foot - w * 0.46)), 0.3)
    c.fill(c.mask(limb((x + w * 0.14, foot - w * 0.5), (x + w * 0.3, foot - w * 0.98), w * 0.055, w * 0.075)), t(0.05))
    c.shine(c.spot((x + w * 0.2, foot - w * 0.75), w * 0.8, 1, 2), g(0.7), 0.55)
    c.fill(c.mask(rect(x - w * 0.3, foot - w * 0.24, w * 0.13, w * 0.26)), g(0.85))
    c.fill(c.mask(*(rect(x + k * w, foot - w * 0.27, w * 0.1, w * 0.1) for k in (0.02, 0.22))), t(0.08))
