"""The economy desk: deep green and ochre."""


from building import rect
from camera import Camera, block
from canvas import Canvas
from land import cloud, ground, gull, profile, ripples, shafts, streaks, sun, water
from people import chain, ellipse_unit, standing
from shape import Point, blob, curve, ellipse, limb, move, ribbon
from ships import container, crane, freighter, stack


def harbour_crane(c: Canvas) -> None:
    """A quay crane lifts a box against the setting sun."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.42)), (0.25, t(0.66)), (0.5, g(0.72)), (0.72, g(0.96)))
    sun(c, (1130, 590), 215, t(0.98), 3.6, 0.6)
    streaks(c, 330, 130, 18, g(0.95), 0.5)
    ground(c, profile(c, 850, 110, 0.5), t(0.6), g(0.85), 100)
    c.fill(c.mask(*freighter(1500, 850, 720, True)), t(0.4), t(0.52), c.ramp((0, 600), (0, 850)), 0.2)
    crane(c, 1440, 852, 470, t(0.34), True, 0.16)
    water(c, 850, t(0.26), 0.1, 14)
    ripples(c, 1130, 850, 110, t(1), 170, 0.7)
    quay = c.mask([(-5, 960), (760, 960), (820, 1000), (860, 1210), (-5, 1210)])
    c.fill(quay, t(0.1), t(0.02), c.ramp((0, 960), (0, 1200)))
    pairs = [(t(0.3), t(0.12)), (g(0.5), g(0.15)), (t(0.48), t(0.2)), (g(0.3), t(0.1))]
    stack(c, -60, 962, 3, [5, 3, 2], 190, 70, pairs)
    x, y = crane(c, 330, 962, 880, t(0.05), False, 0.17)
    container(c, x - 105, y, 210, 82, g(0.48), t(0.08))
    c.fill(c.lines([[(x - 26, y - 2), (x - 90, y + 4)], [(x + 26, y - 2), (x + 90, y + 4)]], 5), t(0.05))
    c.fill(c.mask(*standing(690, 962, 74, "coat"), *standing(735, 962, 72, "suit"), *(gull(a, b, w) for a, b, w in ((1500, 250, 44), (1580, 210, 34), (1430, 190, 28)))), t(0.04))


def market_chart(c: Canvas) -> None:
    """The exchange's bars stand like a city; a line of light climbs over them."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.1)), (0.5, t(0.3)), (0.85, t(0.5)))
    c.shine(c.spot((1350, 420), 900), g(0.5), 0.4)
    for y in range(150, 1000, 140):
        c.fill(c.mask(rect(0, y, c.w, 2)), t(0.6), opacity=0.3)
    far = [0.3, 0.36, 0.33, 0.42, 0.4, 0.5, 0.46, 0.55, 0.6, 0.54, 0.66, 0.72, 0.7, 0.8]
    for i, v in enumerate(far):
        c.fill(c.mask(rect(-40 + i * 136, 1010 - v * 640, 62, v * 640)), t(0.42), t(0.26), c.ramp((0, 1010 - v * 640), (0, 1010)), 0.3)
    near = [0.2, 0.27, 0.22, 0.34, 0.3, 0.28, 0.4, 0.47, 0.43, 0.56, 0.52, 0.68]
    for i, v in enumerate(near):
        _bar(c, 30 + i * 152, 1040, 84, v * 760, i in (3, 7, 9, 11))
    line = curve([(-30, 800), (150, 745), (300, 790), (480, 640), (640, 700), (800, 610), (990, 470), (1130, 520), (1300, 345), (1450, 395), (1640, 190), (1840, 120)])
    c.shine(c.blur(c.lines([line], 26), 22), g(0.6), 0.8)
    c.fill(c.lines([line], 11), g(0.85))
    dots = [(480, 640), (990, 470), (1300, 345), (1640, 190)]
    c.fill(c.mask(*(ellipse(x, y, 19) for x, y in dots)), t(0.16))
    c.fill(c.mask(*(ellipse(x, y, 12) for x, y in dots)), t(1))
    c.fill(c.mask(rect(0, 1036, c.w, 200)), t(0.06))
    c.fill(c.mask(*standing(402, 1150, 205, "suit"), *standing(500, 1158, 198, "scarf")), t(0.0))
    c.airbrush(c.mask([(380, 1150), (425, 1150), (310, 1300), (200, 1300)], [(470, 1158), (530, 1158), (440, 1300), (330, 1300)]), t(0), c.all() * 0.8)
    c.shine(c.spot((450, 1050), 560, 0.1), g(0.6), 0.4)


