"""What RFC 9110 and 9111 ask of a cache that many share, case by case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from khabar.edge import addresses
from khabar.edge.tests.applications import HTML, Site
from tests.fixtures.edge import GZIP, Front, front


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def edge(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Front]:
    monkeypatch.setattr(addresses, "_parameters", {b"after", b"all"})
    with front(site) as running:
        yield running


SHARED: dict[str, tuple[dict[str, Any], dict[str, str], dict[str, str]]] = {
    # name: (the application's answer, headers of the first request, of the second)
    "9111-3 a plain answer": ({}, {}, {}),
    "9111-4.1 another accepted encoding": ({}, {}, GZIP),
    "9111-4.1 Vary by encoding alone": ({"headers": [*HTML, ("Vary", "Accept-Encoding")]}, GZIP, GZIP),
    "9111-4.1 request headers that no page varies by": ({}, {"User-Agent": "a"}, {"Accept-Language": "de"}),
    "9110-14.2 a range may be ignored": ({}, {}, {"Range": "bytes=0-1"}),
    "9111-5.2.1 a reload, as what is kept is right": ({}, {}, {"Cache-Control": "no-cache", "Pragma": "no-cache"}),
    "cookies that tell nothing of the reader": ({}, {"Cookie": "theme=dark"}, {"Cookie": "_ga=1.2; theme=light"}),
    "9111-3 moved for good": ({"status": "301 Moved Permanently", "headers": [("Location", "/y/")]}, {}, {}),
    "9111-4 not found, for a moment": ({"status": "404 Not Found"}, {}, {}),
    "9110-13.1.1 If-Match is the origin's": ({}, {}, {"If-Match": '"x"'}),
    "9110-13.1.5 If-Range without parts": ({}, {}, {"Range": "bytes=0-1", "If-Range": '"x"'}),
    "9111-5.2.1.4 max-age=0 of a client, as what is kept is right": ({}, {}, {"Cache-Control": "max-age=0"}),
    "9110-15.5.11 gone": ({"status": "410 Gone"}, {}, {}),
}

NOT_SHARED: dict[str, tuple[dict[str, Any], dict[str, str], dict[str, str]]] = {
    "9111-3.5 Authorization": ({}, {"Authorization": "Basic eDp5"}, {}),
    "a session": ({}, {"Cookie": "a=b; sessionid=abc"}, {}),
    "9111-5.2.2.7 private": ({"headers": [*HTML, ("Cache-Control", "private")]}, {}, {}),
    "9111-5.2.2.5 no-store": ({"headers": [*HTML, ("Cache-Control", "max-age=9, No-Store")]}, {}, {}),
    "9111-5.2.2.4 no-cache": ({"headers": [*HTML, ("Cache-Control", "no-cache")]}, {}, {}),
    "9111-5.2.2.2 must-revalidate": ({"headers": [*HTML, ("Cache-Control", "max-age=9, must-revalidate")]}, {}, {}),
    "9111-5.2.2.8 proxy-revalidate": ({"headers": [*HTML, ("Cache-Control", "proxy-revalidate")]}, {}, {}),
    "9111-5.2.2.1 fresh for no time": ({"headers": [*HTML, ("Cache-Control", "public, max-age=0")]}, {}, {}),
    "9111-5.2.2.10 fresh for no shared cache": ({"headers": [*HTML, ("Cache-Control", "s-maxage=0")]}, {}, {}),
    "9111-4.1 Vary by cookie": ({"headers": [*HTML, ("Vary", "Accept-Encoding, Cookie")]}, {}, {}),
    "9111-4.1 Vary by anything": ({"headers": [*HTML, ("Vary", "*")]}, {}, {}),
    "9111-7.3 Set-Cookie": ({"headers": [*HTML, ("Set-Cookie", "a=b")]}, {}, {}),
    "9110-15.4.3 moved for now": ({"status": "302 Found", "headers": [("Location", "/y/")]}, {}, {}),
    "9110-15.5.4 forbidden": ({"status": "403 Forbidden"}, {}, {}),
    "9110-15.6.1 a failure": ({"status": "500 Internal Server Error"}, {}, {}),
    "9111-3.3 a part": ({"status": "206 Partial Content"}, {}, {}),
    "9110-8.4 an encoding of the application's": ({"headers": [*HTML, ("Content-Encoding", "br")]}, {}, {}),
    "the back office": ({}, {}, {}),
}


@pytest.mark.parametrize("case", SHARED)
def test_is_answered_from_the_store(edge: Front, site: Site, case: str) -> None:
    answer, first, second = SHARED[case]
    vars(site).update(answer)
    before, after = edge.ask("/x/", **first), edge.ask("/x/", **second)
    assert after.cache == "Khabar; hit"
    assert edge.asked == ["/x/"]
    assert (before.status, before.body) == (after.status, after.body)
    assert int(after.headers["content-length"]) == len(after.raw)


@pytest.mark.parametrize("case", NOT_SHARED)
def test_is_never_answered_from_the_store(edge: Front, site: Site, case: str) -> None:
    answer, first, second = NOT_SHARED[case]
    vars(site).update(answer)
    path = "/admin/x/" if case == "the back office" else "/x/"
    before = edge.ask(path, **first)
    site.body = "another"
    after = edge.ask(path, **second)
    assert (before.body, after.body) == (b"page", b"another")
    assert "hit" not in after.cache
    assert "hit" not in edge.ask(path, **first).cache


def test_a_request_with_a_session_gets_no_kept_answer(edge: Front, site: Site) -> None:
    edge.ask("/x/")
    site.body = "personal"
    for header in ({"Cookie": "sessionid=abc"}, {"Authorization": "Bearer x"}):
        assert edge.ask("/x/", **header).body == b"personal"
        assert edge.ask("/x/").body == b"page"


def test_nothing_of_the_reader_reaches_a_shared_rendering(edge: Front, site: Site) -> None:
    sent = {"Cookie": "theme=dark", "User-Agent": "browser", "Accept-Language": "de", "X-Forwarded-For": "192.0.2.1"}
    edge.ask("/x/?utm_source=a&after=3&all", **sent)
    told = {name for name in site.environ if name.startswith("HTTP_")} | {site.environ["REMOTE_ADDR"]}
    assert told == {"HTTP_HOST", ""}
    assert edge.asked == ["/x/?after=3&all"]


def test_what_turns_out_to_be_private_is_asked_for_again_with_all_the_reader_sent(edge: Front, site: Site) -> None:
    site.headers = [*HTML, ("Cache-Control", "private")]
    answer = edge.ask("/x/?next=/y/", Cookie="theme=dark")
    assert edge.asked == ["/x/", "/x/?next=/y/"]
    assert site.environ["HTTP_COOKIE"] == "theme=dark"
    assert answer.cache == "Khabar; fwd=bypass; detail=cache-control"
    edge.ask("/x/?next=/y/")
    assert edge.asked[2:] == ["/x/?next=/y/"]


@pytest.mark.parametrize(
    "query", ["after=1&all", "all&after=1", "utm_medium=x&all&after=1", "all&after=1&fbclid=" + "y" * 900]
)
def test_addresses_that_mean_the_same_share_an_answer(edge: Front, query: str) -> None:
    edge.ask("/x/?after=1&all")
    assert edge.ask(f"/x/?{query}").cache == "Khabar; hit"
    assert "hit" not in edge.ask("/x/?after=2&all").cache
    assert "hit" not in edge.ask("/x/").cache


def test_a_parameter_of_boundless_length_is_djangos(edge: Front) -> None:
    answer = edge.ask("/x/?after=" + "1" * 500)
    assert answer.cache == "Khabar; fwd=bypass; detail=query"
    assert not edge.edge.store.pages


def test_hosts_and_schemes_have_answers_of_their_own(edge: Front, settings: Any) -> None:
    edge.ask("/x/")
    assert "hit" not in edge.ask("/x/", Host="other.example").cache
    assert "hit" not in edge.ask("/x/", X_Forwarded_Proto="https").cache


def test_age_is_told_of_what_nobody_vouches_for(edge: Front, site: Site) -> None:
    """9111-5.1: what the outbox vouches for is as good as validated now; what it doesn't says how old it is."""
    site.headers = [*HTML, ("Cache-Control", "public, max-age=1"), ("Age", "900")]
    assert [edge.ask("/x/").headers.get("age") for _ in range(2)] == [None, None]
    edge.edge.poller.right_until, edge.edge.poller.problem = 0.0, "gone"
    stale = edge.ask("/x/").headers
    assert int(stale["age"]) >= 1, "older than the second for which others may keep it"
    assert stale["cache-control"] == "public, max-age=1"


