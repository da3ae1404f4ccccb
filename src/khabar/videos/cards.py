"""Videos as cards, with their length over the picture, and as players."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from khabar.design.components import Card, Picture
from khabar.design.player import MP4, CaptionTrack, MediaSource, PlayerView, Storyboard
from khabar.design.queries import current_edition
from khabar.edge import tags
from khabar.news.cards import card
from khabar.pictures.renditions import view
from khabar.text.digits import localize
from khabar.videos.addresses import captions_path, type_of
from khabar.videos.languages import NAMES
from khabar.videos.models import Recording, Video


def video_card(video: Video, use: str = "video") -> Card:
    """A card that says how long the video is; without a lead picture it shows a frame."""
    shown = card(video, "tall" if video.tall else use)
    if video.recording_id:
        tags.record(f"recording:{video.recording_id}")
    length = localize(video.length, current_edition().numbering)
    return replace(shown, label=length or shown.label, picture=shown.picture or frame_of(video.recording))


def video_cards(videos: Iterable[Video]) -> list[Card]:
    return [video_card(video) for video in videos]


def frame_of(recording: Recording | None) -> Picture | None:
    """A still picture from the first third, where there are any."""
    if recording is None or not recording.frames:
        return None
    place = len(recording.frames) // 3
    width = min(recording.width, 1280)
    height = round(recording.height * width / recording.width)
    return Picture(src=recording.url(f"frames/{place}.jpg"), width=width, height=height, alt="")


def player_of(video: Video) -> PlayerView | None:
    """The player of a video, None while nothing of it plays. One query for its captions."""
    recording = video.recording
    if recording is not None:
        tags.record(f"recording:{recording.pk}")
    lead = video.lead_picture
    poster = view(lead, "tall" if video.tall else "video", alt="") if lead else None
    sources, audio = sources_of(video), []
    if not sources:
        return None
    if recording and recording.has_sound:
        audio = [MediaSource(recording.url("sound/index.m3u8"))]
    return PlayerView(
        title=video.title,
        sources=sources,
        picture=poster or frame_of(recording),
        ratio="9-16" if video.tall else "16-9",
        tracks=tracks_of(video) if video.pk and video.live else [],
        audio=audio,
        duration=localize(video.length, current_edition().numbering),
        storyboard=storyboard_of(recording) if recording else None,
    )


def storyboard_of(recording: Recording) -> Storyboard | None:
    """The small pictures of a recording, None for one that was made before there were any."""
    if not recording.storyboard:
        return None
    return Storyboard(recording.url("storyboard.jpg"), round(recording.duration), **recording.storyboard)


def sources_of(video: Video) -> list[MediaSource]:
    """The addresses that play a video, the best first; none while it is being made."""
    if video.recording is not None:
        if not video.recording.plays:
            return []
        return [
            MediaSource(video.recording.url("master.m3u8")),
            MediaSource(video.recording.url("video.mp4"), MP4),
        ]
    return [MediaSource(video.address, type_of(video.address))] if video.address else []


def tracks_of(video: Video) -> list[CaptionTrack]:
    return [
        CaptionTrack(
            captions_path(video.edition, video.pk, captions.language),
            captions.language,
            NAMES.get(captions.language, captions.language),
        )
        for captions in video.captions.all()
    ]
