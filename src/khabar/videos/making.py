"""The steps in which a recording is made: look at it, take still pictures, then one rung after the other.

Each step is a task of its own, so that other work comes in between, and a worker that is killed repeats one step.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils import timezone

from khabar.jobs.programs import ProgramMissing
from khabar.videos import encoding, ladder
from khabar.videos.models import Recording
from khabar.videos.probing import Probed, probe
from khabar.videos.refusing import check_bytes
from khabar.videos.unfit import Unfit

WORK_OF_LOOKING = 5
"""Percent of the work that looking at it and its still pictures count as."""
BEGINNING, LEFT_BEHIND = "khabar-recording-", 24 * 3600
TOLD_EVERY = 1.0
"""Seconds between two notes of how far the work is."""


@dataclass(frozen=True)
class Outcome:
    """The columns of the recording that a step changes."""

    fields: dict[str, Any] = field(default_factory=dict)


Step = Callable[[Recording], Outcome]


def next_step(recording: Recording) -> Step:
    if not recording.wanted:
        return look
    return make_rung


def is_done(recording: Recording) -> bool:
    return bool(recording.wanted) and not ladder.missing(recording.wanted, recording.made)


def progress_of(recording: Recording, within: float = 0.0) -> int:
    """Percent of the work done, by the pixels of the rungs; `within` the rung in hand, from 0 to 1."""
    weights = {name: name * name for name in recording.wanted}
    whole = sum(weights.values())
    if not whole:
        return 0
    left = ladder.missing(recording.wanted, recording.made)
    done = whole - sum(weights[name] for name in left) + (weights[left[0]] * within if left else 0)
    return WORK_OF_LOOKING + int((99 - WORK_OF_LOOKING) * done / whole)


def look(recording: Recording) -> Outcome:
    """What it is, and still pictures out of it. Raises Unfit."""
    with _workplace(recording) as (source, folder):
        with source.open("rb") as file:
            check_bytes(file)
        probed = probe(source)
        found = encoding.frames(source, folder / "frames", probed)
        for place, (path, _moment) in enumerate(found):
            _keep(path, f"{recording.folder}/frames/{place}.jpg")
    return Outcome(
        {
            "duration": probed.duration,
            "width": probed.width,
            "height": probed.height,
            "has_sound": probed.has_sound,
            "wanted": [rung.name for rung in ladder.rungs_for(probed)],
            "frames": [moment for _path, moment in found],
        }
    )


def make_rung(recording: Recording) -> Outcome:
    """The lowest rung that is missing, and the playlist that offers all there are. Raises Unfit."""
    rung = ladder.rung_named(ladder.missing(recording.wanted, recording.made)[0])
    with _workplace(recording) as (source, folder):
        probed = probe(source)
        encoding.require_room(folder, 2 * encoding.most_bytes(rung, probed))
        encoded, packed = folder / "video.mp4", folder / "packed"
        encoding.encode(source, encoded, rung, probed, _noting(recording))
        encoding.pack(encoded, packed)
        _keep_all(packed, f"{recording.folder}/{rung.name}")
        if not recording.rungs:
            _keep_first(recording, encoded, folder, probed)
        sheet = {} if recording.rungs else _keep_storyboard(recording, encoded, folder)
    width, height = ladder.size_of(rung, probed)
    made = ladder.Made(rung.name, width, height, ladder.bandwidth_of(rung, probed.has_sound))
    rungs = [*(one for one in recording.made if one.name != rung.name), made]
    playlist = ladder.master(rungs, probed.has_sound).encode()
    _replace(f"{recording.folder}/master.m3u8", ContentFile(playlist))
    return Outcome({"rungs": [one.as_data() for one in rungs], **sheet})


def _keep_first(recording: Recording, encoded: Path, folder: Path, probed: Probed) -> None:
    """Of the lowest rung: the file for browsers without HLS and without scripts, and the sound alone."""
    _keep(encoded, f"{recording.folder}/video.mp4")
    if probed.has_sound:
        sound = folder / "sound"
        encoding.pack(encoded, sound, picture=False)
        _keep_all(sound, f"{recording.folder}/sound")


def _keep_storyboard(recording: Recording, encoded: Path, folder: Path) -> dict[str, Any]:
    """A sheet of small pictures, for whoever looks for a place in the video."""
    sheet = folder / "storyboard.jpg"
    made = encoding.storyboard(encoded, sheet, probe(encoded))
    _keep(sheet, f"{recording.folder}/storyboard.jpg")
    return {"storyboard": made.as_data()}


def _noting(recording: Recording) -> encoding.Told:
    """Writes down how far the rung in hand is, at most once a second."""
    last = time.monotonic()

    def told(share: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= TOLD_EVERY:
            last = now
            Recording.objects.filter(pk=recording.pk).update(
                progress=progress_of(recording, share), touched_at=timezone.now()
            )

    return told


@contextlib.contextmanager
def _workplace(recording: Recording) -> Iterator[tuple[Path, Path]]:
    """The recording as a file on this machine, and an empty folder that is gone afterwards.

    What killed workers left behind a day ago goes first.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{BEGINNING}*"):
        with contextlib.suppress(OSError):
            if left.stat().st_mtime < time.time() - LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=BEGINNING) as name:
        folder = Path(name)
        try:
            yield _local(recording, folder), folder
        except ProgramMissing as error:
            raise Unfit("no_program", str(error)) from error


def _local(recording: Recording, folder: Path) -> Path:
    try:
        return Path(recording.file.path)
    except NotImplementedError:  # the storage is another machine's
        encoding.require_room(folder, recording.size)
        copy = folder / "source"
        with recording.file.open("rb") as there, copy.open("wb") as here:
            shutil.copyfileobj(there, here)
        return copy


def _keep_all(folder: Path, name: str) -> None:
    for path in sorted(folder.iterdir()):
        _keep(path, f"{name}/{path.name}")


def _keep(path: Path, name: str) -> None:
    with path.open("rb") as file:
        _replace(name, File(file))


def _replace(name: str, content: File[bytes]) -> None:
    """Under exactly this name: a step that is done again leaves nothing beside."""
    if default_storage.exists(name):
        default_storage.delete(name)
    kept = default_storage.save(name, content)
    if kept != name:
        default_storage.delete(kept)
        raise Unfit("failed", f"the storage named {name} otherwise: {kept}")