def _bar(c: Canvas, x: float, foot: float, w: float, h: float, hot: bool) -> None:
    t, g = c.tone, c.glow
    face, side, top = (g(0.6), g(0.16), g(0.9)) if hot else (t(0.62), t(0.14), t(0.86))
    d = 34
    c.fill(c.mask(rect(x, foot - h, w, h)), face, t(0.2), c.ramp((0, foot - h), (0, foot + 60)), 0.3)
    c.fill(c.mask([(x + w, foot - h), (x + w + d, foot - h - d * 0.6), (x + w + d, foot), (x + w, foot)]), side)
    c.fill(c.mask([(x, foot - h), (x + d, foot - h - d * 0.6), (x + w + d, foot - h - d * 0.6), (x + w, foot - h)]), top)


def grain_silo(c: Canvas) -> None:
    """Silos over ripe fields, a lorry waiting beneath."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.5)), (0.4, t(0.84)), (0.7, g(0.9)))
    cloud(c, 420, 330, 640, 150, t(1), t(0.8), 7)
    cloud(c, 1630, 240, 520, 120, t(0.98), t(0.8), 6)
    cloud(c, 1200, 480, 420, 70, t(0.95), g(0.9), 5)
    ground(c, profile(c, 850, 120, 0.45), t(0.6), t(0.8), 140)
    ground(c, curve([(-20, 850), (500, 820), (1100, 860), (1820, 830)]), g(0.72), g(0.5), 220)
    for _i, (x, w, h) in enumerate(((820, 210, 560), (1040, 210, 560), (1260, 210, 560))):
        _silo(c, x, 880, w, h)
    c.fill(c.mask(rect(700, 240, 60, 640)), t(0.3), t(0.14), c.ramp((760, 0), (700, 0)), 0.3)
    c.fill(c.mask(rect(684, 200, 92, 60), [(700, 205), (1400, 250), (1400, 276), (700, 236)]), t(0.2))
    legs = [[(x, 262 - (0 if x < 900 else -12)), (x, 330)] for x in (925, 1145, 1365)]
    c.fill(c.lines([*legs, *([(704, y), (756, y + 50)] for y in range(280, 860, 52)), *([(756, y), (704, y + 50)] for y in range(280, 860, 52))], 4), t(0.1))
    _lorry(c, 420, 905, 300)
    c.fill(c.mask(*standing(760, 905, 92, "suit"), *standing(600, 905, 90, "robe")), t(0.04))
    _stalks(c, 905)


def _silo(c: Canvas, x: float, foot: float, w: float, h: float) -> None:
    t, g = c.tone, c.glow
    roof = [(x - 8, foot - h), (x + w / 2 - 24, foot - h - 78), (x + w / 2 + 24, foot - h - 78), (x + w + 8, foot - h)]
    light = abs((c.x - x) / w - 0.72)
    c.fill(c.mask(rect(x, foot - h, w, h)), t(0.99), t(0.2), (light * 1.35).clip(0, 1), 0.3)
    c.fill(c.mask(roof), g(0.85), t(0.14), (light * 1.5).clip(0, 1), 0.3)
    c.fill(c.mask(*(rect(x, foot - h + 8 + i * 42, w, 3) for i in range(int(h / 42)))), t(0.3), opacity=0.5)


def _lorry(c: Canvas, x: float, foot: float, w: float) -> None:
    t, g = c.tone, c.glow
    c.fill(c.mask(rect(x - w * 0.5, foot - w * 0.4, w * 0.62, w * 0.3)), g(0.5), g(0.2), c.ramp((0, foot - w * 0.4), (0, foot)), 0.25)
    c.fill(c.mask(blob([(x - w * 0.5, foot - w * 0.4, "c"), (x - w * 0.35, foot - w * 0.47), (x - w * 0.05, foot - w * 0.46), (x + w * 0.12, foot - w * 0.4, "c")])), g(0.85))
    cab = [(x + w * 0.15, foot - w * 0.1), (x + w * 0.15, foot - w * 0.42), (x + w * 0.32, foot - w * 0.42), (x + w * 0.39, foot - w * 0.26), (x + w * 0.41, foot - w * 0.1)]
    c.fill(c.mask(cab), t(0.3))
    c.fill(c.mask([(x + w * 0.22, foot - w * 0.26), (x + w * 0.22, foot - w * 0.38), (x + w * 0.31, foot - w * 0.38), (x + w * 0.36, foot - w * 0.26)]), t(0.9))
    c.fill(c.mask(rect(x - w * 0.5, foot - w * 0.11, w * 0.92, w * 0.04), *(ellipse(x + k * w, foot - w * 0.06, w * 0.066) for k in (-0.38, -0.22, 0.28))), t(0.04))
    c.fill(c.mask(*(ellipse(x + k * w, foot - w * 0.06, w * 0.028) for k in (-0.38, -0.22, 0.28))), t(0.6))


def _stalks(c: Canvas, top: float) -> None:
    t, g = c.tone, c.glow
    for layer in range(5):
        y = top + 45 + layer * 62
        c.fill(c.mask([*curve([(-20, y - 8), (600, y + 8), (1200, y - 6), (1820, y + 6)]), (1820, 1300), (-20, 1300)]), g(0.62 - layer * 0.1), t(0.1), c.ramp((0, y), (0, y + 330)), 0.4)
        ears = []
        for x in range(-20, 1830, 26 + layer * 5):
            sx, h = x + c.rng.uniform(-8, 8), (34 + layer * 17) * c.rng.uniform(0.8, 1.2)
            tip = (sx + h * 0.24, y - h)
            ears.append(ribbon(curve([(sx, y + 30), (sx + h * 0.04, y - h * 0.4), tip]), [2, 2, 1.5]))
            ears.append(ellipse(tip[0] + h * 0.06, tip[1] - h * 0.16, h * 0.065, h * 0.26, 0.42))
        c.fill(c.mask(*ears), g(0.86 - layer * 0.12))


def central_bank(c: Canvas) -> None:
    """The National Bank's columns in raking light, a clerk crossing."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.36)), (0.6, t(0.62)), (1, t(0.4)))
    cam = Camera(c, (-9, -17, 1.7), (1.5, 6, 6.4), 56)
    c.fill(c.mask(cam.floor(-60, -16, 90, 200)), g(0.8), t(0.3), c.ramp((0, 1020), (0, 1200)), 0.25)
    block(c, cam, (-7, 3, 1.4), (40, 24, 12.4), {"front": t(0.2), "left": t(0.1)})
    block(c, cam, (-9, -1.5, 0), (44, 26, 0.7), {"front": t(0.66), "left": t(0.22), "top": g(0.85)})
    block(c, cam, (-8.3, -0.8, 0.7), (43, 26, 1.4), {"front": t(0.74), "left": t(0.26), "top": g(0.95)})
    for i in range(11, -1, -1):
        x = -6.4 + i * 3.4
        door = cam.face([(x + 1.2, 2.98, 1.4), (x + 2.5, 2.98, 1.4), (x + 2.5, 2.98, 6.4), (x + 1.2, 2.98, 6.4)])
        c.fill(c.mask(door), g(0.62) if i in (1, 4) else t(0.05))
        _column(c, cam, x, 0.2)
    block(c, cam, (-8.9, -1.6, 13.1), (43, 3, 13.9), {"front": g(0.95), "left": t(0.3), "bottom": t(0.12)})
    block(c, cam, (-8.2, -0.9, 11.2), (43, 3, 13.1), {"front": t(0.8), "left": t(0.24), "bottom": t(0.08)})
    frieze = [cam.face([(x, -0.91, 11.7), (x + 0.5, -0.91, 11.7), (x + 0.5, -0.91, 12.7), (x, -0.91, 12.7)]) for x in (-7.4 + i * 1.2 for i in range(34))]
    c.fill(c.mask(*frieze), t(0.5))
    for x, kind in ((0.4, "suit"), (-4.6, "scarf")):
        px, py = cam.at(x, -4.2)
        s = cam.scale(x, -4.2)
        c.fill(c.mask(*standing(px, py, s * 1.75, kind)), t(0.02))
        c.airbrush(c.mask([(px - s * 0.3, py), (px + s * 0.3, py), (px - s * 2.2, py + s * 0.55), (px - s * 2.6, py + s * 0.4)]), t(0.02), c.all() * 0.75, 0.4)
    c.fill(c.mask(rect(*[v + d for v, d in zip(cam.at(0.4, -4.2), (18, -108), strict=True)], 34, 26)), t(0.02))


