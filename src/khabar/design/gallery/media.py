"""The gallery's entry of the player."""

from __future__ import annotations

from dataclasses import replace

from khabar.design.gallery import samples
from khabar.design.gallery.copy import Copy
from khabar.design.gallery.state import Entry, State
from khabar.design.player import MP4, CaptionTrack, MediaSource, PlayerView, Storyboard


def media(copy: Copy) -> list[Entry]:
    sources = [MediaSource("/media/sample/index.m3u8"), MediaSource("/media/sample/360.mp4", MP4)]
    tracks = [
        CaptionTrack("/media/sample/ar.vtt", "ar", "العربية"),
        CaptionTrack("/media/sample/en.vtt", "en", "English"),
    ]
    video = PlayerView(copy.headline, sources, samples.picture(copy), tracks=tracks, duration="02:41")
    sheet = Storyboard("/media/sample/storyboard.jpg", 161, 3, 54, 10, 192, 108)
    audio = [MediaSource("/media/sample/sound.m3u8")]
    shown = {
        "video": video,
        "with the place looked for": replace(video, storyboard=sheet),
        "no picture": replace(video, picture=None, title=copy.mixed),
        "vertical": replace(video, ratio="9-16", picture=samples.portrait(copy)),
        "live, with sound only": replace(video, live=True, audio=audio, duration=""),
        "radio": replace(video, kind="audio", live=True, tracks=[], duration=""),
        "radio, no picture": replace(video, kind="audio", picture=None, tracks=[], duration=""),
    }
    states = [State(label, "{% player player %}", {"player": view}) for label, view in shown.items()]
    return [Entry("player", states)]
