"""A pinhole camera: points in metres (x right, y away, z up) to pixels."""

from collections.abc import Iterator, Sequence
from math import tan

import numpy as np
from canvas import Canvas
from colour import Colour
from numpy.typing import NDArray
from shape import Point, Polygon

Point3 = tuple[float, float, float]

NEAR = 0.05


class Camera:
    """Looks from `eye` to `target`; `fov` is the vertical angle in degrees; `shift` moves the frame (fractions)."""

    def __init__(self, c: Canvas, eye: Point3, target: Point3, fov: float = 45, shift: Point = (0, 0)) -> None:
        self.eye = np.array(eye, float)
        forward = np.array(target, float) - self.eye
        self.forward = forward / np.linalg.norm(forward)
        right = np.cross(self.forward, (0, 0, 1))
        self.right = right / np.linalg.norm(right)
        self.up = np.cross(self.right, self.forward)
        self.focal = c.h / 2 / tan(fov * np.pi / 360)
        self.centre = (c.w * (0.5 + shift[0]), c.h * (0.5 + shift[1]))

    def _local(self, p: Point3) -> NDArray[np.float64]:
        d = np.array(p, float) - self.eye
        return np.array([d @ self.right, d @ self.up, d @ self.forward])

    def _project(self, q: NDArray[np.float64]) -> Point:
        return float(self.centre[0] + self.focal * q[0] / q[2]), float(self.centre[1] - self.focal * q[1] / q[2])

    def at(self, x: float, y: float, z: float = 0) -> Point:
        """Return a point's pixel; the point must lie before the camera."""
        return self._project(self._local((x, y, z)))

    def scale(self, x: float, y: float, z: float = 0) -> float:
        """Return how many pixels a metre covers there."""
        return float(self.focal / self._local((x, y, z))[2])

    def face(self, points: Sequence[Point3]) -> Polygon:
        """Return a polygon clipped at the near plane; may be empty."""
        local = [self._local(p) for p in points]
        out: Polygon = []
        for a, b in zip(local, [*local[1:], local[0]], strict=True):
            if a[2] > NEAR:
                out.append(self._project(a))
            if (a[2] > NEAR) != (b[2] > NEAR):
                out.append(self._project(a + (b - a) * ((NEAR - a[2]) / (b[2] - a[2]))))
        return out

    def line(self, a: Point3, b: Point3) -> Polygon:
        """Return a segment clipped at the near plane; may be empty."""
        return self.face([a, b])[:2]

    def floor(self, x0: float, y0: float, x1: float, y1: float, z: float = 0) -> Polygon:
        """Return a level rectangle."""
        return self.face([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)])

    def box(self, low: Point3, high: Point3) -> Iterator[tuple[str, Polygon]]:
        """Yield a box's faces that can be seen: "left", "right", "front", "back", "top", "bottom"."""
        (x0, y0, z0), (x1, y1, z1) = low, high
        ex, ey, ez = self.eye
        if ey > y1:
            yield "back", self.face([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)])
        if ex < x0:
            yield "left", self.face([(x0, y0, z0), (x0, y1, z0), (x0, y1, z1), (x0, y0, z1)])
        if ex > x1:
            yield "right", self.face([(x1, y0, z0), (x1, y1, z0), (x1, y1, z1), (x1, y0, z1)])
        if ey < y0:
            yield "front", self.face([(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)])
        if ez > z1:
            yield "top", self.face([(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)])
        if ez < z0:
            yield "bottom", self.face([(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0)])


def block(c: Canvas, cam: Camera, low: Point3, high: Point3, shades: dict[str, Colour]) -> None:
    """Paint a box; faces without a shade of their own take `shades["front"]`."""
    for name, face in cam.box(low, high):
        if len(face) > 2:
            c.fill(c.mask(face), shades.get(name, shades["front"]))