def _column(c: Canvas, cam: Camera, x: float, y: float) -> None:
    t, g = c.tone, c.glow
    low, high = cam.at(x, y, 1.4), cam.at(x, y, 11.2)
    r0, r1 = cam.scale(x, y, 1.4) * 0.62, cam.scale(x, y, 11.2) * 0.52
    shaft = [(low[0] - r0, low[1]), (low[0] + r0, low[1]), (high[0] + r1, high[1]), (high[0] - r1, high[1])]
    place = (c.x - low[0]) / r0
    c.fill(c.mask(shaft), g(0.96), t(0.16), (abs(place - 0.5) * 0.75).clip(0, 1), 0.28)
    flutes = [[(low[0] + k * r0, low[1]), (high[0] + k * r1, high[1])] for k in (-0.62, -0.3, 0.04, 0.38, 0.7)]
    c.fill(c.lines(flutes, max(1.5, r0 * 0.05)), t(0.3), opacity=0.5)
    c.fill(c.mask(rect(low[0] - r0 * 1.3, low[1] - r0 * 0.5, r0 * 2.6, r0 * 0.6), rect(high[0] - r1 * 1.4, high[1] - r1 * 0.1, r1 * 2.8, r1 * 0.7)), g(0.9), t(0.3), c.ramp((low[0] + r0, 0), (low[0] - r0, 0)), 0.2)


