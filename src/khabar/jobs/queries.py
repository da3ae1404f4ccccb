from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from khabar.jobs import leases
from khabar.jobs.models import Lease

SHOWN = 20


@dataclass(frozen=True)
class Failure:
    """A task that was given up: the path of its code, when, and the last line of its traceback."""

    task: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class Overview:
    """The state of the queue: counts, the tasks that run as (path, worker), and the latest failures."""

    waiting: int
    later: int
    running: list[tuple[str, str]]
    failed: int
    failures: list[Failure]
    beating: str | None


def overview() -> Overview:
    """What waits, runs and failed, and which worker has the beat (None: nothing scheduled is published)."""
    tasks = DBTaskResult.objects
    waiting = tasks.ready().count()
    running = tasks.running().values_list("task_path", "worker_ids")
    failed = tasks.failed()
    beat = Lease.objects.filter(name=leases.BEAT, expires_at__gte=Now()).first()
    return Overview(
        waiting=waiting,
        later=tasks.filter(status=TaskResultStatus.READY).count() - waiting,
        running=[(path, workers[-1]) for path, workers in running[:SHOWN]],
        failed=failed.count(),
        failures=[
            Failure(task.task_path, task.finished_at, task.traceback.strip().rpartition("\n")[2])
            for task in failed.order_by("-finished_at")[:SHOWN]
            if task.finished_at
        ],
        beating=beat.holder if beat else None,
    )
