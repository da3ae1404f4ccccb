"""The desk's reporters and the world's newsmakers: busts in two inks, light from one side."""

from collections.abc import Callable
from math import cos, pi, sin

import faces
import garments
import numpy as np
from building import arch, dome, hankin, skyline
from canvas import Canvas
from land import cloud, ground, profile, shafts, stars, water
from relief import bands, swell
from shape import arc, blob, curve, ellipse, move, rect, ribbon, star
from sitter import Frame, Sitter

SITTERS = {
    "laila-mansour": Sitter("politics", "turned", "long", "blazer", "columns", cloth=0.16, at=(470, 455)),
    "karim-attar": Sitter("world", "turned", "curls", "field", "map", facing=1, light=1, beard="trim", cloth=0.34, at=(430, 450)),
    "huda-sabbagh": Sitter("economy", "front", "scarf", "blazer", "bars", glasses=True, tint=0.55, cloth=0.14, light=1),
    "yazan-darwish": Sitter("sport", "turned", "short", "track", "beams", facing=1, light=-1, beard="stubble", cloth=0.36, at=(440, 450)),
    "reem-falahi": Sitter("science", "profile", "scarf", "jacket", "orbit", facing=-1, light=-1, cloth=0.2, tint=0.4, tilt=0.1, at=(500, 460)),
    "nour-qabbani": Sitter("culture", "turned", "bob", "turtleneck", "arch", light=1, cloth=0.4, at=(470, 455)),
    "sami-halabi": Sitter("society", "front", "bald", "jacket", "leaves", beard="full", glasses=True, cloth=0.3, light=-1),
    "dina-rashid": Sitter("opinion", "turned", "bun", "blazer", "window", facing=1, light=1, glasses=True, cloth=0.2, at=(430, 470)),
    "salma-idrissi": Sitter("politics", "turned", "scarf", "robe", "flags", facing=1, light=-1, tint=0.62, cloth=0.24, at=(435, 455)),
    "fares-naqib": Sitter("politics", "front", "parted", "suit", "dome", beard="moustache", shade=0.62, cloth=0.12, light=-1),
    "hassan-bahri": Sitter("economy", "turned", "fringe", "suit", "vault", light=-1, beard="trim", glasses=True, shade=0.7, cloth=0.14, at=(470, 455)),
    "omar-sayyad": Sitter("sport", "profile", "cap", "track", "pitch", facing=1, light=1, beard="stubble", cloth=0.2, at=(400, 460)),
    "maryam-nahhas": Sitter("science", "turned", "bob", "jacket", "stars", facing=1, light=-1, shade=0.66, cloth=0.24, at=(440, 455)),
    "ilyas-korin": Sitter("world", "profile", "parted", "suit", "peaks", facing=-1, light=1, shade=0.4, cloth=0.2, at=(500, 460)),
    "zaynab-murshid": Sitter("society", "turned", "scarf", "coat", "cells", light=-1, glasses=True, tint=0.5, cloth=0.4, at=(470, 455)),
    "adel-shami": Sitter("culture", "turned", "curls", "turtleneck", "shelves", facing=1, light=1, beard="full", glasses=True, shade=0.86, cloth=0.22, at=(430, 460)),
    "rania-haddad": Sitter("society", "front", "curls", "blazer", "harbour", cloth=0.3, light=1),
}


def paint(c: Canvas, who: Sitter) -> None:
    """Paint a sitter: backdrop, then hair, neck, clothes, face and what frames it."""
    t, g = c.tone, c.glow
    BACKDROPS[who.backdrop](c)
    f = Frame(c, who)
    cool = who.section in ("science", "sport", "opinion")
    lit, mid, dark = (t(0.98), t(0.7), t(0.34)) if cool else (g(0.9), g(0.62), g(0.16))
    locks = (t(min(1, who.shade + 0.22)), t(max(0, who.shade - 0.12 - who.shade * 0.25)))
    cloth = (t(who.cloth + 0.14), t(max(0, who.cloth - 0.16)))
    faces.hair_behind(f, *locks)
    faces.neck(f, mid, dark)
    getattr(garments, who.clothes)(f, *cloth)
    if who.hair == "scarf":
        faces.lining(f, g(max(0, who.tint - 0.45)))
    head = faces.face(f, lit, mid, dark)
    if who.beard == "stubble":
        faces.stubble(f, head, dark)
    else:
        faces.beard(f, *locks)
    if who.hair == "scarf":
        faces.scarf(f, g(who.tint + 0.25), g(max(0, who.tint - 0.4)), head)
    elif who.hair == "bald":
        faces.bald_shine(f, t(1))
    else:
        faces.hair_before(f, *((g(0.7), g(0.2)) if who.hair == "cap" else locks))
    if who.glasses:
        faces.glasses(f)
    if who.hair in ("bob", "bun") and who.pose == "turned":
        faces.earring(f, g(0.75))