def test_a_head_has_no_body_and_the_headers_of_a_get(edge: Front) -> None:
    head, whole = edge.ask("/x/", "HEAD", **GZIP), edge.ask("/x/", **GZIP)
    assert (head.status, head.raw) == (200, b"")
    assert edge.asked == ["/x/"]
    for name in ("content-length", "etag", "content-encoding", "vary"):
        assert head.headers[name] == whole.headers[name]


def test_each_encoding_has_an_entity_tag_of_its_own(edge: Front) -> None:
    plain, zipped = edge.ask("/x/"), edge.ask("/x/", **GZIP)
    assert plain.headers["etag"] != zipped.headers["etag"]
    assert plain.headers["vary"] == zipped.headers["vary"] == "Accept-Encoding"
    assert plain.body == zipped.body


CONDITIONS = {
    "9110-13.1.2 the same": ("{etag}", 304),
    "9110-13.1.2 weakly the same": ("W/{etag}", 304),
    "9110-13.1.2 one of several": ('"x", {etag} , W/"y"', 304),
    "9110-13.1.2 anything": ("*", 304),
    "9110-13.1.2 another": ('"x"', 200),
    "9110-13.1.2 of another encoding": ("{other}", 200),
}


@pytest.mark.parametrize("case", CONDITIONS)
def test_if_none_match(edge: Front, case: str) -> None:
    condition, status = CONDITIONS[case]
    known, other = edge.ask("/x/", **GZIP).headers["etag"], edge.ask("/x/").headers["etag"]
    answer = edge.ask("/x/", If_None_Match=condition.format(etag=known, other=other), **GZIP)
    assert answer.status == status
    if status == 304:  # 9110-15.4.5: what a 200 would say, and no body
        assert answer.raw == b""
        assert answer.headers["etag"] == known
        assert answer.headers["vary"] == "Accept-Encoding"
        assert "content-length" not in answer.headers


