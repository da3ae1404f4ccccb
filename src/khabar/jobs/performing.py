from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.utils import translation
from django_tasks import TaskContext
from django_tasks.signals import task_finished, task_started
from django_tasks.utils import normalize_json
from django_tasks_db.backend import DatabaseBackend

from khabar.jobs import queue
from khabar.jobs.queue import TaskRow

logger = logging.getLogger(__name__)


def perform(task: TaskRow, holder: str) -> None:
    """Run a claimed task and record how it ended.

    Errors end in the task's row. Only SystemExit and KeyboardInterrupt go on, after the task was handed back.
    """
    try:
        try:
            value = _call(task)
        except Exception as error:
            _conclude(task, queue.fail(task, holder, error))
        except BaseException:
            queue.hand_back(task, holder)
            raise
        else:
            _conclude(task, queue.succeed(task, holder, value))
    except (OperationalError, InterfaceError):
        logger.exception("The end of %s can't be recorded; it will run again", task.task_path)


def _call(task: TaskRow) -> Any:
    job, result = task.task, task.task_result
    task_started.send(sender=DatabaseBackend, task_result=result)
    before = [TaskContext(task_result=result)] if job.takes_context else []  # type: ignore[arg-type]
    with translation.override(settings.LANGUAGE_CODE):
        return normalize_json(job.call(*before, *result.args, **result.kwargs))


def _conclude(task: TaskRow, recorded: bool) -> None:
    if not recorded:
        logger.warning("%s lost its lease before it ended; another worker has it", task.task_path)
        return
    if task.finished_at is None:
        return
    try:
        result = task.task_result
    except (ImportError, SuspiciousOperation):  # the task's code is gone, which is why it failed
        logger.error("%s failed: %s", task.task_path, task.traceback)
    else:
        task_finished.send(sender=DatabaseBackend, task_result=result)