def salt_works(c: Canvas) -> None:
    """Salt pans mirror the evening; raked cones and the men who raked them."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.5)), (0.22, t(0.76)), (0.36, g(0.86)), (0.4, t(1)))
    sun(c, (620, 380), 76, t(1), 8, 0.7)
    cloud(c, 1320, 210, 560, 110, t(0.98), g(0.85), 6)
    cloud(c, 240, 250, 380, 70, t(0.95), g(0.9), 5)
    ground(c, profile(c, 462, 150, 0.48), t(0.52), t(0.74), 130)
    cam = Camera(c, (-2, -14, 6.5), (3, 30, -0.6), 40)
    c.fill(c.mask(rect(0, 458, c.w, 800)), t(0.44), t(0.18), c.ramp((0, 458), (0, 1200)))
    for j in range(9):
        y = -8 + j * 9.0
        for i in range(-8, 9):
            pan = cam.floor(i * 9 + 0.4, y + 0.35, i * 9 + 8.6, y + 8.65)
            if len(pan) > 2:
                blush = (t(0.98), g(0.85), t(0.72), g(0.68), t(0.84))[(i * 3 + j * 2) % 5]
                top = min(p[1] for p in pan)
                c.fill(c.mask(pan), blush, t(0.5), c.ramp((0, top), (0, top + 420)), 0.25)
    c.shine(c.spot((620, 480), 520, 0.35), g(0.8), 0.5)
    ripples(c, 620, 470, 46, t(1), 60, 0.7, 760)
    for x, y, r in ((10, 44, 2.2), (17, 44, 2.2), (24, 44, 2.2), (5, 26, 1.9), (11.5, 26, 1.9), (18, 26, 1.9), (2.5, 9, 1.7), (8.6, 9, 1.7)):
        _cone(c, cam, x, y, r)
    _raker(c, cam.at(-1.2, 2.2), cam.scale(-1.2, 2.2) * 1.8)
    far = cam.at(8.2, 19)
    c.fill(c.mask(*standing(*far, cam.scale(8.2, 19) * 1.8, "robe")), t(0.06))


def _cone(c: Canvas, cam: Camera, x: float, y: float, r: float) -> None:
    t, _g = c.tone, c.glow
    (px, py), s = cam.at(x, y), cam.scale(x, y) * r
    c.airbrush(c.mask(ellipse(px + s * 0.9, py + s * 0.06, s * 1.4, s * 0.2)), t(0.12), c.all() * 0.6)
    side = blob([(px - s, py, "c"), (px - s * 0.5, py - s * 0.52), (px, py - s * 1.05), (px + s * 0.5, py - s * 0.52), (px + s, py, "c"), (px, py + s * 0.16)])
    c.fill(c.mask(side), t(1), t(0.5), c.ramp((px - s * 0.25, py - s * 0.1), (px + s * 0.6, py)), 0.4)


def _raker(c: Canvas, foot: Point, h: float) -> None:
    t = c.tone
    x, y = foot
    parts = [ellipse_unit(0.1, -0.9, 0.055, 0.07), limb((0.08, -0.8), (0.0, -0.46), 0.1, 0.1),
             *chain([(0.0, -0.46), (-0.08, -0.24), (-0.1, 0)], [0.085, 0.06, 0.04]), *chain([(0.02, -0.46), (0.12, -0.26), (0.14, 0)], [0.085, 0.06, 0.04]),
             *chain([(0.09, -0.78), (0.25, -0.6), (0.36, -0.56)], [0.05, 0.04, 0.03]), *chain([(0.09, -0.76), (0.16, -0.54), (0.24, -0.46)], [0.05, 0.04, 0.03]),
             [(0.0, -0.94), (0.24, -0.9), (0.24, -0.89), (-0.02, -0.91)]]
    c.fill(c.mask(*(move(p, x, y, h) for p in parts)), t(0.03))
    c.fill(c.lines([[(x + h * 0.12, y - h * 0.34), (x + h * 0.36, y - h * 0.56)], [(x + h * 0.24, y - h * 0.46), (x + h * 0.95, y + h * 0.02)]], 6), t(0.05))
    c.fill(c.lines([[(x + h * 0.86, y + h * 0.06), (x + h * 1.05, y - h * 0.03)]], 9), t(0.05))
    c.airbrush(c.mask(limb((x, y + 4), (x + h * 1.1, y + h * 0.3), h * 0.04, h * 0.09)), t(0.08), c.all() * 0.6)


def container_ship(c: Canvas) -> None:
    """A laden ship's bow bears down, a tug at its side."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.56)), (0.4, t(0.82)), (0.66, g(0.9)))
    sun(c, (330, 560), 130, t(1), 5, 0.55)
    streaks(c, 300, 120, 12, t(1), 0.6)
    ground(c, profile(c, 850, 90, 0.5), t(0.7), t(0.86), 60)
    c.fill(c.mask(rect(0, 848, c.w, 400)), g(0.8), t(0.16), c.ramp((0, 846), (0, 1180)), 0.25)
    ripples(c, 330, 850, 90, t(1), 150, 0.8)
    c.fill(c.mask(*freighter(160, 852, 260)), t(0.5))
    _deckload(c)
    _bow(c)
    c.fill(c.mask([(520, 846), (640, 848), (690, 800), (520, 806)], rect(560, 740, 70, 70), rect(578, 690, 22, 60), rect(550, 732, 92, 12)), t(0.08))
    c.fill(c.mask(rect(572, 752, 46, 22)), g(0.85))
    c.fill(c.mask(ribbon([(460, 850), (600, 856), (760, 850)], [0, 14, 0])), t(1), opacity=0.9)
    waves = [ribbon([(x - w / 2, y), (x, y - 6), (x + w / 2, y)], [0, 7, 0]) for x, y, w in ((c.rng.uniform(0, c.w), 900 + 290 * k / 60, c.rng.uniform(80, 300)) for k in range(60))]
    c.fill(c.mask(*waves), t(0.1), opacity=0.4)


