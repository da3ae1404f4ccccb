"""What people try to get around the rules: changing what was published, coming again and again, side doors."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from khabar.accounts.models import User
from khabar.comments import actions
from khabar.comments.identity import token_of
from khabar.comments.models import Comment, Commenter, Decision, Discussion, Mode, Report
from khabar.comments.moderation import classifier, steps
from khabar.comments.moderation.actions import approve, reject
from khabar.comments.tests.readers import OURS, Reader, house, newest
from khabar.comments.upkeep import forget
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def state(comment: Comment) -> tuple[str, str]:
    comment.refresh_from_db()
    return comment.state, comment.reasons[-1]["rule"]


def own(comment: Comment) -> str:
    return f"{comment.item.short_path}/comments/{comment.pk}/own/"


def test_a_first_comment_is_not_changed_unread_once_it_is_published(arabic: Newsroom, section_editor: Any) -> None:
    house(hold_newcomers=True)
    item, reader = arabic.article(), Reader()
    first = reader.wrote(item, "كلام طيب")
    approve([first.pk], section_editor)
    reader.send(own(first), text="إعلان عن دواء")
    assert state(first) == ("held", "newcomer")
    approve([first.pk], section_editor)
    second = reader.wrote(item, "كلام آخر")
    reader.send(own(second), text="كلام أفضل")
    assert state(second) == ("approved", "")  # what they wrote was published before


def test_what_readers_reported_does_not_come_back_by_a_change(arabic: Newsroom) -> None:
    house(hold_after_reports=1)
    item, reader = arabic.article(), Reader()
    comment = reader.wrote(item, "كلام جارح")
    Reader().send(f"{item.short_path}/comments/{comment.pk}/report/", reason="abuse")
    assert state(comment) == ("held", "reports")
    reader.send(own(comment), text="كلام جارح بعبارة أخرى")
    assert state(comment) == ("held", "reports")


def test_a_change_is_no_way_around_the_proof_of_work(arabic: Newsroom) -> None:
    house(proof_of_work="always")
    reader = Reader()
    comment = reader.wrote(arabic.article(), "بلا إثبات")
    reader.send(own(comment), text="بلا إثبات أيضًا")
    assert state(comment) == ("held", "proof")
    house()
    reader.send(own(comment), text="بعد الهجوم")
    assert state(comment) == ("approved", "")


def test_a_comment_is_changed_so_often_and_not_more(arabic: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    house()
    monkeypatch.setattr(steps, "MOST_CHANGES", 2)
    reader = Reader()
    comment = reader.wrote(arabic.article(), "كلام")
    answers = [reader.send(own(comment), text=f"كلام {n}") for n in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "كلام 2" in answers[-1].content.decode()
    assert Decision.objects.filter(action="edit").count() == 2


@pytest.mark.parametrize("way", ["withdraw", "erase"])
def test_who_takes_back_what_they_wrote_has_still_written_it(way: str, arabic: Newsroom) -> None:
    house(most_per_network=2)
    item, statuses = arabic.article(), []
    for n in range(3):
        reader = Reader(address="203.0.113.8")
        statuses.append(reader.write(item, f"كلام رقم {n}").status_code)
        if way == "erase":
            reader.send("/comments/mine/erase/")
        elif statuses[-1] == 201:
            reader.send(own(newest()), withdraw="1")
    assert statuses == [201, 201, 429]
    assert list(Comment.objects.values_list("text", "name", "author", "shown")) == [("", "", None, False)] * 2
    assert "كلام رقم" not in Reader().read(item)
    Comment.objects.update(written_at=timezone.now() - timedelta(hours=2))
    forget()
    assert not Comment.objects.exists()


def test_hidden_comments_are_hidden_at_every_door(arabic: Newsroom) -> None:
    house()
    item, reader = arabic.article(), Reader("سعاد")
    root = reader.wrote(item, "كلام مخفي")
    answer = reader.wrote(item, "رد مخفي", to=root)
    Discussion.objects.filter(pk=item.pk).update(mode=Mode.HIDDEN)
    base = f"{item.short_path}/comments/"
    doors = [item.path_on_site, base, f"{base}part/", f"{base}?order=liked", f"{base}you/"]
    doors += [f"{base}{row.pk}/{door}" for row in (root, answer) for door in ("", "part/", "report/", "like/", "own/")]
    stranger = Reader()
    for door in doors:
        for answered in (stranger.client.get(door), stranger.send(door, name="x", text="y", reason="spam")):
            page = answered.content.decode()
            assert "مخفي" not in page, door
            assert "سعاد" not in page, door
    assert not Report.objects.exists()
    root.refresh_from_db()
    assert root.likes == 0


def test_of_a_comment_that_is_gone_nothing_is_told(arabic: Newsroom, section_editor: Any) -> None:
    house()
    item, reader = arabic.article(), Reader("سعاد")
    root = reader.wrote(item, "كلام")
    Reader("خالد").wrote(item, "رد باق", to=root)
    reject([root.pk], section_editor)
    base = f"{item.short_path}/comments/{root.pk}/"
    stranger = Reader()
    for door in ("", "part/"):
        assert "رد باق" in (page := stranger.client.get(f"{base}{door}").content.decode())
        assert "سعاد" not in page
    for answer in (stranger.client.get(f"{base}report/"), stranger.send(f"{base}like/")):
        assert answer.status_code == 404
    late = stranger.write(item, "رد متأخر", to=root)
    assert (late.status_code, "سعاد" in late.content.decode()) == (410, False)


def test_one_network_reports_so_much_and_not_more(arabic: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    house()
    monkeypatch.setattr(actions, "MOST_REPORTS", 2)
    comment = Reader().wrote(arabic.article(), "كلام")
    path = f"{comment.item.short_path}/comments/{comment.pk}/report/"
    sent = [Reader(address="203.0.113.8").send(path, reason="other", note=f"سبب {n}") for n in range(3)]
    assert [answer.status_code for answer in sent] == [201, 201, 429]
    assert "سبب 2" in sent[-1].content.decode()
    assert Reader().send(path, reason="other").status_code == 201


def test_two_accounts_of_one_browser_are_two_people(arabic: Newsroom, reader: User, reporter: User) -> None:
    house()
    item, browser = arabic.article(), Client()
    for account, name in ((reader, "نور"), (reporter, "ليلى")):
        browser.force_login(account)
        answer = browser.post(f"{item.short_path}/comments/", {"name": name, "text": f"كلام {name}"}, headers=OURS)
        assert answer.status_code == 201
    assert set(Commenter.objects.values_list("account", "name")) == {(reader.pk, "نور"), (reporter.pk, "ليلى")}
    page = browser.get("/comments/mine/").content.decode()
    assert ("كلام ليلى" in page, "كلام نور" in page) == (True, False)
    browser.force_login(reader)
    assert "كلام ليلى" not in browser.get("/comments/mine/").content.decode()


def test_who_signs_in_where_another_wrote_sees_nothing_of_theirs(
    arabic: Newsroom, reader: User, reporter: User
) -> None:
    house()
    browser = Reader("نور")
    browser.client.force_login(reader)
    browser.wrote(arabic.article(), "كلام نور")
    browser.client.logout()  # the reader's key stays in the browser
    key = Commenter.objects.get().key
    browser.client.cookies["khabar-reader"] = token_of(key)
    browser.client.force_login(reporter)
    assert "كلام نور" not in browser.client.get("/comments/mine/").content.decode()


def test_an_accounts_key_does_not_stay_in_a_browser_that_others_use(arabic: Newsroom, reader: User) -> None:
    house()
    item, browser, other = arabic.article(), Reader("نور"), Reader()
    theirs = other.wrote(item, "كلام غيره")
    browser.client.force_login(reader)
    browser.wrote(item, "كلام نور")
    like = f"{item.short_path}/comments/{theirs.pk}/like/"
    for likes in (1, 0, 1):
        browser.send(like)
        theirs.refresh_from_db()
        assert theirs.likes == likes
    browser.client.logout()
    assert "khabar-reader" not in browser.client.cookies
    assert "كلام نور" not in browser.client.get("/comments/mine/").content.decode()


def test_towers_of_marks_are_cut_and_vowels_stay(arabic: Newsroom) -> None:
    house()
    item, reader = arabic.article(), Reader()
    tower = "ز" + "\u0337\u0321\u0334\u0353\u0361" * 8
    assert len(reader.wrote(item, f"نص {tower} مزخرف").text) < 25
    assert reader.wrote(item, "مُدَرِّسٌ رَّحْمَـٰن").text == "مُدَرِّسٌ رَّحْمَـٰن"
    assert Reader(f"ريم{tower}").wrote(item, "كلام آخر").name.startswith("ريم")


@pytest.mark.parametrize(
    "text",
    [
        "hxxp://a.example و hxxps://b.example",
        "زوروا sp\u200bam.c\u200bom و buy\u2060.n\u2060et",
        "ｓｐａｍ．ｃｏｍ و ｂｕｙ．ｎｅｔ",
        "a.example/x ثم b.example/y",
        "t.me/x و bit.ly/y",
    ],
)
def test_links_in_disguise_are_links(text: str, arabic: Newsroom) -> None:
    house(most_links=1)
    assert state(Reader().wrote(arabic.article(), text)) == ("held", "links")


def test_the_same_words_in_other_letters_are_the_same(arabic: Newsroom) -> None:
    house()
    item, reader = arabic.article(), Reader()
    reader.wrote(item, "hello كلام مكرر")
    for again in ("hеllo كلام مكرر", "hello ڪلام مُك\u034fرر", "ｈｅｌｌｏ كلام، مكرر!"):
        assert reader.write(item, again).status_code == 422, again


@pytest.fixture
def dripping(settings: Any) -> Iterator[None]:
    """A classifier whose answer comes letter by letter and never ends."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            while not over.wait(0.02):
                self.wfile.write(b" ")
                self.wfile.flush()

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    settings.CLASSIFIER_URL, settings.CLASSIFIER_KEY = f"http://127.0.0.1:{server.server_port}/", "key"
    yield
    over.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_classifier_that_drips_is_not_waited_for(dripping: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classifier, "TIMEOUT", 0.2)
    with pytest.raises(classifier.NoAnswer, match="too long"):
        classifier.ask(Comment(pk=1, item_id=1, text="كلام"))
