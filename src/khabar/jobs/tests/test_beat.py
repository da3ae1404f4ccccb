from __future__ import annotations

import time
from datetime import timedelta
from threading import Event, Thread

import pytest

from khabar.jobs import beat, leases
from khabar.jobs.beat import Beat
from khabar.jobs.models import Lease

MINUTE = timedelta(minutes=1)
NOON = 1_800_000_000  # some full second


@pytest.fixture(autouse=True)
def _empty_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beat, "_registry", {})


def test_a_name_is_registered_once() -> None:
    beat.every(1, "a job", test_a_name_is_registered_once)
    beat.every(1, "a job", test_a_name_is_registered_once)
    with pytest.raises(ValueError, match="a job"):
        beat.every(1, "a job", lambda: None)
    with pytest.raises(ValueError, match="full seconds"):
        beat.every(0, "another", lambda: None)


@pytest.mark.django_db
def test_jobs_run_at_their_intervals() -> None:
    for seconds in (1, 3):
        beat.every(seconds, str(seconds), lambda: None)
    mine = Beat("mine", MINUTE)
    ran = [mine.tick(NOON + offset) for offset in range(5)]
    assert ran == [["1", "3"], ["1"], ["1"], ["1", "3"], ["1"]]


@pytest.mark.django_db
def test_a_clock_set_back_stops_nothing() -> None:
    beat.every(30, "job", lambda: None)
    mine = Beat("mine", MINUTE)
    assert mine.tick(NOON) == ["job"]
    assert mine.tick(NOON - 3600) == ["job"]


@pytest.mark.django_db
def test_only_one_beat_of_many_runs_jobs() -> None:
    beat.every(1, "job", lambda: None)
    first, second = Beat("first", MINUTE), Beat("second", MINUTE)
    assert [first.tick(NOON), second.tick(NOON), second.tick(NOON + 1)] == [["job"], [], []]


@pytest.mark.django_db
def test_another_beat_takes_over_from_one_that_vanished() -> None:
    beat.every(1, "job", lambda: None)
    assert Beat("gone", timedelta(seconds=-1)).tick(NOON) == []
    assert Beat("here", MINUTE).tick(NOON) == ["job"]


@pytest.mark.django_db
def test_a_lease_given_back_is_free_at_once() -> None:
    assert leases.acquire("beat", "first", MINUTE)
    assert not leases.acquire("beat", "second", MINUTE)
    assert leases.release("beat", "first")
    assert leases.acquire("beat", "second", MINUTE)
    assert not leases.release("beat", "first")


@pytest.mark.django_db
def test_a_failing_job_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    ran = []
    beat.every(1, "broken", lambda: 1 / 0)
    beat.every(1, "sound", lambda: ran.append(1))
    Beat("mine", MINUTE).tick(NOON)
    assert ran == [1]
    assert "'broken' failed" in caplog.text


@pytest.mark.django_db
def test_a_restart_does_not_repeat_the_daily_job() -> None:
    ran: list[str] = []
    beat.every(86_400, "daily", lambda: ran.append("daily"))
    beat.every(5, "often", lambda: ran.append("often"))
    now = int(time.time())
    Beat("mine", MINUTE).tick(now)
    Beat("mine", MINUTE).tick(now + 1)
    assert ran == ["daily", "often", "often"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_beat_strikes_within_milliseconds_of_the_full_second() -> None:
    struck: list[float] = []
    beat.every(1, "strike", lambda: struck.append(time.time()))
    stopping = Event()
    thread = Thread(target=lambda: (Beat("mine", MINUTE).run(stopping), _close()))
    thread.start()
    time.sleep(3.2)
    stopping.set()
    thread.join()
    assert len(struck) in (3, 4)
    assert all(moment % 1 < 0.25 for moment in struck)
    assert not Lease.objects.exists()


def _close() -> None:
    from django.db import connections

    connections.close_all()
