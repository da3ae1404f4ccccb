from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from khabar.jobs import leases, queue
from khabar.jobs.queries import overview
from khabar.jobs.tests import tasks
from khabar.jobs.worker import drain

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _empty_queue(db: None) -> None:
    DBTaskResult.objects.all().delete()


def test_the_overview_tells_what_waits_runs_and_failed() -> None:
    tasks.fail.enqueue()
    drain()
    tasks.note.enqueue("/dev/null", "runs")
    queue.claim("somebody", MINUTE)
    tasks.note.enqueue("/dev/null", "waits")
    tasks.fail.using(run_after=timezone.now() + MINUTE).enqueue()
    state = overview()
    assert (state.waiting, state.later, state.failed) == (1, 1, 1)
    assert state.running == [("khabar.jobs.tests.tasks.note", "somebody")]
    assert state.failures[0].reason == "khabar.jobs.tests.tasks.Flaky: for good"


def test_the_overview_names_the_worker_with_the_beat_while_it_lives() -> None:
    assert overview().beating is None
    leases.acquire("beat", "somebody", MINUTE)
    assert overview().beating == "somebody"
    leases.acquire("beat", "somebody", -MINUTE)
    assert overview().beating is None


def test_failed_tasks_get_another_chance() -> None:
    tasks.fail.enqueue()
    drain()
    assert queue.try_failed_again() == 1
    assert drain() == 1
