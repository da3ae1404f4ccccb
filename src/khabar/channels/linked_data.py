"""JSON-LD of a channel, after schema.org's BroadcastService and BroadcastEvent."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone

from khabar.channels.models import Kind, Programme
from khabar.channels.queries import Standing
from khabar.design.addresses import absolute
from khabar.design.models import Outlet


def broadcast(standing: Standing, outlet: Outlet) -> dict[str, Any]:
    """The service with what is on now and next; what isn't known is left out."""
    channel = standing.channel
    url = absolute(channel.path_on_site)
    service = {
        "@type": "RadioBroadcastService" if channel.kind == Kind.RADIO else "BroadcastService",
        "@id": f"{url}#channel",
        "name": channel.name,
        "broadcastDisplayName": channel.name,
        "description": channel.description,
        "url": url,
        "inLanguage": channel.edition,
        "broadcastTimezone": settings.TIME_ZONE,
        "broadcaster": {"@type": "NewsMediaOrganization", "name": outlet.name, "url": absolute("/")},
    }
    events = [
        _event(programme, service["@id"], live=programme is standing.now and standing.on_air)
        for programme in (standing.now, standing.following)
        if programme is not None
    ]
    graph = [{key: value for key, value in service.items() if value}, *events]
    return {"@context": "https://schema.org", "@graph": graph}


def _event(programme: Programme, service: Any, *, live: bool) -> dict[str, Any]:
    event = {
        "@type": "BroadcastEvent",
        "name": programme.title,
        "description": programme.description,
        "startDate": timezone.localtime(programme.starts_at).isoformat(),
        "endDate": timezone.localtime(programme.ends_at).isoformat(),
        "publishedOn": {"@id": service},
    }
    # Only what goes out as it happens is live; a recording that is on now is not.
    event["isLiveBroadcast"] = live and programme.is_live
    return {key: value for key, value in event.items() if value != ""}
