"""Under attack a comment needs a proof of work to appear at once; a proof counts once, for its item."""

from __future__ import annotations

import base64
import json

import altcha
import pytest
from django.test import Client

from khabar.comments.actions import purpose
from khabar.comments.tests.readers import Reader, house
from tests.fixtures.newsroom import Newsroom


def solved(item_id: int) -> str:
    """What a browser sends after it has done the sum."""
    offer = Client().get(f"/_util/challenge/{purpose(item_id)}/").json()
    found = altcha.solve_challenge_v1(offer["challenge"], offer["salt"], offer["algorithm"], offer["maxNumber"])
    assert found is not None
    payload = {name: offer[name] for name in ("algorithm", "challenge", "salt", "signature")} | {"number": found.number}
    return base64.b64encode(json.dumps(payload).encode()).decode()


def test_without_a_proof_a_comment_is_held_and_with_one_it_appears(arabic: Newsroom) -> None:
    house(proof_of_work="always")
    item = arabic.article()
    held = Reader().wrote(item, "بلا جافاسكربت")
    assert (held.state, held.reasons[0]["rule"]) == ("held", "proof")
    assert Reader().wrote(item, "بإثبات", proof=solved(item.pk)).state == "approved"


def test_a_proof_counts_once_and_for_one_item(arabic: Newsroom) -> None:
    house(proof_of_work="always")
    item, other = arabic.article(), arabic.article("أخرى")
    proof = solved(item.pk)
    assert Reader().wrote(other, "لمادة أخرى", proof=proof).state == "held"
    assert Reader().wrote(item, "أول مرة", proof=proof).state == "approved"
    assert Reader().wrote(item, "ثاني مرة", proof=proof).state == "held"


NESTED = base64.b64encode(b"[" * 1_400).decode()


@pytest.mark.parametrize("proof", ["x", "e30=", "bnVsbA==", "A" * 5_000, "\u202e", NESTED])
def test_a_forged_proof_is_none(proof: str, arabic: Newsroom) -> None:
    house(proof_of_work="always")
    assert Reader().wrote(arabic.article(), "كلام", proof=proof).state == "held"


def test_a_refused_comment_does_not_use_up_its_proof(arabic: Newsroom) -> None:
    house(proof_of_work="always")
    item, reader = arabic.article(), Reader()
    proof = solved(item.pk)
    assert reader.write(item, "", proof=proof).status_code == 422
    assert reader.wrote(item, "كلام", proof=proof).state == "approved"


def test_a_flood_is_an_attack_and_browsers_are_told(arabic: Newsroom) -> None:
    house(proof_of_work="auto", flood=3)
    item = arabic.article()
    states = [Reader().wrote(item, f"تعليق {n}").state for n in range(4)]
    assert states == ["approved"] * 3 + ["held"]
    assert Client().get(f"{item.short_path}/comments/you/").json()["proof"] is True
