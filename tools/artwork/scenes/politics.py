"""The politics desk: ink blue and sand, low sun."""

from math import cos, pi, sin

import numpy as np
from building import arch, dome, shaded_dome
from camera import Camera, block
from canvas import Canvas
from colour import Colour
from hands import pinch
from land import cloud, ground, palm, profile, shafts, streaks, sun
from people import bust, flag, pole, standing
from shape import curve, ellipse, limb, rect, ribbon, star


def parliament_dome(c: Canvas) -> None:
    """The Diwan's dome at daybreak, three small figures before its steps."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.34)), (0.35, t(0.62)), (0.62, g(0.72)), (0.8, g(0.92)))
    sun(c, (1230, 700), 120, g(0.97), 6, 0.75)
    shafts(c, (1230, 700), [(200, 209), (226, 236), (250, 257), (281, 292), (312, 320)], 1100, g(0.9), 0.3)
    cloud(c, 240, 420, 620, 150, t(0.92), g(0.8), 7)
    cloud(c, 1560, 300, 520, 110, t(0.85), t(0.68), 6)
    streaks(c, 560, 60, 10, g(0.95), 0.5)
    ground(c, profile(c, 840, 150, 0.5), t(0.55), g(0.75), 240)
    _wings(c, 660)
    _great_dome(c, 660, 700)
    c.fill(c.mask(rect(0, 985, c.w, 300)), t(0.2), t(0.05), c.ramp((0, 985), (0, 1160)), 0.2)
    c.shine(c.spot((1230, 985), 800, 0.25), g(0.6), 0.55)
    steps = [rect(300 - i * 42, 990 + i * (18 + 2 * i), 720 + i * 84, 3 + i * 0.7) for i in range(8)]
    c.fill(c.mask(*steps), g(0.75), t(0.2), c.ramp((1100, 0), (200, 0)), 0.4, 0.7)
    c.fill(c.mask(*standing(470, 1090, 118, "robe"), *standing(540, 1098, 112, "scarf"), *standing(1010, 1050, 96, "suit")), t(0.0))
    c.fill(c.mask(*palm(1500, 1210, 640, -0.05), *palm(1660, 1230, 520, 0.07)), t(0.04))


def _wings(c: Canvas, cx: float) -> None:
    t, g = c.tone, c.glow
    c.fill(c.mask(rect(cx - 590, 828, 1180, 200)), t(0.46), t(0.22), c.ramp((cx + 590, 0), (cx - 590, 0)), 0.25)
    c.fill(c.mask(rect(cx - 600, 814, 1200, 16), rect(cx - 590, 850, 1180, 4)), t(0.66), t(0.4), c.ramp((cx + 590, 0), (cx - 590, 0)))
    bays = [rect(cx - 558 + i * 62, 872, 32, 113) for i in range(19)]
    c.fill(c.mask(*bays), t(0.08), g(0.55), c.ramp((cx - 200, 0), (cx + 640, 0)), 0.3)


def _great_dome(c: Canvas, cx: float, base: float) -> None:
    t, g = c.tone, c.glow
    across = c.ramp((cx + 260, 0), (cx - 260, 0))
    c.fill(c.mask(rect(cx - 250, base, 500, 130)), t(0.6), t(0.2), across, 0.3)
    c.fill(c.mask(rect(cx - 262, base - 14, 524, 18), rect(cx - 262, base + 112, 524, 14)), t(0.76), t(0.34), across)
    c.fill(c.mask(*(arch(cx - 215 + i * 43, base + 108, 22, 88) for i in range(11))), t(0.06))
    shaded_dome(c, dome(cx, base - 12, 470, 300), cx, 470, g(0.88), t(0.18), 14, 0.55, t(0.14))
    c.fill(c.mask(rect(cx - 34, base - 352, 68, 50), dome(cx, base - 350, 76, 40)), g(0.8), t(0.2), c.ramp((cx + 34, 0), (cx - 30, 0)), 0.3)
    c.fill(c.mask(pole(cx, base - 560, base - 385, 6)), t(0.1))
    c.fill(c.mask(flag(cx, base - 556, 62, 118, 0.1)), g(0.4), t(0.2), c.ramp((cx, 0), (cx + 120, 0)), 0.2)
    c.fill(c.mask(rect(cx - 200, 852, 400, 140)), t(0.12))
    c.fill(c.mask([(cx - 230, 832), (cx + 230, 832), (cx, 742)]), t(0.72), t(0.36), across, 0.3)
    c.fill(c.mask([(cx - 160, 822), (cx + 160, 822), (cx, 760)]), t(0.34), t(0.16), across, 0.3)
    columns = [rect(cx - 205 + i * 54, 850, 26, 140) for i in range(8)] + [rect(cx - 230, 830, 460, 22)]
    c.fill(c.mask(*columns), t(0.82), t(0.42), across, 0.3)


def parliament_hall(c: Canvas) -> None:
    """The chamber seen from its last benches, light falling on the rostrum."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.2)), (0.5, t(0.34)), (1, t(0.1)))
    cam = Camera(c, (7, -27, 12.5), (2.5, 0, 4.2), 46)
    for i in range(-7, 8):
        x = i * 3.1
        c.fill(c.mask(cam.face([(x - 0.35, 6, 0), (x + 0.35, 6, 0), (x + 0.35, 6, 15), (x - 0.35, 6, 15)])), t(0.42), t(0.2), c.ramp((0, 100), (0, 640)))
    for i in range(-7, 7):
        left, foot = cam.at(i * 3.1 + 1.55, 6, 2.4)
        w = cam.scale(i * 3.1, 6) * 1.9
        c.fill(c.mask(arch(left, foot, w, w * 2.9, "pointed")), t(0.13) if i else g(0.85))
    c.fill(c.mask(cam.floor(-30, -2, 30, 6)), t(0.36), t(0.2), c.ramp((1100, 0), (100, 0)))
    crown = cam.at(1.5, 6, 17)
    shafts(c, crown, [(72, 84), (88, 108), (113, 121)], 1150, g(0.9), 0.55, 14)
    _rostrum(c, cam)
    for k in range(11):
        _bench_row(c, cam, 5.2 + k * 1.75, 0.2 + 0.52 * k, k)
    c.shine(c.spot(cam.at(0, 0, 1), 620, 0.45), g(0.7), 0.4)


