"""A file is judged by its bytes before any program opens it."""

from __future__ import annotations

from io import BytesIO

import pytest

from khabar.videos.refusing import check_bytes, is_container
from khabar.videos.unfit import Unfit
from tests.fixtures.media import Recording

MP4 = b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 64
ZIP_END = b"PK\x05\x06" + b"\x00" * 18


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "no_video_file"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 64, "no_video_file"),
        (b"PK\x03\x04" + b"\x00" * 64, "no_video_file"),
        (MP4 + b"<script>alert(1)</script>", "more_than_a_video"),
        (MP4 + b"<HTML><body>", "more_than_a_video"),
        (b"\x00\x00\x00\x40ftypmp42%PDF-1.7" + b"\x00" * 64, "more_than_a_video"),
        (MP4 + b"\x00" * 70_000 + ZIP_END, "more_than_a_video"),
    ],
)
def test_what_is_no_video_or_more_than_one_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Unfit) as told:
        check_bytes(BytesIO(content))
    assert told.value.code == code


def test_a_real_recording_passes_and_is_left_at_its_beginning(recording: Recording) -> None:
    with recording.clip.open("rb") as file:
        check_bytes(file)
        assert file.tell() == 0


def test_four_letters_by_chance_are_no_archive() -> None:
    check_bytes(BytesIO(MP4 + b"PK\x05\x06" + b"\x01" * 80))


@pytest.mark.parametrize(
    "head", [b"\x1a\x45\xdf\xa3", b"OggS", b"RIFF0000AVI ", b"\x00\x00\x00\x14ftypqt  ", (b"\x47" + b"\x00" * 187) * 3]
)
def test_usual_containers_are_known(head: bytes) -> None:
    assert is_container(head)
