"""What a recording is, as ffprobe sees it: asked with a time-out, and never allowed to open anything but that file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khabar.jobs import programs
from khabar.videos import bounds
from khabar.videos.unfit import Unfit

# A playlist, a list of files or a picture in disguise is no container of these, so nothing it names is opened.
CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,asf,flv,ogg"
SAFELY = ["-protocol_whitelist", "file", "-format_whitelist", CONTAINERS]


@dataclass(frozen=True)
class Probed:
    """A recording: `width` × `height` pixels as they are shown (turned, square), `duration` seconds."""

    duration: float
    width: int
    height: int
    rate: float
    has_sound: bool
    video_stream: int
    """Its number among all streams."""

    @property
    def short_side(self) -> int:
        return min(self.width, self.height)


def probe(path: Path) -> Probed:
    """Raises Unfit for what can't be used, ProgramMissing without ffprobe."""
    asked = ["-v", "error", "-print_format", "json", "-show_format", "-show_streams", *SAFELY, f"file:{path}"]
    try:
        said = programs.run(["ffprobe", *asked], seconds=bounds.PROBE_SECONDS, megabytes=bounds.MEMORY_MEGABYTES)
        return judged(json.loads(said))
    except programs.ProgramFailed as error:
        raise Unfit("broken", error.complaint) from error
    except programs.ProgramTooSlow as error:
        raise Unfit("too_slow", str(error)) from error
    except (ValueError, ArithmeticError) as error:
        raise Unfit("broken", repr(error)) from error


def judged(said: dict[str, Any]) -> Probed:
    """What ffprobe said, made sense of. Raises Unfit, and ValueError for what makes none."""
    streams = said.get("streams") or []
    if len(streams) > bounds.MOST_STREAMS:
        raise Unfit("too_many_streams")
    pictures = [stream for stream in streams if _is_video(stream)]
    if not pictures:
        raise Unfit("no_video")
    stream = pictures[0]
    duration = max(_number(stream.get("duration")), _number((said.get("format") or {}).get("duration")))
    if duration > bounds.LONGEST:
        raise Unfit("too_long")
    if duration < bounds.SHORTEST:
        raise Unfit("too_short" if duration > 0 else "broken")
    width, height = _shown_size(stream)
    if not all(bounds.SMALLEST_SIDE <= side <= bounds.LARGEST_SIDE for side in (width, height)):
        raise Unfit("wrong_size")
    has_sound = any(stream.get("codec_type") == "audio" and stream.get("codec_name") for stream in streams)
    return Probed(duration, width, height, _rate(stream), has_sound, int(stream["index"]))


def _is_video(stream: dict[str, Any]) -> bool:
    """A moving picture; the cover of a song is none."""
    cover = (stream.get("disposition") or {}).get("attached_pic")
    return stream.get("codec_type") == "video" and bool(stream.get("codec_name")) and not cover


def _shown_size(stream: dict[str, Any]) -> tuple[int, int]:
    width, height = int(stream.get("width") or 0), int(stream.get("height") or 0)
    across, down = _ratio(stream.get("sample_aspect_ratio"))
    width = round(width * across / down)
    turns = [side.get("rotation") for side in stream.get("side_data_list") or ()]
    turn = next((int(found) for found in turns if found is not None), 0)
    return (height, width) if turn % 180 else (width, height)


def _ratio(text: Any) -> tuple[int, int]:
    parts = [int(part) if part.isdigit() else 0 for part in str(text or "").split(":")]
    return (parts[0], parts[1]) if len(parts) == 2 and all(0 < part < 10_000 for part in parts) else (1, 1)


def _rate(stream: dict[str, Any]) -> float:
    over, _slash, under = str(stream.get("avg_frame_rate") or "0/1").partition("/")
    rate = _number(over) / (_number(under) or 1)
    return min(rate, bounds.FASTEST) if rate > 0 else 25.0


def _number(text: Any) -> float:
    try:
        return float(text)
    except (TypeError, ValueError):
        return 0.0
