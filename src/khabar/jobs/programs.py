"""Programs beside Python that slow work starts: found or plainly missed, and bounded in time and memory."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO

from django.utils.translation import gettext as _

PACKAGES = {"ffmpeg": "ffmpeg", "ffprobe": "ffmpeg"}
LONGEST_COMPLAINT = 4_000


class ProgramMissing(Exception):
    """A program isn't installed; the message, for people, says which and what brings it."""


class ProgramFailed(Exception):
    """A program ended badly. `complaint` is the end of what it said, at most 4,000 characters."""

    def __init__(self, name: str, status: int, complaint: str) -> None:
        super().__init__(f"{name} ended with status {status}: {complaint[-200:]}")
        self.status, self.complaint = status, complaint


class ProgramTooSlow(Exception):
    """A program didn't end within its time and was ended."""


def is_there(*names: str) -> bool:
    return all(shutil.which(name) for name in names)


def path_of(name: str) -> str:
    """Where the program lies. Raises ProgramMissing."""
    found = shutil.which(name)
    if found is None:
        package = PACKAGES.get(name, name)
        raise ProgramMissing(
            _("%(program)s is not installed where the worker runs. On Debian: apt-get install %(package)s")
            % {"program": name, "package": package}
        )
    return found


def run(
    command: Sequence[str],
    *,
    seconds: float,
    megabytes: int = 2_048,
    heard: Callable[[str], None] | None = None,
) -> str:
    """Start a program without a terminal and without a shell, and return what it wrote.

    `heard` is given each line as it comes, and may raise to end the program; then nothing is returned. Raises
    ProgramMissing, ProgramFailed, or ProgramTooSlow after `seconds`. `megabytes` bounds the address space where the
    system can do that.
    """
    arguments = [path_of(command[0]), *command[1:]]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            errors="replace",
        )
        try:
            _bound(process.pid, megabytes)
            written = _listen(process, seconds, heard) if heard else _wait(process, seconds)
        except subprocess.TimeoutExpired as error:
            raise ProgramTooSlow(f"{command[0]}: more than {seconds:g} s") from error
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
        if process.returncode:
            raise ProgramFailed(command[0], process.returncode, _end_of(complaints))
    return written


def _bound(pid: int, megabytes: int) -> None:
    """Politely behind the server in the queue for processors, and within its memory."""
    size = megabytes * 1024 * 1024
    with contextlib.suppress(ProcessLookupError, PermissionError):  # it has ended already
        os.setpriority(os.PRIO_PROCESS, pid, 10)
        if hasattr(resource, "prlimit"):  # Linux
            resource.prlimit(pid, resource.RLIMIT_AS, (size, size))


def _wait(process: subprocess.Popen[str], seconds: float) -> str:
    return process.communicate(timeout=seconds)[0]


def _listen(process: subprocess.Popen[str], seconds: float, heard: Callable[[str], None]) -> str:
    """Each line as it comes; a watcher ends what takes too long, silent or not."""
    watcher = threading.Timer(seconds, process.kill)
    watcher.daemon = True
    started = time.monotonic()
    watcher.start()
    try:
        for line in process.stdout or ():
            heard(line.rstrip("\n"))
        process.wait()
    finally:
        watcher.cancel()
    if process.returncode and time.monotonic() - started >= seconds:
        raise subprocess.TimeoutExpired(process.args, seconds)
    return ""


def _end_of(complaints: IO[str]) -> str:
    complaints.seek(0)
    return complaints.read()[-LONGEST_COMPLAINT:].strip()
