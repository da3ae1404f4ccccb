from __future__ import annotations

from django_tasks import task

from khabar.jobs.retries import retry
from khabar.news import actions


@task()
@retry(3, backoff=10)
def restate_bylines(person_id: int) -> None:
    """Let every item that a person signed name them as their page does now."""
    actions.restate_bylines(person_id)
