from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Revision

from khabar.news import columns
from khabar.news.cursors import Cursor, Slice, slice_of
from khabar.videos.models import Recording, State, Video

CARD = (*columns.CARD, "tall", *(f"recording__{name}" for name in ("duration", "folder", "frames", "width", "height")))
"""The columns that a video's card shows."""
MORE = 3
SHORT = 12


def videos_of(edition: str) -> QuerySet[Video]:
    """The published wide and vertical videos of an edition whose time is known, as cards, newest first."""
    videos = Video.objects.dated().in_edition(edition).newest()
    return videos.select_related("section", "lead_picture", "recording").only(*CARD)


def has_videos(edition: str) -> bool:
    """Whether an edition has published a video; one query."""
    return bool(Video.objects.dated().in_edition(edition).exists())


def newest_videos(scope: str, number: int, edition: str, count: int) -> list[Video]:
    """The newest videos of a whole edition, or of a `section` or a `story`; one query."""
    videos = videos_of(edition)
    if scope == "section":
        videos = videos.filter(section=number)
    elif scope == "story":
        videos = videos.filter(memberships__story=number)
    return list(videos[:count])


def slice_of_videos(edition: str, cursor: Cursor | None, size: int) -> Slice:
    """`size` wide videos of an edition after `cursor`; one query."""
    wide: Any = videos_of(edition).filter(tall=False)
    return slice_of(wide, cursor, size)


def short_videos(edition: str) -> list[Video]:
    """The newest vertical videos of an edition; one query."""
    return list(videos_of(edition).filter(tall=True)[:SHORT])


def video_numbered(number: int) -> Video | None:
    """A published video with its recording; one query."""
    found = Video.objects.published().select_related("section", "lead_picture", "recording").filter(pk=number)
    return found.defer("body", "sources", "chapters").first()


def more_than(video: Video) -> list[Video]:
    """The newest other videos of its edition, to go on with; one query."""
    return [other for other in videos_of(video.edition)[: MORE + 1] if other.pk != video.pk][:MORE]


def abandoned(since: datetime) -> list[Recording]:
    """Recordings that are neither ready nor failed, and that nobody has touched since."""
    going = Q(state__in=(State.WAITING, State.WORKING))
    return list(Recording.objects.filter(going, touched_at__lt=since).order_by("touched_at"))


def unused(since: datetime, most: int) -> list[Recording]:
    """Recordings that no video shows, and no version of one, and that were taken in before `since`; at most so many."""
    shown = Video.objects.filter(recording=OuterRef("pk"))
    old = Recording.objects.filter(created_at__lt=since).filter(~Exists(shown)).order_by("pk")
    return list(islice((one for one in old.iterator(chunk_size=100) if not _is_in_a_version(one)), most))


def _is_in_a_version(recording: Recording) -> bool:
    versions = Revision.objects.filter(content_type__app_label="khabar_videos", content__recording=recording.pk)
    return bool(versions.exists())