def _columns(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.sky((0, t(0.5)), (0.7, g(0.85)), (1, g(0.7)))
    for x in (20, 250, 640, 860):
        c.fill(c.mask(rect(x - 62, 120, 124, 1100)), t(0.86), t(0.36), c.ramp((x - 62, 0), (x + 62, 0)), 0.3)
        c.fill(c.mask(rect(x - 84, 90, 168, 40)), t(0.9), t(0.4), c.ramp((x - 84, 0), (x + 84, 0)), 0.3)
    c.fill(c.mask(rect(0, 0, c.w, 92)), t(0.7), t(0.4), c.ramp((0, 0), (900, 0)), 0.3)


def _map(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.3), t(0.5), c.ramp((0, 1200), (900, 0)), 0.2)
    land = c.blur(np.clip(swell(c, 420, 4) * 0.28 + 0.5 + (c.x - 450) / 3000, 0, 1), 6)
    bands(c, land, [(0.5, t(0.62)), (0.58, t(0.8)), (0.66, g(0.85)), (0.75, g(0.65)), (0.84, g(0.5))], t(0.1), 8, 0.4)


def _bars(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.sky((0, t(0.44)), (0.8, t(0.74)), (1, t(0.6)))
    for i, h in enumerate((300, 380, 340, 470, 560, 520, 700, 820)):
        c.fill(c.mask(rect(-10 + i * 116, 1200 - h - 200, 84, h + 300)), g(0.62) if i == 6 else t(0.86), t(0.5), c.ramp((0, 1000 - h), (0, 1200)), 0.3)
    c.fill(c.lines([curve([(-20, 640), (200, 560), (380, 600), (600, 360), (760, 280), (920, 90)])], 8), t(1))


def _beams(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.sky((0, t(0.14)), (0.6, t(0.4)), (1, t(0.24)))
    for x, angles in ((90, [(36, 46), (56, 64), (74, 80)]), (820, [(112, 122), (132, 140)])):
        shafts(c, (x, 60), angles, 1300, g(0.9), 0.5, 10)
        c.shine(c.spot((x, 60), 260, 1, 2), g(0.9), 0.9)
        c.fill(c.mask(*(ellipse(x - 45 + i * 30, 45 + j * 30, 11) for i in range(4) for j in range(2))), t(1))
    dots = [ellipse(c.rng.uniform(0, 900), c.rng.uniform(640, 1000), c.rng.uniform(4, 8)) for _ in range(420)]
    c.fill(c.mask(*dots[:200]), t(0.6))
    c.fill(c.mask(*dots[200:300]), g(0.5))


def _orbit(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.sky((0, t(0.08)), (0.6, t(0.3)), (1, t(0.2)))
    stars(c, 1100, t(1), 130)
    c.fill(c.mask(ellipse(250, 250, 130)), g(0.8), t(0.3), c.ramp((170, 180), (370, 340)), 0.35)
    rings = [[*(ring := ellipse(250, 250, r, r * 0.34, -0.4)), ring[0]] for r in (210, 250, 262)]
    c.fill(c.lines(rings, 4), g(0.75), opacity=0.8)
    c.fill(c.mask(arc(250, 250, 130, pi * 0.9 - 0.4, pi * 1.98 - 0.4)), g(0.8), t(0.3), c.ramp((170, 180), (370, 340)), 0.35)
    c.fill(c.lines([[*(big := ellipse(250, 250, 560)), big[0]]], 2), t(0.8), opacity=0.5)
    c.fill(c.mask(ellipse(705, 120, 15)), t(1))


def _arch(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.3), t(0.12), c.ramp((900, 0), (0, 1200)), 0.25)
    niche = c.mask(arch(450, 1300, 760, 1240, "pointed"))
    c.fill(niche, g(0.85), g(0.45), c.ramp((800, 200), (100, 1000)), 0.3)
    lines = [line for i in range(-1, 6) for j in range(-1, 8) for line in hankin([(i * 200 + 141 * cos(pi * k / 4 + pi / 8) * 0.765, j * 200 + 141 * sin(pi * k / 4 + pi / 8) * 0.765) for k in range(8)], 62)]
    c.fill(c.lines(lines, 3.5) * niche, g(0.3), opacity=0.4)
    c.fill(c.lines([arch(450, 1300, 800, 1266, "pointed")], 8), g(0.7))


def _leaves(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.8), t(0.5), c.ramp((0, 0), (900, 1200)), 0.25)
    c.fill(c.mask(ellipse(450, 430, 350)), g(0.7), g(0.9), c.ramp((650, 700), (250, 150)), 0.3)
    for x, y, a, s, k in ((-20, 900, -0.9, 620, 0.3), (-30, 1080, -1.25, 700, 0.22), (930, 860, -2.2, 600, 0.34), (930, 1090, -1.8, 720, 0.24), (-20, 620, -0.45, 400, 0.42), (920, 560, -2.7, 380, 0.44)):
        _leaf(c, x, y, a, s, k)


def _leaf(c: Canvas, x: float, y: float, turn: float, size: float, shade: float) -> None:
    t = c.tone
    outline = [(px / 100, py / 100) for px, py in blob([(0, 0, "c"), (25, -15), (55, -19), (82, -9), (100, 0, "c"), (82, 9), (55, 18), (25, 13)])]
    mask = c.mask(move(outline, x, y, size, turn))
    side = move([(0.5, -0.18), (0.5, 0.18)], x, y, size, turn)
    c.fill(mask, t(shade + 0.3), t(shade - 0.08), c.ramp(side[0], side[1]), 0.4)
    veins = [move([(k, 0), (k + 0.13, s * 0.14)], x, y, size, turn) for k in (0.14, 0.28, 0.42, 0.56, 0.7) for s in (-1, 1)]
    c.fill(c.lines([move([(0, 0), (0.96, 0)], x, y, size, turn), *veins], 4) * mask, t(shade - 0.1), opacity=0.7)


def _window(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.36), t(0.2), c.ramp((900, 0), (0, 1200)), 0.25)
    pane = c.mask([(330, 60), (860, -20), (860, 760), (330, 700)])
    c.fill(pane, t(1), g(0.85), c.ramp((860, 0), (330, 760)), 0.25)
    c.fill(c.mask([(585, 20), (603, 17), (603, 732), (585, 730)], [(330, 370), (860, 358), (860, 374), (330, 386)]), t(0.3))
    shafts(c, (980, -120), [(118, 132), (138, 147)], 1500, g(0.9), 0.35, 14)


