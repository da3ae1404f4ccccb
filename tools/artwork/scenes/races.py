"""The sport desk's races: track, sea and road."""

from math import cos, pi, sin

from athletes import CYCLIST, RUNNER, player
from canvas import Canvas
from colour import Colour
from land import cloud, dune, ground, profile, ripples, streaks, sun
from people import body, bust
from shape import Knot, Point, Polygon, blob, curve, ellipse, limb, move, outline, rect, ribbon


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

    def put(*knots: Knot) -> Polygon:
        return move(outline(*knots), x, y, h, lean)

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
    t, _g = c.tone, c.glow

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
