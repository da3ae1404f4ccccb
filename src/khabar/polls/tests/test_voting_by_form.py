"""A ballot sent by a form or by a script: who may send it, what is answered, which cookie is given."""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import urlsplit

import altcha
import pytest
from django.test import Client

from khabar.polls.models import Ballot, Poll
from khabar.polls.queries import count_of
from khabar.polls.tests.ballots import OWN, ask
from khabar.polls.voters import COOKIE
from khabar.visitors import proof
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def poll(newsroom: Newsroom) -> Poll:
    return ask(newsroom.edition)


def path(poll: Poll, what: str = "vote") -> str:
    return f"{'/en' if poll.edition == 'en' else ''}/polls/{poll.pk}/{what}/"


def send(
    client: Client, poll: Poll, data: dict[str, Any] | None = None, *, script: bool = False, **headers: str
) -> Any:
    accept = {"accept": "application/json"} if script else {}
    return client.post(path(poll), {"option": 1} if data is None else data, headers={**OWN, **accept, **headers})


def test_a_form_leads_to_the_result_with_a_cookie_for_polls_only(client: Client, poll: Poll) -> None:
    answer = send(client, poll)
    assert (answer.status_code, answer["Location"]) == (303, f"{path(poll, 'results')}?said=counted")
    cookie = answer.cookies[COOKIE]
    assert cookie["path"] == path(poll).rpartition(str(poll.pk))[0]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    page = client.get(answer["Location"])
    assert "no-store" in page["Cache-Control"]
    words = {"ar": "شكرًا لك، احتُسب صوتك.", "en": "Thank you, your vote is counted."}
    assert words[poll.edition] in page.content.decode()
    assert "100%" in page.content.decode()


def test_a_script_is_told_in_json(client: Client, poll: Poll) -> None:
    answer = send(client, poll, script=True)
    assert (answer.status_code, answer.json()) == (200, {"outcome": "counted"})
    again = send(client, poll, {"option": 0}, script=True)
    assert (again.status_code, again.json()) == (409, {"outcome": "repeated"})
    assert count_of(poll.pk).votes == {1: 1}


def test_no_page_gives_a_cookie_to_who_does_not_vote(client: Client, poll: Poll) -> None:
    for address in (
        poll.path_on_site,
        path(poll, "results"),
        path(poll, "part"),
        path(poll).rpartition(str(poll.pk))[0],
    ):
        assert not client.get(address).cookies
    assert not send(client, poll, {}).cookies


def test_a_forged_cookie_is_none(client: Client, poll: Poll) -> None:
    client.cookies[COOKIE] = "somebody:forged"
    assert send(client, poll, script=True).json() == {"outcome": "counted"}
    assert client.cookies[COOKIE].value != "somebody:forged"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_other_sites_cannot_vote(client: Client, arabic: Newsroom, origin: str) -> None:
    poll = ask()
    headers = {"origin": origin} if origin else {}
    assert client.post(path(poll), {"option": 1}, headers=headers).status_code == 403
    assert client.post(path(poll), {"option": 1}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.get(path(poll)).status_code == 405
    assert not Ballot.objects.exists()


@pytest.mark.parametrize(
    "data",
    [{}, {"option": "x"}, {"option": "-1"}, {"option": "٣"}, {"option": "9" * 400}, {"option": [0, 1]},
     {"option": "1' OR 1"}, {"option": [str(n) for n in range(900)]}],
)  # fmt: skip
def test_what_is_no_answer_is_refused_in_words(client: Client, arabic: Newsroom, data: dict[str, Any]) -> None:
    poll = ask()
    assert send(client, poll, data, script=True).status_code == 422
    page = client.get(send(client, poll, data)["Location"])
    assert "اختر إجابة من فضلك." in page.content.decode()
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("number", ["0", "999", "9" * 18, "9" * 30])
def test_an_unknown_poll_is_not_found(client: Client, arabic: Newsroom, number: str) -> None:
    assert client.post(f"/polls/{number}/vote/", {"option": 1}, headers=OWN).status_code == 404
    assert client.get(f"/polls/{number}/").status_code == 404


def test_a_poll_belongs_to_its_edition(client: Client, arabic: Newsroom) -> None:
    poll = ask()
    assert client.post(f"/en{path(poll)}", {"option": 1}, headers=OWN).status_code == 404
    assert client.get(f"/en/polls/{poll.pk}/").status_code == 404


def test_under_attack_a_browser_proves_its_work(
    client: Client, arabic: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "NUMBERS", 20)
    poll = ask(guarded=True)
    assert send(client, poll, script=True).status_code == 428
    offered = client.get(f"/_util/challenge/poll:{poll.pk}/").json()
    solution = altcha.solve_challenge_v1(offered["challenge"], offered["salt"], "SHA-256", offered["maxNumber"])
    assert solution is not None
    payload = base64.b64encode(json.dumps({**offered, "number": solution.number}).encode()).decode()
    assert send(client, poll, {"option": 1, "proof": payload}, script=True).json() == {"outcome": "counted"}
    assert send(Client(), poll, {"option": 1, "proof": payload}, script=True, **{"user-agent": "B"}).status_code == 428
    page = client.get(send(Client(), poll, **{"user-agent": "C"})["Location"])
    assert "لا يعمل من دون جافاسكربت" in page.content.decode()


def test_an_address_is_kept_nowhere(client: Client, arabic: Newsroom) -> None:
    poll = ask()
    client.post(path(poll), {"option": 1}, headers=OWN, REMOTE_ADDR="198.51.100.77")
    ballot = Ballot.objects.values().get()
    assert ballot["network"]
    assert "198.51.100.77" not in str(ballot)


def test_nobody_votes_by_an_address_alone(client: Client, arabic: Newsroom) -> None:
    """Whoever is sent `?said=counted` sees the form, not a vote of theirs."""
    poll = ask()
    page = client.get(f"{path(poll, 'results')}?said=counted").content.decode()
    assert "data-poll-form" in page
    assert "شكرًا لك، احتُسب صوتك.</p>" not in page
    assert urlsplit(poll.path_on_site).path in page
