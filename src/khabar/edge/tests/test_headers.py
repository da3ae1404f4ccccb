"""Every answer says what a browser and a cache may do with it."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.edge.middleware import STRICT_CSP, strict_policy
from tests.fixtures.newsroom import Newsroom


@pytest.fixture
def newsroom(english: Newsroom) -> Newsroom:
    """Editions make no difference here."""
    return english


def test_readers_pages_have_a_strict_policy(newsroom: Newsroom, client: Any) -> None:
    for path in (newsroom.home.url, newsroom.article().path_on_site, "/no-such-page/"):
        answer = client.get(path)
        policy = answer["Content-Security-Policy"]
        assert policy == STRICT_CSP
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "geolocation=()" in answer["Permissions-Policy"]
        assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_no_page_of_readers_has_inline_script_or_style(newsroom: Newsroom, client: Any) -> None:
    for path in (newsroom.home.url, newsroom.article().path_on_site):
        page = client.get(path).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert " on" not in page.replace(" on the", "") or "onclick" not in page
        for script in page.split("<script")[1:]:
            assert script.startswith((" src=", ' type="module" src=', ' type="application/ld+json"'))


def test_a_readers_answer_is_the_same_for_all_and_sets_no_cookie(newsroom: Newsroom, client: Any) -> None:
    for path in (newsroom.home.url, newsroom.article().path_on_site, "/no-such-page/"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "public, max-age=1"
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert "Accept-Language" not in answer.get("Vary", "")


def test_whoever_is_signed_in_gets_answers_that_nobody_keeps(newsroom: Newsroom, client: Any, reporter: Any) -> None:
    client.force_login(reporter)
    for path in (newsroom.home.url, newsroom.article().path_on_site, "/admin/"):
        assert {"private", "no-store"} <= set(client.get(path)["Cache-Control"].split(", ")), path


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/", "/admin/login/"])
def test_the_back_office_is_kept_by_nobody(client: Any, path: str) -> None:
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.django_db
def test_an_answer_to_credentials_is_private(client: Any) -> None:
    assert "private" in client.get("/", headers={"Authorization": "Basic eDp5"})["Cache-Control"]


@pytest.mark.django_db
def test_the_language_of_an_answer_is_told(client: Any) -> None:
    assert client.get("/")["Content-Language"] == "ar"
    assert client.get("/en/")["Content-Language"] == "en"


def test_players_load_from_our_own_and_from_hosts_that_the_operator_named() -> None:
    ours, wider = strict_policy([]).split("; "), strict_policy(["https://stream.example.org"]).split("; ")
    assert "media-src 'self' blob:" in ours
    assert "connect-src 'self'" in ours
    assert "img-src 'self' data:" in ours
    assert [rule for rule in wider if rule not in ours] == [
        "img-src 'self' data: https://stream.example.org",
        "connect-src 'self' https://stream.example.org",
        "media-src 'self' blob: https://stream.example.org",
    ]