def _rostrum(c: Canvas, cam: Camera) -> None:
    t, g = c.tone, c.glow
    block(c, cam, (-6, 2.2, 0), (6, 4.6, 1.6), {"front": t(0.34), "top": g(0.78), "right": t(0.2)})
    for x in (-4, -2, 0, 2, 4):
        px, py = cam.at(x, 3.6, 1.7)
        c.fill(c.mask(*bust(px, py, cam.scale(x, 3.6) * 0.95, "robe" if x == 0 else "suit")), t(0.04))
    block(c, cam, (-6, 1.9, 0), (6, 2.2, 2.2), {"front": t(0.5), "top": g(0.9), "right": t(0.24)})
    block(c, cam, (-0.9, -0.6, 0), (0.9, 0.4, 1.5), {"front": t(0.58), "top": g(0.95), "right": t(0.26)})
    px, py = cam.at(0, 0.8, 1.5)
    c.fill(c.mask(*bust(px, py, cam.scale(0, 0.8) * 1.0)), t(0.02))


def _bench_row(c: Canvas, cam: Camera, r: float, z: float, k: int) -> None:
    t, g = c.tone, c.glow
    n = 46
    turns = [pi * 1.04 + pi * 0.92 * i / n for i in range(n + 1)]
    top = [cam.at(r * cos(a), r * sin(a), z + 0.95) for a in turns]
    inner = [cam.at((r - 0.55) * cos(a), (r - 0.55) * sin(a), z + 0.95) for a in turns]
    foot = [cam.at((r + 0.05) * cos(a), (r + 0.05) * sin(a), z - 0.5) for a in turns]
    near = 1 - k / 11
    c.fill(c.mask(top + foot[::-1]), t(0.1 + 0.2 * near), t(0.06 + 0.06 * near), c.ramp((1250, 0), (100, 0)), 0.2)
    c.fill(c.mask(top + inner[::-1]), g(0.55 + 0.35 * near), t(0.16 + 0.12 * near), c.spot(cam.at(0, 0, 1), 1000, 0.7, 0.6) * -1 + 1, 0.25)
    count = int(9 + r * 1.6)
    for i in range(count):
        a = turns[0] + (turns[-1] - turns[0]) * (i + 0.5) / count
        if abs(a - pi * 1.5) < 0.035 or c.rng.uniform() < 0.18:
            continue
        px, py = cam.at((r + 0.65) * cos(a), (r + 0.65) * sin(a), z + 0.62)
        kind = str(c.rng.choice(["suit", "suit", "robe", "scarf"]))
        c.fill(c.mask(*bust(px, py + 4, cam.scale((r + 0.65) * cos(a), (r + 0.65) * sin(a), z) * 0.72, kind)), t(0.03 + 0.06 * near))


