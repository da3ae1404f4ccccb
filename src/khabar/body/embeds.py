"""Embeds without a request to anybody before the reader's click: the player's address is worked out here."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from khabar.design.components import Embed

# Provider, pattern of the page's address, the player's address (the variants that set no cookies where there is one).
_YOUTUBE = "https://www.youtube-nocookie.com/embed/{}?autoplay=1"
_PLAYERS = [
    ("YouTube", r"https?://(?:www\.|m\.)?youtube\.com/(?:watch\?(?:.*&)?v=|shorts/|live/)([\w-]{6,20})", _YOUTUBE),
    ("YouTube", r"https?://youtu\.be/([\w-]{6,20})", _YOUTUBE),
    ("Vimeo", r"https?://(?:www\.)?vimeo\.com/([0-9]{4,12})", "https://player.vimeo.com/video/{}?dnt=1&autoplay=1"),
]


def embed_view(url: str, title: str) -> Embed:
    """What to show for an address: a player if we know how to build one, else (`src` empty) a link that leads there."""
    for provider, pattern, player in _PLAYERS:
        match = re.match(pattern, url)
        if match:
            return Embed(url=url, src=player.format(match[1]), title=title, provider=provider)
    return Embed(url=url, src="", title=title, provider=(urlsplit(url).hostname or "").removeprefix("www."))
