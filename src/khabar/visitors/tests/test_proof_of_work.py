"""A proof of work is worth one thing, once, for five minutes."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any

import altcha
import pytest
from django.test import Client
from django.utils import timezone

from khabar.visitors import proof
from khabar.visitors.actions import forget
from khabar.visitors.models import SpentProof

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def easy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "NUMBERS", 50)


def solved(offered: dict[str, Any], **changed: Any) -> str:
    """What a browser sends back."""
    solution = altcha.solve_challenge_v1(offered["challenge"], offered["salt"], "SHA-256", offered["maxNumber"])
    assert solution is not None
    names = ("algorithm", "challenge", "salt", "signature")
    payload = {name: offered[name] for name in names} | {"number": solution.number} | changed
    return base64.b64encode(json.dumps(payload).encode()).decode()


def test_work_that_was_done_is_accepted_once() -> None:
    payload = solved(proof.offer("poll:1"))
    assert proof.redeem("poll:1", payload)
    assert not proof.redeem("poll:1", payload)


def test_the_same_work_written_in_another_way_is_still_spent() -> None:
    offered = proof.offer("poll:1")
    assert proof.redeem("poll:1", solved(offered))
    assert not proof.redeem("poll:1", solved(offered, more="x"))


def test_work_for_one_poll_is_worth_nothing_for_another() -> None:
    assert not proof.redeem("poll:2", solved(proof.offer("poll:1")))


def test_work_that_comes_too_late_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "LASTS", timedelta(seconds=-2))
    assert not proof.redeem("poll:1", solved(proof.offer("poll:1")))


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "x",
        "AAAA",
        "e30=",
        base64.b64encode(b"[]").decode(),
        base64.b64encode(b'{"challenge": 1}').decode(),
        "A" * 5000,
    ],
)
def test_what_is_no_proof_is_refused_without_an_error(payload: str) -> None:
    assert not proof.redeem("poll:1", payload)


def test_a_wrong_number_and_a_forged_signature_are_refused() -> None:
    offered = proof.offer("poll:1")
    assert not proof.redeem("poll:1", solved(offered, number=51))
    assert not proof.redeem("poll:1", solved(offered, signature="0" * 64))
    assert not SpentProof.objects.exists()


def test_expired_proofs_are_forgotten_and_others_kept() -> None:
    assert proof.redeem("poll:1", solved(proof.offer("poll:1")))
    assert forget() == 0
    SpentProof.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert forget() == 1


def test_a_challenge_is_given_to_anybody_and_kept_by_no_cache(client: Client) -> None:
    answer = client.get("/_util/challenge/poll:1/")
    assert answer.json()["maxNumber"] == 50
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert client.get("/_util/challenge/POLL/").status_code == 404