def ministers_table(c: Canvas) -> None:
    """A long table before a window over the bay, ministers along both sides."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.2)), (1, t(0.08)))
    cam = Camera(c, (1.1, -4.6, 2.7), (0.25, 8, 1.35), 44)
    _bay_window(c, cam)
    c.fill(c.mask(cam.floor(-14, -5, 14, 14)), t(0.24), t(0.06), c.ramp((0, 620), (0, 1150)))
    c.fill(c.mask(cam.floor(-4, -3, 4, 14)), g(0.55), t(0.1), c.ramp((0, 600), (0, 1150)), 0.4, 0.6)
    seats = [1.5, 3.2, 4.9, 6.6, 8.3, 10.0]
    _minister(c, cam, 0, 11.9, "suit")
    for y in reversed(seats):
        _minister(c, cam, -2.0, y)
    edge = [cam.face([(-1.4, 0.4, 0.78), (1.4, 0.4, 0.78), (1.4, 0.4, 0.6), (-1.4, 0.4, 0.6)])]
    c.fill(c.mask(cam.face([(-1.0, 0.7, 0.6), (1.0, 0.7, 0.6), (0.8, 0.9, 0), (-0.8, 0.9, 0)])), t(0.03))
    c.fill(c.mask(cam.floor(-1.4, 0.4, 1.4, 11.4, 0.78)), g(0.95), t(0.26), c.ramp((0, 640), (0, 1060)), 0.35)
    c.fill(c.mask(*edge), t(0.5), t(0.2), c.ramp((500, 0), (1200, 0)))
    for y in reversed(seats):
        for x in (-1.15, 0.65):
            _place(c, cam, x, y)
        _minister(c, cam, 2.0, y)


def _place(c: Canvas, cam: Camera, x: float, y: float) -> None:
    t = c.tone
    c.fill(c.mask(cam.floor(x, y - 0.32, x + 0.5, y + 0.34, 0.79)), t(1), opacity=0.92)
    px, py = cam.at(x + (0.72 if x < 0 else -0.24), y + 0.2, 0.79)
    s = cam.scale(x, y)
    c.fill(c.mask(rect(px - s * 0.045, py - s * 0.2, s * 0.09, s * 0.2)), t(0.98), t(0.3), c.ramp((px - s * 0.05, 0), (px + s * 0.07, 0)), 0.2)


def _bay_window(c: Canvas, cam: Camera) -> None:
    t, g = c.tone, c.glow
    x0, y0 = cam.at(-6.5, 14, 5.6)
    x1, y1 = cam.at(6.5, 14, 1.2)
    glass = c.mask(rect(x0, y0, x1 - x0, y1 - y0))
    c.fill(glass, t(0.55), g(0.95), c.ramp((0, y0), (0, y1 - 60)), 0.2)
    c.fill(glass * c.mask(ellipse(700, y1 - 150, 66)), t(1))
    hills = c.mask([*profile(c, y1 - 60, 110, 0.5), (c.w, y1), (0, y1)])
    c.fill(glass * hills, t(0.62), g(0.8), c.ramp((0, y1 - 170), (0, y1)))
    c.fill(glass * c.mask(rect(0, y1 - 62, c.w, 80)), g(0.72), g(0.95), c.ramp((0, y1 - 62), (0, y1)))
    bars = [rect(x0 + (x1 - x0) * i / 6 - 6, y0, 12, y1 - y0) for i in range(7)]
    c.fill(c.mask(*bars, rect(x0, y0 + (y1 - y0) * 0.3, x1 - x0, 8), rect(x0 - 8, y0 - 12, x1 - x0 + 16, 14)), t(0.08))
    c.shine(c.spot((700, y1 - 150), 800, 0.8, 2), g(0.8), 0.5)


def _minister(c: Canvas, cam: Camera, x: float, y: float, kind: str = "") -> None:
    t, g = c.tone, c.glow
    px, py = cam.at(x, y, 0.5)
    s = cam.scale(x, y)
    kind = kind or str(c.rng.choice(["suit", "suit", "suit", "dress", "scarf"]))
    haze = min(0.22, 0.018 * y)
    side = 1 if x <= 0 else -1
    shapes = [*bust(px, py, s * 0.86, kind), rect(px - s * 0.4, py - s * 0.02, s * 0.8, s * 0.2)]
    body = c.mask(*shapes)
    c.fill(body, g(0.5 + haze))
    away = c.mask(*([(qx - side * s * 0.05, qy + s * 0.035) for qx, qy in shape] for shape in shapes))
    c.fill(body * away, t(0.08 + haze), t(0.02 + haze), c.ramp((0, py - s * 0.7), (0, py)))
    chair = c.mask(limb((px - s * 0.3, py - s * 0.12), (px + s * 0.3, py - s * 0.12), s * 0.1, s * 0.1), rect(px - s * 0.4, py - s * 0.12, s * 0.8, s * 0.85))
    if x > 0:
        c.fill(chair, t(0.12 + haze), g(0.4 + haze), c.ramp((px + s * 0.2, 0), (px - s * 0.6, 0)), 0.25)


def ballot_box(c: Canvas) -> None:
    """A hand lets an envelope into the slot of a ballot box."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.3)), (0.7, t(0.5)), (1, t(0.36)))
    c.fill(c.mask(ellipse(760, 560, 470)), g(0.6), g(0.95), c.ramp((500, 1000), (900, 100)), 0.3)
    c.fill(c.mask(rect(0, 1010, c.w, 190)), t(0.22), t(0.08), c.ramp((0, 1010), (0, 1200)))
    cam = Camera(c, (-2.6, -7, 4.2), (0.55, 0, 1.35), 40)
    c.airbrush(c.mask(cam.floor(-0.9, -1.1, 6, 1.6)), t(0.0), c.ramp((1650, 0), (700, 0)) * 0.8)
    block(c, cam, (-1.5, -1.1, 0), (1.5, 1.1, 1.9), {"front": t(0.5), "left": g(0.86), "top": t(0.95)})
    front = c.mask(cam.face([(-1.5, -1.1, 0), (1.5, -1.1, 0), (1.5, -1.1, 1.9), (-1.5, -1.1, 1.9)]))
    c.fill(front, t(0.24), t(0.52), c.ramp((1200, 1100), (700, 500)), 0.3)
    c.fill(c.mask(cam.face([(-1.5, -1.11, 1.62), (1.5, -1.11, 1.62), (1.5, -1.11, 1.72), (-1.5, -1.11, 1.72)])), t(0.16))
    seal = [cam.at(0.55 * cos(a), -1.11, 0.8 + 0.55 * sin(a)) for a in (2 * pi * i / 60 for i in range(60))]
    c.fill(c.mask(seal), g(0.62))
    points = star(0, 0, 0.47, 8, 0.765)
    c.fill(c.mask([cam.at(x, -1.12, 0.8 + y) for x, y in points]), t(0.2))
    c.fill(c.mask([cam.at(x * 0.45, -1.13, 0.8 + y * 0.45) for x, y in points]), g(0.85))
    c.fill(c.mask(cam.floor(-0.85, -0.1, 0.85, 0.12, 1.905)), t(0.0))
    _envelope(c, cam)


