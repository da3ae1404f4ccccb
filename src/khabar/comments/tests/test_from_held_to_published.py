"""A first comment waits, a moderator publishes it, and everybody reads it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from khabar.comments.models import Decision, Discussion
from khabar.comments.tests.readers import Reader, newest
from tests.fixtures.newsroom import Newsroom

WORDS = {"ar": "خبر مفرح لأهل الساحل كلهم.", "en": "Good news for the whole coast."}
QUEUE = "moderation:queue"


@pytest.fixture
def moderator(section_editor: Any) -> Client:
    client = Client()
    client.force_login(section_editor)
    return client


def test_a_comment_from_its_writing_to_its_place_on_the_page(newsroom: Newsroom, moderator: Client) -> None:
    item, reader, other = newsroom.article(), Reader(), Reader()
    words = WORDS[newsroom.edition]
    assert words not in other.read(item)

    answer = reader.write(item, words)
    assert answer.status_code == 201
    assert words in answer.content.decode()
    comment = newest()
    assert (comment.state, comment.shown, comment.reasons[0]["rule"]) == ("held", False, "newcomer")
    assert words not in other.read(item)

    queue = moderator.get(reverse(QUEUE, args=["held"])).content.decode()
    assert words in queue
    moderator.post(reverse(QUEUE, args=["held"]), {"approve": comment.pk})
    assert words in other.read(item)
    assert Discussion.objects.get(pk=item.pk).count == 1
    assert list(Decision.objects.filter(comment=comment).values_list("action", flat=True)) == ["hold", "approve"]
    assert words not in moderator.get(reverse(QUEUE, args=["held"])).content.decode()


def test_the_second_comment_of_a_published_author_appears_at_once(arabic: Newsroom, moderator: Client) -> None:
    item, reader = arabic.article(), Reader()
    moderator.post(reverse(QUEUE, args=["held"]), {"approve": reader.wrote(item, "الأول").pk})
    assert reader.wrote(item, "والثاني").state == "approved"


def test_many_are_decided_at_once(arabic: Newsroom, moderator: Client) -> None:
    item = arabic.article()
    numbers = [Reader(f"قارئ {n}").wrote(item, f"تعليق رقم {n}").pk for n in range(3)]
    answer = moderator.post(reverse(QUEUE, args=["held"]), {"chosen": numbers, "approve_chosen": "1"}, follow=True)
    assert Discussion.objects.get(pk=item.pk).count == 3
    assert "3" in answer.content.decode()
    moderator.post(reverse(QUEUE, args=["approved"]), {"chosen": [*numbers[:2], "x", "9" * 30], "reject_chosen": "1"})
    assert Discussion.objects.get(pk=item.pk).count == 1


def test_a_rejected_comment_is_gone_and_its_author_loses_trust(arabic: Newsroom, moderator: Client) -> None:
    item, reader = arabic.article(), Reader()
    comment = reader.wrote(item, "كلام سيرفض")
    moderator.post(reverse(QUEUE, args=["held"]), {"reject": comment.pk})
    comment.refresh_from_db()
    assert (comment.state, comment.author.rejected, comment.shown) == ("rejected", 1, False)
    assert "كلام سيرفض" not in Reader().read(item)


def test_who_may_not_moderate_finds_no_queue(arabic: Newsroom, reporter: Any, reader: Any, client: Client) -> None:
    path = reverse(QUEUE, args=["held"])
    assert client.get(path).status_code == 302
    for user in (reporter, reader):
        client.force_login(user)
        comment = Reader().wrote(arabic.article(), "ينتظر")
        assert client.get(path).status_code in (302, 403)
        assert client.post(path, {"approve": comment.pk}).status_code in (302, 403)
        comment.refresh_from_db()
        assert comment.state == "held"
