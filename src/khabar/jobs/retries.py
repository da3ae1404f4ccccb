"""How often a failing task is tried again, and when."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

CRASHES = 3  # attempts at a task whose worker vanishes, even where errors are not retried


@dataclass(frozen=True)
class RetryPolicy:
    """`max_attempts` counts the first; `backoff` and `longest` are seconds."""

    max_attempts: int = 1
    backoff: float = 1.0
    longest: float = 3600.0
    on: tuple[type[Exception], ...] = (Exception,)

    def delay(self, attempt: int, error: Exception | None = None) -> timedelta:
        """How long to wait after the failed attempt number `attempt` (from 1): doubling, with ± 50 % jitter.

        The jitter keeps tasks that failed together, when a remote server was down, from returning together. An error
        may say by its `retry_after`, in seconds, what is the least.
        """
        seconds = min(self.longest, self.backoff * 2 ** min(attempt - 1, 30))
        least = getattr(error, "retry_after", 0)
        return timedelta(seconds=max(least, seconds * random.uniform(0.5, 1.5)))  # noqa: S311

    def allows_another(self, attempt: int, error: Exception) -> bool:
        return attempt < self.max_attempts and isinstance(error, self.on)


NEVER = RetryPolicy()


def retry(
    max_attempts: int,
    backoff: float = 1.0,
    *,
    longest: float = 3600.0,
    on: tuple[type[Exception], ...] = (Exception,),
) -> Callable[[Function], Function]:
    """Decorator of a task's function, below `@task()`: try again after the errors `on`, ever more slowly."""
    policy = RetryPolicy(max_attempts, backoff, longest, on)

    def decorate(function: Function) -> Function:
        function.retry_policy = policy  # type: ignore[attr-defined]
        return function

    return decorate


def policy_of(function: Callable[..., Any]) -> RetryPolicy:
    """The function's policy; without `@retry` an error is final."""
    policy: RetryPolicy = getattr(function, "retry_policy", NEVER)
    return policy