def _envelope(c: Canvas, cam: Camera) -> None:
    t, g = c.tone, c.glow
    (x0, y0), (x1, y1) = cam.at(-0.62, 0.01, 1.905), cam.at(0.62, 0.01, 1.905)
    lean, tall = 34, 330
    pinch(c, (x1 - 10, y1 - tall + 90), 150, g(0.72), g(0.12), t(0.1), t(0.96))
    sheet = [(x0, y0), (x1, y1), (x1 + lean, y1 - tall), (x0 + lean, y0 - tall)]
    c.fill(c.mask(sheet), t(1), t(0.72), c.ramp((x0, y0 - tall), (x1, y1)), 0.25)
    c.fill(c.lines([[(x0 + lean, y0 - tall), ((x0 + x1) / 2 + lean * 0.5, y0 - tall * 0.5), (x1 + lean, y1 - tall)]], 4), t(0.5))
    pinch(c, (x1 - 10, y1 - tall + 90), 150, g(0.72), g(0.12), t(0.1), t(0.96), part="front")


def flags_row(c: Canvas) -> None:
    """The league's flags over a quay, smaller and smaller into the haze."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.42)), (0.5, t(0.7)), (0.75, g(0.8)), (0.9, g(0.95)))
    sun(c, (1390, 860), 90, t(1), 7, 0.7)
    streaks(c, 700, 120, 16, t(0.98), 0.5)
    ground(c, profile(c, 980, 130, 0.5), t(0.64), g(0.8), 150)
    c.fill(c.mask(rect(0, 975, c.w, 300)), t(0.3), t(0.1), c.ramp((0, 975), (0, 1200)))
    c.shine(c.spot((1390, 975), 620, 0.2), g(0.7), 0.6)
    for i in reversed(range(8)):
        k = 0.72**i
        x = 1440 - 1330 * k
        _nation(c, x, 1180 - 205 * (1 - k) * 1.03, 1120 * k, i)


def _nation(c: Canvas, x: float, foot: float, tall: float, i: int) -> None:
    t, g = c.tone, c.glow
    haze = min(0.5, i * 0.075)
    top, h, w = foot - tall, tall * 0.25, tall * 0.4
    c.fill(c.mask(pole(x, top - tall * 0.02, foot, max(3, tall * 0.014)), ellipse(x, top - tall * 0.025, tall * 0.012)), t(0.12 + haze))
    grounds: list[Colour] = [t(0.16 + haze), g(0.5 + haze * 0.5), t(0.9), t(0.4 + haze), g(0.3 + haze)]
    charges: list[Colour] = [g(0.7), t(0.95), t(0.24 + haze), t(0.95), g(0.9)]
    shape = c.mask(flag(x, top, h, w, 0.16, i * 1.3))
    c.fill(shape, grounds[i % 5])
    if i % 3 == 1:
        c.fill(shape * c.mask(flag(x, top + h * 0.36, h * 0.28, w, 0.16, i * 1.3)), charges[i % 5])
    elif i % 3 == 2:
        c.fill(shape * c.mask([(x, top - h), (x, top + 2 * h), (x + w * 0.45, top + h * 0.5)]), charges[i % 5])
    else:
        c.fill(shape * c.mask(star(x + w * 0.46, top + h * 0.56, h * 0.3, 8, 0.55)), charges[i % 5])
    fold = 0.5 + 0.5 * np.sin((c.x - x) / w * 9 + i * 1.3 + (c.y - c.h / 2) / w * 1.5)
    c.airbrush(shape, t(0.05 + haze * 0.6), fold * 0.5, 0.7)


def press_podium(c: Canvas) -> None:
    """A lectern thick with microphones, seen past the photographers."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.12)), (0.6, t(0.34)), (1, t(0.1)))
    panel = c.mask(rect(200, 0, 1000, 1010))
    c.fill(panel, t(0.44), t(0.26), c.ramp((0, 0), (0, 1000)), 0.2)
    for i in range(11):
        c.fill(c.mask(rect(200 + i * 100, 0, 4, 1010)), t(0.2))
    shafts(c, (1540, -80), [(112, 121), (127, 140)], 1700, g(0.9), 0.6, 16)
    shafts(c, (60, -80), [(48, 58)], 1600, t(0.9), 0.3, 16)
    for x, phase in ((330, 0.0), (460, 1.0), (1030, 2.0)):
        c.fill(c.mask(pole(x, 130, 1010, 12), ellipse(x, 122, 13)), g(0.7))
        cloth = curve([(x - 4, 165), (x + 60, 300), (x + 86, 560), (x + 74, 760), (x + 20, 780), (x - 4, 640)])
        c.fill(c.mask(cloth), g(0.55) if phase == 1.0 else t(0.2), t(0.08), abs(c.ramp((x - 20, 0), (x + 90, 0)) - 0.45) * 1.7, 0.35)
    c.fill(c.mask(rect(0, 1005, c.w, 200)), t(0.12))
    c.shine(c.spot((760, 1010), 560, 0.16), g(0.8), 0.55)
    _lectern(c, 745, 1080)
    heads = [*bust(180, 1230, 330), *bust(1290, 1240, 360), *bust(1640, 1225, 320, "scarf"), *bust(470, 1260, 300, "dress")]
    rigs = [rect(1140, 880, 150, 105), limb((1120, 930), (1075, 930), 46, 52), limb((1290, 1010), (1220, 1180), 60, 70), rect(1190, 855, 70, 30),
            limb((300, 1010), (330, 1190), 56, 70), rect(262, 905, 140, 100), limb((402, 955), (446, 955), 44, 50), rect(300, 880, 60, 30)]
    c.fill(c.mask(*heads, *rigs), t(0.0))
    c.shine(c.spot((1076, 930), 60), g(0.9), 0.5)


