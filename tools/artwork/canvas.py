"""A sheet of paper: masks, grainy fills, light, and the finishing every picture shares."""

from collections.abc import Sequence
from io import BytesIO
from math import hypot
from zlib import crc32

import numpy as np
from colour import Colour, Palette
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter
from shape import Point, Polygon

Field = NDArray[np.floating]

HEAVIEST = 192_000


class Canvas:
    """A picture in sRGB fractions, `h` rows of `w` pixels; y runs down."""

    def __init__(self, key: str, palette: Palette, w: int = 1800, h: int = 1200) -> None:
        self.w, self.h = w, h
        self.palette = palette
        self.tone, self.glow = palette.tone, palette.glow
        self.rng = np.random.default_rng(crc32(key.encode()))
        self.y, self.x = np.mgrid[0:h, 0:w].astype(np.float32)
        self.noise = self._grain()
        self.px = np.empty((h, w, 3), np.float32)
        self.px[:] = self.tone(0.9)

    def _grain(self) -> Field:
        raw = Image.fromarray(self.rng.integers(0, 256, (self.h, self.w), np.uint8))
        soft = np.asarray(raw.filter(ImageFilter.GaussianBlur(0.75)), np.float32) - 127.5
        return (soft / soft.std() * 0.29).astype(np.float32)

    # Masks -----------------------------------------------------------------

    def mask(self, *shapes: Polygon) -> Field:
        """Return the shapes' union as coverage 0 … 1."""
        return self._raster(shapes, 0)

    def lines(self, lines: Sequence[Sequence[Point]], width: float) -> Field:
        """Return polylines of one width in pixels, with round ends."""
        return self._raster(lines, width)

    def _raster(self, shapes: Sequence[Sequence[Point]], width: float) -> Field:
        out = np.zeros((self.h, self.w), np.float32)
        shapes = [s for s in shapes if len(s) > 1]
        if not shapes:
            return out
        flat = np.array([p for s in shapes for p in s])
        pad = width + 2
        x0, y0 = (int(max(0, v)) for v in flat.min(0) - pad)
        x1, y1 = int(min(self.w, flat[:, 0].max() + pad)), int(min(self.h, flat[:, 1].max() + pad))
        if x1 <= x0 or y1 <= y0:
            return out
        k = 3 if (x1 - x0) * (y1 - y0) > 300_000 else 5
        sheet = Image.new("L", ((x1 - x0) * k, (y1 - y0) * k))
        pen = ImageDraw.Draw(sheet)
        for shape in shapes:
            self._draw(pen, [((x - x0) * k, (y - y0) * k) for x, y in shape], width * k)
        out[y0:y1, x0:x1] = np.asarray(sheet.reduce(k), np.float32) / 255
        return out

    @staticmethod
    def _draw(pen: ImageDraw.ImageDraw, points: Polygon, width: float) -> None:
        if not width:
            pen.polygon(points, fill=255)
            return
        pen.line(points, fill=255, width=max(1, round(width)), joint="curve")
        for x, y in (points[0], points[-1]):
            r = width / 2
            pen.ellipse((x - r, y - r, x + r, y + r), fill=255)

    def all(self) -> Field:
        """Return the whole sheet as a mask."""
        return np.ones((self.h, self.w), np.float32)

    def blur(self, field: Field, radius: float) -> Field:
        """Return the field softened; large radii are worked out on a small copy."""
        k = max(1, int(radius // 6))
        image = Image.fromarray((np.clip(field, 0, 1) * 255).astype(np.uint8))
        small = image.resize((max(1, self.w // k), max(1, self.h // k)), Image.Resampling.BOX)
        soft = small.filter(ImageFilter.GaussianBlur(radius / k))
        back = soft.resize((self.w, self.h), Image.Resampling.BICUBIC)
        return np.asarray(back, np.float32) / 255

    # Fields ----------------------------------------------------------------

    def ramp(self, a: Point, b: Point) -> Field:
        """Return a field that rises from 0 at `a` to 1 at `b`."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        along = ((self.x - a[0]) * dx + (self.y - a[1]) * dy) / (hypot(dx, dy) ** 2)
        return np.clip(along, 0, 1)

    def spot(self, at: Point, r: float, squash: float = 1, power: float = 1.6) -> Field:
        """Return a field of 1 at a point that fades to 0 at distance `r`."""
        d = np.hypot(self.x - at[0], (self.y - at[1]) / squash) / r
        return np.clip(1 - d, 0, 1) ** power

    # Paint -----------------------------------------------------------------

    def fill(self, mask: Field, a: Colour, b: Colour | None = None, field: Field | None = None,
             grain: float = 0.16, opacity: float = 1) -> None:
        """Paint a mask flat in `a`, or from `a` to `b` along a field with a stippled passage."""
        box = _bounds(mask)
        cover = (mask[box] * opacity)[..., None]
        colour: Field = a
        if b is not None and field is not None:
            at = np.clip(field[box] + self.noise[box] * grain, 0, 1)[..., None]
            colour = a + (b - a) * at
        self.px[box] += (colour - self.px[box]) * cover

    def airbrush(self, mask: Field, colour: Colour, field: Field, grain: float = 0.5) -> None:
        """Spray a colour inside a mask as densely as the field says, in grains."""
        f = field * mask
        self.fill(np.clip(f + self.noise * grain * 4 * f * (1 - f), 0, 1), colour)

    def shine(self, field: Field, colour: Colour, strength: float = 1, grain: float = 0.25) -> None:
        """Add light (screen) as strong as the field."""
        f = np.clip(field * strength, 0, 1)
        f = np.clip(f + self.noise * grain * f * (1 - f), 0, 1)[..., None]
        self.px = 1 - (1 - self.px) * (1 - colour * f)

    def sky(self, *stops: tuple[float, Colour], grain: float = 0.07, bend: float = 0) -> None:
        """Fill the sheet with colours at fractions of its height, as stippled bands of air."""
        at = self.y / self.h + bend * ((self.x / self.w - 0.5) ** 2) + self.noise * grain
        places = [s[0] for s in stops]
        for channel in range(3):
            self.px[..., channel] = np.interp(at, places, [s[1][channel] for s in stops])

    # Finish ----------------------------------------------------------------

    def finish(self) -> Image.Image:
        """Return the printed sheet: vignette, paper fibre and ink grain."""
        away = np.hypot((self.x / self.w - 0.5) * 1.05, self.y / self.h - 0.5)
        edge = np.clip((away - 0.42) * 1.1, 0, 1)[..., None]
        px = self.px + (self.tone(0.0) - self.px) * edge * 0.35
        light = px.mean(2, keepdims=True)
        px = px + self.noise[..., None] * (0.016 + 0.045 * light * (1 - light))
        px = px * (0.985 + 0.03 * self._fibre()[..., None])
        return Image.fromarray((np.clip(px, 0, 1) * 255 + 0.5).astype(np.uint8))

    def _fibre(self) -> Field:
        coarse = Image.fromarray(self.rng.integers(0, 256, (self.h // 6, self.w // 14), np.uint8))
        return np.asarray(coarse.resize((self.w, self.h), Image.Resampling.BICUBIC), np.float32) / 255


def _bounds(mask: Field) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return slice(0, 0), slice(0, 0)
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def encode(image: Image.Image) -> bytes:
    """Return a progressive JPEG, its quality lowered until the file is light enough."""
    for quality in range(84, 50, -3):
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, progressive=True, optimize=True, subsampling=2)
        if out.tell() <= HEAVIEST:
            break
    return out.getvalue()
