"""Captions are read strictly and written safely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.webvtt import BadCaptions, BadTime, Cue, clock, read, seconds_of, short_clock, transcript, write

VTT = """\ufeffWEBVTT - title

STYLE
::cue { background: url(http://example.org/track) }

NOTE nobody reads this

1
00:01.000 --> 00:02.500 line:0 position:20%
<v هناء الصيرفي>لم نبن <b>رصيفًا</b>،
أعدنا <c.red onclick=x>الباب</c>.

01:00:00.000 --> 01:00:01.000
5 &lt; 6 --&gt; yes <script>alert(1)</script>
"""


def test_words_times_and_speakers_are_kept_and_nothing_else() -> None:
    first, second = read(VTT)
    assert (first.start, first.end, first.voice) == (1, 2.5, "هناء الصيرفي")
    assert first.text == "لم نبن رصيفًا،\nأعدنا الباب."
    assert first.markup == "لم نبن <b>رصيفًا</b>،\nأعدنا الباب."
    assert (second.start, second.text) == (3600, "5 < 6 --> yes alert(1)")
    written = write([first, second])
    assert "STYLE" not in written
    assert "example.org" not in written
    assert "script" not in written
    assert "line:0" not in written
    assert "5 &lt; 6 --&gt; yes" in written


def test_writing_changes_nothing_that_was_written() -> None:
    written = write(read(VTT))
    assert write(read(written)) == written


def test_subrip_is_understood() -> None:
    assert read("1\r\n00:00:01,000 --> 00:00:02,000\r\nقال\r\n") == [Cue(1, 2, "قال", "", "قال")]


@pytest.mark.parametrize(
    ("source", "reason", "line"),
    [
        ("", "empty", 1),
        ("WEBVTT\n\nwords without a time", "no_times", 3),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nx", "backwards", 3),
        ("WEBVTT\n\n00:99.000 --> 01:99.000\nx", "no_times", 3),
        ("x" * 400_001, "too_long", 1),
        ("WEBVTT\n\n" + "00:01.000 --> 00:02.000\nx\n\n" * 6_001, "too_many", 18_003),
    ],
)
def test_what_is_no_captions_is_refused_with_its_line(source: str, reason: str, line: int) -> None:
    with pytest.raises(BadCaptions) as told:
        read(source)
    assert (told.value.reason, told.value.line) == (reason, line)


@given(st.text(alphabet="ab<>/v.&;bi\n-0123:سـ\u202e ", max_size=80))
def test_no_payload_writes_a_second_cue_or_an_open_tag(payload: str) -> None:
    try:
        cues = read(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{payload}")
    except BadCaptions:
        return
    again = read(write(cues))
    assert [(cue.start, cue.text.split()) for cue in again] == [(cue.start, cue.text.split()) for cue in cues]


def test_a_transcript_is_parted_by_speakers_and_pauses() -> None:
    cues = [
        Cue(0, 1, "مرحبًا", "أ"), Cue(1, 2, "بكم.", "أ"), Cue(2, 3, "شكرًا.", "ب"), Cue(9, 10, "بعد صمت."),
    ]  # fmt: skip
    assert [(cue.start, cue.text) for cue in transcript(cues)] == [(0, "مرحبًا بكم."), (2, "شكرًا."), (9, "بعد صمت.")]


@pytest.mark.parametrize(("text", "seconds"), [("0:05", 5), ("01:05", 65), ("١:٠٥", 65), ("1:01:05", 3665)])
def test_times_are_read_as_people_write_them(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "5", "1:75", "a:b", "1:2:3:4", "-1:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(BadTime):
        seconds_of(text)


def test_times_are_written_for_machines_and_for_people() -> None:
    assert clock(3665.25) == "01:01:05.250"
    assert (short_clock(65.9), short_clock(3665)) == ("01:05", "1:01:05")