def _lectern(c: Canvas, x: float, foot: float) -> None:
    t, g = c.tone, c.glow
    desk = [(x - 190, 640), (x + 190, 640), (x + 160, 700), (x - 160, 700)]
    stand = [(x - 140, 700), (x + 140, 700), (x + 112, foot), (x - 112, foot)]
    c.fill(c.mask(stand), g(0.42), t(0.1), c.ramp((x + 150, 0), (x - 150, 0)), 0.35)
    c.fill(c.mask(star(x, 860, 78, 8, 0.765)), g(0.85))
    c.fill(c.mask(star(x, 860, 40, 8, 0.765)), t(0.14))
    for i, (dx, lift) in enumerate([(-140, 70), (-98, 120), (-60, 82), (-22, 150), (14, 104), (52, 140), (92, 86), (132, 116)]):
        top = (x + dx * 0.75, 628 - lift)
        c.fill(c.mask(ribbon(curve([(x + dx, 650), (x + dx * 1.04, 620 - lift * 0.4), top]), [8, 7, 6])), t(0.03))
        head = limb(top, (top[0] - dx * 0.06, top[1] - 34), 15, 17) if i % 2 else limb(top, (top[0] + 6, top[1] - 26), 18, 20)
        c.fill(c.mask(head), t(0.03), g(0.62), c.ramp((top[0] - 4, 0), (top[0] + 26, 0)), 0.3)
    c.fill(c.mask(desk), g(0.9), t(0.4), c.ramp((x + 190, 0), (x - 190, 0)), 0.3)


