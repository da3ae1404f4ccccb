"""What the player is fed with. Nothing of a medium is loaded before the reader's click."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Literal

from khabar.design.components import Picture

HLS = "application/vnd.apple.mpegurl"
MP4 = "video/mp4"
Ratio = Literal["16-9", "4-3", "1-1", "9-16"]


@dataclass(frozen=True)
class MediaSource:
    """An address of the medium and its type. Of several sources the next is tried when one fails."""

    url: str
    type: str = HLS


@dataclass(frozen=True)
class CaptionTrack:
    """Captions (WebVTT) in one language; `label` is the language's own name."""

    url: str
    language: str
    label: str
    default: bool = False


@dataclass(frozen=True)
class Storyboard:
    """A sheet of small pictures of a recording of `seconds`: one `every` so many seconds, `columns` in a row."""

    url: str
    seconds: int
    every: int
    count: int
    columns: int
    width: int
    height: int


@dataclass(frozen=True)
class PlayerView:
    """A player of video or sound.

    `audio` are sources offered as "sound only": without picture, or the same again, whose picture is then hidden. With
    `live` the player tries again by itself, slower each time, when all sources have failed or ended, and has a button
    to the live edge. `duration` is written out. `patience` says after how many seconds without progress a source
    counts as failed. With a `storyboard` there is a bar below the picture that shows the place a reader looks for.
    """

    title: str
    sources: list[MediaSource]
    picture: Picture | None = None
    kind: Literal["video", "audio"] = "video"
    live: bool = False
    ratio: Ratio = "16-9"
    tracks: list[CaptionTrack] = field(default_factory=list)
    audio: list[MediaSource] = field(default_factory=list)
    duration: str = ""
    patience: int = 15
    storyboard: Storyboard | None = None

    @property
    def sources_json(self) -> str:
        return json.dumps([[source.url, source.type] for source in self.sources])

    @property
    def audio_json(self) -> str:
        return json.dumps([[source.url, source.type] for source in self.audio]) if self.audio else ""