def _flags(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.48), t(0.28), c.ramp((0, 0), (0, 1200)), 0.25)
    for x, a, b in ((30, t(0.2), t(0.05)), (190, g(0.6), g(0.2)), (620, t(0.96), t(0.5)), (780, g(0.55), g(0.15))):
        c.fill(c.mask(rect(x, 40, 12, 1200), ellipse(x + 6, 32, 14)), g(0.8), g(0.3), c.ramp((x, 0), (x + 14, 0)))
        cloth = curve([(x + 6, 80), (x + 90, 240), (x + 150, 560), (x + 140, 900), (x + 60, 1240)])
        mask = c.mask([*cloth, (x + 6, 1240)])
        folds = 0.5 + 0.5 * np.sin((c.x - x) / 19 + c.y / 160)
        c.fill(mask, a, b, folds.astype(np.float32), 0.3)


def _dome(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.sky((0, t(0.4)), (0.5, t(0.7)), (0.9, g(0.85)))
    cloud(c, 180, 260, 420, 100, t(0.95), g(0.85), 6)
    c.fill(c.mask(dome(620, 700, 620, 470), rect(600, 170, 40, 80)), t(0.76), t(0.4), c.ramp((360, 0), (900, 0)), 0.3)
    seams = [[(620 + k * 310 * cos(a), 700 - 470 * sin(a)) for a in (pi / 2 * i / 30 for i in range(31))] for k in (-0.85, -0.55, -0.2, 0.2, 0.55, 0.85)]
    c.fill(c.lines(seams, 4), t(0.4), opacity=0.6)
    c.fill(c.mask(rect(280, 690, 700, 600)), t(0.66), t(0.34), c.ramp((280, 0), (900, 0)), 0.3)
    c.fill(c.mask(*(rect(310 + i * 92, 760, 40, 500) for i in range(7))), t(0.28))


def _vault(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.5), t(0.24), c.ramp((0, 0), (900, 1200)), 0.25)
    for r, a in ((470, 0.62), (400, 0.44), (330, 0.66), (120, 0.4)):
        c.fill(c.mask(ellipse(450, 440, r)), t(a + 0.16), t(a - 0.16), c.ramp((150, 100), (750, 800)), 0.3)
    c.fill(c.mask(*(ellipse(450 + 436 * cos(k * pi / 10), 440 + 436 * sin(k * pi / 10), 17) for k in range(20))), g(0.8), g(0.3), c.ramp((0, 0), (900, 900)))
    c.fill(c.lines([[(450 + 130 * cos(k * pi / 4), 440 + 130 * sin(k * pi / 4)), (450 + 320 * cos(k * pi / 4), 440 + 320 * sin(k * pi / 4))] for k in range(8)], 16), g(0.5), opacity=0.7)


