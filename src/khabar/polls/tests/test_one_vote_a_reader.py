"""One vote a reader, as far as honesty allows; and the limits of a network."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from khabar.polls import actions
from khabar.polls.actions import Outcome, Voter
from khabar.polls.models import Ballot, HourlyCount, What
from khabar.polls.queries import Count, count_of
from khabar.polls.tests.ballots import ask, cast, somebody

pytestmark = pytest.mark.django_db


def refused(what: What) -> int:
    return sum(HourlyCount.objects.filter(what=what).values_list("count", flat=True))


def test_a_vote_is_counted() -> None:
    poll = ask()
    assert cast(poll, 1) is Outcome.COUNTED
    assert count_of(poll.pk) == Count(1, {1: 1})


def test_the_same_reader_votes_once_and_the_first_vote_counts() -> None:
    poll, reader = ask(), somebody()
    assert cast(poll, 1, voter=reader) is Outcome.COUNTED
    later = Voter(reader.token, "another network")
    assert cast(poll, 0, voter=later) is Outcome.REPEATED
    assert count_of(poll.pk).votes == {1: 1}
    assert refused(What.REPEATED) == 1


def test_the_same_reader_votes_in_every_poll_and_their_ballots_cannot_be_matched() -> None:
    reader = somebody()
    for poll in (ask(), ask("en")):
        assert cast(poll, 0, voter=reader) is Outcome.COUNTED
    voters = set(Ballot.objects.values_list("voter", flat=True))
    assert len(voters) == 2
    assert reader.token not in voters


def test_a_form_sent_twice_before_the_cookie_came_is_one_vote() -> None:
    poll, first = ask(), somebody()
    assert cast(poll, 1, voter=first) is Outcome.COUNTED
    again = Voter("another token", first.network, ("a new mark", first.clicks[0]))
    assert cast(poll, 1, voter=again) is Outcome.JUST_NOW
    same_moment = Voter("a third token", "", first.clicks)
    assert cast(poll, 1, voter=same_moment) is Outcome.REPEATED
    assert count_of(poll.pk).ballots == 1


def test_two_readers_of_one_household_both_vote() -> None:
    poll = ask()
    assert [cast(poll, 0, voter=somebody("home")) for _each in range(2)] == [Outcome.COUNTED] * 2


@pytest.mark.parametrize(
    ("multiple", "chosen"), [(False, ()), (False, (0, 1)), (False, (7,)), (True, (0, 7)), (True, ())]
)
def test_what_fits_no_poll_is_refused(multiple: bool, chosen: tuple[int, ...]) -> None:
    poll = ask(multiple=multiple)
    assert cast(poll, *chosen) is Outcome.UNFIT
    assert not Ballot.objects.exists()


def test_several_answers_are_one_ballot() -> None:
    poll = ask(multiple=True)
    assert cast(poll, 0, 2) is Outcome.COUNTED
    assert cast(poll, 2, 2) is Outcome.COUNTED
    assert count_of(poll.pk) == Count(2, {0: 1, 2: 2})
    assert count_of(poll.pk).share(2) == 100


def test_votes_are_taken_between_opening_and_closing() -> None:
    now = timezone.now()
    poll = ask(opens_at=now, closes_at=now + timedelta(hours=1))
    before, after = now - timedelta(seconds=1), now + timedelta(hours=1)
    assert cast(poll, 0, now=before) is Outcome.CLOSED
    assert cast(poll, 0, now=now) is Outcome.COUNTED
    assert cast(poll, 0, now=after) is Outcome.CLOSED
    assert cast(ask(opens_at=None), 0) is Outcome.CLOSED


def test_a_network_that_sends_many_is_asked_for_proof_and_then_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "FREE", 2)
    monkeypatch.setattr(actions, "MOST", 4)
    poll, crowd = ask(), "a crowded network"
    outcomes = [cast(poll, 0, voter=somebody(crowd)) for _each in range(3)]
    assert outcomes == [Outcome.COUNTED, Outcome.COUNTED, Outcome.UNPROVEN]
    assert [cast(poll, 0, voter=somebody(crowd), proof=True) for _each in range(3)] == [
        Outcome.COUNTED,
        Outcome.COUNTED,
        Outcome.LIMITED,
    ]
    assert cast(poll, 0) is Outcome.COUNTED  # others go on
    assert (refused(What.UNPROVEN), refused(What.LIMITED)) == (1, 1)
    assert Ballot.objects.filter(proven=True).count() == 2


def test_a_guarded_poll_asks_everybody_for_proof() -> None:
    poll = ask(guarded=True)
    assert cast(poll, 0) is Outcome.UNPROVEN
    assert cast(poll, 0, proof=True) is Outcome.COUNTED


def test_proof_is_not_used_up_where_it_is_not_asked_for() -> None:
    def never() -> bool:
        raise AssertionError("asked for a proof")

    poll = ask()
    assert actions.vote(poll, [0, 1, 2], [0], somebody(), never) is Outcome.COUNTED
