"""Bar charts as SVG, drawn on the server: no script, no style attribute, the numbers in a table beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, STEP, GAP = 120, 10, 2
LABELS = 6
MOST_BARS = 200


@dataclass(frozen=True)
class Bar:
    """A bar at `x`, from `y` down to the foot, in units of the drawing. `part` is its lower, darker piece."""

    x: float
    y: float
    width: float
    height: float
    part_y: float
    part_height: float
    title: str


@dataclass(frozen=True)
class Chart:
    """A drawing `width` × `height` units; `marks` are labels evenly along its foot, `top` is the highest value."""

    label: str
    width: int
    height: int
    top: int
    bars: list[Bar]
    marks: list[str]


def bar_chart(
    label: str, values: Sequence[int], titles: Sequence[str], parts: Sequence[int] = (), marks: Sequence[str] = ()
) -> Chart:
    """Bars for `values`, in reading order, each with the title a pointer shows; `parts` are shares of the values.

    Only the last 200 are drawn. `marks` names each bar; some of them are set along the foot.
    """
    start = max(0, len(values) - MOST_BARS)
    shown = list(zip(values, titles, parts or [0] * len(values), marks or [""] * len(values), strict=True))[start:]
    top = max([value for value, *_rest in shown], default=0)
    bars = []
    for place, (value, title, part, _mark) in enumerate(shown):
        height, inner = (round(HEIGHT * number / top, 2) if top else 0.0 for number in (value, part))
        bars.append(Bar(place * STEP, HEIGHT - height, STEP - GAP, height, HEIGHT - inner, inner, title))
    every = max(1, -(-len(shown) // LABELS))
    named = [mark for place, (*_rest, mark) in enumerate(shown) if mark and place % every == 0]
    return Chart(label, max(1, len(shown)) * STEP, HEIGHT, top, bars, named)
