"""Draw the demo's pictures: `python tools/artwork/make.py [KEY…]`; no key draws them all."""

import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from pathlib import Path

from canvas import Canvas, encode
from colour import PALETTES

PICTURES = Path(__file__).parents[2] / "src" / "khabar" / "demo" / "pictures"

KEYS = {
    "politics": "parliament-dome parliament-hall ministers-table ballot-box flags-row press-podium government-quarter signing-ceremony",
    "world": "port-dawn strait-map border-bridge summit-hall islands-aerial refugee-tents night-capital desert-road",
    "economy": "harbour-crane market-chart grain-silo central-bank salt-works container-ship solar-field workshop-loom",
    "sport": "stadium-night goal-net runner-track sail-race training-ground fans-stand cyclist-dunes basketball-arc",
    "science": "rocket-pad radio-dish satellite-orbit lab-bench coral-reef server-hall telescope-stars robot-arm",
    "culture": "old-library oud-player theatre-curtain calligraphy-wall film-reel museum-arches book-fair girih-dome",
    "society": "clinic-hall school-yard fish-market old-town-alley vaccine-vial palm-grove rain-street wheat-field",
    "opinion": "ink-pen lighthouse chess-board open-window",
}

MODULES = {"sport": ("sport", "races"), "science": ("science", "space"), "culture": ("culture", "heritage"), "society": ("society", "places")}


def scene(section: str, key: str) -> Callable[[Canvas], None]:
    """Return the function that draws a key.

    Raises LookupError if none of the section's modules has it.
    """
    name = key.replace("-", "_")
    for module in MODULES.get(section, (section,)):
        found = getattr(import_module(f"scenes.{module}"), name, None)
        if found:
            return found
    raise LookupError(key)


def draw(section: str, key: str) -> tuple[str, int]:
    """Draw one scene, write it, and return its key and weight in bytes."""
    c = Canvas(key, PALETTES[section])
    scene(section, key)(c)
    return _write(f"{key}.jpg", c)


def draw_portrait(key: str) -> tuple[str, int]:
    """Draw one portrait, write it, and return its key and weight in bytes."""
    portraits = import_module("scenes.portraits")
    sitter = portraits.SITTERS[key]
    c = Canvas(key, PALETTES[sitter.section], 900, 1200)
    portraits.paint(c, sitter)
    return _write(f"portraits/{key}.jpg", c)


def _write(name: str, c: Canvas) -> tuple[str, int]:
    data = encode(c.finish())
    (PICTURES / name).write_bytes(data)
    return name, len(data)


def main(wanted: list[str]) -> None:
    """Draw the wanted keys, or everything."""
    scenes = [(s, k) for s, keys in KEYS.items() for k in keys.split() if not wanted or k in wanted or s in wanted]
    sitters = import_module("scenes.portraits").SITTERS
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(draw, s, k) for s, k in scenes]
        jobs += [pool.submit(draw_portrait, k) for k in sitters if not wanted or k in wanted or "portraits" in wanted]
        for job in jobs:
            name, weight = job.result()
            print(f"{weight / 1024:6.0f} KB  {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
