"""What a recording may be, and what making it may cost."""

from __future__ import annotations

MEGABYTE = 1024 * 1024
LARGEST_FILE = 2_048 * MEGABYTE
LONGEST = 4 * 3600
"""Seconds."""
SHORTEST = 0.4
SMALLEST_SIDE, LARGEST_SIDE = 64, 8192
MOST_STREAMS = 24
FASTEST = 60
"""Frames a second that are kept."""

PROBE_SECONDS = 20
FRAME_SECONDS = 60
MEMORY_MEGABYTES = 3_072
LEAST_ROOM = 256 * MEGABYTE
"""What stays free where the worker keeps its files."""


def encoding_seconds(duration: float) -> float:
    """How long one rung may take: generous for a slow machine, and bounded."""
    return 120 + 20 * duration
