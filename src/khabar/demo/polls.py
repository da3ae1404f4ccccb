"""The demo's polls, with votes that came over days as readers come: few at night, most in the evening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from khabar.demo import reading
from khabar.polls.models import HourlyCount, Option, Poll, What

BY_HOUR = (2, 1, 1, 1, 2, 4, 7, 9, 10, 9, 8, 8, 9, 9, 8, 8, 9, 11, 14, 16, 17, 15, 10, 5)
"""How many readers come in each hour of a day, as parts of a whole."""


def hold(edition: str, pictures: Mapping[str, int], now: datetime) -> int:
    """Make the edition's polls; how many there are."""
    entries = [entry for entry in reading.read("files/polls.toml")["poll"] if entry["edition"] == edition]
    for entry in entries:
        poll = Poll.objects.create(
            edition=edition,
            question=entry["question"],
            introduction=entry.get("introduction", ""),
            multiple=entry.get("multiple", False),
            results=entry["results"],
            in_rail=entry.get("in_rail", True),
            opens_at=now - timedelta(hours=entry["opened_hours_ago"]),
            closes_at=now + timedelta(hours=entry["closes_in_hours"]),
        )
        for place, option in enumerate(entry["options"]):
            Option.objects.create(
                poll=poll, text=option["text"], picture_id=pictures.get(option.get("picture", "")), sort_order=place
            )
        HourlyCount.objects.bulk_create(_counts(poll, entry, now))
    return len(entries)


def _counts(poll: Poll, entry: dict[str, Any], now: datetime) -> Iterator[HourlyCount]:
    votes = {number: option["votes"] for number, option in enumerate(entry["options"])}
    votes[What.BALLOTS] = entry.get("readers") or sum(votes.values())
    opened = poll.opens_at or now
    until = min(now, poll.closes_at or now)
    hours = [opened + timedelta(hours=n) for n in range(max(1, int((until - opened) / timedelta(hours=1))))]
    weights = [BY_HOUR[timezone.localtime(hour).hour] for hour in hours]
    for what, total in votes.items():
        for hour, count in zip(hours, _shared_out(total, weights), strict=True):
            if count:
                start = hour.replace(minute=0, second=0, microsecond=0)
                yield HourlyCount(poll=poll, hour=start, what=what, count=count)


def _shared_out(total: int, weights: list[int]) -> list[int]:
    """A number in whole parts by weight, which make exactly that number together."""
    whole, done, before = sum(weights), 0, 0
    parts = []
    for weight in weights:
        done += weight
        share = total * done // whole
        parts.append(share - before)
        before = share
    return parts


def remove() -> None:
    """Take the demo's polls away, with their votes."""
    questions = [entry["question"] for entry in reading.read("files/polls.toml")["poll"]]
    Poll.objects.filter(question__in=questions).delete()
