"""Whatever changes a poll on a page is announced by the tags which that page carries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from khabar.edge.models import Announcement
from khabar.polls import actions
from khabar.polls.models import Poll
from khabar.polls.tests.ballots import ask, cast
from tests.fixtures.newsroom import Newsroom


def announced(action: Callable[[], object]) -> set[str]:
    last = Announcement.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    action()
    return {tag for row in Announcement.objects.filter(pk__gt=last) for tag in row.tags.split()}


@pytest.fixture
def poll(arabic: Newsroom) -> Poll:
    return ask(opens_at=timezone.now() - timedelta(hours=1), closes_at=timezone.now() + timedelta(hours=1))


def test_pages_with_a_poll_carry_its_tag(poll: Poll, client: Client) -> None:
    for address in ("/", "/polls/", poll.path_on_site):
        assert f"poll:{poll.pk}" in client.get(address)["Cache-Tag"].split(",")
    assert "polls:ar" in client.get("/")["Cache-Tag"].split(",")


def test_votes_are_announced_when_they_are_counted_and_not_one_by_one(poll: Poll) -> None:
    assert announced(lambda: [cast(poll, 0) for _each in range(3)]) == set()
    assert announced(actions.count_votes) == {f"poll:{poll.pk}"}
    assert announced(actions.count_votes) == set()


def test_opening_and_closing_are_announced(poll: Poll) -> None:
    assert announced(actions.open_and_close) == set()
    closing = poll.closes_at
    assert closing is not None
    assert announced(lambda: actions.open_and_close(closing)) == {f"poll:{poll.pk}", "polls:ar"}


def test_what_an_editor_changes_is_announced(poll: Poll) -> None:
    mine = {f"poll:{poll.pk}", "polls:ar", "polls:en"}
    assert announced(poll.save) == mine
    assert announced(poll.options.first().save) == {f"poll:{poll.pk}"}
    assert announced(poll.delete) == mine
