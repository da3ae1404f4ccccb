"""What the machine must have for recordings to be made."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Info, register

from khabar.jobs import programs


@register()
def ffmpeg_is_there(**kwargs: Any) -> list[CheckMessage]:
    """A site without ffmpeg works; only what is uploaded as video waits in vain."""
    if programs.is_there("ffmpeg", "ffprobe"):
        return []
    return [
        Info(
            "ffmpeg is not installed: uploaded videos can't be made.",
            hint="On Debian: apt-get install ffmpeg, where the worker runs.",
            id="khabar_videos.I001",
        )
    ]
