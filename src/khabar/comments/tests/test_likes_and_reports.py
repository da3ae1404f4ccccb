"""One like a reader, to be taken back; reports bring a comment before a moderator."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.comments import actions
from khabar.comments.models import Comment, Like, Report
from khabar.comments.moderation.actions import approve
from khabar.comments.tests.readers import Reader, house
from tests.fixtures.newsroom import Newsroom

PART = {"Sec-Fetch-Site": "same-origin", "X-Part": "1"}


@pytest.fixture
def comment(arabic: Newsroom) -> Comment:
    house()
    return Reader().wrote(arabic.article(), "تعليق")


def path(comment: Comment, verb: str) -> str:
    return f"{comment.item.short_path}/comments/{comment.pk}/{verb}/"


def likes(comment: Comment) -> int:
    comment.refresh_from_db()
    return comment.likes


def test_a_like_counts_once_and_is_taken_back(comment: Comment) -> None:
    reader, other = Reader(), Reader()
    answer = reader.send(path(comment, "like"))
    assert (answer.status_code, "khabar-reader" in reader.client.cookies) == (303, True)
    other.send(path(comment, "like"))
    assert likes(comment) == 2
    reader.send(path(comment, "like"))
    assert likes(comment) == 1
    assert Like.objects.count() == 1


def test_a_script_is_told_the_new_number(comment: Comment) -> None:
    reader = Reader()
    assert reader.send(path(comment, "like"), PART).json() == {"liked": True, "likes": 1}
    assert reader.send(path(comment, "like"), PART).json() == {"liked": False, "likes": 0}


def test_one_network_can_not_like_for_a_thousand(comment: Comment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_LIKES", 2)
    answers = [Reader(address="203.0.113.5").send(path(comment, "like")).status_code for _n in range(3)]
    assert answers == [303, 303, 429]
    assert likes(comment) == 2


def test_a_report_is_taken_once_a_reader(comment: Comment) -> None:
    reader = Reader()
    assert "commentform" in reader.client.get(path(comment, "report")).content.decode()
    assert reader.send(path(comment, "report"), reason="abuse", note="انظروا إلى السطر الأول").status_code == 201
    reader.send(path(comment, "report"), reason="spam")
    assert list(Report.objects.values_list("reason", "note")) == [("abuse", "انظروا إلى السطر الأول")]


def test_a_report_without_a_reason_is_asked_for_one_and_keeps_the_note(comment: Comment) -> None:
    answer = Reader().send(path(comment, "report"), reason="forged", note="ملاحظتي")
    assert answer.status_code == 422
    assert "ملاحظتي" in answer.content.decode()
    assert not Report.objects.exists()


def test_one_networks_reports_count_once(comment: Comment) -> None:
    house(hold_after_reports=2)
    for _n in range(3):
        Reader(address="203.0.113.6").send(path(comment, "report"), reason="abuse")
    comment.refresh_from_db()
    assert (comment.reports, comment.state, Report.objects.count()) == (1, "approved", 3)


def test_so_many_reports_hold_a_comment_until_it_is_read(comment: Comment, section_editor: Any) -> None:
    house(hold_after_reports=2)
    for expected in ("approved", "held"):
        Reader().send(path(comment, "report"), reason="abuse")
        comment.refresh_from_db()
        assert comment.state == expected
    assert comment.reasons[-1]["rule"] == "reports"
    approve([comment.pk], section_editor)
    Reader().send(path(comment, "report"), reason="abuse")
    comment.refresh_from_db()
    assert (comment.state, comment.reports) == ("approved", 3)  # a moderator has read it
