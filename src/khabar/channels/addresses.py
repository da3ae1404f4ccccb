from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from khabar.design.addresses import edition_prefix

if TYPE_CHECKING:
    from khabar.channels.models import Channel


def channels_path(edition: str) -> str:
    """The list of an edition's live channels."""
    return f"{edition_prefix(edition)}live/"


def channel_path(edition: str, slug: str, day: date | None = None) -> str:
    """A channel's page, percent-encoded, or its schedule of a day."""
    return f"{channels_path(edition)}{quote(slug)}/{f'{day:%Y-%m-%d}/' if day else ''}"


def button_path(edition: str) -> str:
    """The header's button alone."""
    return f"{channels_path(edition)}on-air.html"


def list_paths(channels: Iterable[Channel]) -> dict[str, str]:
    """Where each edition's channels begin: its list, or its only channel."""
    by_edition: dict[str, list[str]] = {}
    for channel in channels:
        by_edition.setdefault(channel.edition, []).append(channel.slug)
    return {
        edition: channels_path(edition) if len(slugs) > 1 else channel_path(edition, slugs[0])
        for edition, slugs in by_edition.items()
    }


def why_unreachable(url: str) -> str:
    """Why readers' players can't load a stream from there, for people; empty if they can."""
    if url.startswith("/") and not url.startswith("//"):
        return ""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in ("http", "https") or not parts.hostname or port == -1 or parts.username is not None:
        return _("This is no address of a stream.")
    if parts.scheme == "http" and settings.PRODUCTION:
        return _("The address must begin with https://: browsers load nothing else into a secure page.")
    origin = f"{parts.scheme}://{parts.hostname}{f':{port}' if port else ''}"
    if origin in (settings.BASE_URL, *settings.MEDIA_HOSTS):
        return ""
    return _(
        "Readers’ players may not load from %(origin)s. Whoever runs the site must name it in the setting media_hosts."
    ) % {"origin": origin}
