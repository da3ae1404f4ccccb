from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khabar.channels import composers
from khabar.channels.addresses import channel_path, channels_path, list_paths
from khabar.channels.linked_data import broadcast
from khabar.channels.queries import (
    DAYS_AFTER,
    DAYS_BEFORE,
    Standing,
    counterparts_of,
    days_of,
    programmes_of,
    shown_channels,
    standing_of,
    standings,
)
from khabar.design import pages
from khabar.design.addresses import absolute
from khabar.design.components import Link
from khabar.design.editions import EDITIONS
from khabar.design.queries import current_edition, current_outlet
from khabar.edge import fragments, tags
from khabar.pictures.renditions import share_picture


def _answer(request: HttpRequest, template: str, canonical: str, title: str, **context: Any) -> HttpResponse:
    outlet = current_outlet()
    description = context.pop("description", "") or outlet.description or outlet.tagline
    common = {"canonical": absolute(canonical), "head_title": title, "description": description}
    return TemplateResponse(request, f"khabar_channels/{template}.html", {**common, **context})


@pages.open_as_home
def index(request: HttpRequest) -> HttpResponse:
    """The edition's channels and how they stand; a single one has no list but its own page."""
    edition, now = get_language() or settings.LANGUAGE_CODE, timezone.now()
    tags.record(f"channels:{edition}")
    found = standings(edition, now)
    if not found:
        raise Http404
    if len(found) == 1:
        composers.record(found[0])
        return redirect(found[0].channel.path_on_site)
    shown = [composers.channel_view(standing, current_edition(), now) for standing in found]
    shown.sort(key=lambda channel: not channel.on_air)
    lists = list_paths(shown_channels())
    alternates = [Link(path, EDITIONS[code].name, lang=code) for code, path in lists.items() if code != edition]
    return _answer(request, "index", channels_path(edition), _("Live"), channels=shown, alternates=alternates)


def _standing(request: HttpRequest, slug: str, now: datetime) -> Standing:
    """The channel of this edition with this name. Raises Http404."""
    edition = get_language() or settings.LANGUAGE_CODE
    tags.record(f"channels:{edition}")
    found = standing_of(edition, slug, now)
    if found is None:
        raise Http404
    return found


@pages.open_as_home
def channel(request: HttpRequest, slug: str) -> HttpResponse:
    """A channel: the player or the card that says when it is back, and what is on today."""
    now = timezone.now()
    standing = _standing(request, slug, now)
    tags.holds_today()
    shown = composers.channel_view(standing, current_edition(), now)
    player = None
    if standing.on_air:
        streams = list(standing.channel.streams.all())
        player = composers.player_view(standing.channel, streams, shown.picture)
    return _page(request, standing, shown, timezone.localdate(now), now, player=player)


@pages.open_as_home
def day(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """A channel's schedule of another day."""
    now = timezone.now()
    try:
        wanted = date.fromisoformat(day)
    except ValueError as error:
        raise Http404 from error
    standing = _standing(request, slug, now)
    tags.holds_today()
    today = timezone.localdate(now)
    if wanted == today:
        return redirect(standing.channel.path_on_site)
    if not today - timedelta(days=DAYS_BEFORE) <= wanted <= today + timedelta(days=DAYS_AFTER):
        raise Http404
    return _page(request, standing, composers.channel_view(standing, current_edition(), now), wanted, now)


def _page(
    request: HttpRequest,
    standing: Standing,
    shown: composers.ChannelView,
    day: date,
    now: datetime,
    **context: Any,
) -> HttpResponse:
    channel, edition = standing.channel, current_edition()
    own_day = None if day == timezone.localdate(now) else day
    address = channel_path(channel.edition, channel.slug, own_day)
    if quote(request.path_info) != address:
        return HttpResponsePermanentRedirect(address)
    programmes = programmes_of(channel.pk, day)
    days = days_of(channel.pk, timezone.localdate(now))
    return _answer(
        request,
        "day" if own_day else "channel",
        address,
        channel.name,
        description=channel.description,
        share_picture=share_picture(channel.picture),
        linked_data=[broadcast(standing, current_outlet())],
        alternates=[
            Link(channel_path(other.edition, other.slug, own_day), EDITIONS[other.edition].name, lang=other.edition)
            for other in counterparts_of(channel)
        ],
        channel=shown,
        schedule=composers.schedule_view(channel, programmes, day, days, edition, now),
        **context,
    )


@pages.open_as_home
def button(request: HttpRequest) -> HttpResponse:
    """The header's button, for pages that stay open; a few bytes that the edge keeps."""
    language = get_language() or settings.LANGUAGE_CODE
    response = HttpResponse(fragments.render("on-air", language=language))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@pages.open_as_home
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether the channel is on air, for its page that stays open; a few bytes that the edge keeps."""
    standing = _standing(request, slug, timezone.now())
    composers.record(standing)
    response = JsonResponse({"on_air": standing.on_air})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