def _pitch(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.all(), g(0.75), g(0.5), c.ramp((900, 0), (0, 1200)), 0.3)
    for k in range(6):
        c.fill(c.mask([(k * 260 - 500, 1200), (k * 260 - 370, 1200), (k * 260 + 60, 0), (k * 260 - 70, 0)]), g(0.55), opacity=0.5)
    lines = [[*(ring := ellipse(640, 420, 330)), ring[0]], [(-20, 560), (920, 250)], arc(-60, 1180, 300, -1.5, 0.3)]
    c.fill(c.lines(lines, 10), t(1), opacity=0.9)


def _stars(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.sky((0, t(0.06)), (0.7, t(0.34)), (1, g(0.4)))
    trails = [arc(640, 260, r, a, a + 0.45) for r, a in ((c.rng.uniform(30, 1000), c.rng.uniform(0, 6.3)) for _ in range(170))]
    c.fill(c.lines(trails, 2.4), t(0.85), opacity=0.6)
    c.fill(c.lines(trails[:36], 4), g(0.8))
    c.shine(c.spot((640, 260), 420, 1, 2), g(0.7), 0.5)


def _peaks(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.sky((0, t(0.6)), (0.4, g(0.8)), (0.7, t(0.95)))
    c.fill(c.mask(ellipse(250, 300, 120)), t(1))
    for k, (y, h) in enumerate(((640, 420), (800, 330), (960, 260))):
        ground(c, profile(c, y, h, 0.5), t(0.68 - 0.14 * k), t(0.9), 420)


def _cells(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.62), t(0.42), c.ramp((0, 0), (900, 1200)), 0.25)
    for x, y, r in ((150, 180, 120), (760, 160, 170), (60, 560, 100), (840, 600, 120), (420, 60, 70), (180, 880, 80)):
        c.fill(c.mask(ellipse(x, y, r)), t(0.92), t(0.6), (1 - c.spot((x - r * 0.3, y - r * 0.3), r * 1.7, 1, 1)).clip(0, 1), 0.35, 0.75)
        c.fill(c.mask(ellipse(x + r * 0.15, y + r * 0.1, r * 0.42)), g(0.7), g(0.4), c.ramp((x - r * 0.3, y - r * 0.3), (x + r * 0.5, y + r * 0.5)), 0.35)


def _shelves(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.fill(c.all(), t(0.14), t(0.06), c.ramp((900, 0), (0, 1200)), 0.25)
    for j in range(6):
        foot, x = 190 + j * 215, -8.0
        while x < 910:
            w, h = float(c.rng.uniform(24, 58)), float(c.rng.uniform(118, 178))
            shade = (t(0.36), g(0.45), t(0.56), t(0.26), g(0.3))[int(c.rng.integers(5))]
            if c.rng.uniform() < 0.93:
                c.fill(c.mask(rect(x, foot - h, w - 3, h)), shade, t(0.1), c.ramp((900, 200), (-300, 1000)), 0.3)
                c.fill(c.mask(rect(x + 3, foot - h * 0.8, w - 9, 7)), g(0.8), opacity=0.6)
            x += w
        c.fill(c.mask(rect(0, foot, c.w, 18)), g(0.5), g(0.15), c.ramp((900, 0), (0, 0)), 0.3)


def _harbour(c: Canvas) -> None:
    t, g = c.tone, c.glow
    c.sky((0, t(0.62)), (0.35, t(0.9)), (0.55, g(0.82)))
    c.fill(c.mask(ellipse(680, 330, 110)), t(1))
    ground(c, profile(c, 640, 150, 0.5), t(0.7), g(0.9), 150)
    c.fill(c.mask(*skyline(c, 660, 60, 210, (50, 110), 0.25)), t(0.52), t(0.7), c.ramp((0, 420), (0, 660)), 0.25)
    water(c, 660, t(0.44), 0.2, 10)
    c.fill(c.mask(star(680, 330, 0, 8), ribbon([(560, 700), (680, 706), (800, 700)], [0, 8, 0]), ribbon([(590, 760), (680, 766), (780, 760)], [0, 10, 0])), t(1))


BACKDROPS: dict[str, Callable[[Canvas], None]] = {
    "columns": _columns, "map": _map, "bars": _bars, "beams": _beams, "orbit": _orbit, "arch": _arch, "leaves": _leaves, "window": _window, "flags": _flags,
    "dome": _dome, "vault": _vault, "pitch": _pitch, "stars": _stars, "peaks": _peaks, "cells": _cells, "shelves": _shelves, "harbour": _harbour,
}