def government_quarter(c: Canvas) -> None:
    """An avenue of ministries in evening light, a dome at its end."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.5)), (0.3, t(0.78)), (0.45, g(0.93)))
    cam = Camera(c, (-3, -34, 30), (4, 40, 0), 46)
    sun(c, (1180, 250), 74, t(1), 8, 0.7)
    ground(c, profile(c, 380, 90, 0.5), t(0.7), g(0.9), 120)
    c.fill(c.mask(cam.floor(-400, -30, 400, 600)), g(0.78), t(0.46), c.ramp((0, 340), (0, 1200)), 0.25)
    c.fill(c.mask(cam.floor(-7, -40, 7, 190)), t(0.26), g(0.8), c.ramp((0, 1200), (0, 420)))
    for y in range(-24, 180, 7):
        c.fill(c.mask(cam.floor(-0.25, y, 0.25, y + 3)), t(0.9), opacity=0.8)
    hall = cam.at(0, 205, 0)
    c.fill(c.mask(rect(hall[0] - 120, hall[1] - 62, 240, 66)), t(0.5), t(0.3), c.ramp((hall[0] + 100, 0), (hall[0] - 100, 0)))
    shaded_dome(c, dome(hall[0], hall[1] - 60, 130, 88), hall[0], 130, g(0.9), t(0.26), 8, 0.5, t(0.3))
    for y in range(165, -30, -15):
        for side in (-1, 1):
            for lane in (2, 1, 0):
                _ministry(c, cam, side, lane, y)
        for side in (-9.5, 9.5):
            if y < 150:
                px, py = cam.at(side, y, 0)
                s = cam.scale(side, y)
                c.fill(c.mask(ellipse(px, py - s * 1.9, s * 1.3, s * 1.6), rect(px - s * 0.15, py - s, s * 0.3, s)), t(0.2 + y / 500), t(0.06 + y / 500), c.ramp((px + s, 0), (px - s, 0)), 0.3)


def _ministry(c: Canvas, cam: Camera, side: int, lane: int, y: float) -> None:
    t, g = c.tone, c.glow
    near, deep = 13 + lane * 19, 15.5
    x0, x1 = (near, near + deep) if side > 0 else (-near - deep, -near)
    tall = float(c.rng.uniform(5, 11 + 2 * lane))
    haze = min(0.42, max(0, y + 20) / 420)
    lit, dark, roof = g(0.72 + haze * 0.5), t(0.16 + haze), t(0.74 + haze * 0.4)
    c.fill(c.mask(cam.face([(x0, y, 0.02), (x0 - tall * 1.2, y - 4, 0.02), (x0 - tall * 1.2, y + 7, 0.02), (x0, y + 11, 0.02)])), t(0.2 + haze), opacity=0.55)
    block(c, cam, (x0, y, 0), (x1, y + 11, tall), {"front": t(0.28 + haze), "left": dark, "right": lit, "top": roof})
    if y < 110:
        panes = [cam.face([(x, y, z), (x + 0.8, y, z), (x + 0.8, y, z + 1.2), (x, y, z + 1.2)])
                 for x in (x0 + 1 + i * 1.75 for i in range(8)) for z in (0.8 + j * 2.1 for j in range(int(tall / 2.1)))]
        c.fill(c.mask(*panes), t(0.12 + haze))
        glowing = [p for p in panes if c.rng.uniform() < 0.2]
        c.fill(c.mask(*glowing), g(0.75))
    if c.rng.uniform() < 0.5:
        block(c, cam, (x0 + 4, y + 3, tall), (x0 + 9, y + 7, tall + 1.3), {"front": t(0.3 + haze), "right": lit, "left": dark, "top": roof})


def signing_ceremony(c: Canvas) -> None:
    """A pen about to sign the treaty's last page."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.24)), (1, t(0.14)))
    cam = Camera(c, (-1.4, -6.6, 6.2), (0.35, -0.2, 0), 40)
    c.fill(c.mask(cam.floor(-12, -8, 12, 4.2)), t(0.36), t(0.14), c.ramp((500, 200), (1700, 1200)), 0.25)
    shafts(c, (-250, -150), [(22, 30), (33, 52)], 2100, g(0.9), 0.35, 20)
    c.airbrush(c.mask(cam.floor(-2.3, -1.9, 3.1, 1.6)), t(0.0), c.all() * 0.65, 0.4)
    c.fill(c.mask(cam.floor(-2.6, -1.75, 2.6, 1.85, 0.04)), g(0.2), g(0.42), c.ramp((1500, 1000), (300, 300)), 0.25)
    c.fill(c.mask(cam.floor(-2.35, -1.55, -0.05, 1.6, 0.06)), t(0.98), t(0.78), c.ramp((300, 300), (900, 900)), 0.25)
    c.fill(c.mask(cam.floor(0.05, -1.55, 2.35, 1.6, 0.06)), t(0.88), t(1), c.ramp((900, 300), (1300, 800)), 0.25)
    _clauses(c, cam)
    seal = cam.at(-1.85, -1.05, 0.07)
    c.fill(c.mask(ellipse(*seal, 62, 44)), g(0.35), g(0.6), c.ramp((seal[0] + 50, seal[1] + 30), (seal[0] - 50, seal[1] - 30)), 0.3)
    c.fill(c.mask(star(*seal, 34, 8, 0.7)), g(0.25))
    _signing_hand(c, cam.at(0.62, -0.98, 0.07))


