"""Staff sign in by allauth alone: every other door leads there, and codes, limits and languages are kept."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import LazySettings
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.users.models import UserProfile

from khabar.accounts.cache import CountingCache
from khabar.accounts.models import SharedCacheEntry
from khabar.accounts.tests.codes import code_of, give_app
from khabar.edge.addresses import is_kept_out
from tests.fixtures.cast import PASSWORD
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db
LOGIN, ADMIN = "/staff/login/", "/admin/"


def sign_in(client: Client, name: str, password: str = PASSWORD, **data: str) -> Any:
    return client.post(LOGIN, {"login": name, "password": password, **data})


def is_in(client: Client) -> bool:
    return client.get(ADMIN).status_code == 200


@pytest.mark.parametrize(
    "door", ["/admin/", "/admin/login/", "/admin/pages/", "/admin/nowhere/", "/_util/login/", "/en/_util/login/"]
)
def test_every_door_leads_to_sign_in(door: str, client: Client) -> None:
    address, *_ = client.get(f"{door}?next=/admin/pages/", follow=True).redirect_chain[-1]
    assert address.startswith(LOGIN)
    assert "next=" in address


@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/", "/en/_util/login/"])
def test_wagtails_own_doors_take_no_password(door: str, client: Client, reporter: Any) -> None:
    client.post(door, {"username": "reporter", "password": PASSWORD})
    assert not is_in(client)


def test_wagtails_own_way_to_a_password_is_ours(client: Client, reporter: Any) -> None:
    for door in ("/admin/password_reset/", "/admin/password_reset/done/", "/admin/password_reset/confirm/MQ/x-y/"):
        assert client.get(door)["Location"] == "/staff/password/reset/"
    client.force_login(reporter)
    account = client.get("/admin/account/").content.decode()
    assert "old_password" not in account
    assert "/staff/second-factor/" in account


@pytest.mark.parametrize("name", ["reporter", "reporter@example.org"])
def test_by_name_or_address(name: str, client: Client, reporter: Any) -> None:
    assert sign_in(client, name, next="/admin/account/")["Location"] == "/admin/account/"
    assert is_in(client)
    client.post("/admin/logout/")
    assert not is_in(client)


def test_nobody_signs_up(client: Client, reporter: Any) -> None:
    assert client.get("/staff/signup/").status_code == 404
    assert client.post("/staff/signup/", {"username": "x", "email": "x@example.org"}).status_code == 404
    assert "signup" not in client.get(LOGIN).content.decode()


def test_who_has_no_business_in_the_back_office_is_told_so(client: Client, reader: Any) -> None:
    sign_in(client, "reader")
    assert client.get(ADMIN).status_code == 403


def test_a_code_is_asked_for_where_an_app_is_set_up(client: Client, reporter: Any) -> None:
    secret = give_app(reporter)
    assert secret not in str(Authenticator.objects.get().data)
    assert sign_in(client, "reporter")["Location"].startswith("/staff/second-factor/authenticate/")
    assert not is_in(client)
    wrong = client.post("/staff/second-factor/authenticate/", {"code": "000000"})
    assert wrong.status_code == 200
    assert not is_in(client)
    client.post("/staff/second-factor/authenticate/", {"code": code_of(secret)})
    assert is_in(client)


@pytest.mark.parametrize("answer", ["", "{", "[]", '{"id": "AAAA", "type": "public-key"}', "[" * 50_000])
def test_what_no_device_would_answer_is_refused(client: Client, reporter: Any, answer: str) -> None:
    given = {"credential": answer}
    assert client.post("/staff/second-factor/webauthn/login/", given)["Location"] == LOGIN
    give_app(reporter)
    sign_in(client, "reporter")
    assert client.post("/staff/second-factor/authenticate/", given).status_code == 200
    assert not is_in(client)
    client.force_login(reporter)
    proof = client.post("/staff/second-factor/reauthenticate/webauthn/", given)
    assert proof.status_code in (200, 302, 404)
    Authenticator.objects.all().delete()
    client.post("/staff/confirm/", {"password": PASSWORD})
    assert client.post("/staff/second-factor/webauthn/add/", given).status_code == 200
    assert not Authenticator.objects.exists()


def test_a_recovery_code_works_once(client: Client, reporter: Any) -> None:
    give_app(reporter)
    code = RecoveryCodes.activate(reporter).get_unused_codes()[0]
    for works in (True, False):
        sign_in(client, "reporter")
        client.post("/staff/second-factor/authenticate/", {"code": code})
        assert is_in(client) is works
        client.post("/staff/logout/")


def test_without_a_second_factor_nobody_works_where_the_outlet_asks_for_one(
    client: Client, reporter: Any, settings: LazySettings
) -> None:
    settings.REQUIRE_MFA = True
    sign_in(client, "reporter")
    assert client.get("/admin/pages/")["Location"] == "/staff/second-factor/?next=%2Fadmin%2Fpages%2F"
    assert client.post("/admin/account/", {}).status_code == 302
    assert "إلى جانب كلمة المرور" in client.get("/staff/second-factor/").content.decode()
    secret = give_app(reporter)
    proof = client.get("/admin/pages/")["Location"]
    assert proof == "/staff/second-factor/reauthenticate/?next=%2Fadmin%2Fpages%2F"
    assert client.post(proof, {"code": code_of(secret)})["Location"] == "/admin/pages/"
    assert is_in(client)


def test_a_password_alone_opens_no_private_page_either(
    client: Client, reporter: Any, settings: LazySettings, arabic: Newsroom
) -> None:
    article = arabic.article()
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    sign_in(client, "reporter")
    assert client.get(article.path_on_site).status_code == 200
    settings.REQUIRE_MFA = True
    assert client.get(article.path_on_site)["Location"].startswith(LOGIN)


def test_readers_cost_nothing_by_it(client: Client, settings: LazySettings, arabic: Newsroom) -> None:
    address, counts = arabic.article().path_on_site, []
    client.get(address)
    for settings.REQUIRE_MFA in (False, True):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert "private" not in answer["Cache-Control"]
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_guessing_is_slowed_down_for_all_processes_together(client: Client, reporter: Any) -> None:
    for _attempt in range(5):
        sign_in(client, "reporter", "guess")
    sign_in(client, "reporter")  # right, but too late
    assert not is_in(client)
    names = list(SharedCacheEntry.objects.values_list("cache_key", flat=True))
    assert names
    assert not [name for name in names if "127.0.0.1" in name or "reporter" in name]
    cache.set("allauth:attempts", [1, 2])
    assert CountingCache("of another process", {}).get("allauth:attempts") == [1, 2]


def test_other_things_are_kept_in_memory() -> None:
    cache.set("khabar", 1)
    assert cache.get("khabar") == 1
    assert cache.delete("khabar")
    assert not SharedCacheEntry.objects.exists()


def test_a_new_password_comes_by_mail_in_the_readers_language(client: Client, reporter: Any) -> None:
    UserProfile.objects.filter(user=reporter).update(preferred_language="en")
    client.post("/staff/password/reset/", {"email": "reporter@example.org"})
    (sent,) = mail.outbox
    assert "password" in sent.subject.lower()
    link = re.search(r"/staff/password/reset/\S+", sent.body)
    assert link
    form = client.get(link[0])["Location"]
    new = "an entirely new secret"
    client.post(form, {"password1": new, "password2": new})
    sign_in(client, "reporter", new)
    assert is_in(client)


def test_whether_an_address_has_an_account_is_not_told(client: Client, reporter: Any) -> None:
    addresses = ("reporter@example.org", "nobody@example.org")
    answers = [client.post("/staff/password/reset/", {"email": address}) for address in addresses]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/staff/password/reset/sent/")}


def test_the_language_is_the_outlets_until_one_is_chosen(client: Client, reporter: Any) -> None:
    def language() -> str:
        page = client.get(LOGIN).content.decode()
        return re.search(r'<html lang="(\w+)"', page)[1]  # type: ignore[index]

    assert language() == "ar"
    client.get(f"{LOGIN}?language=en")
    assert language() == "en"
    client.get(f"{LOGIN}?language=xx")
    assert language() == "en"
    sign_in(client, "reporter")  # whose profile says Arabic
    client.post("/staff/logout/")
    assert language() == "ar"


def test_pages_of_signing_in_are_strict_and_private(client: Client) -> None:
    answer = client.get(LOGIN)
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert is_kept_out(LOGIN)
    assert "Wagtail" not in answer.content.decode()


def test_an_administrator_lets_somebody_in_who_has_lost_their_phone(
    client: Client, administrator: Any, reporter: Any
) -> None:
    give_app(reporter)
    client.force_login(administrator)
    address = reverse("wagtailusers_users:edit", args=[reporter.pk])
    form = {"username": "reporter", "email": reporter.email, "first_name": "Laila", "last_name": "Mansour"}
    form |= {"is_active": "on", "groups": [str(group.pk) for group in reporter.groups.all()]}  # type: ignore[dict-item]
    client.post(address, form)
    assert Authenticator.objects.exists()
    client.post(address, form | {"forget_second_factors": "on"})
    assert not Authenticator.objects.exists()
