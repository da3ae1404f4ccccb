"""The demo's videos: made of its drawings by ffmpeg once everything else is there, in the worker.

Without ffmpeg the demo goes without.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.utils import timezone

from khabar.articles.models import Article
from khabar.body.cleaning import clean_blocks
from khabar.demo import reading
from khabar.demo.newsroom import twin
from khabar.jobs import programs
from khabar.pictures.models import Picture
from khabar.sections.models import Section
from khabar.stories.actions import join
from khabar.stories.models import Story
from khabar.text.webvtt import Cue, short_clock, write
from khabar.videos.actions import advance, file_video, forget, take_in
from khabar.videos.models import Recording, Video

SECONDS, OVERLAP = 4, 0.5
"""How long a drawing is seen, and how long two are seen at once."""
RATE = 25
ZOOM = 0.14
PLACE = 2
"""After how many blocks of a text its video stands."""


def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reading.read("files/videos.toml")["video"]
    return found


def keys() -> set[object]:
    return {twin("video", entry["key"]) for entry in entries()}


def order(editions: list[str], pictures: Mapping[str, Mapping[str, int]]) -> int:
    """Have the worker make the videos; how many, none without ffmpeg. `pictures` are numbers by key, by edition."""
    from khabar.demo.tasks import shoot

    if not programs.is_there("ffmpeg", "ffprobe"):
        return 0
    for entry in entries():
        leads = {edition: pictures[edition][entry["pictures"][0]] for edition in editions}
        shoot.enqueue(entry["key"], leads, timezone.now().isoformat())
    return len(entries())


def shoot(key: str, leads: Mapping[str, int], loaded_at: datetime) -> bool:
    """Make one video and publish it in each edition; nothing if it is there, or the demo isn't any more."""
    entry = next(entry for entry in entries() if entry["key"] == key)
    if Video.objects.filter(translation_key=twin("video", key)).exists():
        return False
    pictures = Picture.objects.in_bulk(leads.values())
    sections = {section.edition: section for section in Section.objects.filter(translation_key=_section_of(entry))}
    if not sections or len(pictures) < len(leads):
        return False
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder, f"{key}.mp4")
        _film(entry, film)
        with film.open("rb") as file:
            recording = take_in(file, film.name, have_made=False)
    while advance(recording.pk):
        pass
    recording.refresh_from_db()
    if not recording.plays:
        return False
    for edition, number in leads.items():
        if edition in sections:
            _file(entry, edition, sections[edition], pictures[number], recording, loaded_at)
    return True


def _section_of(entry: dict[str, Any]) -> object:
    return twin("section", entry["section"])


def _film(entry: dict[str, Any], target: Path) -> None:
    """Drawings that come nearer and go, each into the next, with a chord that swells and fades."""
    width, height = entry["size"]
    paths = reading.pictures()
    inputs, steps = [], []
    frames = round((SECONDS + OVERLAP) * RATE)
    for number, name in enumerate(entry["pictures"]):
        inputs += ["-loop", "1", "-framerate", str(RATE), "-t", str(SECONDS + OVERLAP), "-i", str(paths[name]["path"])]
        zoom = f"1+{ZOOM}*on/{frames}" if number % 2 == 0 else f"{1 + ZOOM}-{ZOOM}*on/{frames}"
        steps.append(
            f"[{number}]scale={width * 3 // 2}:{height * 3 // 2}:force_original_aspect_ratio=increase,"
            f"crop={width * 3 // 2}:{height * 3 // 2},zoompan=z='{zoom}':x='(iw-iw/zoom)/2':y='(ih-ih/zoom)/2'"
            f":d=1:s={width}x{height}:fps={RATE}[p{number}]"
        )
    last = "p0"
    for number in range(1, len(entry["pictures"])):
        steps.append(f"[{last}][p{number}]xfade=duration={OVERLAP}:offset={number * SECONDS}[x{number}]")
        last = f"x{number}"
    length = SECONDS * len(entry["pictures"]) + OVERLAP
    steps.append(f"[{last}]fade=t=in:d=0.6,fade=t=out:st={length - 0.6}:d=0.6,format=yuv420p[picture]")
    chord = "+".join(f"0.07*sin(2*PI*{tone}*t)*(1+0.3*sin(2*PI*0.25*t))" for tone in entry["tone"])
    sound = f"aevalsrc='{chord}':s=44100:d={length},afade=t=in:d=1.5,afade=t=out:st={length - 2}:d=2[sound]"
    programs.run(
        [
            "ffmpeg", "-loglevel", "error", "-nostdin", "-y", *inputs, "-filter_complex", ";".join([*steps, sound]),
            "-map", "[picture]", "-map", "[sound]", "-t", str(length), "-c:v", "libx264", "-preset", "ultrafast",
            "-crf", "20", "-c:a", "aac", str(target),
        ],
        seconds=300,
    )  # fmt: skip


def _file(
    entry: dict[str, Any], edition: str, section: Section, lead: Picture, recording: Recording, loaded_at: datetime
) -> None:
    told = entry[edition]
    chapters = [
        {"type": "chapter", "value": {"start": short_clock(second), "title": words}}
        for second, words in _timed(told.get("chapters", []))
    ]
    paragraphs = [f"<p>{text}</p>" for text in told.get("body", "").split("\n\n") if text]
    video = file_video(
        told["headline"],
        section=section,
        captions={edition: _captions(told["captions"], recording.duration)},
        publish=True,
        published_at=loaded_at - timedelta(minutes=entry["minutes_ago"]),
        recording=recording,
        kicker=told["kicker"],
        standfirst=told["standfirst"],
        lead_picture=lead,
        chapters=chapters,
        body=clean_blocks([{"type": "paragraph", "value": text} for text in paragraphs]),
        translation_key=twin("video", entry["key"]),
    )
    for story in Story.objects.filter(translation_key=twin("storyline", entry.get("storyline", "")), edition=edition):
        join(story, [video])
    if "inside" in entry:
        _put_inside(entry["inside"], edition, video)


def _put_inside(key: str, edition: str, video: Video) -> None:
    """Set a video in the text of an article; not if somebody is writing in it."""
    articles = Article.objects.published().filter(translation_key=twin("article", key), edition=edition)
    article = articles.filter(has_unpublished_changes=False).first()
    if article is not None:
        blocks = article.body.get_prep_value()
        blocks.insert(PLACE, {"type": "video", "value": {"video": video.pk}, "id": str(uuid4())})
        article.body = blocks
        article.save_revision().publish()


def _timed(lines: list[str]) -> list[tuple[int, str]]:
    parts = (line.partition(": ") for line in lines)
    return [(int(second), words) for second, _colon, words in parts]


def _captions(lines: list[str], duration: float) -> str:
    timed = _timed(lines)
    ends = [*(float(second) for second, _words in timed[1:]), duration]
    return write(Cue(second, end - 0.1, words) for (second, words), end in zip(timed, ends, strict=True))


def remove() -> None:
    """Take the demo's videos away, with their files."""
    videos = Video.objects.filter(translation_key__in=keys())
    recordings = list(Recording.objects.filter(videos__in=videos).distinct())
    for video in videos:
        video.delete()
    for recording in recordings:
        forget(recording)
