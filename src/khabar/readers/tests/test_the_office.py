"""Who runs the outlet finds a reader's account by its address, and closes it for who asks."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from khabar.accounts.models import User
from khabar.comments.models import Comment
from khabar.comments.tests.readers import Reader, house
from khabar.readers.queries import LISTED
from khabar.readers.tests.mailbox import ADDRESS, Visitor
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db

LISTING = "/admin/readers/"


@pytest.fixture
def office(client: Client, administrator: Any) -> Client:
    client.force_login(administrator)
    return client


def open_accounts(many: int) -> None:
    User.objects.bulk_create(
        User(username=f"reader-{n}", email=f"reader.{n}@example.org", is_reader=True) for n in range(many)
    )


def test_accounts_are_listed_newest_first_and_found_by_a_part_of_the_address(arabic: Newsroom, office: Client) -> None:
    assert "لا حساب لأي قارئ بعد" in office.get(LISTING).content.decode()
    open_accounts(LISTED + 1)
    page = office.get(LISTING).content.decode()
    assert page.index(f"reader.{LISTED}@") < page.index("reader.1@")
    assert "reader.0@" not in page
    older = office.get(LISTING, {"after": User.objects.get(email="reader.1@example.org").pk}).content.decode()
    assert "reader.0@" in older
    found = office.get(LISTING, {"q": " Reader.17@ "}).content.decode()
    assert "reader.17@" in found
    assert "reader.1@" not in found
    assert "لا حساب له عنوان كهذا" in office.get(LISTING, {"q": "<b>nobody</b>"}).content.decode()
    assert office.get(LISTING, {"after": "ten"}).status_code == 200


def test_colleagues_are_not_among_them(arabic: Newsroom, office: Client, reporter: Any) -> None:
    User.objects.filter(pk=reporter.pk).update(email=ADDRESS)
    assert ADDRESS not in office.get(LISTING).content.decode()
    assert office.post(f"{LISTING}{reporter.pk}/close/").status_code == 404
    assert User.objects.filter(pk=reporter.pk).exists()


def test_a_page_takes_the_same_queries_however_many_accounts(
    arabic: Newsroom, office: Client, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    open_accounts(1)
    office.get(LISTING)
    with django_assert_max_num_queries(40) as few:
        office.get(LISTING)
    open_more = [User(username=f"more-{n}", email=f"more.{n}@example.org", is_reader=True) for n in range(30)]
    User.objects.bulk_create(open_more)
    with django_assert_num_queries(len(few)):
        office.get(LISTING)


@pytest.mark.parametrize("erase", [True, False])
def test_an_account_is_closed_as_its_reader_could(arabic: Newsroom, office: Client, erase: bool) -> None:
    house()
    visitor = Visitor()
    visitor.enter()
    writer = Reader("ريم")
    writer.client = visitor.client
    writer.wrote(arabic.article(), "كلامي")
    reader = User.objects.get(is_reader=True)
    address = f"{LISTING}{reader.pk}/close/"
    assert address in office.get(LISTING).content.decode()
    assert ADDRESS in office.get(address).content.decode()
    assert User.objects.filter(is_reader=True).exists(), "asking closes nothing"
    answer = office.post(address, {"erase": "on"} if erase else {}, follow=True)
    assert "أُغلق الحساب" in answer.content.decode()
    assert not User.objects.filter(is_reader=True).exists()
    assert Comment.objects.filter(text="كلامي", name="ريم").exists() is not erase
    assert ADDRESS not in str(list(ModelLogEntry.objects.values_list("label", "data")))
    assert 'name="email"' in visitor.page(), "who was signed in is so no longer"


@pytest.mark.parametrize("who", ["reporter", "chief_editor", "picture_editor"])
def test_only_administrators_look(arabic: Newsroom, client: Client, request: Any, who: str) -> None:
    open_accounts(1)
    client.force_login(request.getfixturevalue(who))
    for path in (LISTING, f"{LISTING}{User.objects.get(is_reader=True).pk}/close/"):
        assert "reader.0@" not in client.get(path, follow=True).content.decode()
    client.post(path)
    assert User.objects.filter(is_reader=True).exists()
    assert LISTING not in client.get("/admin/").content.decode()


def test_the_menu_leads_there_where_readers_may_have_accounts(arabic: Newsroom, office: Client, settings: Any) -> None:
    assert f'{LISTING}"' in office.get("/admin/").content.decode()
    settings.READER_ACCOUNTS = False
    assert f'{LISTING}"' not in office.get("/admin/").content.decode()
