"""Answers that are worked out once a request, however many parts of the page ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from asgiref.local import Local
from django.core.signals import request_finished, request_started

P = ParamSpec("P")
T = TypeVar("T")
_requests = Local()


def once_a_request(function: Callable[P, T]) -> Callable[P, T]:
    """Remember the answers of `function` until the request ends; outside of requests it is asked each time.

    Its arguments must be hashable, and nobody may change what it answers.
    """

    @wraps(function)
    def remembering(*args: P.args, **kwargs: P.kwargs) -> T:
        answers: dict[Any, T] | None = getattr(_requests, "answers", None)
        if answers is None:
            return function(*args, **kwargs)
        key = (function, args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = function(*args, **kwargs)
        return answers[key]

    return remembering


@contextmanager
def one_request() -> Iterator[None]:
    """What is done inside counts as one request."""
    before = getattr(_requests, "answers", None)
    _requests.answers = {}
    try:
        yield
    finally:
        _requests.answers = before


def _begin(**kwargs: object) -> None:
    _requests.answers = {}


def _end(**kwargs: object) -> None:
    _requests.answers = None


request_started.connect(_begin, dispatch_uid="khabar_begin_remembering")
request_finished.connect(_end, dispatch_uid="khabar_end_remembering")
