from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from khabar.design.addresses import edition_prefix


def channels_path(edition: str) -> str:
    """The list of an edition's live channels."""
    return f"{edition_prefix(edition)}live/"


def channel_path(edition: str, slug: str, day: date | None = None) -> str:
    """A channel's page, percent-encoded, or its schedule of a day."""
    return f"{channels_path(edition)}{quote(slug)}/{f'{day:%Y-%m-%d}/' if day else ''}"


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
