"""Real workers: threads that share a queue, and processes that are stopped and killed."""

from __future__ import annotations

import signal
import time
from collections import Counter
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection, connections
from django_tasks import TaskResultStatus

from khabar.jobs.models import Lease
from khabar.jobs.tests import tasks
from khabar.jobs.worker import Worker
from tests.fixtures.workers import start_worker, wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def lines(path: Path) -> list[str]:
    return path.read_text().split() if path.exists() else []


def test_workers_share_a_queue_and_run_each_task_once(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    for number in range(40):
        tasks.note.enqueue(str(path), str(number))

    def work() -> None:
        Worker(until_empty=True).run()
        connections.close_all()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(lines(path)) == Counter({str(number): 1 for number in range(40)})


def test_another_worker_finishes_the_task_of_a_killed_one(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    result = tasks.note_slowly.enqueue(str(path), 4)
    killed = start_worker()
    try:
        wait_until(lambda: lines(path) == ["begun"])
    finally:
        killed.kill()
        killed.wait()
    heir = start_worker()
    try:
        wait_until(lambda: lines(path) == ["begun", "begun", "done"])
        wait_until(lambda: result.refresh() or result.status == TaskResultStatus.SUCCESSFUL, 5)
    finally:
        heir.terminate()
        assert heir.wait(timeout=15) == 0
    assert result.attempts == 2
    assert lines(path) == ["begun", "begun", "done"]
    assert not Lease.objects.exists()


def test_a_worker_told_to_stop_finishes_its_task_first(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    result = tasks.note_slowly.enqueue(str(path), 1.5)
    worker = start_worker()
    try:
        wait_until(lambda: lines(path) == ["begun"])
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=15) == 0
    finally:
        worker.kill()
    assert lines(path) == ["begun", "done"]
    result.refresh()
    assert result.status == TaskResultStatus.SUCCESSFUL


def test_a_worker_told_twice_leaves_its_task_to_others(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    result = tasks.note_slowly.enqueue(str(path), 30)
    worker = start_worker()
    try:
        wait_until(lambda: lines(path) == ["begun"])
        worker.send_signal(signal.SIGINT)
        time.sleep(0.3)
        worker.send_signal(signal.SIGINT)
        assert worker.wait(timeout=15) == 130
    finally:
        worker.kill()
    result.refresh()
    assert result.status == TaskResultStatus.READY


@pytest.mark.skipif("config.getoption('--database') == 'sqlite'", reason="a file has no connections to lose")
def test_a_worker_survives_the_loss_of_its_connections(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    worker = start_worker(lease=30)
    try:
        for number in range(3):
            tasks.note.enqueue(str(path), str(number))
            wait_until(lambda expected=number: len(lines(path)) == expected + 1)
            with connection.cursor() as cursor:
                mine = "pid <> pg_backend_pid() AND datname = current_database()"
                cursor.execute(f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE {mine}")
                assert cursor.fetchone()[0] > 0
    finally:
        worker.terminate()
        assert worker.wait(timeout=30) == 0
    assert lines(path) == ["0", "1", "2"]
