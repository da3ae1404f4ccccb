"""Programs that slow work starts are found or plainly missed, and bounded."""

from __future__ import annotations

import sys
import time

import pytest
from django.utils import translation

from khabar.jobs import programs

PYTHON = sys.executable


def test_what_a_program_wrote_is_returned() -> None:
    assert programs.run([PYTHON, "-c", "print('قال')"], seconds=10) == "قال\n"


def test_a_missing_program_is_named_with_the_package_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not programs.is_there("ffmpeg")
    with translation.override("en"), pytest.raises(programs.ProgramMissing, match="apt-get install ffmpeg"):
        programs.run(["ffprobe"], seconds=1)


def test_a_failure_tells_the_end_of_what_the_program_said() -> None:
    code = "import sys; sys.stderr.write('x' * 9000 + 'no such stream'); sys.exit(3)"
    with pytest.raises(programs.ProgramFailed) as told:
        programs.run([PYTHON, "-c", code], seconds=10)
    assert told.value.status == 3
    assert told.value.complaint.endswith("no such stream")
    assert len(told.value.complaint) == programs.LONGEST_COMPLAINT


@pytest.mark.parametrize("heard", [None, lambda line: None], ids=["whole", "by line"])
def test_a_program_that_hangs_is_ended_in_time(heard: object) -> None:
    started = time.monotonic()
    with pytest.raises(programs.ProgramTooSlow):
        programs.run([PYTHON, "-c", "import time; time.sleep(60)"], seconds=0.3, heard=heard)  # type: ignore[arg-type]
    assert time.monotonic() - started < 10


def test_memory_is_bounded() -> None:
    with pytest.raises(programs.ProgramFailed):
        programs.run([PYTHON, "-c", "import time; time.sleep(.2); bytes(2**31)"], seconds=10, megabytes=512)


def test_lines_are_heard_as_they_come_and_the_listener_may_end_the_program() -> None:
    heard: list[str] = []

    def listen(line: str) -> None:
        heard.append(line)
        if len(heard) == 2:
            raise LookupError

    code = "import time\nfor n in range(99): print(n, flush=True); time.sleep(.02)"
    with pytest.raises(LookupError):
        programs.run([PYTHON, "-c", code], seconds=10, heard=listen)
    assert heard == ["0", "1"]
