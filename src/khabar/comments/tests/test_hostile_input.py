"""What is meant to harm is refused in plain words of the reader's language, and nothing that was written is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from khabar.comments.models import Comment, Like, Report
from khabar.comments.tests.readers import OURS, Reader, house
from tests.fixtures.newsroom import Newsroom

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ settings.SECRET_KEY }} {% debug %}",
    "<svg/onload=alert(1)>",
    "&lt;script&gt;",
]
LONG = "كلام طويل جدا " * 7_200


@pytest.fixture(autouse=True)
def _everybody_is_published(db: None) -> None:
    house()


def test_markup_is_shown_as_it_was_written_and_does_nothing(arabic: Newsroom, section_editor: Any) -> None:
    item = arabic.article()
    readers = {payload: Reader(name=payload[:50]) for payload in PAYLOADS}
    for payload, reader in readers.items():
        assert reader.write(item, payload).status_code == 201
    staff = Client()
    staff.force_login(section_editor)
    pages = [Reader().read(item), staff.get("/admin/moderation/approved/").content.decode()]
    # Once more: refused, and back in the field.
    pages += [reader.write(item, payload).content.decode() for payload, reader in readers.items()]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg/onload" not in page
    assert "{{ settings.SECRET_KEY }}" in pages[0]
    assert "&amp;lt;script&amp;gt;" in pages[0]


def test_a_hundred_thousand_characters_are_refused_and_given_back(newsroom: Newsroom) -> None:
    item = newsroom.article()
    answer = Reader().write(item, LONG)
    page = answer.content.decode()
    assert len(LONG) > 100_000
    assert answer.status_code == 422
    assert LONG.strip() in page
    assert {"ar": "لم يضع شيء", "en": "Nothing is lost"}[newsroom.edition] in page
    assert not Comment.objects.exists()


def test_marks_that_turn_the_text_around_are_taken_out_and_said(newsroom: Newsroom) -> None:
    item, reader = newsroom.article(), Reader()
    answer = reader.write(item, "سعر \u202eالدولار\u202c ثابت")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "سعر الدولار ثابت" in page
    assert {"ar": "علامات خفية", "en": "invisible marks"}[newsroom.edition] in page
    assert reader.write(item, "سعر الدولار ثابت").status_code == 201
    assert Reader(name="\u2066مدير\u2069").write(item, "كلام آخر").status_code == 422


def test_marks_of_direction_that_arabic_needs_stay(arabic: Newsroom) -> None:
    assert Reader().wrote(arabic.article(), "قال \u200fC++\u200f لغة").text == "قال \u200fC++\u200f لغة"


def test_control_characters_are_dropped(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    assert reader.wrote(item, "كلام\x00 فيه\x07 علامات\x1b").text == "كلام فيه علامات"
    assert reader.wrote(item, "أول\r\nثان\r\n\r\n\r\n\r\nثالث").text == "أول\nثان\n\nثالث"


def test_what_is_empty_is_refused(arabic: Newsroom) -> None:
    item = arabic.article()
    for name, text in (("", "كلام"), ("ريم", ""), ("ريم", "  \n "), ("…", "كلام"), ("ريم", "!"), ("ر" * 61, "كلام")):
        answer = Reader().write(item, text, name=name)
        assert answer.status_code == 422, (name, text)
        assert text.strip() in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_flood_from_one_reader_ends_and_says_so(arabic: Newsroom) -> None:
    house(most_per_hour=3)
    item, reader = arabic.article(), Reader()
    answers = [reader.write(item, f"تعليق رقم {n}") for n in range(5)]
    assert [answer.status_code for answer in answers] == [201, 201, 201, 429, 429]
    assert "تعليق رقم 4" in answers[-1].content.decode()
    assert Reader().write(item, "قارئ آخر يكتب").status_code == 201


def test_a_flood_of_new_readers_from_one_network_ends_too(arabic: Newsroom) -> None:
    house(most_per_network=3)
    item = arabic.article()
    statuses = [Reader(f"قارئ {n}", address="203.0.113.9").write(item, f"تعليق {n}").status_code for n in range(5)]
    assert statuses == [201, 201, 201, 429, 429]


def test_the_same_comment_sent_twice_is_one_comment(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    reader.wrote(item, "الكلام نفسه")
    for again in ("الكلام نفسه", "الكـلام  نفسَه!"):
        answer = reader.write(item, again)
        assert answer.status_code == 422
        assert again in answer.content.decode()
    assert Comment.objects.count() == 1


def test_a_campaign_of_one_wording_is_held(arabic: Newsroom) -> None:
    item = arabic.article()
    states = [Reader(f"قارئ {n}").wrote(item, "انتخبوا فلانًا").state for n in range(5)]
    assert states == ["approved"] * 3 + ["held"] * 2


FORGED: list[dict[str, str]] = [
    {},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://testserver.evil.example"},
]


def test_a_form_of_another_site_changes_nothing(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    comment = reader.wrote(item, "تعليق")
    base = f"{item.short_path}/comments/"
    forms: dict[str, dict[str, str]] = {
        base: {"name": "x", "text": "من موقع آخر"},
        f"{base}{comment.pk}/": {"name": "x", "text": "من موقع آخر"},
        f"{base}{comment.pk}/like/": {},
        f"{base}{comment.pk}/report/": {"reason": "spam"},
        f"{base}{comment.pk}/own/": {"withdraw": "1"},
        "/comments/mine/erase/": {},
    }
    for path, form in forms.items():
        for headers in FORGED if path == base else FORGED[:2]:
            answer = reader.send(path, headers=headers, **form)
            assert answer.status_code == 403, (path, headers)
            assert form.get("text", "") in answer.content.decode()
    assert list(Comment.objects.values_list("text", flat=True)) == ["تعليق"]
    assert not Like.objects.exists()
    assert not Report.objects.exists()


def test_an_older_browser_says_its_origin_only(arabic: Newsroom) -> None:
    answer = Reader().send(
        f"{arabic.article().short_path}/comments/", headers={"Origin": "http://testserver"}, name="ريم", text="كلام"
    )
    assert answer.status_code == 201


def test_forged_numbers_find_nothing(arabic: Newsroom) -> None:
    house()
    item, other, reader = arabic.article(), arabic.article("مادة أخرى"), Reader()
    elsewhere = reader.wrote(other, "في مادة أخرى")
    base = f"{item.short_path}/comments/"
    for number in (elsewhere.pk, 999_999, 2**63, 9_999_999_999_999_999_999):
        assert reader.client.get(f"{base}{number}/").status_code == 404
        for verb in ("", "like/", "report/", "own/"):
            assert reader.send(f"{base}{number}/{verb}", name="x", text="y", reason="spam").status_code == 404
    assert reader.write(NewsPageLike("/999999"), "كلام").status_code == 404
    assert reader.write(NewsPageLike(f"/{2**63}"), "كلام").status_code == 404


class NewsPageLike:
    """An item nobody published."""

    def __init__(self, path: str) -> None:
        self.short_path = path


def test_a_comment_that_waits_can_be_neither_answered_nor_liked(arabic: Newsroom) -> None:
    house(hold_newcomers=True)
    item, reader, other = arabic.article(), Reader(), Reader()
    held = reader.wrote(item, "ينتظر")
    assert other.write(item, "رد", to=held).status_code == 404
    assert other.send(f"{item.short_path}/comments/{held.pk}/like/").status_code == 404


@pytest.mark.parametrize("token", ["x" * 32, "0" * 32 + ":" + "a" * 43, "../../etc/passwd"])
def test_a_forged_token_opens_nothing(token: str, db: None) -> None:
    assert Client().get(f"/comments/mine/{token}/").status_code == 404
    client = Client()
    client.cookies["khabar-reader"] = token
    assert "download" not in client.get("/comments/mine/").content.decode()


def test_what_is_only_asked_for_changes_nothing(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    comment = reader.wrote(item, "تعليق")
    for verb in ("like/", "report/", "own/", ""):
        reader.client.get(f"{item.short_path}/comments/{comment.pk}/{verb}", headers=OURS)
    comment.refresh_from_db()
    assert (comment.likes, comment.reports, comment.text) == (0, 0, "تعليق")


def test_who_only_reads_gets_no_cookie(arabic: Newsroom) -> None:
    item, reader = arabic.article(), Reader()
    comment = Reader().wrote(item, "تعليق")
    base = f"{item.short_path}/comments/"
    for path in (
        item.path_on_site,
        base,
        f"{base}part/",
        f"{base}{comment.pk}/",
        f"{base}you/",
        f"{base}{comment.pk}/report/",
    ):
        reader.client.get(path)
    assert not reader.client.cookies
    reader.write(item, "")
    assert not reader.client.cookies  # nothing was taken
