"""JSON-LD of a video, after schema.org's VideoObject and Clip."""

from __future__ import annotations

from typing import Any

from khabar.design.addresses import absolute
from khabar.design.components import ArticleView
from khabar.design.models import Outlet
from khabar.news.linked_data import creative_work, known
from khabar.videos.cards import frame_of, sources_of
from khabar.videos.models import Video

LONGEST_TRANSCRIPT = 5_000


def iso_duration(seconds: float) -> str:
    """`PT1H1M5S`; empty for nothing."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    parts = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes) + f"{rest}S" * bool(rest)
    return f"PT{parts}" if parts else ""


def address_of(url: str) -> str:
    """An absolute address: storages give either."""
    return absolute(url) if url.startswith("/") else url


def video_object(page: Video, shown: ArticleView, outlet: Outlet, transcript: str) -> dict[str, Any]:
    """A VideoObject; what isn't known is left out, never made up."""
    data = creative_work(page, shown, outlet, "VideoObject")
    frame, duration = frame_of(page.recording), page.recording.duration if page.recording else 0
    pictures = data.pop("image", []) or ([address_of(frame.src)] if frame else [])
    sources = sources_of(page)
    data |= {
        "name": data.pop("headline"),
        "description": page.standfirst or page.title,
        "thumbnailUrl": pictures,
        "uploadDate": data.get("datePublished", ""),
        "duration": iso_duration(duration),
        "contentUrl": address_of(sources[-1].url) if sources else "",
        "transcript": transcript[:LONGEST_TRANSCRIPT],
        "hasPart": _clips(page, duration),
    }
    return known(data)


def _clips(page: Video, duration: float) -> list[dict[str, Any]]:
    """Chapters, each until the next one; the last one's end is known where the video's is."""
    ends = [*(second for second, _title in page.marks[1:]), round(duration)]
    url = absolute(page.path_on_site) if page.pk else ""
    return [
        known(
            {
                "@type": "Clip",
                "name": title,
                "startOffset": second,
                "endOffset": end or None,
                "url": f"{url}#t={second}",
            }
        )
        for (second, title), end in zip(page.marks, ends, strict=False)
    ]
