"""Ballot papers: what a ballot is checked against, kept in memory for a moment, as thousands come for the same poll."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.conf import settings

from khabar.polls.models import Option, Poll

MOST = 100


@dataclass(frozen=True)
class Paper:
    """A poll with the numbers of its options."""

    poll: Poll
    numbers: frozenset[int]


_kept: dict[int, tuple[float, Paper]] = {}


def paper_of(poll_id: int) -> Paper | None:
    """The poll's paper, at most `settings.PAPER_SECONDS` old: so much later an editor's change holds for ballots."""
    until, paper = _kept.get(poll_id, (0.0, None))
    if paper is not None and time.monotonic() < until:
        return paper
    poll = Poll.objects.filter(pk=poll_id).first()
    if poll is None:
        return None
    numbers = Option.objects.filter(poll_id=poll_id).order_by().values_list("number", flat=True)
    paper = Paper(poll, frozenset(numbers))
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[poll_id] = (time.monotonic() + settings.PAPER_SECONDS, paper)
    return paper