def test_if_modified_since_is_heard_where_nothing_better_is_said(edge: Front, site: Site) -> None:
    date = "Wed, 25 Nov 2026 07:28:00 GMT"
    site.headers = [*HTML, ("Last-Modified", date), ("Cache-Control", "public, max-age=1")]
    edge.ask("/x/")
    fresh = edge.ask("/x/", If_Modified_Since=date)
    assert (fresh.status, fresh.headers["cache-control"]) == (304, "public, max-age=1")
    assert edge.ask("/x/", If_Modified_Since="Wed, 25 Nov 2026 07:27:59 GMT").status == 200
    assert edge.ask("/x/", If_Modified_Since=date, If_None_Match='"x"').status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "PURGE"])
def test_an_unsafe_method_makes_its_address_forgotten(edge: Front, site: Site, method: str) -> None:
    edge.ask("/x/"), edge.ask("/y/"), edge.ask("/z/")
    site.headers = [*HTML, ("Location", "/y/#part"), ("Content-Location", "https://elsewhere.example/z/")]
    assert edge.ask("/x/", method).cache == "Khabar; fwd=method; detail=method"
    assert ["hit" in edge.ask(path).cache for path in ("/x/", "/y/", "/z/")] == [False, False, True]


def test_an_unsafe_method_that_fails_makes_nothing_forgotten(edge: Front, site: Site) -> None:
    edge.ask("/x/")
    site.status = "403 Forbidden"
    edge.ask("/x/", "POST")
    assert edge.ask("/x/").cache == "Khabar; hit"


ENCODINGS = {
    "": False, "gzip": True, "identity": False, "br": False, "*": True, "gzip;q=0": False, "br, gzip;q=0.5": True,
    "*;q=0": False, "gzip;q=0, *": False, "deflate, x-gzip;q=1": True, "gzip;q=bad": False, "GZIP;q=1, br": True,
}  # fmt: skip


@pytest.mark.parametrize("accepted", ENCODINGS)
def test_accept_encoding(edge: Front, accepted: str) -> None:
    answer = edge.ask("/x/", Accept_Encoding=accepted)
    assert (answer.headers.get("content-encoding") == "gzip") is ENCODINGS[accepted]
    assert answer.body == b"page"


def test_what_does_not_deflate_is_kept_as_it_is(edge: Front, site: Site) -> None:
    site.headers = [("Content-Type", "image/png")]
    edge.ask("/x.png", **GZIP)
    answer = edge.ask("/x.png", **GZIP)
    assert answer.cache == "Khabar; hit"
    assert {"content-encoding", "vary"}.isdisjoint(answer.headers)
    assert edge.ask("/x.png", If_None_Match=answer.headers["etag"]).status == 304
