"""The rungs that a recording is made in, and the playlist that offers them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from khabar.videos.probing import Probed


@dataclass(frozen=True)
class Rung:
    """One quality: `name` is the shorter side, `most` its highest rate (bits a second, picture alone)."""

    name: int
    most: int
    sound: int
    profile: str
    level: str
    codecs: str


RUNGS = (
    Rung(360, 800_000, 96_000, "main", "3.1", "avc1.4d401f"),
    Rung(720, 2_800_000, 128_000, "high", "4.0", "avc1.640028"),
    Rung(1080, 5_200_000, 128_000, "high", "4.2", "avc1.64002a"),
)
SOUND_CODEC = "mp4a.40.2"
SEGMENT = 4
"""Seconds; a key frame stands at each of their borders."""
TILE = 192
"""Pixels of a storyboard picture's longer side."""
MARGIN = 1.15
"""What packing and peaks may add to a rung's rate."""


@dataclass(frozen=True)
class Made:
    """A rung that is done: its name, size in pixels, and highest rate in bits a second."""

    name: int
    width: int
    height: int
    bandwidth: int

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Storyboard:
    """A sheet of small pictures of `width` × `height` pixels, one `every` so many seconds, `columns` in a row."""

    every: int
    count: int
    columns: int
    width: int
    height: int

    def as_data(self) -> dict[str, int]:
        return asdict(self)


def rungs_for(probed: Probed) -> list[Rung]:
    """The lowest rung always, the others as far as the recording has pixels for them."""
    return [rung for rung in RUNGS if rung is RUNGS[0] or rung.name <= probed.short_side]


def rung_named(name: int) -> Rung:
    """Raises LookupError for a name that no rung has."""
    for rung in RUNGS:
        if rung.name == name:
            return rung
    raise LookupError(name)


def size_of(rung: Rung, probed: Probed) -> tuple[int, int]:
    """Width and height of a rung, both even: never larger than the recording."""
    scale = min(1.0, rung.name / probed.short_side)
    return _even(probed.width * scale), _even(probed.height * scale)


def tile_of(probed: Probed) -> tuple[int, int]:
    """Width and height of a storyboard's pictures."""
    scale = TILE / max(probed.width, probed.height)
    return _even(probed.width * scale), _even(probed.height * scale)


def _even(length: float) -> int:
    return max(2, round(length / 2) * 2)


def bandwidth_of(rung: Rung, has_sound: bool) -> int:
    return round((rung.most + (rung.sound if has_sound else 0)) * MARGIN)


def master(made: Iterable[Made], has_sound: bool) -> str:
    """The playlist that offers the rungs, the lowest first: what a reader's player begins with."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for one in sorted(made, key=lambda rung: rung.name):
        codecs = rung_named(one.name).codecs + (f",{SOUND_CODEC}" if has_sound else "")
        lines.append(
            f'#EXT-X-STREAM-INF:BANDWIDTH={one.bandwidth},RESOLUTION={one.width}x{one.height},CODECS="{codecs}"'
        )
        lines.append(f"{one.name}/index.m3u8")
    return "\n".join(lines) + "\n"


def missing(wanted: Sequence[int], made: Iterable[Made]) -> list[int]:
    """The names of the rungs that are still to be made, the lowest first."""
    done = {one.name for one in made}
    return sorted(name for name in wanted if name not in done)
