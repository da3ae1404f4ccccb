"""The pages of the back office: history, bans, trust, the log, word lists with a box to try them, and the rules."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from khabar.comments.models import Ban, Decision, HouseRules, Report, WordList
from khabar.comments.moderation.actions import approve
from khabar.comments.tests.readers import Reader, house
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def moderator(section_editor: Any) -> Client:
    client = Client()
    client.force_login(section_editor)
    return client


def page(client: Client, name: str, *args: Any, query: str = "") -> str:
    answer = client.get(reverse(f"moderation:{name}", args=args) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_queue_says_which_rule_held_a_comment_and_marks_the_words(arabic: Newsroom, moderator: Client) -> None:
    house()
    WordList.objects.create(name="شتائم", words="غبي")
    Reader("مشاكس").wrote(arabic.article(), "هذا رأي <b>الغبــي</b> الذي لا يفهم")
    shown = page(moderator, "queue", "held")
    assert "<mark>الغبــي</mark>" in shown
    assert "&lt;b&gt;" in shown
    assert "قائمة كلمات" in shown


def test_the_queue_pages_the_oldest_first(arabic: Newsroom, moderator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.comments.office.reading.PAGE", 2)
    item = arabic.article()
    rows = [Reader(f"قارئ {n}").wrote(item, f"تعليق {n}") for n in range(3)]
    first = page(moderator, "queue", "held")
    assert ("تعليق 0" in first, "تعليق 2" in first) == (True, False)
    assert f"after=0-{rows[1].pk}" in first
    assert "تعليق 2" in page(moderator, "queue", "held", query=f"?after=0-{rows[1].pk}")
    assert moderator.get(reverse("moderation:queue", args=["held"]) + "?after=x").status_code == 404


def test_a_commenters_page_has_all_they_wrote_and_all_that_was_decided(
    arabic: Newsroom, moderator: Client, section_editor: Any
) -> None:
    item, reader = arabic.article(), Reader("سعاد")
    comment = reader.wrote(item, "الأول")
    approve([comment.pk], section_editor)
    reader.wrote(item, "الثاني")
    shown = page(moderator, "commenter", comment.author_id)
    assert "الأول" in shown
    assert "الثاني" in shown
    assert section_editor.get_full_name() in shown


def test_a_ban_names_its_reason_and_the_way_to_appeal_and_ends(arabic: Newsroom, moderator: Client) -> None:
    house()
    item, reader = arabic.article(), Reader()
    author = reader.wrote(item, "قبل الحظر").author
    path = reverse("moderation:commenter", args=[author.pk])
    assert moderator.post(path, {"ban": "1", "days": "7"}).status_code == 200  # no reason: asked again
    assert not Ban.objects.exists()
    moderator.post(path, {"ban": "1", "days": "7", "reason": "شتائم متكررة", "appeal": "راسلنا على البريد"})
    refused = reader.write(item, "بعد الحظر")
    assert refused.status_code == 403
    for said in ("شتائم متكررة", "راسلنا على البريد", "بعد الحظر"):
        assert said in refused.content.decode()

    moderator.post(path, {"lift": Ban.objects.get().pk})
    assert reader.write(item, "بعد رفعه").status_code == 201
    actions = list(Decision.objects.filter(commenter=author).order_by("pk").values_list("action", flat=True))
    assert actions == ["approve", "ban", "unban", "approve"]


def test_a_ban_for_good_has_no_end_and_a_past_one_is_over(arabic: Newsroom, moderator: Client) -> None:
    house()
    item, reader = arabic.article(), Reader()
    author = reader.wrote(item, "أول").author
    ban = Ban.objects.create(commenter=author, reason="x", until=None)
    assert reader.write(item, "ثان").status_code == 403
    ban.until = ban.since
    ban.save()
    assert reader.write(item, "ثان").status_code == 201


def test_who_is_trusted_by_hand_is_published_unread(arabic: Newsroom, moderator: Client) -> None:
    item, reader = arabic.article(), Reader()
    author = reader.wrote(item, "أول").author
    path = reverse("moderation:commenter", args=[author.pk])
    moderator.post(path, {"trust": "1"})
    assert reader.wrote(item, "ثان").reasons[0]["rule"] == "trusted"
    moderator.post(path, {"trust": "0"})
    assert reader.wrote(item, "ثالث").state == "approved"  # by the second comment the author is known
    assert list(Decision.objects.filter(action__in=("trust", "distrust")).values_list("action", flat=True)) == [
        "trust",
        "distrust",
    ]


def test_word_lists_are_tried_before_readers_meet_them(moderator: Client) -> None:
    WordList.objects.create(name="شتائم", words="غبي", action="refuse")
    path = reverse("moderation:words")
    answer = moderator.post(path, {"text": "يا غَبِيّ يا غ ب ي"}).content.decode()
    assert "<mark>" in answer
    assert "سيُرفض التعليق" in answer
    assert "<mark>" not in moderator.post(path, {"text": "غبار الطريق"}).content.decode()


def test_an_editor_writes_word_lists_and_only_a_chief_editor_changes_the_rules(
    moderator: Client, chief_editor: Any
) -> None:
    add = reverse("wagtailsnippets_khabar_comments_wordlist:add")
    assert moderator.get(add).status_code == 200
    moderator.post(add, {"name": "قائمة", "action": "hold", "active": "on", "words": "كلمة"})
    assert WordList.objects.get().name == "قائمة"

    rules = reverse("moderation:rules")
    assert moderator.get(rules).status_code in (302, 403)
    client = Client()
    client.force_login(chief_editor)
    assert client.get(rules).status_code == 200
    form = {field.name: getattr(HouseRules(), field.name) for field in HouseRules._meta.fields if field.name != "id"}
    client.post(rules, {**form, "longest": 500, "open": "on", "read_first": ""})
    assert HouseRules.current().longest == 500


def test_the_log_tells_of_everything_newest_first(arabic: Newsroom, moderator: Client, section_editor: Any) -> None:
    comment = Reader().wrote(arabic.article(), "كلام")
    approve([comment.pk], section_editor)
    shown = page(moderator, "log")
    assert shown.index(section_editor.get_full_name()) < shown.index("أول تعليق لكاتبه")


def test_reports_are_counted_by_reason(arabic: Newsroom, moderator: Client) -> None:
    house()
    item = arabic.article()
    comment = Reader().wrote(item, "إعلان")
    for _n in range(2):
        Reader().send(f"{item.short_path}/comments/{comment.pk}/report/", reason="spam", note="يبيع شيئًا")
    assert Report.objects.count() == 2
    shown = page(moderator, "queue", "reported")
    assert "إعلان أو إزعاج × 2" in shown
    assert shown.count("يبيع شيئًا") == 2


@pytest.mark.parametrize("name", ["words", "log"])
def test_the_pages_are_closed_to_reporters(name: str, reporter: Any, client: Client) -> None:
    client.force_login(reporter)
    assert client.get(reverse(f"moderation:{name}")).status_code in (302, 403)
