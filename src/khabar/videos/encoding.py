"""ffmpeg at work: rungs, the sound alone, and still pictures. Everything is bounded in time, memory and bytes."""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable
from pathlib import Path

from khabar.jobs import programs
from khabar.videos import bounds
from khabar.videos.ladder import SEGMENT, Rung, Storyboard, bandwidth_of, size_of, tile_of
from khabar.videos.probing import SAFELY, Probed
from khabar.videos.unfit import Unfit

Told = Callable[[float], None]
"""Is told how much of a recording is done, from 0 to 1."""
FFMPEG = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y"]
THREADS = "2"
MOST_FRAMES = 12
FRAME_WIDTH = 1280
TILES_A_ROW, MOST_TILES = 10, 80
"""Of a storyboard."""
NEAR_THE_END = 0.1
"""Seconds before the end at which no frame is certain."""
COMPLETE = 0.9
"""The share of the promised duration below which a recording counts as broken off."""


def encode(source: Path, target: Path, rung: Rung, probed: Probed, told: Told) -> None:
    """One rung as an MP4 that browsers play as it is. Raises Unfit."""
    width, height = size_of(rung, probed)
    rate = min(probed.rate, bounds.FASTEST)
    reached = 0.0

    def heard(line: str) -> None:
        nonlocal reached
        name, _equals, value = line.partition("=")
        if name == "out_time_us" and value.lstrip("-").isdigit():
            reached = max(reached, int(value) / 1_000_000)
            told(min(1.0, reached / probed.duration))

    sound = ["-map", "0:a:0", "-c:a", "aac", "-b:a", str(rung.sound), "-ac", "2", "-ar", "48000"]
    _start(
        [
            *FFMPEG, *SAFELY, "-threads", THREADS, "-i", f"file:{source}", "-map", f"0:{probed.video_stream}",
            "-vf", f"scale={width}:{height}:flags=bicubic,setsar=1,fps={rate:g},format=yuv420p",
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-profile:v", rung.profile, "-level", rung.level,
            "-maxrate", str(rung.most), "-bufsize", str(2 * rung.most), "-threads", THREADS,
            "-force_key_frames", f"expr:gte(t,n_forced*{SEGMENT})", "-sc_threshold", "0",
            *(sound if probed.has_sound else ["-an"]), "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1",
            "-t", str(bounds.LONGEST), "-fs", str(most_bytes(rung, probed)), "-movflags", "+faststart",
            "-progress", "pipe:1", "-nostats", str(target),
        ],
        seconds=bounds.encoding_seconds(probed.duration),
        heard=heard,
    )  # fmt: skip
    if reached < probed.duration * COMPLETE and probed.duration - reached > 1:
        raise Unfit("truncated", f"{reached:.1f} s of {probed.duration:.1f} s")


def most_bytes(rung: Rung, probed: Probed) -> int:
    """What a rung may weigh."""
    return int(bandwidth_of(rung, probed.has_sound) / 8 * probed.duration * 1.5) + 4 * bounds.MEGABYTE


def pack(source: Path, folder: Path, *, picture: bool = True) -> None:
    """An encoded MP4 as HLS in `folder`: `index.m3u8`, and one file of which the playlist names pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    streams = ["-map", "0"] if picture else ["-map", "0:a:0", "-vn"]
    _start(
        [
            *FFMPEG, *SAFELY, "-i", f"file:{source}", *streams, "-c", "copy", "-f", "hls",
            "-hls_time", str(SEGMENT), "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4",
            "-hls_flags", "single_file+independent_segments",
            "-hls_segment_filename", str(folder / "all.mp4"), str(folder / "index.m3u8"),
        ],
        seconds=bounds.encoding_seconds(0) + 60,
    )  # fmt: skip


def frames(source: Path, folder: Path, probed: Probed) -> list[tuple[Path, float]]:
    """Still pictures (JPEG) from the whole length, at most twelve, each with its time in seconds."""
    folder.mkdir(parents=True, exist_ok=True)
    count = max(3, min(MOST_FRAMES, int(probed.duration // 2)))
    width = min(probed.width, FRAME_WIDTH)
    height = max(2, round(probed.height * width / probed.width / 2) * 2)
    found = []
    for number in range(count):
        moment = probed.duration * (number + 0.5) / count
        target = folder / f"{number}.jpg"
        _start(
            [
                *FFMPEG, *SAFELY, "-threads", THREADS, "-ss", f"{moment:.2f}", "-i", f"file:{source}",
                "-map", f"0:{probed.video_stream}", "-frames:v", "1", "-vf", f"scale={width}:{height},setsar=1",
                "-q:v", "4", "-map_metadata", "-1", str(target),
            ],
            seconds=bounds.FRAME_SECONDS,
        )  # fmt: skip
        if target.exists():  # nothing comes of a moment behind the end of a recording that broke off
            found.append((target, round(moment, 2)))
    if not found:
        raise Unfit("truncated")
    return found


def storyboard(source: Path, target: Path, probed: Probed) -> Storyboard:
    """Small pictures of an encoded MP4, one every few seconds, on one sheet (JPEG). Raises Unfit.

    Of a long one only the key frames are decoded, which stand at every fourth second.
    """
    every = max(1, math.ceil(probed.duration / MOST_TILES))
    if every >= SEGMENT:
        every = math.ceil(every / SEGMENT) * SEGMENT
    count = max(1, math.ceil((probed.duration - NEAR_THE_END) / every))
    width, height = tile_of(probed)
    rows = math.ceil(count / TILES_A_ROW)
    pick = f"select='isnan(prev_selected_t)+gt(floor(t/{every}),floor(prev_selected_t/{every}))'"
    _start(
        [
            *FFMPEG, *SAFELY, *(["-skip_frame", "nokey"] if every >= SEGMENT else []), "-i", f"file:{source}",
            "-map", "0:v:0", "-vf", f"{pick},scale={width}:{height},setsar=1,tile={TILES_A_ROW}x{rows}",
            "-frames:v", "1", "-fps_mode", "passthrough", "-q:v", "5", "-map_metadata", "-1", str(target),
        ],
        seconds=bounds.encoding_seconds(0) + 60,
    )  # fmt: skip
    return Storyboard(every, count, TILES_A_ROW, width, height)


def require_room(folder: Path, needed: int) -> None:
    """Raises Unfit where `needed` bytes would leave too little."""
    if shutil.disk_usage(folder).free < needed + bounds.LEAST_ROOM:
        raise Unfit("no_room")


def _start(command: list[str], *, seconds: float, heard: Callable[[str], None] | None = None) -> None:
    try:
        programs.run(command, seconds=seconds, megabytes=bounds.MEMORY_MEGABYTES, heard=heard)
    except programs.ProgramFailed as error:
        raise Unfit("broken" if _is_input(error.complaint) else "failed", error.complaint) from error
    except programs.ProgramTooSlow as error:
        raise Unfit("too_slow", str(error)) from error


def _is_input(complaint: str) -> bool:
    """Whether ffmpeg complains of what it read, and not of itself."""
    marks = ("Invalid data found", "moov atom not found", "Error while decoding", "does not contain any stream")
    return any(mark in complaint for mark in marks)