def _bow(c: Canvas) -> None:
    t, g = c.tone, c.glow
    stem, foot = (960, 560), (985, 1010)
    port = curve([(*stem, "c"), (930, 740), (*foot, "c"), (1300, 985), (1830, 960, "c"), (1830, 600, "c"), (1350, 590), (*stem, "c")])
    c.fill(c.mask(port), t(0.32), t(0.04), c.ramp((940, 600), (1500, 1000)), 0.3)
    star_side = curve([(*stem, "c"), (930, 740), (*foot, "c"), (900, 930), (860, 760), (840, 596, "c"), (*stem, "c")])
    c.fill(c.mask(star_side), g(0.6), g(0.25), c.ramp((840, 0), (985, 0)), 0.3)
    c.fill(c.mask([(838, 600), (960, 562), (1350, 592), (1830, 602), (1830, 618), (1350, 610), (960, 582), (840, 618)]), t(1))
    c.fill(c.mask(curve([(972, 925, "c"), (1300, 905), (1830, 885, "c"), (1830, 960, "c"), (1300, 985), (985, 1010, "c"), (972, 925, "c")])), g(0.32), g(0.1), c.ramp((980, 0), (1700, 0)), 0.3)
    c.fill(c.lines([curve([(1130, 680), (1134, 740), (1146, 760)])], 8), t(0.02))
    c.fill(c.mask(ellipse(1150, 770, 24), ellipse(1130, 668, 16)), t(0.02))
    foam = [ribbon(curve([(985, 1004), (860, 1030), (700, 1070), (520, 1140)]), [10, 30, 22, 4]), ribbon(curve([(980, 1004), (1200, 1040), (1500, 1060), (1830, 1110)]), [12, 40, 34, 50]), ellipse(985, 1004, 40, 16)]
    c.fill(c.mask(*foam), t(1), t(0.7), c.ramp((985, 0), (1700, 0)), 0.4)
    c.fill(c.mask(ribbon(curve([(900, 1060), (800, 1100), (640, 1180)]), [4, 14, 4]), ribbon(curve([(1080, 1070), (1350, 1110), (1600, 1170)]), [4, 16, 6])), t(0.9), opacity=0.8)


