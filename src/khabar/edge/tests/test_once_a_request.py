"""What many parts of a page ask for is worked out once a request, and never kept beyond it."""

from __future__ import annotations

import pytest
from django.core.signals import request_finished, request_started

from khabar.edge.once import once_a_request


@pytest.mark.django_db  # Django looks after its connections when a request begins
def test_an_answer_is_remembered_until_the_request_ends() -> None:
    asked: list[str] = []

    @once_a_request
    def answer(name: str, *, loud: bool = False) -> str:
        asked.append(name)
        return name.upper() if loud else name

    answer("a")
    answer("a")
    assert asked == ["a", "a"], "outside of a request nothing is remembered"
    request_started.send(None, environ={})
    assert [answer("a"), answer("a"), answer("b"), answer("a", loud=True)] == ["a", "a", "b", "A"]
    assert asked[2:] == ["a", "b", "a"]
    request_started.send(None, environ={})
    answer("a")
    assert asked[5:] == ["a"], "the next request asks anew"
    request_finished.send(None)
    answer("a")
    assert asked[6:] == ["a"]
