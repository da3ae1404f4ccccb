"""A recording that goes round and round as a live stream: no program runs for it, the clock says what is on."""

from __future__ import annotations

from django.templatetags.static import static

NAMES = ("picture", "sound")
COUNT, SECONDS = 8, 2
WINDOW = 6
"""Segments of the recording, how long each is, and how many the playlist names."""


def playlist(name: str, now: float) -> str:
    """The HLS playlist of a moment (seconds since 1970): the last segments whose time is over.

    Each round begins with a discontinuity, as its time stamps do with zero.
    """
    end = int(now // SECONDS)
    start = end - WINDOW
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{SECONDS}",
        f"#EXT-X-MEDIA-SEQUENCE:{start}",
        f"#EXT-X-DISCONTINUITY-SEQUENCE:{-(-start // COUNT)}",
        f'#EXT-X-MAP:URI="{_file(name, "init")}"',
    ]
    for number in range(start, end):
        if number % COUNT == 0:
            lines.append("#EXT-X-DISCONTINUITY")
        lines += [f"#EXTINF:{SECONDS}.0,", _file(name, number % COUNT)]
    return "\n".join(lines) + "\n"


def _file(name: str, part: object) -> str:
    return static(f"khabar_demo/loop/{name}.{part}.mp4")
