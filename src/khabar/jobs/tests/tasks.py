"""Tasks that a worker, in this process or in another, can import and run in tests."""

from __future__ import annotations

import time
from pathlib import Path

from django_tasks import TaskContext, task

from khabar.jobs.retries import retry


class Flaky(Exception):
    """An error that may pass."""


@task()
def note(path: str, text: str) -> str:
    with open(path, "a", encoding="utf-8") as file:
        file.write(f"{text}\n")
    return text


@task()
def note_slowly(path: str, seconds: float) -> None:
    note.call(path, "begun")
    time.sleep(seconds)
    note.call(path, "done")


@task()
def fail() -> None:
    raise Flaky("for good")


@task(takes_context=True)
@retry(max_attempts=3, backoff=10, on=(Flaky,))
def fail_until_third(context: TaskContext) -> str:
    if context.attempt < 3:
        raise Flaky(f"attempt {context.attempt}")
    return "at last"


@task()
@retry(max_attempts=5, on=(Flaky,))
def fail_otherwise() -> None:
    raise ValueError("not worth another attempt")


@task()
def return_what_is_no_json() -> object:
    return Path()


@task()
def leave() -> None:
    raise SystemExit(1)
