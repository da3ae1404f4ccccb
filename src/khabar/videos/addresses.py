"""Addresses of videos: our own pages, and what may be played from elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from khabar.design.addresses import edition_prefix
from khabar.design.player import HLS, MP4

TYPES = {".m3u8": HLS, ".mp4": MP4}


def videos_path(edition: str) -> str:
    return f"{edition_prefix(edition)}videos/"


def captions_path(edition: str, number: int, language: str) -> str:
    return f"{videos_path(edition)}{number}/{language}.vtt"


def type_of(address: str) -> str:
    """The media type of what lies at an address, by its name; empty for anything else."""
    path = urlsplit(address).path.lower()
    return next((kind for ending, kind in TYPES.items() if path.endswith(ending)), "")


def problem_of(address: str) -> str:
    """Why readers' players could not use an address; empty if they can."""
    parts = urlsplit(address)
    if not type_of(address):
        return _("This is neither an HLS playlist (.m3u8) nor an MP4 file (.mp4).")
    origin = f"{parts.scheme}://{parts.netloc}"
    if origin not in (settings.BASE_URL, *settings.MEDIA_HOSTS):
        told = {"host": parts.netloc}
        return _("Readers’ browsers may not load from %(host)s. An operator allows it (KHABAR_MEDIA_HOSTS).") % told
    return ""
