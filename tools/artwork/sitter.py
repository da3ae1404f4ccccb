"""A portrait's brief and its frame: units of a head's height round the face's middle."""

from dataclasses import dataclass

from canvas import Canvas, Field
from colour import Colour
from shape import Knot, Point, Polygon, ellipse, move, outline


@dataclass(frozen=True)
class Sitter:
    """What a portrait shows; `light` and `facing` are −1 left, 1 right."""

    section: str
    pose: str
    hair: str
    clothes: str
    backdrop: str
    facing: int = -1
    light: int = -1
    beard: str = ""
    glasses: bool = False
    shade: float = 0.08
    cloth: float = 0.2
    tint: float = -1.0
    tilt: float = 0.0
    at: Point = (450, 452)
    size: float = 400


class Frame:
    """Places unit shapes on the sheet, mirrored so that every head is drawn facing left."""

    def __init__(self, c: Canvas, who: Sitter) -> None:
        self.c, self.who = c, who
        self.flip = who.facing > 0
        self.light = -1 if who.light * who.facing > 0 else 1

    def put(self, shape: Polygon, head: bool = True) -> Polygon:
        """Return a shape in pixels; `head` shapes follow the head's tilt."""
        tilt = self.who.tilt * (1 if not self.flip else -1) if head else 0
        return move(shape, *self.who.at, self.who.size, tilt, self.flip)

    def smooth(self, *knots: Knot, head: bool = True) -> Polygon:
        """Return a smooth outline through unit knots, in pixels."""
        return self.put(outline(*knots), head)

    def oval(self, x: float, y: float, rx: float, ry: float, turn: float = 0) -> Polygon:
        """Return an ellipse on the head."""
        return self.put([(px / 200, py / 200) for px, py in ellipse(x * 200, y * 200, rx * 200, ry * 200, turn)])

    def across(self, start: float, end: float) -> Field:
        """Return a field from the lit side (0) to the dark side (1) between two unit abscissae."""
        if self.light > 0:
            start, end = -start, -end
        return self.c.ramp(self.put([(start, 0)], False)[0], self.put([(end, 0)], False)[0])

    def fill(self, lit: Colour, dark: Colour, *shapes: Polygon, span: tuple[float, float] = (-0.3, 0.5), grain: float = 0.3) -> Field:
        """Paint shapes from lit to dark across the head and return their mask."""
        mask = self.c.mask(*shapes)
        self.c.fill(mask, lit, dark, self.across(*span), grain)
        return mask
