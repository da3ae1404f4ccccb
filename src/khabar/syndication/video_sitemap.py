"""The sitemap of videos (Google's video extension, 1.1): what plays, with a picture and where it lies."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from lxml import etree

from khabar.design.addresses import absolute
from khabar.news.models import UNDATED
from khabar.news.queries import NewsQuerySet
from khabar.pictures.renditions import share_picture
from khabar.syndication.markup import SITEMAP, VIDEO, add, named, written
from khabar.syndication.sitemaps import moment
from khabar.videos.cards import frame_of, sources_of
from khabar.videos.linked_data import address_of
from khabar.videos.models import Video

PATH = "/sitemaps/videos.xml"
PAGE_SIZE = 1_000
LONGEST_TITLE, LONGEST_TEXT = 100, 2_048
SHORTEST, LONGEST = 1, 28_800
"""Seconds that the extension allows as a duration."""


def open_videos() -> NewsQuerySet:
    """The published videos that anybody may see and that play, in all editions."""
    plays = (Q(recording__isnull=False) & ~Q(recording__rungs=[])) | ~Q(address="")
    return Video.objects.published().public().filter(plays, edition__in=settings.EDITIONS)


def videos_on(page: int) -> list[Video]:
    """The videos on one sitemap, oldest first so that a new one changes only the last. One query."""
    chosen = open_videos().order_by("live_at", "pk")[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return list(chosen.select_related("section", "lead_picture", "recording").defer("body", "sources"))


def video_urlset(videos: Iterable[Video]) -> bytes:
    root = etree.Element(named(SITEMAP, "urlset"), nsmap={None: SITEMAP, "video": VIDEO})
    for video in videos:
        picture, sources = share_picture(video.lead_picture) or frame_of(video.recording), sources_of(video)
        if picture is None or not sources:
            continue  # the extension wants both
        url = add(root, named(SITEMAP, "url"))
        add(url, named(SITEMAP, "loc"), absolute(video.path_on_site))
        told = add(url, named(VIDEO, "video"))
        add(told, named(VIDEO, "thumbnail_loc"), address_of(picture.src))
        add(told, named(VIDEO, "title"), video.title[:LONGEST_TITLE])
        add(told, named(VIDEO, "description"), (video.standfirst or video.title)[:LONGEST_TEXT])
        add(told, named(VIDEO, "content_loc"), address_of(sources[-1].url))
        if video.recording and SHORTEST <= video.recording.duration <= LONGEST:
            add(told, named(VIDEO, "duration"), str(round(video.recording.duration)))
        if video.live_at and video.live_at != UNDATED:
            add(told, named(VIDEO, "publication_date"), moment(video.live_at))
    return written(root)
