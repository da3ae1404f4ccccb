"""The queue in the database: what happens to a task's row from claim to result.

django-tasks-db stores tasks; leases, retries, the reaper and pruning are ours.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from traceback import format_exception
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from khabar.jobs import leases
from khabar.jobs.models import Lease
from khabar.jobs.retries import CRASHES, NEVER, RetryPolicy, policy_of

logger = logging.getLogger(__name__)

TaskRow = DBTaskResult[..., Any]
KEEP_DONE, KEEP_FAILED = timedelta(days=7), timedelta(days=30)
PRUNED_AT_ONCE = 1000


class WorkerVanished(Exception):
    """The worker that ran the task was killed, or lost its machine or its database."""


def ready() -> Any:
    """Tasks that may run now, the most urgent first."""
    return DBTaskResult.objects.ready().filter(backend_name=DEFAULT_TASK_BACKEND_ALIAS)


def claim(holder: str, duration: timedelta) -> TaskRow | None:
    """Take the next task that is ready, with a lease on it. No two workers ever get the same one."""
    if not ready().exists():  # asking outside of a transaction leaves SQLite's write lock to those who write
        return None
    with transaction.atomic():
        task: TaskRow | None = ready().get_locked()
        if task is not None:
            task.claim(holder)
            Lease.objects.create(name=_lease(task), holder=holder, expires_at=Now() + duration)
    return task


def succeed(task: TaskRow, holder: str, value: Any) -> bool:
    """Record the result; false if the lease was lost, when another worker has the task or its result."""
    with transaction.atomic():
        if not leases.release(_lease(task), holder):
            return False
        task.set_successful(value)
    return True


def fail(task: TaskRow, holder: str, error: Exception) -> bool:
    """Record the error, and a later attempt if the task's policy has one; false if the lease was lost."""
    with transaction.atomic():
        if not leases.release(_lease(task), holder):
            return False
        policy, attempt = _policy(task), len(task.worker_ids)
        if policy.allows_another(attempt, error):
            delay = policy.delay(attempt, error)
            _put_back(task, timezone.now() + delay, error)
            seconds = delay.total_seconds()
            logger.warning("%s: %r in attempt %d; again in %.0f s", task.task_path, error, attempt, seconds)
        else:
            task.set_failed(error)
    return True


def hand_back(task: TaskRow, holder: str) -> None:
    """Make the task ready again at once, because its worker has to stop in the middle of it."""
    with transaction.atomic():
        if leases.release(_lease(task), holder):
            _put_back(task, timezone.now(), WorkerVanished("the worker was stopped"))


def reap() -> int:
    """Take tasks back whose workers stopped renewing their lease; returns how many these were."""
    expired = Lease.objects.filter(name__startswith=leases.TASK, expires_at__lt=Now())
    if not expired.exists():
        return 0
    with transaction.atomic():
        lost = list(expired.select_for_update(skip_locked=True))
        ids = [lease.name.removeprefix(leases.TASK) for lease in lost]
        Lease.objects.filter(name__in=[lease.name for lease in lost]).delete()
        for task in DBTaskResult.objects.filter(id__in=ids, status=TaskResultStatus.RUNNING):
            _take_back(task)
    return len(lost)


def prune() -> int:
    """Forget finished tasks after a time; returns how many."""
    now = timezone.now()
    old = DBTaskResult.objects.successful().filter(finished_at__lt=now - KEEP_DONE)
    old |= DBTaskResult.objects.failed().filter(finished_at__lt=now - KEEP_FAILED)
    pruned = 0
    while ids := list(old.order_by().values_list("id", flat=True)[:PRUNED_AT_ONCE]):
        pruned += DBTaskResult.objects.filter(id__in=ids).delete()[0]
    return pruned


def try_failed_again() -> int:
    """Make every failed task ready again, with all its attempts before it; returns how many."""
    return DBTaskResult.objects.failed().update(
        status=TaskResultStatus.READY, run_after=timezone.now(), finished_at=None, worker_ids=[]
    )


def _take_back(task: TaskRow) -> None:
    error = WorkerVanished(f"{task.worker_ids[-1]} stopped renewing its lease")
    if len(task.worker_ids) < max(CRASHES, _policy(task).max_attempts):
        logger.warning("%s: %s; it runs again", task.task_path, error)
        _put_back(task, timezone.now(), error)
    else:
        logger.error("%s: %s once too often", task.task_path, error)
        task.set_failed(error)


def _put_back(task: TaskRow, run_after: Any, error: Exception) -> None:
    task.status = TaskResultStatus.READY
    task.run_after = run_after
    task.exception_class_path = f"{type(error).__module__}.{type(error).__qualname__}"
    task.traceback = "".join(format_exception(error))
    task.save(update_fields=["status", "run_after", "exception_class_path", "traceback"])


def _policy(task: TaskRow) -> RetryPolicy:
    try:
        return policy_of(task.task.func)
    except (ImportError, SuspiciousOperation):  # the task's code may be gone
        return NEVER


def _lease(task: TaskRow) -> str:
    return f"{leases.TASK}{task.id}"
