"""A real live stream for the demo's channels, made by ffmpeg while somebody asks for it: a test card with a clock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from khabar.channels.models import Channel, Stream
from khabar.demo.channels import names
from khabar.jobs.programs import path_of, run

FOLDER, FILE = "live/demo", "index.m3u8"
LONGEST = 20 * 86_400.0
"""Seconds; some more, and the system can't count them."""


def command(folder: Path, *, size: str = "320x180", segment: float = 2) -> list[str]:
    """What makes a live stream in `folder`: few and small pictures, for the sake of the machine."""
    picture = ["-f", "lavfi", "-i", f"testsrc=size={size}:rate=10"]
    sound = ["-f", "lavfi", "-i", "sine=frequency=220:sample_rate=32000"]
    seen = ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-pix_fmt", "yuv420p"]
    seen += ["-g", str(max(1, int(10 * segment)))]
    heard = ["-c:a", "aac", "-b:a", "32k"]
    form = ["-f", "hls", "-hls_time", str(segment), "-hls_list_size", "6"]
    # Written whole or not at all; what nobody can ask for any more goes.
    form += ["-hls_flags", "delete_segments+temp_file", "-hls_segment_filename", str(folder / "%d.ts")]
    begin = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-re"]
    return [*begin, *picture, "-re", *sound, *seen, *heard, *form, str(folder / FILE)]


@contextmanager
def on_the_channels() -> Iterator[list[str]]:
    """Inside, the demo's channels try the live stream first; gives the command that makes it. Raises ProgramMissing."""
    path_of("ffmpeg")
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    url = f"{settings.MEDIA_URL}{FOLDER}/{FILE}"
    try:
        for channel in Channel.objects.filter(name__in=names()):
            Stream.objects.get_or_create(channel=channel, url=url, defaults={"sort_order": -1})
        yield command(folder)
    finally:
        Stream.objects.filter(url=url).delete()
        shutil.rmtree(folder, ignore_errors=True)


def send(command: Sequence[str]) -> None:
    """Run ffmpeg until it is ended, or for twenty days. Raises ProgramFailed."""
    run(command, seconds=LONGEST)
