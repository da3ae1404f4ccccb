from __future__ import annotations

from django_tasks import task

from khabar.jobs.retries import retry
from khabar.videos import actions

LAST = -50
"""Priority: whatever else waits goes first."""


@task(priority=LAST)
@retry(max_attempts=3, backoff=30)
def make(number: int) -> None:
    """One step of a recording, and the next one as a task of its own."""
    if actions.advance(number):
        make.enqueue(number)
