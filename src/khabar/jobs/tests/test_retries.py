from __future__ import annotations

import pytest

from khabar.jobs.retries import NEVER, RetryPolicy, policy_of, retry


def test_the_delay_doubles_within_its_jitter() -> None:
    policy = RetryPolicy(max_attempts=9, backoff=2)
    for attempt, middle in ((1, 2), (2, 4), (3, 8), (6, 64)):
        delays = [policy.delay(attempt).total_seconds() for _ in range(50)]
        assert min(delays) >= middle * 0.5
        assert max(delays) <= middle * 1.5
        assert max(delays) > min(delays)


def test_the_delay_has_a_limit() -> None:
    assert RetryPolicy(max_attempts=2000, longest=60).delay(1500).total_seconds() <= 90


@pytest.mark.parametrize(
    ("attempt", "error", "allowed"),
    [(1, KeyError(), True), (2, KeyError(), True), (3, KeyError(), False), (1, ValueError(), False)],
)
def test_a_policy_counts_attempts_and_looks_at_the_error(attempt: int, error: Exception, allowed: bool) -> None:
    policy = RetryPolicy(max_attempts=3, on=(KeyError,))
    assert policy.allows_another(attempt, error) is allowed


def test_a_function_without_the_decorator_is_not_retried() -> None:
    @retry(max_attempts=4)
    def stubborn() -> None: ...

    assert policy_of(stubborn).max_attempts == 4
    assert policy_of(lambda: None) is NEVER
