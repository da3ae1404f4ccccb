"""None lost, none doubled: many at once, and while ballots are moved into hourly counts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khabar.polls import actions
from khabar.polls.actions import Outcome
from khabar.polls.models import Ballot, HourlyCount, Poll, What
from khabar.polls.queries import Count, count_of, counts_of, hours_of
from khabar.polls.tests.ballots import ask, cast, somebody

THREADS, VOTES = 12, 600


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_votes_at_once_while_they_are_being_counted_are_exactly_as_many() -> None:
    poll = ask()
    readers = [somebody() for _each in range(VOTES)]
    done = Event()

    def voting(start: int) -> list[Outcome]:
        try:
            mine = range(start, VOTES, THREADS)
            # Every fifth reader sends the same ballot again at once.
            return [cast(poll, n % 3, voter=readers[n]) for n in mine for _again in range(2 if n % 5 == 0 else 1)]
        finally:
            connection.close()

    def counting() -> int:
        try:
            moved = 0
            while not done.is_set():
                moved += actions.count_votes()
            return moved
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS + 1) as pool:
        counter = pool.submit(counting)
        outcomes = [outcome for part in pool.map(voting, range(THREADS)) for outcome in part]
        done.set()
        moved = counter.result()
    assert outcomes.count(Outcome.COUNTED) == VOTES
    assert len(outcomes) == VOTES + VOTES // 5
    assert count_of(poll.pk) == Count(VOTES, {0: 200, 1: 200, 2: 200})
    assert moved + actions.count_votes() == VOTES
    assert count_of(poll.pk) == Count(VOTES, {0: 200, 1: 200, 2: 200})


@pytest.mark.django_db
def test_the_count_is_the_same_before_between_and_after() -> None:
    poll, other = ask(multiple=True), ask()
    for chosen in [(0,), (0, 2), (1, 2)]:
        cast(poll, *chosen)
    expected = Count(3, {0: 2, 1: 1, 2: 2})
    assert count_of(poll.pk) == expected
    assert actions.count_votes() == 3
    assert count_of(poll.pk) == expected
    assert actions.count_votes() == 0
    cast(poll, 0)
    cast(other, 1)
    assert counts_of([poll.pk, other.pk]) == {poll.pk: Count(4, {0: 3, 1: 1, 2: 2}), other.pk: Count(1, {1: 1})}


@pytest.mark.django_db
def test_counting_in_portions_leaves_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    poll = ask()
    for _each in range(5):
        cast(poll, 1)
    assert [actions.count_votes() for _each in range(4)] == [2, 2, 1, 0]
    assert count_of(poll.pk) == Count(5, {1: 5})


@pytest.mark.django_db
def test_votes_are_kept_by_the_hour() -> None:
    start = datetime(2026, 3, 9, 10, 20, tzinfo=UTC)
    poll = ask(opens_at=start)
    for minutes in (0, 39, 40):
        cast(poll, 0, now=start + timedelta(minutes=minutes))
    actions.count_votes()
    hours = hours_of(poll.pk)
    assert [(hour.start.hour, hour.counts[0], hour.ballots) for hour in hours] == [(10, 2, 2), (11, 1, 1)]


@pytest.mark.django_db
def test_a_count_costs_one_query_whatever_the_number_of_votes() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            counts_of([poll.pk for poll in polls])
        return len(captured)

    polls = [ask(), ask("en")]
    before = queries()
    for _each in range(10):
        cast(polls[0], 1)
    actions.count_votes()
    cast(polls[0], 1)
    assert before == queries() == 1
    assert counts_of([]) == {}


@pytest.mark.django_db
def test_a_vote_costs_one_statement(django_assert_num_queries: Callable[[int], CaptureQueriesContext]) -> None:
    poll, reader = ask(), somebody()
    with django_assert_num_queries(1):
        actions.vote(poll, [0, 1, 2], [1], reader, lambda: False)


@pytest.mark.django_db
def test_counts_of_a_deleted_poll_are_dropped_without_an_error() -> None:
    poll = ask()
    key = (poll.pk, int(What.REPEATED), datetime(2026, 3, 9, 10, tzinfo=UTC))
    Poll.objects.filter(pk=poll.pk).delete()
    actions.add_counts({key: 3})
    assert not HourlyCount.objects.exists()


@pytest.mark.django_db
def test_marks_live_a_day_and_ballots_until_a_week_after_closing() -> None:
    now = timezone.now()
    poll = ask(opens_at=now - timedelta(days=30), closes_at=now - timedelta(days=8))
    cast(poll, 0, now=now - timedelta(days=9))
    fresh = ask()
    cast(fresh, 0)
    assert Ballot.objects.filter(network="").count() == 0
    assert actions.forget() == 1  # the marks; the ballot itself isn't counted yet
    assert Ballot.objects.filter(network="", click=None).count() == 1
    actions.count_votes()
    assert actions.forget() == 1
    assert Ballot.objects.get().poll_id == fresh.pk
    assert count_of(poll.pk) == Count(1, {0: 1})
    assert actions.forget() == 0


@pytest.mark.django_db
def test_in_a_poll_without_an_end_ballots_live_as_long_as_a_readers_cookie() -> None:
    now = timezone.now()
    poll = ask(opens_at=now - timedelta(days=200))
    for days in (181, 179):
        cast(poll, 0, now=now - timedelta(days=days))
    actions.count_votes()
    actions.forget()
    assert Ballot.objects.count() == 1
    assert count_of(poll.pk) == Count(2, {0: 2})


@pytest.mark.django_db
def test_a_day_with_more_marks_than_one_load_is_wiped_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    poll, yesterday = ask(opens_at=timezone.now() - timedelta(days=3)), timezone.now() - timedelta(days=1)
    for _each in range(5):
        cast(poll, 0, now=yesterday)
    assert actions.forget() == 5
    assert not Ballot.objects.exclude(network="", click=None).exists()
