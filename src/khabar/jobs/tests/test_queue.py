from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from khabar.jobs import queue
from khabar.jobs.models import Lease
from khabar.jobs.performing import perform
from khabar.jobs.tests import tasks
from khabar.jobs.worker import drain

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _empty_queue(db: None) -> None:
    DBTaskResult.objects.all().delete()  # migrations leave tasks of Wagtail's


def stored(result: object) -> DBTaskResult:
    return DBTaskResult.objects.get(id=result.id)  # type: ignore[attr-defined]


def due_now(result: object) -> None:
    DBTaskResult.objects.filter(id=result.id).update(run_after=timezone.now())  # type: ignore[attr-defined]


def test_a_task_runs_once_and_keeps_its_result(tmp_path: Path) -> None:
    result = tasks.note.enqueue(str(tmp_path / "notes"), "hello")
    assert drain() == 1
    assert drain() == 0
    result.refresh()
    assert result.return_value == "hello"
    assert not Lease.objects.exists()


def test_a_task_for_later_waits() -> None:
    tasks.fail.using(run_after=timezone.now() + MINUTE).enqueue()
    assert drain() == 0


def test_a_failing_task_returns_after_its_backoff_and_then_succeeds() -> None:
    result = tasks.fail_until_third.enqueue()
    for attempt in (1, 2):
        assert drain() == 1
        task = stored(result)
        assert task.status == TaskResultStatus.READY
        assert f"attempt {attempt}" in task.traceback
        assert task.run_after > timezone.now() + timedelta(seconds=4)
        due_now(result)
    assert drain() == 1
    result.refresh()
    assert result.return_value == "at last"
    assert result.attempts == 3


@pytest.mark.parametrize("task", [tasks.fail, tasks.fail_otherwise, tasks.return_what_is_no_json])
def test_an_error_that_no_policy_covers_is_final(task: object) -> None:
    result = task.enqueue()  # type: ignore[attr-defined]
    assert drain() == 1
    result.refresh()
    assert result.status == TaskResultStatus.FAILED
    assert result.attempts == 1


def test_a_task_whose_code_is_gone_fails_and_stops_no_worker() -> None:
    result = tasks.fail.enqueue()
    DBTaskResult.objects.filter(id=result.id).update(task_path="khabar.jobs.tests.tasks.no_such_task")
    assert drain() == 1
    assert DBTaskResult.objects.get(id=result.id).status == TaskResultStatus.FAILED


def test_a_worker_that_must_leave_hands_its_task_back() -> None:
    result = tasks.leave.enqueue()
    task = queue.claim("one", MINUTE)
    assert task is not None
    with pytest.raises(SystemExit):
        perform(task, "one")
    assert stored(result).status == TaskResultStatus.READY
    assert not Lease.objects.exists()


def test_a_task_without_a_sign_of_life_is_taken_back(tmp_path: Path) -> None:
    result = tasks.note.enqueue(str(tmp_path / "notes"), "hello")
    assert queue.claim("gone", timedelta(seconds=-1)) is not None
    assert queue.reap() == 1
    assert stored(result).status == TaskResultStatus.READY
    assert drain() == 1
    assert stored(result).status == TaskResultStatus.SUCCESSFUL


def test_a_task_that_is_kept_alive_is_left_alone() -> None:
    tasks.fail.enqueue()
    assert queue.claim("alive", MINUTE) is not None
    assert queue.reap() == 0


def test_a_task_that_kills_every_worker_is_given_up() -> None:
    result = tasks.fail.enqueue()
    for _ in range(3):
        assert queue.claim("gone", timedelta(seconds=-1)) is not None
        queue.reap()
    task = stored(result)
    assert task.status == TaskResultStatus.FAILED
    assert task.exception_class_path.endswith("WorkerVanished")


def test_a_worker_that_lost_its_lease_cannot_record_a_result(tmp_path: Path) -> None:
    result = tasks.note.enqueue(str(tmp_path / "notes"), "hello")
    late = queue.claim("frozen", timedelta(seconds=-1))
    assert late is not None
    queue.reap()
    other = queue.claim("awake", MINUTE)
    assert other is not None
    perform(late, "frozen")
    assert stored(result).status == TaskResultStatus.RUNNING
    perform(other, "awake")
    assert stored(result).status == TaskResultStatus.SUCCESSFUL


def test_old_results_are_forgotten_and_failures_later() -> None:
    now = timezone.now()
    for finished, task in ((8, tasks.note), (31, tasks.fail), (8, tasks.fail), (1, tasks.note)):
        result = task.enqueue(*(["/dev/null", "x"] if task is tasks.note else []))
        drain()
        DBTaskResult.objects.filter(id=result.id).update(finished_at=now - timedelta(days=finished))
    tasks.fail.using(run_after=now + MINUTE).enqueue()
    assert queue.prune() == 2
    assert DBTaskResult.objects.count() == 3
