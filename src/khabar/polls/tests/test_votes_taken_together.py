"""Ballots of one moment are one statement, and nobody gains or loses a vote by who else sent one just then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from khabar.edge import together
from khabar.polls import actions, views
from khabar.polls.actions import Outcome, Sheet, Voter
from khabar.polls.models import Ballot, Poll
from khabar.polls.queries import Count, count_of
from khabar.polls.tests.ballots import OWN, ask, somebody
from khabar.polls.voters import COOKIE
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def sheet(poll: Poll, *chosen: int, voter: Voter | None = None) -> Sheet:
    return Sheet(poll, [0, 1, 2], chosen or (0,), voter or somebody(), lambda: False)


@pytest.fixture(params=[True, False], ids=["returning", "one by one"])
def databases_of_all_ages(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param and connection.vendor == "postgresql":
        pytest.skip("only old SQLite can't tell what it has written")
    monkeypatch.setattr(connection.features, "can_return_columns_from_insert", request.param)


def test_many_ballots_cost_one_statement(django_assert_num_queries: Callable[[int], CaptureQueriesContext]) -> None:
    poll, other = ask(), ask("en", multiple=True)
    sheets = [sheet(poll, n % 3) for n in range(60)] + [sheet(other, 0, 2)]
    with django_assert_num_queries(1):
        outcomes = actions.vote_together(sheets)
    assert outcomes == [Outcome.COUNTED] * 61
    assert (count_of(poll.pk), count_of(other.pk)) == (Count(60, {0: 20, 1: 20, 2: 20}), Count(1, {0: 1, 2: 1}))


@pytest.mark.usefixtures("databases_of_all_ages")
def test_each_is_told_what_became_of_their_own() -> None:
    poll, closed, reader, late = ask(), ask(opens_at=None), somebody(), somebody()
    assert actions.vote_together([sheet(poll, 1, voter=late)]) == [Outcome.COUNTED]
    sheets = [
        sheet(poll, 0, voter=reader),
        sheet(poll, 1, voter=Voter(reader.token, "elsewhere")),  # the same cookie, from another network
        sheet(poll, 2, voter=Voter(late.token, "elsewhere")),
        sheet(poll, 9),
        sheet(closed, 0),
        sheet(poll, 2),
    ]
    assert [outcome.value for outcome in actions.vote_together(sheets)] == [
        "counted", "repeated", "repeated", "unfit", "closed", "counted",
    ]  # fmt: skip
    assert count_of(poll.pk) == Count(3, {0: 1, 1: 1, 2: 1})


@pytest.mark.usefixtures("databases_of_all_ages")
def test_a_click_that_came_twice_is_one_vote_also_across_two_spans_of_time() -> None:
    poll = ask()
    before, after = Voter("a", "home", ("span 1", "span 0")), Voter("b", "home", ("span 2", "span 1"))
    assert actions.vote_together([sheet(poll, voter=before), sheet(poll, voter=after)]) == [
        Outcome.COUNTED,
        Outcome.JUST_NOW,
    ]


def test_a_network_gets_no_more_by_sending_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "FREE", 3)
    poll, again = ask(), somebody("crowd")
    sheets = [sheet(poll, voter=somebody("crowd")) for _each in range(5)] + [sheet(poll)]
    counted, unproven = Outcome.COUNTED, Outcome.UNPROVEN
    assert actions.vote_together(sheets) == [counted, counted, counted, unproven, unproven, counted]
    # One that is refused for another reason takes nobody's place.
    other = ask()
    twice = [
        sheet(other, voter=again),
        sheet(other, voter=again),
        *(sheet(other, voter=somebody("crowd")) for _ in "ab"),
    ]
    assert actions.vote_together(twice) == [counted, Outcome.JUST_NOW, counted, counted]


def test_the_edge_answers_as_the_whole_site_does(arabic: Newsroom, client: Client) -> None:
    poll = ask()
    path = f"/polls/{poll.pk}/vote/"
    for accept in ("application/json", "text/html"):
        Ballot.objects.all().delete()
        headers = {**OWN, "accept": accept}
        usual = client.post(path, {"option": 1}, headers=headers)
        client.cookies.clear()
        Ballot.objects.all().delete()
        request = RequestFactory().post(path, {"option": 1}, headers=headers)
        taken = views.take([(request, {"number": str(poll.pk)})])[0]
        assert taken is not None
        answer = together._finisher()(request, taken)
        assert (answer.status_code, answer.content) == (usual.status_code, usual.content)
        assert without_chance(answer) == without_chance(usual)
        assert answer.cookies[COOKIE]["path"] == "/polls/"


def without_chance(answer: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.items()}


@pytest.mark.parametrize("path", ["/polls/9999/vote/", "/en/polls/{}/vote/"])
def test_what_needs_a_page_of_its_own_is_left_to_the_site(arabic: Newsroom, path: str) -> None:
    poll = ask()
    path = path.format(poll.pk)
    number = path.split("/")[-3]
    foreign = RequestFactory().post(f"/polls/{poll.pk}/vote/", {"option": 1}, headers={"sec-fetch-site": "cross-site"})
    lost = RequestFactory().post(path, {"option": 1}, headers=OWN)
    found = RequestFactory().post(f"/polls/{poll.pk}/vote/", {"option": 1}, headers=OWN)
    forms = [(foreign, {"number": str(poll.pk)}), (lost, {"number": number}), (found, {"number": str(poll.pk)})]
    answers = views.take(forms)
    assert [answer and answer.status_code for answer in answers] == [None, None, 303]


def test_votes_are_registered_for_every_edition_and_for_nothing_else() -> None:
    def taken(path: str) -> bool:
        headers = [(b"content-type", together.PLAIN), (b"content-length", b"8")]
        scope = {"method": "POST", "path": path, "query_string": b"", "headers": headers}
        return together.taker_of(scope) is not None

    assert taken("/polls/7/vote/")
    assert taken("/en/polls/7/vote/")
    assert not any(map(taken, ("/fr/polls/7/vote/", "/ar/polls/7/vote/", "/polls/07/vote/", "/polls/7/vote", "/x")))
