"""The same reader is known again today, and by nobody tomorrow."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from khabar.visitors import marks
from khabar.visitors.actions import forget
from khabar.visitors.models import DailySalt


@pytest.fixture(autouse=True)
def no_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "_salt", (timezone.localdate() - timedelta(days=9), b""))


def request(address: str = "192.0.2.7", **headers: str) -> HttpRequest:
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


@pytest.mark.django_db
def test_a_mark_is_the_same_for_a_network_and_another_for_another_purpose() -> None:
    mine = marks.network_mark(request(), "poll:1")
    assert mine == marks.network_mark(request(), "poll:1")
    assert mine != marks.network_mark(request("192.0.2.8"), "poll:1")
    assert mine != marks.network_mark(request(), "poll:2")
    assert len(mine) == marks.LENGTH
    assert "192.0.2.7" not in mine


@pytest.mark.django_db
def test_devices_behind_one_network_have_marks_of_their_own() -> None:
    one, other = request(**{"User-Agent": "A"}), request(**{"User-Agent": "B"})
    assert marks.device_mark(one, "poll:1") != marks.device_mark(other, "poll:1")
    assert marks.device_mark(one, "poll:1") != marks.device_mark(one, "poll:1", 12)
    assert marks.network_mark(one, "poll:1") == marks.network_mark(other, "poll:1")


@pytest.mark.django_db
def test_all_processes_use_one_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = marks.network_mark(request(), "poll:1")
    monkeypatch.setattr(marks, "_salt", (timezone.localdate() - timedelta(days=1), b""))  # another process
    assert marks.network_mark(request(), "poll:1") == mine
    assert DailySalt.objects.count() == 1


@pytest.mark.django_db
def test_when_the_salt_is_thrown_away_the_same_reader_has_another_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = marks.network_mark(request(), "poll:1")
    DailySalt.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert forget() == 1
    assert not DailySalt.objects.exists()
    monkeypatch.setattr(marks, "_salt", (timezone.localdate() - timedelta(days=1), b""))
    assert marks.network_mark(request(), "poll:1") != mine


@pytest.mark.django_db
def test_todays_salt_is_kept() -> None:
    marks.network_mark(request(), "poll:1")
    assert forget() == 0
    assert DailySalt.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", ""),
        ("192.0.2.7, 1", ""),
    ],
)
def test_a_network_is_an_address_or_a_households_prefix(address: str, network: str) -> None:
    assert marks.network_of(address) == network


@pytest.mark.parametrize(("trusted", "expected"), [(False, "192.0.2.7"), (True, "198.51.100.3")])
def test_a_proxy_is_believed_only_where_it_is_trusted(trusted: bool, expected: str, settings: Any) -> None:
    settings.TRUST_PROXY = trusted
    forged = request(**{"X-Forwarded-For": "203.0.113.9, 198.51.100.3"})
    assert marks.address_of(forged) == expected
