"""Polls and readers for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from khabar.polls import actions
from khabar.polls.actions import Outcome, Voter
from khabar.polls.models import Option, Poll

WORDS = {
    "ar": ("أي خط بحري تختار؟", ("خط الشمال", "خط الجنوب", "لا هذا ولا ذاك")),
    "en": ("Which ferry line do you take?", ("The northern one", "The southern one", "Neither")),
}
OWN = {"sec-fetch-site": "same-origin"}


def ask(edition: str = "ar", *, answers: Sequence[str] = (), pictures: Sequence[Any] = (), **fields: Any) -> Poll:
    """An open poll of an edition, with three options unless others are given."""
    question, usual = WORDS[edition]
    poll = Poll.objects.create(**{"edition": edition, "question": question} | fields)
    for place, text in enumerate(answers or usual):
        picture = pictures[place] if place < len(pictures) else None
        Option.objects.create(poll=poll, text=text, sort_order=place, picture=picture)
    return poll


def somebody(network: str = "") -> Voter:
    """A reader nobody has seen before, in a network of their own."""
    return Voter(uuid4().hex, network or uuid4().hex[:24], (uuid4().hex[:24],))


def cast(poll: Poll, *chosen: int, voter: Voter | None = None, proof: bool = False, **options: Any) -> Outcome:
    """A ballot for the options of these numbers."""
    numbers = list(poll.options.values_list("number", flat=True))
    return actions.vote(poll, numbers, chosen, voter or somebody(), lambda: proof, **options)
