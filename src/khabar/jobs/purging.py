"""Caches downstream hear of changes from the worker, which may wait for them and try again."""

from __future__ import annotations

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from khabar.edge import purging
from khabar.jobs.retries import retry


@task()
@retry(8, backoff=1)
def purge_downstream() -> int:
    """Tell every cache what to forget; how many announcements were told."""
    return purging.purge_pending()


def purge_if_due() -> None:
    """Have it done, unless it waits to be done or is being done."""
    if not purging.has_pending():
        return
    path = f"{purge_downstream.func.__module__}.{purge_downstream.func.__qualname__}"
    under_way = DBTaskResult.objects.filter(task_path=path)
    if not under_way.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).exists():
        purge_downstream.enqueue()
