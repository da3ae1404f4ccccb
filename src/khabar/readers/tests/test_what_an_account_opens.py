"""A reader's account makes them known; it opens nothing of the newsroom and no private page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from khabar.accounts.models import User
from khabar.comments.models import Ban, Comment, Commenter, Like
from khabar.comments.tests.readers import OURS, Reader, house
from khabar.readers import upkeep
from khabar.readers.receivers import SESSION
from khabar.readers.tests.mailbox import ADDRESS, Visitor
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _everybody_is_published(db: None) -> None:
    house()


def reader_in(visitor: Visitor, name: str = "ريم") -> Reader:
    """The same browser, writing comments."""
    reader = Reader(name)
    reader.client = visitor.client
    return reader


def test_the_back_office_and_private_pages_stay_shut(newsroom: Newsroom, settings: Any) -> None:
    visitor = Visitor(newsroom.edition)
    visitor.enter()
    item = newsroom.article()
    PageViewRestriction.objects.create(page=item, restriction_type=PageViewRestriction.LOGIN)
    for asked in (False, True):
        settings.REQUIRE_MFA = asked
        assert visitor.client.get("/admin/").status_code == 403
        assert visitor.client.get(item.path_on_site).status_code == 302
        assert visitor.client.get(visitor.account).status_code == 200
    assert visitor.client.get("/staff/second-factor/").status_code == 200


def test_what_is_the_same_for_everybody_reads_no_session(newsroom: Newsroom, client: Client, reporter: Any) -> None:
    visitor = Visitor(newsroom.edition)
    visitor.enter()
    client.force_login(reporter)
    for somebody in (visitor.client, client):
        with CaptureQueriesContext(connection) as asked:
            assert somebody.get("/robots.txt").status_code == 200
        assert not [query for query in asked if "session" in query["sql"] or "khabar_accounts_user" in query["sql"]]


def test_a_passkey_that_isnt_taken_leads_back_to_its_page(newsroom: Newsroom) -> None:
    visitor = Visitor(newsroom.edition)
    door = f"{visitor.account}passkey/"
    asked = visitor.client.get(door, headers={"Accept": "application/json"}).json()
    assert asked["request_options"]["publicKey"]["challenge"]
    assert "data-passkey-trouble hidden" in visitor.client.get(door).content.decode()
    for credential in ("", "no passkey", '{"id": "AAAA", "type": "public-key"}', "[" * 50_000):
        answer = visitor.client.post(f"{door}?next=/latest/", {"credential": credential, "next": visitor.account})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "data-passkey-trouble>" in page
        assert f'value="{visitor.account}?next=/latest/"' in page.replace("%2F", "/")
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(door, {"credential": "", "next": visitor.account}).status_code == 403


def test_readers_have_no_password_and_get_none(arabic: Newsroom) -> None:
    visitor = Visitor()
    visitor.enter()
    for path in ("/staff/password/", "/staff/password/set/"):
        assert visitor.client.get(path).status_code == 404
    mail.outbox.clear()
    Client().post("/staff/password/reset/", {"email": ADDRESS})
    assert not [sent for sent in mail.outbox if "/staff/password/reset/" in str(sent.body)]


def test_users_are_staff_and_no_readers(arabic: Newsroom, client: Any, administrator: Any) -> None:
    Visitor().enter()
    client.force_login(administrator)
    listed = client.get("/admin/users/").content.decode()
    assert administrator.username in listed
    assert "reader-" not in listed


def test_a_colleagues_address_opens_a_readers_account_not_theirs(arabic: Newsroom, reporter: Any) -> None:
    User.objects.filter(pk=reporter.pk).update(email=ADDRESS)
    visitor = Visitor()
    visitor.enter()
    assert User.objects.get(is_reader=True).pk != reporter.pk
    assert visitor.client.get("/admin/").status_code == 403


def test_a_session_is_short_and_the_key_stays(arabic: Newsroom) -> None:
    visitor = Visitor()
    visitor.enter()
    assert visitor.client.cookies["sessionid"]["max-age"] == SESSION
    comment = reader_in(visitor).wrote(arabic.article(), "قبل أن تنتهي الجلسة")
    del visitor.client.cookies["sessionid"]
    again = reader_in(visitor).wrote(arabic.article(), "وبعدها")
    assert comment.author == again.author == Commenter.objects.get(account__email=ADDRESS)
    assert 'name="email"' in visitor.page()


def test_what_was_written_in_two_browsers_becomes_one_readers(newsroom: Newsroom) -> None:
    item = newsroom.article()
    at_home, on_the_phone = Visitor(newsroom.edition), Visitor(newsroom.edition)
    liked = Reader().wrote(item, "رأي يعجب")
    for visitor in (at_home, on_the_phone):
        reader_in(visitor).wrote(item, "كتبته هنا")
        reader_in(visitor).send(f"{item.short_path}/comments/{liked.pk}/like/")
    liked.refresh_from_db()
    assert liked.likes == 2
    at_home.enter()
    on_the_phone.enter()
    mine = Commenter.objects.get(account__email=ADDRESS)
    assert Comment.objects.filter(author=mine).count() == 2
    assert (mine.approved, mine.name) == (2, "ريم")
    assert at_home.key == on_the_phone.key
    liked.refresh_from_db()
    assert liked.likes == Like.objects.filter(comment=liked).count() == 1
    everything = on_the_phone.client.get(on_the_phone.account.replace("account/", "comments/mine/download/")).json()
    assert everything["email"] == ADDRESS
    assert len(everything["comments"]) == 2


def test_who_was_banned_stays_banned_with_an_account(arabic: Newsroom) -> None:
    item, visitor = arabic.article(), Visitor()
    Visitor().enter()
    comment = reader_in(visitor).wrote(item, "قبل المنع")
    Ban.objects.create(commenter=comment.author, reason="إساءة")
    visitor.enter()
    assert reader_in(visitor).write(item, "بعد المنع").status_code == 403


def test_another_accounts_comments_are_not_taken_over(arabic: Newsroom) -> None:
    visitor = Visitor()
    visitor.enter()
    comment = reader_in(visitor).wrote(arabic.article(), "هذا كلامي")
    del visitor.client.cookies["sessionid"]
    visitor.enter("somebody.else@example.org")
    comment.refresh_from_db()
    assert comment.author.account.email == ADDRESS
    assert "هذا كلامي" not in visitor.client.get("/comments/mine/").content.decode()


def test_signing_out_forgets_the_reader_in_this_browser(arabic: Newsroom) -> None:
    visitor = Visitor()
    visitor.enter()
    visitor.client.post("/account/out/", headers=OURS)
    assert visitor.key == ""
    assert ADDRESS not in visitor.page()


@pytest.mark.parametrize("erase", [True, False])
def test_closing_an_account_forgets_it_and_what_was_written_as_the_reader_likes(arabic: Newsroom, erase: bool) -> None:
    visitor = Visitor()
    visitor.enter()
    reader_in(visitor).wrote(arabic.article(), "كلامي")
    assert 'name="erase"' in visitor.client.get("/account/close/").content.decode()
    visitor.client.post("/account/close/", {"erase": "on"} if erase else {}, headers=OURS)
    assert not User.objects.filter(is_reader=True).exists()
    assert visitor.key == ""
    assert Comment.objects.filter(text="كلامي", name="ريم").exists() is not erase
    assert Commenter.objects.exists() is not erase


def test_whoever_isnt_in_has_nothing_to_close(arabic: Newsroom) -> None:
    Visitor().enter()
    answer = Visitor().client.post("/account/close/", {"erase": "on"}, headers=OURS)
    assert answer["Location"] == "/account/"
    assert User.objects.filter(is_reader=True).exists()


def test_an_account_nobody_uses_is_forgotten_after_two_years(arabic: Newsroom, reporter: Any) -> None:
    visitor = Visitor()
    visitor.enter()
    comment = reader_in(visitor).wrote(arabic.article(), "باق")
    for days, left in ((729, True), (731, False)):
        User.objects.update(last_login=timezone.now() - timedelta(days=days))
        upkeep.forget()
        assert User.objects.filter(is_reader=True).exists() is left
    assert User.objects.filter(pk=reporter.pk).exists()
    comment.refresh_from_db()
    assert (comment.text, comment.author.account) == ("باق", None)