def _deckload(c: Canvas) -> None:
    t, g = c.tone, c.glow
    pairs = [(g(0.5), g(0.2)), (t(0.4), t(0.16)), (g(0.75), g(0.3)), (t(0.7), t(0.34)), (g(0.3), g(0.08)), (t(0.25), t(0.08))]
    c.fill(c.mask(rect(1560, 120, 190, 480), rect(1510, 170, 290, 36), rect(1640, 40, 20, 90)), t(0.98), t(0.6), c.ramp((1560, 0), (1750, 0)))
    c.fill(c.mask(*(rect(1576 + i * 26, 138, 18, 20) for i in range(6))), t(0.1))
    for i, top in enumerate((3, 4, 5, 5, 6, 6)):
        x = 1010 + i * 136
        for j in range(top):
            a, b = pairs[int(c.rng.integers(len(pairs)))]
            w, y = 132, 580 - (j + 1) * 62
            container(c, x, y, w, 60, a, b)
    for j in range(3):
        a, b = pairs[(j * 2 + 1) % 6]
        c.fill(c.mask([(925, 566 - j * 60), (1008, 578 - j * 62), (1008, 518 - j * 62), (925, 508 - j * 58)]), a, b, c.ramp((1008, 0), (925, 0)), 0.3)


def solar_field(c: Canvas) -> None:
    """Rows of panels follow the sun towards the hills."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.46)), (0.2, t(0.72)), (0.4, g(0.85)))
    sun(c, (1180, 270), 112, t(1), 7, 0.75)
    shafts(c, (1180, 270), [(96, 104), (118, 130), (146, 153), (60, 72), (30, 38)], 1100, g(0.95), 0.3, 14)
    cloud(c, 340, 260, 480, 100, t(0.98), g(0.9), 6)
    ground(c, profile(c, 470, 150, 0.45), t(0.5), g(0.8), 160)
    c.fill(c.mask(rect(0, 462, c.w, 760)), g(0.74), g(0.3), c.ramp((0, 460), (0, 1200)), 0.3)
    cam = Camera(c, (-6, -10, 5.6), (4, 28, -2.2), 42)
    for j in range(16, -1, -1):
        y = -4 + j * 5.2
        for i in range(-9, 12):
            _panel(c, cam, i * 6.4, y)
    px, py = cam.at(-1.5, 2.1)
    s = cam.scale(-1.5, 2.1)
    c.fill(c.mask(*standing(px, py, s * 1.75, "coat")), t(0.02))
    c.shine(c.spot((1180, 420), 900, 0.3), g(0.7), 0.3)


def _panel(c: Canvas, cam: Camera, x: float, y: float) -> None:
    t, g = c.tone, c.glow
    w, d, low, high = 5.9, 2.1, 0.5, 2.0
    haze = min(0.4, max(0, y) / 190)
    shade = cam.face([(x, y + 0.2, 0), (x + w, y + 0.2, 0), (x + w - 1.6, y - 1.8, 0), (x - 1.6, y - 1.8, 0)])
    if len(shade) < 3:
        return
    c.fill(c.mask(shade), t(0.16 + haze), opacity=0.6)
    posts = [cam.line((x + k, y + d, 0), (x + k, y + d, high)) for k in (0.8, w - 0.8)]
    c.fill(c.lines([p for p in posts if len(p) == 2], max(1.5, cam.scale(x, y + d) * 0.07)), t(0.1 + haze))
    glass = cam.face([(x, y, low), (x + w, y, low), (x + w, y + d, high), (x, y + d, high)])
    mask = c.mask(glass)
    left = min(p[0] for p in glass)
    right = max(p[0] for p in glass)
    c.fill(mask, t(0.12 + haze), t(0.5 + haze * 0.5), c.ramp((left, 0), (right + 40, -60)), 0.22)
    seams = [cam.line((x + w * k / 6, y, low), (x + w * k / 6, y + d, high)) for k in range(1, 6)]
    seams.append(cam.line((x, y + d / 2, (low + high) / 2), (x + w, y + d / 2, (low + high) / 2)))
    if y < 50:
        c.fill(c.lines([s for s in seams if len(s) == 2], max(1.0, cam.scale(x, y) * 0.03)), t(0.62), opacity=0.6)
    c.fill(c.lines([g2 for g2 in (cam.line((x, y + d, high), (x + w, y + d, high)),) if len(g2) == 2], max(1.2, cam.scale(x, y) * 0.06)), g(0.92))


def workshop_loom(c: Canvas) -> None:
    """A weaver at a loom, the warp lit by a high window."""
    t, g = c.tone, c.glow
    c.sky((0, t(0.16)), (0.7, t(0.24)), (1, t(0.1)))
    pane = rect(1270, 90, 320, 430)
    c.fill(c.mask(pane), t(1), g(0.85), c.ramp((1270, 90), (1590, 520)), 0.25)
    c.fill(c.mask(*(rect(1270 + i * 105, 90, 10, 430) for i in range(4)), rect(1270, 230, 320, 8), rect(1270, 375, 320, 8), rect(1250, 516, 360, 22)), t(0.1))
    shafts(c, (1600, -60), [(112, 124), (127, 139), (142, 152)], 1750, g(0.92), 0.55, 12)
    c.fill(c.mask(rect(0, 1040, c.w, 200)), t(0.14), t(0.06), c.ramp((0, 1040), (0, 1200)))
    c.shine(c.spot((620, 1090), 620, 0.16), g(0.7), 0.5)
    _loom(c)
    _weaver(c, 1080, 1075, 560)
    for i, (x, w) in enumerate(((1390, 60), (1450, 70), (1530, 64), (1600, 74))):
        c.fill(c.mask(ellipse(x, 1060, w * 0.62, w * 0.56)), (g(0.5), t(0.7), g(0.8), t(0.4))[i], t(0.08), c.ramp((x - w * 0.2, 1030), (x + w * 0.6, 1100)), 0.35)


def _loom(c: Canvas) -> None:
    t, g = c.tone, c.glow
    top, low = (260, 880, 190), (330, 960, 860)
    n = 92
    warp = [[(top[0] + (top[1] - top[0]) * i / n, top[2]), (low[0] + (low[1] - low[0]) * i / n, low[2])] for i in range(n + 1)]
    c.fill(c.lines(warp, 2.2), g(0.92), t(0.62), c.ramp((900, 0), (250, 0)), 0.2)
    _cloth(c)
    bars = [rect(200, 160, 760, 46), rect(230, 120, 34, 960), rect(920, 120, 34, 960), rect(200, 1040, 800, 30), rect(240, 840, 780, 40), limb((250, 980), (1000, 980), 24, 24)]
    c.fill(c.mask(*bars), t(0.1), g(0.4), c.ramp((400, 0), (1500, 0)), 0.3)
    c.fill(c.mask(rect(270, 430, 660, 24), rect(270, 476, 660, 14)), g(0.5), t(0.2), c.ramp((940, 0), (260, 0)), 0.3)


def _cloth(c: Canvas) -> None:
    t, g = c.tone, c.glow
    body = c.mask([(316, 700), (946, 700), (962, 870), (332, 870)])
    c.fill(body, g(0.4), t(0.2), c.ramp((960, 0), (300, 0)), 0.25)
    for j in range(5):
        y = 712 + j * 34
        if j % 2 == 0:
            shapes = [[(310 + i * 44, y + 14), (332 + i * 44, y), (354 + i * 44, y + 14), (332 + i * 44, y + 28)] for i in range(16)]
        else:
            shapes = [rect(300, y + 4, 700, 7), rect(300, y + 18, 700, 4)]
        c.fill(body * c.mask(*shapes), t(1) if j % 4 else g(0.85))


def _weaver(c: Canvas, x: float, foot: float, h: float) -> None:
    t, g = c.tone, c.glow
    parts = [blob([(-0.2, 0.0, "c"), (-0.3, -0.3), (-0.22, -0.52), (-0.1, -0.72), (0.06, -0.78), (0.2, -0.66), (0.26, -0.4), (0.3, 0.0, "c")]),
             blob([(-0.04, -1.02), (-0.14, -0.97), (-0.17, -0.86), (-0.13, -0.76), (0.02, -0.66), (0.16, -0.68), (0.13, -0.84), (0.09, -0.97)]),
             *chain([(-0.02, -0.7), (-0.2, -0.5), (-0.46, -0.56)], [0.075, 0.058, 0.034])]
    scaled = [move([(a, b) for a, b in p], x, foot, h) for p in parts]
    c.fill(c.mask(rect(x - h * 0.36, foot - h * 0.02, h * 0.72, h * 0.16)), t(0.08))
    c.fill(c.mask(*scaled), t(0.34), t(0.03), c.ramp((x + h * 0.3, foot - h), (x - h * 0.1, foot - h * 0.5)), 0.35)
    face = move(blob([(-0.13, -0.93), (-0.17, -0.87), (-0.15, -0.8), (-0.08, -0.79), (-0.06, -0.9)]), x, foot, h)
    c.fill(c.mask(face), g(0.6), g(0.3), c.ramp((face[0][0] + 30, 0), (face[0][0] - 20, 0)), 0.3)
    c.fill(c.mask(move(ellipse_unit(-0.48, -0.565, 0.045, 0.03), x, foot, h)), g(0.6))
    c.fill(c.mask(*(move(limb(a, b, 0.018, 0.012), x, foot, h) for a, b in (((-0.5, -0.57), (-0.6, -0.6)), ((-0.5, -0.55), (-0.6, -0.56))))), g(0.55))
