"""A reader's account is opened by a mailed link, and by nothing else."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client, override_settings

from khabar.accounts.models import SharedCacheEntry, User
from khabar.comments.models import Commenter
from khabar.comments.tests.readers import OURS
from khabar.edge.addresses import is_kept_out
from khabar.readers import links
from khabar.readers.tests.mailbox import ADDRESS, Visitor, newest_link
from tests.fixtures.newsroom import Newsroom

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


def test_the_first_link_opens_an_account_and_the_next_leads_to_it(newsroom: Newsroom) -> None:
    visitor = Visitor(newsroom.edition)
    asked = visitor.ask(" Reem@Example.org ")
    assert ADDRESS in asked.content.decode()
    assert not User.objects.exists()
    (sent,) = mail.outbox
    assert sent.to == [ADDRESS]
    assert {"ar": "الرابط", "en": "link"}[newsroom.edition] in str(sent.body)
    opened = visitor.client.get(newest_link())
    assert ADDRESS in opened.content.decode()
    assert not User.objects.exists(), "programs that read mail open links, too"

    page = visitor.press(newest_link())
    assert page.status_code == 200
    assert page.request["PATH_INFO"] == visitor.account
    reader = User.objects.get()
    assert (reader.email, reader.is_reader, reader.has_usable_password()) == (ADDRESS, True, False)
    assert Commenter.objects.get().account == reader

    Visitor(newsroom.edition).enter(ADDRESS.upper())
    assert User.objects.count() == Commenter.objects.count() == 1


def test_nobody_is_told_who_has_an_account(arabic: Newsroom) -> None:
    Visitor().enter()
    known, unknown = Visitor().ask(), Visitor().ask("nobody@example.org")
    assert known.content.decode() == unknown.content.decode().replace("nobody@example.org", ADDRESS)


def test_a_link_is_good_once_and_makes_those_before_it_void(arabic: Newsroom) -> None:
    visitor = Visitor()
    visitor.ask()
    first = newest_link()
    visitor.ask()
    assert visitor.press(newest_link()).status_code == 200
    for link in (first, newest_link()):
        assert Client().get(link).status_code == 410
        assert Client().post(link, headers=OURS).status_code == 410


@pytest.mark.parametrize(("age", "status"), [(links.VALID - timedelta(seconds=5), 200), (links.VALID, 410)])
def test_a_link_is_good_for_a_while(
    arabic: Newsroom, monkeypatch: pytest.MonkeyPatch, age: timedelta, status: int
) -> None:
    visitor, now = Visitor(), time.time()
    with monkeypatch.context() as earlier:
        earlier.setattr("time.time", lambda: now - age.total_seconds() - 1)
        visitor.ask()
    assert Client().get(newest_link()).status_code == status
    assert visitor.press(newest_link()).status_code == status
    assert User.objects.exists() is (status == 200)


def test_a_forged_link_is_void(arabic: Newsroom) -> None:
    visitor = Visitor()
    visitor.ask()
    link = newest_link()
    for forged in (f"{link[:-3]}xx/", link.replace("/link/", "/link/x"), "/account/link/" + "a" * 500 + "/"):
        assert Client().get(forged).status_code == 410, forged


def test_a_link_sent_before_its_account_was_shut_is_void(arabic: Newsroom) -> None:
    Visitor().enter()
    Visitor().ask()
    User.objects.update(is_active=False)
    assert Visitor().press(newest_link()).status_code == 410


@pytest.mark.parametrize("email", ["", "reem", "reem@", "a@b", "reem@example.org\nBcc: a@e.org", "x" * 300 + "@e.org"])
def test_what_is_no_address_is_refused_and_stays_in_the_form(newsroom: Newsroom, email: str) -> None:
    answer = Visitor(newsroom.edition).ask(email)
    assert answer.status_code == 422
    assert 'class="field__error"' in answer.content.decode()
    assert not mail.outbox


def test_another_sites_form_asks_for_nothing(arabic: Newsroom) -> None:
    visitor = Visitor()
    visitor.ask()
    link = newest_link()
    for path, form in (("/account/", {"email": ADDRESS}), (link, {}), ("/account/out/", {}), ("/account/close/", {})):
        answer = visitor.client.post(path, form, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403
    assert len(mail.outbox) == 1


def test_mails_to_one_address_and_from_one_network_are_limited(arabic: Newsroom) -> None:
    answers = [Visitor().ask().status_code for _each in range(6)]
    assert answers == [200] * 5 + [429]
    flood = Visitor()
    answers = [flood.ask(f"reader{number}@example.org").status_code for number in range(31)]
    assert answers == [200] * 30 + [429]
    assert len(mail.outbox) == 35
    stored = " ".join(SharedCacheEntry.objects.values_list("cache_key", flat=True))
    assert "203.0.113" not in stored
    assert "example" not in stored


def test_the_reader_comes_back_to_where_they_were(arabic: Newsroom) -> None:
    item = arabic.article()
    back = f"{item.short_path}/comments/"
    form = Visitor().client.get(back).content.decode()
    assert f'href="/account/?next={back.replace("/", "%2F")}"' in form
    assert Visitor().enter(next=back).request["PATH_INFO"] == back
    for evil in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/" * 400):
        assert Visitor().enter(f"{len(evil)}@example.org", next=evil).request["PATH_INFO"] == "/account/"


@override_settings(READER_ACCOUNTS=False)
def test_where_no_mail_is_sent_no_account_is_offered(arabic: Newsroom) -> None:
    assert "/account/" not in Visitor().client.get(f"{arabic.article().short_path}/comments/").content.decode()


def test_nothing_of_an_account_is_shared() -> None:
    assert all(is_kept_out(path) for path in ("/account/", "/en/account/", "/account/link/token/"))


def test_whoever_only_looks_gets_no_cookie(newsroom: Newsroom) -> None:
    visitor = Visitor(newsroom.edition)
    answer = visitor.client.get(visitor.account)
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    assert not visitor.ask().cookies
