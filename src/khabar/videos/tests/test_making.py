"""A recording is made rung by rung, resumed where it broke off, and refused with a reason."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from PIL import Image

from khabar.jobs import worker
from khabar.jobs.programs import ProgramMissing
from khabar.videos import actions, encoding, making, probing
from khabar.videos.actions import take_in
from khabar.videos.ladder import RUNGS, Made, bandwidth_of, master, rungs_for, size_of
from khabar.videos.models import Recording, State
from khabar.videos.probing import Probed, judged, probe
from khabar.videos.unfit import REASONS, Unfit
from tests.fixtures.media import Recording as Tape
from tests.fixtures.media import record
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.videos import a_video, made

WIDE = Probed(60, 1920, 1080, 25, True, 0)


@pytest.fixture
def taken(db: None, recording: Tape) -> Recording:
    with recording.clip.open("rb") as file:
        return take_in(file, "ميناء.mp4")


def read(name: str) -> bytes:
    with default_storage.open(name) as file:
        return bytes(file.read())


def playable(path: Path) -> dict[str, str]:
    said = subprocess.run(
        ["ffprobe", "-v", "error", "-allowed_extensions", "ALL", "-show_entries", "stream=codec_name,width,height",
         "-of", "default=nw=1", str(path)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return dict(line.split("=") for line in said.split())


@pytest.mark.anywhere
def test_a_recording_becomes_what_every_browser_plays(
    db: None, recording: Tape, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True), recording.clip.open("rb") as file:
        number = take_in(file, "ميناء.mp4").pk
    worker.drain()
    assert DBTaskResult.objects.successful().filter(task_path="khabar.videos.tasks.make").count() == 2
    ready = Recording.objects.get(pk=number)
    assert (ready.state, ready.progress, ready.problem) == (State.READY, 100, "")
    assert (ready.width, ready.height, ready.has_sound, round(ready.duration)) == (320, 180, True, 2)
    assert [(rung.name, rung.width, rung.height) for rung in ready.made] == [(360, 320, 180)]
    offered = read(f"{ready.folder}/master.m3u8").decode()
    assert 'RESOLUTION=320x180,CODECS="avc1.4d401f,mp4a.40.2"' in offered
    assert "#EXT-X-BYTERANGE" in read(f"{ready.folder}/360/index.m3u8").decode()
    assert playable(Path(default_storage.path(f"{ready.folder}/master.m3u8")))["codec_name"] in ("h264", "aac")
    assert playable(Path(default_storage.path(f"{ready.folder}/video.mp4")))["height"] == "180"
    assert "height" not in playable(Path(default_storage.path(f"{ready.folder}/sound/index.m3u8")))
    assert [read(f"{ready.folder}/frames/{place}.jpg")[:2] for place in range(3)] == [b"\xff\xd8"] * 3
    assert ready.storyboard == {"every": 1, "count": 2, "columns": 10, "width": 192, "height": 108}
    with default_storage.open(f"{ready.folder}/storyboard.jpg") as file, Image.open(file) as sheet:
        assert sheet.size == (1920, 108)
        lights = [sheet.crop((192 * place, 0, 192 * (place + 1), 108)).convert("L") for place in range(3)]
    assert [picture.getextrema()[1] > 100 for picture in lights] == [True, True, False]
    original = ready.file.name
    actions.forget(ready)
    assert not default_storage.exists(f"{ready.folder}/master.m3u8")
    assert not default_storage.exists(original)


@pytest.mark.anywhere
def test_what_is_done_is_not_made_again(taken: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []

    def encode(source: Path, target: Path, rung: Any, probed: Any, told: Any) -> None:
        done.append(rung.name)
        if len(done) == 2:
            raise SystemExit  # the worker is killed
        target.write_bytes(b"mp4")

    monkeypatch.setattr(encoding, "encode", encode)
    monkeypatch.setattr(encoding, "frames", lambda *_: [])
    monkeypatch.setattr(making, "_keep_storyboard", lambda *_: {})
    monkeypatch.setattr(encoding, "pack", lambda source, folder, picture=True: folder.mkdir(parents=True))
    monkeypatch.setattr(making, "probe", lambda path: WIDE)
    assert actions.advance(taken.pk)
    assert actions.advance(taken.pk)
    with pytest.raises(SystemExit):
        actions.advance(taken.pk)
    half = Recording.objects.get(pk=taken.pk)
    assert (half.state, [rung.name for rung in half.made]) == (State.WORKING, [360])
    assert 0 < half.progress < 99
    while actions.advance(taken.pk):
        pass
    assert done == [360, 720, 720, 1080]
    assert Recording.objects.get(pk=taken.pk).state == State.READY


def test_what_nobody_is_at_is_taken_up_and_given_up_the_fourth_time(taken: Recording) -> None:
    for _ in range(actions.MOST_ATTEMPTS + 1):
        assert actions.take_up_abandoned() == 0
        Recording.objects.update(touched_at="2020-01-01T00:00:00Z")
        assert actions.take_up_abandoned() == 1
    taken.refresh_from_db()
    assert (taken.state, taken.problem) == (State.FAILED, "lost")
    actions.begin_again(taken)
    taken.refresh_from_db()
    assert (taken.state, taken.problem, taken.attempts) == (State.WAITING, "", 0)


def test_a_recording_nobody_shows_goes_after_a_month(taken: Recording, english: Newsroom) -> None:
    shown, drafted = a_video(english), a_video(english)
    drafted.recording = in_a_draft = made()
    drafted.save_revision()
    assert actions.forget_unused() == 0
    Recording.objects.update(created_at="2020-01-01T00:00:00Z")
    assert actions.forget_unused() == 1
    kept = set(Recording.objects.values_list("pk", flat=True))
    assert {shown.recording_id, in_a_draft.pk} <= kept
    assert taken.pk not in kept


def refused(path: Path) -> str:
    with pytest.raises(Unfit) as told:
        probe(path)
    return told.value.code


def test_what_breaks_off_is_told_from_what_is_whole(recording: Tape, tmp_path: Path) -> None:
    whole = recording.clip.read_bytes()
    (tmp_path / "cut.mp4").write_bytes(whole[: len(whole) // 2])
    assert refused(tmp_path / "cut.mp4") == "broken"  # its index stood at the end
    subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(recording.clip), "-c", "copy", "-movflags", "+faststart",
         str(tmp_path / "early.mp4")],
        check=True,
    )  # fmt: skip
    early = (tmp_path / "early.mp4").read_bytes()
    (tmp_path / "early-cut.mp4").write_bytes(early[: len(early) * 45 // 100])
    probed = probe(tmp_path / "early-cut.mp4")
    with pytest.raises(Unfit, match=r"truncated|broken"):
        encoding.encode(tmp_path / "early-cut.mp4", tmp_path / "out.mp4", RUNGS[0], probed, lambda share: None)


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    assert refused(record(tmp_path / "sound.mp4", picture=False, seconds=1)) == "no_video"


def test_a_playlist_in_disguise_opens_nothing(tmp_path: Path, recording: Tape) -> None:
    """ffprobe takes a file for what its bytes say: a playlist would have it read what the playlist names."""
    disguised = tmp_path / "film.mp4"
    disguised.write_text(f"#EXTM3U\n#EXTINF:1,\nfile://{recording.clip}\n#EXT-X-ENDLIST\n")
    assert refused(disguised) == "broken"
    disguised.write_text(f"ffconcat version 1.0\nfile {recording.clip}\n")
    assert refused(disguised) == "broken"


def stream(**fields: Any) -> dict[str, Any]:
    return {"codec_type": "video", "codec_name": "h264", "width": 640, "height": 360, "index": 0} | fields


@pytest.mark.parametrize(
    ("streams", "duration", "code"),
    [
        ([stream()], 10 * 3600, "too_long"),
        ([stream()], 0.2, "too_short"),
        ([stream()], 0, "broken"),
        ([], 60, "no_video"),
        ([stream(disposition={"attached_pic": 1})], 60, "no_video"),
        ([stream(width=16)], 60, "wrong_size"),
        ([stream(width=20_000)], 60, "wrong_size"),
        ([stream()] * 25, 60, "too_many_streams"),
    ],
)
def test_what_a_header_says_is_bounded(streams: list[Any], duration: float, code: str) -> None:
    with pytest.raises(Unfit) as told:
        judged({"streams": streams, "format": {"duration": str(duration)}})
    assert told.value.code == code


def test_a_picture_is_measured_as_it_is_shown() -> None:
    turned = judged({"streams": [stream(duration="5", side_data_list=[{"rotation": -90}])]})
    assert (turned.width, turned.height) == (360, 640)
    squeezed = judged({"streams": [stream(duration="5", width=720, height=576, sample_aspect_ratio="16:11")]})
    assert (squeezed.width, squeezed.height) == (1047, 576)


@pytest.mark.parametrize(
    ("size", "names"),
    [((320, 180), [360]), ((1280, 720), [360, 720]), ((3840, 2160), [360, 720, 1080]), ((720, 1280), [360, 720])],
)
def test_rungs_go_as_far_as_the_recording_has_pixels(size: tuple[int, int], names: list[int]) -> None:
    probed = Probed(60, *size, 25, True, 0)
    assert [rung.name for rung in rungs_for(probed)] == names
    sizes = [size_of(rung, probed) for rung in rungs_for(probed)]
    assert all(width % 2 == height % 2 == 0 and min(width, height) <= min(size) for width, height in sizes)


def test_the_playlist_begins_with_the_lowest_rung() -> None:
    rungs = [Made(rung.name, *size_of(rung, WIDE), bandwidth_of(rung, False)) for rung in reversed(RUNGS)]
    lines = master(rungs, has_sound=False).splitlines()
    assert [line for line in lines if not line.startswith("#")] == [f"{n}/index.m3u8" for n in (360, 720, 1080)]
    assert "mp4a" not in "".join(lines)


@pytest.mark.anywhere
def test_without_ffmpeg_the_reason_is_plain(taken: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*args: Any, **kwargs: Any) -> None:
        raise ProgramMissing("ffprobe is not installed")

    monkeypatch.setattr(probing.programs, "run", missing)
    assert not actions.advance(taken.pk)
    taken.refresh_from_db()
    assert (taken.state, taken.problem) == (State.FAILED, "no_program")
    with translation.override("ar"):
        assert "apt-get install ffmpeg" in taken.reason


def test_every_reason_is_said_in_arabic() -> None:
    with translation.override("en"):
        english = {code: str(text) for code, text in REASONS.items()}
    with translation.override("ar"):
        assert [code for code, text in REASONS.items() if str(text) == english[code]] == []
