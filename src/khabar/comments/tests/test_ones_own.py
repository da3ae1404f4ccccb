"""A reader changes, withdraws, downloads and erases what they wrote, by their cookie or by a private address."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from khabar.accounts.models import User
from khabar.comments.models import Comment, Commenter, Decision, Like, Report, WordList
from khabar.comments.tests.readers import OURS, Reader, house
from tests.fixtures.newsroom import Newsroom


@pytest.fixture(autouse=True)
def _everybody_is_published(db: None) -> None:
    house()


def own(comment: Comment) -> str:
    return f"{comment.item.short_path}/comments/{comment.pk}/own/"


def test_an_author_changes_a_comment_within_the_window(newsroom: Newsroom) -> None:
    item, reader = newsroom.article(), Reader()
    comment = reader.wrote(item, "خطا مطبعي")
    assert "own-text" in reader.client.get(own(comment)).content.decode()
    assert reader.send(own(comment), text="خطأ مطبعي").status_code == 200
    page = reader.read(item)
    assert "خطأ مطبعي" in page
    assert {"ar": "عُدّل", "en": "changed"}[newsroom.edition] in page

    Comment.objects.update(written_at=comment.written_at - timedelta(minutes=11))
    answer = reader.send(own(comment), text="متأخر")
    assert answer.status_code == 403
    assert "own-text" not in reader.client.get(own(comment)).content.decode()
    assert "متأخر" not in reader.read(item)


def test_a_change_passes_the_steps_again(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    comment = reader.wrote(item, "كلام طيب")
    WordList.objects.create(name="شتائم", words="غبي")
    reader.send(own(comment), text="كلام غبي")
    comment.refresh_from_db()
    assert (comment.state, comment.reasons[0]["rule"]) == ("held", "words")
    assert "كلام" not in Reader().read(item).split("commentform")[0]
    WordList.objects.update(action="refuse")
    answer = reader.send(own(comment), text="غبي مرة أخرى")
    assert answer.status_code == 422
    assert "غبي مرة أخرى" in answer.content.decode()


def test_nobody_elses_comment_can_be_opened(arabic: Newsroom) -> None:
    comment = Reader().wrote(arabic.article(), "ليس لك")
    stranger = Reader()
    stranger.wrote(comment.item, "لي")
    for client in (stranger, Reader()):
        assert client.client.get(own(comment)).status_code == 404
        assert client.send(own(comment), withdraw="1").status_code == 404


def test_a_comment_is_withdrawn_at_any_time(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    comment = reader.wrote(item, "سيُسحب")
    Comment.objects.update(written_at=comment.written_at - timedelta(days=400))
    assert reader.send(own(comment), withdraw="1").status_code == 200
    assert not Comment.objects.exists()
    assert Decision.objects.filter(action="remove").exists()


def private_address(answer: Any) -> str:
    found = re.search(r'href="((?:/en)?/comments/mine/[^"]+)"', answer.content.decode())
    assert found
    return found[1]


def test_the_private_address_works_without_cookies_and_only_there(newsroom: Newsroom) -> None:
    item, reader = newsroom.article(), Reader()
    address = private_address(reader.write(item, "كلام يخصني"))
    elsewhere = Client()
    page = elsewhere.get(address)
    assert "كلام يخصني" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "كلام يخصني" not in elsewhere.get(re.sub("[^/]+/$", "", address)).content.decode()


def test_a_reader_downloads_all_that_is_kept(arabic: Newsroom) -> None:
    item, reader, other = arabic.article(), Reader("سعاد"), Reader()
    mine, theirs = reader.wrote(item, "كلامي"), other.wrote(item, "كلام غيري")
    reader.send(f"{item.short_path}/comments/{theirs.pk}/like/")
    reader.send(f"{item.short_path}/comments/{theirs.pk}/report/", reason="spam", note="ملاحظة")
    file = reader.client.get("/comments/mine/download/")
    assert "attachment" in file["Content-Disposition"]
    data = json.loads(file.content)
    assert (data["name"], [row["text"] for row in data["comments"]]) == ("سعاد", ["كلامي"])
    assert (data["liked"], data["reported"][0]["note"]) == ([theirs.pk], "ملاحظة")
    assert mine.network
    assert mine.network not in file.content.decode()
    assert Reader().client.get("/comments/mine/download/").status_code == 404


def test_a_reader_erases_everything_and_answers_keep_their_place(arabic: Newsroom) -> None:
    item, reader, other = arabic.article(), Reader("سعاد"), Reader()
    mine = reader.wrote(item, "سيُمحى")
    reader.wrote(item, "وهذا أيضًا")
    answer = other.wrote(item, "رد باق", to=mine)
    reader.send(f"{item.short_path}/comments/{answer.pk}/like/")
    reader.send(f"{item.short_path}/comments/{answer.pk}/report/", reason="other", note="سر")

    assert "سيُمحى" not in reader.client.get("/comments/mine/erase/").content.decode()
    assert Comment.objects.count() == 3
    assert reader.send("/comments/mine/erase/").status_code == 200
    assert [row.text for row in Comment.objects.order_by("pk")] == ["", "", "رد باق"]
    assert set(Comment.objects.values_list("author", flat=True)) == {None, answer.author_id}
    assert not Commenter.objects.filter(name="سعاد").exists()
    assert not Like.objects.exists()
    assert not Report.objects.exists()
    everything = json.dumps([*Comment.objects.values(), *Decision.objects.values()], default=str, ensure_ascii=False)
    for secret in ("سيُمحى", "وهذا أيضًا", "سر", "سعاد"):
        assert secret not in everything
    page = other.read(item)
    assert "رد باق" in page
    answer.refresh_from_db()
    assert answer.likes == 0
    assert reader.client.cookies["khabar-reader"].value == ""


def test_a_page_learns_who_reads_it_from_a_part_of_its_own(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader("سعاد")
    mine = reader.wrote(item, "لي")
    Reader().wrote(item, "لغيري")
    told = reader.client.get(f"{item.short_path}/comments/you/")
    assert told.json() | {"own": ""} == {"name": "سعاد", "mine": [mine.pk], "own": "", "proof": False}
    assert "no-store" in told["Cache-Control"]
    assert Client().get(f"{item.short_path}/comments/you/").json()["mine"] == []


def test_an_account_keeps_a_readers_comments_together_across_browsers(arabic: Newsroom, reader: User) -> None:
    item = arabic.article()
    for n in range(2):
        client = Client()
        client.force_login(reader)
        client.post(f"{item.short_path}/comments/", {"name": "نور", "text": f"من جهاز {n}"}, headers=OURS)
    assert Commenter.objects.get().account == reader
    assert Comment.objects.filter(author__account=reader, staff=False).count() == 2


def test_what_was_written_before_signing_in_joins_the_account(arabic: Newsroom, reader: User) -> None:
    item, before = arabic.article(), Reader("نور")
    before.wrote(item, "قبل الدخول")
    before.client.force_login(reader)
    before.wrote(item, "بعد الدخول")
    assert Commenter.objects.get().account == reader


def test_the_newsroom_is_marked(arabic: Newsroom, section_editor: User) -> None:
    item, client = arabic.article(), Client()
    client.force_login(section_editor)
    client.post(f"{item.short_path}/comments/", {"name": "كريم", "text": "نشكركم"}, headers=OURS)
    assert "من غرفة الأخبار" in Reader().read(item)
