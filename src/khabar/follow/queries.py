from __future__ import annotations

from django.utils.translation import gettext as _

from khabar.design.addresses import feed_path
from khabar.design.components import FollowView, Link
from khabar.design.models import Outlet


def channel_links(outlet: Outlet) -> list[Link]:
    """The outlet's channels in the editor's order."""
    values = [block["value"] for block in outlet.channels.get_prep_value()]
    return [Link(value["url"], value["name"], icon=value.get("network", "website")) for value in values]


def follow_view(outlet: Outlet, edition: str) -> FollowView:
    """The outlet's channels and the feeds of its home page."""
    feeds = [
        Link(feed_path(edition), _("RSS feed"), icon="feed"),
        Link(feed_path(edition, extension="json"), _("JSON feed"), icon="feed"),
    ]
    return FollowView(channels=channel_links(outlet), feeds=feeds)
