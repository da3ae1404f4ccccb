"""An error is told in the language of the address, on a designed page, with a way on."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError
from django.utils.translation import gettext, override

from tests.fixtures.newsroom import Newsroom

FRONT = {"ar": '<a class="button" href="/">', "en": '<a class="button" href="/en/">'}
HTML = {"ar": '<html lang="ar" dir="rtl"', "en": '<html lang="en" dir="ltr"'}
TITLES = {400: "The request can't be understood", 403: "This page isn't open to you", 500: "Something went wrong"}


def title(edition: str, text: str) -> str:
    with override(edition):
        return gettext(text)


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch, client: Any) -> Any:
    """Lets the view of the latest items raise this."""
    client.raise_request_exception = False

    def break_with(error: Exception) -> None:
        def fail(*args: Any, **kwargs: Any) -> None:
            raise error

        monkeypatch.setattr("khabar.fronts.views.composers.listing_view", fail)

    return break_with


def test_a_page_that_does_not_exist(newsroom: Newsroom, client: Any) -> None:
    for path in ("no-such-section/", "no/such/page/", "x/999999-x/", "people/999999/", "tags/none/", "x.php/"):
        answer = client.get(f"{newsroom.home.url}{path}")
        page = answer.content.decode()
        assert answer.status_code == 404
        assert HTML[newsroom.edition] in page
        assert FRONT[newsroom.edition] in page
        assert title(newsroom.edition, "No such page") in page
        assert '<meta name="robots" content="noindex">' in page
    assert title("ar", "No such page") != title("en", "No such page")


@pytest.mark.parametrize(
    ("error", "status"), [(SuspiciousOperation("x"), 400), (PermissionDenied(), 403), (ValueError("secret"), 500)]
)
def test_what_goes_wrong_is_told_without_its_details(
    newsroom: Newsroom, client: Any, breaking: Any, error: Exception, status: int
) -> None:
    breaking(error)
    answer = client.get(f"{newsroom.home.url}latest/")
    page = answer.content.decode()
    assert answer.status_code == status
    assert HTML[newsroom.edition] in page
    assert title(newsroom.edition, TITLES[status]).replace("'", "&#x27;") in page
    assert "secret" not in page
    assert "Traceback" not in page


def test_without_a_database_the_last_words_are_plain(
    newsroom: Newsroom, client: Any, breaking: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(DatabaseError("gone"))

    def gone(*args: Any) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr("khabar.design.errors.error_page", gone)
    answer = client.get(f"{newsroom.home.url}latest/")
    assert (answer.status_code, answer["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert answer.content.decode() == title(newsroom.edition, TITLES[500])


def test_an_address_without_its_slash_is_put_right(newsroom: Newsroom, client: Any) -> None:
    section = newsroom.section()
    answer = client.get(section.url.rstrip("/"))
    assert (answer.status_code, answer["Location"]) == (301, section.url)
