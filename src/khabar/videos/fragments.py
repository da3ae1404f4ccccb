"""Live parts of pages: a video in running copy, and rails of the newest videos."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from khabar.design.queries import current_edition
from khabar.edge.fragments import FragmentContext
from khabar.videos.addresses import videos_path
from khabar.videos.cards import player_of, video_cards
from khabar.videos.queries import newest_videos, video_numbered

RAIL = 5
FEWEST = 2
"""A rail with fewer is none."""


def one_video(context: FragmentContext) -> SafeString:
    """The player of the video whose number the argument is, with its headline; nothing for one that isn't live."""
    number = int(context.arg) if context.arg.isdigit() and len(context.arg) < 19 else 0
    context.tag(f"item:{number}")
    video = video_numbered(number)
    player = player_of(video) if video else None
    if video is None or player is None:
        return mark_safe("")
    return _render("khabar_videos/in_copy.html", video=video, player=player)


def rail(context: FragmentContext) -> SafeString:
    """The newest videos: of the edition, of a section (`section-5`) or of a story (`story-12`). One query."""
    scope, _dash, number = context.arg.partition("-")
    edition = context.language
    context.tag(f"videos:{scope}:{number}" if scope else f"videos:{edition}")
    if scope == "story":
        context.tag(f"story:{number}")  # what joins it or leaves it
    videos = newest_videos(scope, int(number or 0), edition, RAIL)
    if len(videos) < (1 if scope == "story" else FEWEST):
        return mark_safe("")
    url = "" if scope == "story" else videos_path(edition)
    return _render("khabar_videos/rail.html", title=_("Videos"), url=url, cards=video_cards(videos))


def _render(name: str, **context: object) -> SafeString:
    return render_to_string(name, {"edition": current_edition(), **context})
