"""Exit statuses of the khabar command; docs/reference/commands.md explains them to operators."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a status means; a shell script can tell them apart."""

    OK = 0
    FAILED = 1
    USAGE = 2
    CONFIGURATION = 3
    MISSING = 4
    BUSY = 5
    INTERRUPTED = 130


class CommandFailed(Exception):
    """A command can't go on. The message is all a person sees: one line that says what to do."""

    def __init__(self, message: str, status: Exit = Exit.FAILED) -> None:
        super().__init__(message)
        self.status = status
