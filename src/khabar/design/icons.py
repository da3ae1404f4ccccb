"""Icons drawn on a 24 × 24 grid, set inline: a strict Content Security Policy and no further request."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

STROKED = {
    "menu": '<path d="M3 6h18M3 12h18M3 18h18"/>',
    "close": '<path d="M5 5l14 14M19 5L5 19"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2"/>',
    "moon": '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>',
    "share": '<path d="M12 15V3M7.5 7L12 2.5 16.5 7M5 11v9.5h14V11"/>',
    "copy": '<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.3 1.3M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.3-1.3"/>',
    "print": '<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"/>',
    "mail": '<path d="M3 5.5h18v13H3zM3 6l9 7 9-7"/>',
    "website": '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18z"/>',
    "app": '<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2"/>',
    "podcast": '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11.5a7 7 0 0 0 14 0M12 18.5V22"/>',
    "feed": '<path d="M5 4.5A14.5 14.5 0 0 1 19.5 19M5 10.5A8.5 8.5 0 0 1 13.5 19"/><circle cx="6" cy="18" r="1.5"/>',
    "file": '<path d="M6 2.5h8l4.5 4.5v14.5H6zM14 2.5V7h4.5M12 11v6M9.5 14.5L12 17l2.5-2.5"/>',
    "chevron": '<path d="M9 5l7 7-7 7"/>',
    "instagram": '<rect x="3.5" y="3.5" width="17" height="17" rx="5"/><circle cx="12" cy="12" r="4"/><path d="M17 7h.01"/>',
    "threads": '<path d="M17.5 8.5C16.5 5 14.5 3.5 12 3.5c-4.5 0-7 3.5-7 8.5s2.5 8.5 7 8.5c3.5 0 6-2 6-4.8 0-3-3-4.2-6-4.2-2 0-3.5 1-3.5 2.7 0 1.5 1.3 2.3 2.8 2.3 2.7 0 4-2 3.5-5.5C14.4 8.9 13 8 11.5 8c-1 0-2 .4-2.6 1.2"/>',
    "mastodon": '<path d="M20 9.5c0-4-2.5-6-8-6s-8 2-8 6c0 7 .5 11 8 11 1.8 0 3-.3 4.2-.8M8 14V9.5C8 6.5 12 6.5 12 9.5V12M12 9.5c0-3 4-3 4 0V14"/>',
}
FILLED = {
    "play": '<path d="M7 4l13 8-13 8z"/>',
    "x": '<path d="M3 3h5.8l4 5.5L17.6 3h2.7l-6.3 7.2L21 21h-5.8l-4.4-6-5.3 6H2.8l6.8-7.8zm4 2l9.4 14h1.7L8.7 5z"/>',
    "facebook": '<path d="M13.5 22v-9h3l.5-3.6h-3.5V7.2c0-1 .3-1.7 1.8-1.7H17V2.2A25 25 0 0 0 14.3 2C11.6 2 9.8 3.7 9.8 6.7v2.7h-3V13h3v9z"/>',
    "telegram": '<path d="M2.5 11.2L21 3.5c.9-.3 1.6.2 1.3 1.4L19.2 19.6c-.2 1-.9 1.3-1.7.8l-4.8-3.5-2.3 2.2c-.3.3-.5.5-1 .5l.3-4.9 8.9-8c.4-.3-.1-.5-.6-.2L7 13.4l-4.5-1.4c-1-.3-1-1 0-.8z"/>',
    "whatsapp": '<path fill-rule="evenodd" d="M12 2a10 10 0 0 0-8.6 15L2 22l5.2-1.4A10 10 0 1 0 12 2zM8.3 7c.3 0 .6 0 .8.5l.8 2c.1.3 0 .5-.9 1.6.6 1.5 2.1 2.9 3.9 3.7.9-1.1 1.2-1.4 1.5-1.2l2 1c.4.2.6.3.5.7-.2 1.3-1.3 2.2-2.6 2.2C10.5 17.5 6.5 13 6.5 9.3 6.5 8 7.4 7 8.3 7z"/>',
    "youtube": '<path fill-rule="evenodd" d="M5 5h14a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3zm5 3.5v7l6-3.5z"/>',
    "tiktok": '<path d="M13 2h3.3c.3 2.5 1.7 4 4.2 4.2v3.3a8 8 0 0 1-4.2-1.3v7.3A6.3 6.3 0 1 1 10 9.2l.9.1v3.5a2.9 2.9 0 1 0 2.1 2.8z"/>',
    "bluesky": '<path d="M12 11C10.8 8.6 7.6 4.5 5 3.5 3 2.8 2 3.4 2 5.5c0 1 .6 6 1 6.8.7 2 3 2.6 5 2.3-3.5.5-5 2.5-2.5 5C9 23 11 19 12 16.5c1 2.5 3 6.5 6.5 3.1 2.5-2.5 1-4.5-2.5-5 2 .3 4.3-.3 5-2.3.4-.8 1-5.8 1-6.8 0-2.1-1-2.7-3-2-2.6 1-5.8 5.1-7 7.5z"/>',
    "linkedin": '<path d="M3 9h4v12H3zM5 3a2.2 2.2 0 1 1 0 4.4A2.2 2.2 0 0 1 5 3zM9.5 9h3.8v1.7c.7-1.2 2-2 3.7-2 3.2 0 4 2 4 5V21h-4v-6.5c0-1.5-.4-2.5-1.7-2.5-1.4 0-1.9 1-1.9 2.5V21h-4z"/>',
}
ALIASES = {"newsletter": "mail", "email": "mail", "other": "website", "rss": "feed", "json": "feed"}
# Arrows point onwards in the reading direction: the style sheet flips these on right-to-left pages.
DIRECTIONAL = {"chevron"}


def icon(name: str) -> SafeString:
    """The icon as inline SVG, hidden from screen readers (its button or link has the words). Unknown names get a globe."""
    name = ALIASES.get(name, name)
    filled = name in FILLED
    shape = FILLED.get(name) or STROKED.get(name) or STROKED["website"]
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" {}>{}</svg>',
        " icon--onwards" if name in DIRECTIONAL else "",
        mark_safe(
            'fill="currentColor"' if filled else 'fill="none" stroke="currentColor" stroke-width="1.75"'
        ),
        mark_safe(shape),
    )
