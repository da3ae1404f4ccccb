"""No address is stored; what leads back to a network is forgotten after a day, the log after two years."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from khabar.comments.models import Ban, Comment, Commenter, Decision, Like, Report
from khabar.comments.tests.readers import Reader, house
from khabar.comments.upkeep import forget
from khabar.edge.models import Announcement
from khabar.jobs import beat
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def comment(arabic: Newsroom) -> Comment:
    house()
    reader = Reader(address="203.0.113.77")
    made = reader.wrote(arabic.article(), "كلام")
    for verb in ("like", "report"):
        reader.send(f"{made.item.short_path}/comments/{made.pk}/{verb}/", reason="other")
    return made


def test_no_address_is_stored_anywhere(comment: Comment) -> None:
    rows = [str(list(model.objects.values())) for model in (Comment, Like, Report, Decision)]
    assert "203.0.113.77" not in "".join(rows)
    assert comment.network
    assert Like.objects.get().network == Report.objects.get().network == comment.network


def test_networks_are_forgotten_after_a_day_and_not_before(comment: Comment) -> None:
    forget()
    comment.refresh_from_db()
    assert comment.network
    old = timezone.now() - timedelta(hours=25)
    Comment.objects.update(written_at=old)
    Like.objects.update(at=old)
    Report.objects.update(at=old)
    forget()
    comment.refresh_from_db()
    assert (comment.network, Like.objects.get().network, Report.objects.get().network) == ("", "", "")
    assert comment.text == "كلام"


def test_the_log_is_kept_for_two_years(comment: Comment) -> None:
    Decision.objects.update(at=timezone.now() - timedelta(days=729))
    forget()
    assert Decision.objects.exists()
    Decision.objects.update(at=timezone.now() - timedelta(days=731))
    forget()
    assert not Decision.objects.exists()


def test_what_was_never_published_is_kept_for_a_year(comment: Comment) -> None:
    Comment.objects.update(state="rejected", shown=False, written_at=timezone.now() - timedelta(days=364))
    forget()
    assert Comment.objects.exists()
    Comment.objects.update(written_at=timezone.now() - timedelta(days=366))
    forget()
    assert not Comment.objects.exists()


def test_a_reader_of_whom_nothing_is_left_is_forgotten_after_a_year(comment: Comment) -> None:
    Commenter.objects.update(since=timezone.now() - timedelta(days=366))
    Report.objects.update(at=timezone.now() - timedelta(days=366))
    forget()
    assert Commenter.objects.exists()  # what they wrote is published
    assert not Report.objects.exists()
    comment.delete()
    ban = Ban.objects.create(commenter=Commenter.objects.get(), reason="سبب")
    forget()
    assert Commenter.objects.exists()  # or they might come back
    ban.delete()
    forget()
    assert not Commenter.objects.exists()


def test_the_beat_does_it() -> None:
    assert forget in [job.function for job in beat.jobs()]


def test_whatever_changes_a_discussion_is_announced(comment: Comment) -> None:
    """Both are in one transaction, so that no cache keeps what is no longer so."""
    tag = f"comments:{comment.item_id}"
    assert Announcement.objects.filter(tags=tag).count() == 2  # published, liked
    answer = Reader().client.get(f"{comment.item.short_path}/comments/part/")
    assert tag in answer["Cache-Tag"].split(",")
    assert "public" in answer["Cache-Control"]
    assert "Cookie" not in answer.get("Vary", "")
