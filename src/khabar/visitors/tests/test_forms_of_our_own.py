"""Forms are taken from our own pages only, without a cookie."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from khabar.visitors.guard import from_our_pages


@from_our_pages
def view(request: object) -> HttpResponse:
    return HttpResponse("taken")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://testserver"},
        {"Origin": "https://TESTSERVER"},
    ],
)
def test_our_own_pages_may_send(headers: dict[str, str], rf: RequestFactory) -> None:
    assert view(rf.post("/", headers=headers)).content == b"taken"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://testserver:8080"},
        {"Origin": "testserver"},
    ],
)
def test_nobody_else_may(headers: dict[str, str], rf: RequestFactory) -> None:
    with pytest.raises(PermissionDenied):
        view(rf.post("/", headers=headers))
