from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from khabar.channels.addresses import button_path, channels_path
from khabar.channels.queries import is_on_air, lights, turns_at
from khabar.edge import tags
from khabar.edge.fragments import FragmentContext


def button(context: FragmentContext) -> SafeString:
    """The header's way to the live channels, lit while one is on air; one query. Empty if there is none."""
    context.tag(f"channels:{context.language}")
    channels = lights(context.language, timezone.now())
    if not channels:
        return mark_safe("")
    turns = min(filter(None, map(turns_at, channels)), default=None)
    if turns is not None:
        tags.holds_until(turns)
    on_air = [channel for channel in channels if is_on_air(channel)]
    only = on_air[0] if on_air else (channels[0] if len(channels) == 1 else None)
    shown = {
        "url": only.path_on_site if only else channels_path(context.language),
        "on_air": on_air[:1],
        "self": button_path(context.language),
        "turns": int(turns.timestamp()) if turns else 0,
    }
    return render_to_string("khabar_channels/button.html", shown)