def _clauses(c: Canvas, cam: Camera) -> None:
    t = c.tone
    strips = []
    for x0, lines in ((-2.05, 15), (0.35, 11)):
        for i in range(lines):
            y = 1.25 - i * 0.155
            short = 0.5 if i % 5 == 4 else c.rng.uniform(0, 0.12)
            strips.append(cam.face([(x0 + short, y, 0.07), (x0 + 1.7, y, 0.07), (x0 + 1.7, y - 0.045, 0.07), (x0 + short, y - 0.045, 0.07)]))
    c.fill(c.mask(*strips), t(0.45), opacity=0.8)
    c.fill(c.lines([cam.line((0.35, -1.0, 0.07), (1.9, -1.0, 0.07))], 4), t(0.25))
    name = curve([cam.at(x, y, 0.07) for x, y in ((1.75, -0.9), (1.6, -0.75), (1.52, -0.98), (1.36, -0.8), (1.25, -1.02), (1.05, -0.86), (0.9, -1.0), (0.62, -0.98))])
    c.fill(c.mask(ribbon(name, [3, 9, 4, 9, 3])), t(0.1))


def _signing_hand(c: Canvas, tip: tuple[float, float]) -> None:
    t, g = c.tone, c.glow
    x, y = tip
    c.airbrush(c.mask(limb((x + 30, y + 16), (x + 700, y + 210), 20, 150)), t(0.05), c.ramp((x + 1000, 0), (x, 0)) * 0.7, 0.4)
    fingers = [((x + 330, y - 60), (x + 230, y + 30), (x + 120, y + 14)), ((x + 350, y - 20), (x + 260, y + 66), (x + 170, y + 46))]
    for a, b, e in reversed(fingers):
        c.fill(c.mask(limb(a, b, 52, 44), limb(b, e, 44, 34)), g(0.5), g(0.1), c.ramp((x + 150, y - 60), (x + 360, y + 100)), 0.3)
    c.fill(c.mask(ribbon([(x, y), (x + 30, y - 46)], [3, 16])), g(0.9))
    c.fill(c.mask(ribbon([(x + 26, y - 40), (x + 320, y - 492)], [22, 30, 30, 26, 8])), t(0.05), g(0.5), c.ramp((x + 190, y - 190), (x + 140, y - 220)), 0.3)
    c.fill(c.mask(limb((x + 360, y - 120), (x + 200, y - 120), 56, 46), limb((x + 200, y - 120), (x + 88, y - 26), 46, 30)), g(0.78), g(0.16), c.ramp((x + 120, y - 160), (x + 420, y)), 0.3)
    palm = curve([(x + 300, y - 180, "c"), (x + 440, y - 190), (x + 560, y - 120), (x + 640, y - 10, "c"), (x + 560, y + 110, "c"), (x + 420, y + 96), (x + 300, y + 40, "c")])
    c.fill(c.mask(palm), g(0.74), g(0.1), c.ramp((x + 300, y - 180), (x + 520, y + 110)), 0.3)
    c.fill(c.mask(limb((x + 390, y - 110), (x + 168, y - 66), 54, 42), limb((x + 168, y - 66), (x + 92, y - 42), 40, 30)), g(0.85), g(0.3), c.ramp((x + 120, y - 120), (x + 380, y - 20)), 0.3)
    c.fill(c.mask([(x + 560, y - 150), (x + 690, y - 40), (x + 610, y + 150), (x + 520, y + 110)]), t(0.97))
    c.fill(c.mask([(x + 610, y - 150), (x + 1400, y - 60), (x + 1400, y + 560), (x + 590, y + 160)]), t(0.16), t(0.0), c.ramp((x + 600, y - 100), (x + 760, y + 260)), 0.3)
