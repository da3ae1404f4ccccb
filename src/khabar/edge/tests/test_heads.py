"""Which requests are read without a parser; all others are left to one."""

from __future__ import annotations

import pytest

from khabar.edge import addresses, heads, requests
from tests.fixtures.edge import scope


def head(*lines: str, first: str = "GET /a/ HTTP/1.1") -> bytes:
    return "\r\n".join([first, *(lines or ["Host: news.example"]), "", ""]).encode("latin-1")


def test_a_plain_request_is_read_as_the_server_would() -> None:
    sent = {
        "Host": "news.example:8000",
        "Accept-Encoding": "gzip, br",
        "If-None-Match": '"abc"',
        "If-Modified-Since": "Sun, 06 Nov 1994 08:49:37 GMT",
        "X-Forwarded-Proto": "https",
        "User-Agent": "x:y",
    }
    path = "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/5-a/?utm_source=x"
    read = heads.read(head(*(f"{name}: {value}" for name, value in sent.items()), first=f"GET {path} HTTP/1.1"), "http")
    assert read == requests.read(scope(path, "GET", sent))
    assert read is not None
    assert read.key == ("http:https:news.example:8000", "/أخبار/5-a/", b"")


@pytest.mark.parametrize("name", ["Host", "HOST", "host"])
def test_names_of_headers_have_no_case(name: str) -> None:
    assert heads.read(head(f"{name}:news.example"), "http") is not None


@pytest.mark.parametrize(
    "data",
    [
        head(first="POST /a/ HTTP/1.1"),
        head(first="HEAD /a/ HTTP/1.1"),
        head(first="GET /a/ HTTP/1.0"),
        head(first="GET /a/  HTTP/1.1"),
        head(first="GET http://news.example/a/ HTTP/1.1"),
        head(first="GET //elsewhere.example/a/ HTTP/1.1"),
        head(first="GET /a/#b HTTP/1.1"),
        head(first="GET /\xe9/ HTTP/1.1"),
        head(first="GET /a b/ HTTP/1.1"),
        head(first="GET /" + "a" * 700 + " HTTP/1.1"),
        head(first="GET /a/?after=" + "a" * 300 + " HTTP/1.1"),
        head("User-Agent: x"),
        head("Host: a", "Host: b"),
        head("Host: a", "Content-Length: 0"),
        head("Host: a", "Content-Length : 5"),
        head("Host: a", "Transfer-Encoding: chunked"),
        head("Host: a", "X: b", " folded"),
        head("Host: a", "no colon"),
        head("Host: a", ": nameless"),
        head("Host: a", "X\x00: b"),
        head("Host: a", "X: b\x00"),
        head("Host: a", "X: b\nContent-Length: 5"),
        head("Host: a", "X: b\rY: c"),
        head("Host: a", "Expect: 100-continue"),
        head("Host: a", "Connection: close"),
        head("Host: a", "Connection: upgrade", "Upgrade: h2c"),
        head("Host: a", "Authorization: Basic eDp5"),
        head("Host: a", "Cookie: a=b; sessionid=c"),
        head("Host: a", "Padding: " + "x" * heads.LONGEST),
        head() + head(),
        head() + b"x",
        head()[:-2],
        b"",
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_a_parser(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_parameters", {b"after"})
    addresses.place.cache_clear()
    assert heads.read(data, "http") is None


def test_what_is_never_shared_is_left_to_the_application(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_private", [])
    addresses.place.cache_clear()
    assert heads.read(head(), "http") is not None
    addresses.keep_out("/a/")
    assert heads.read(head(), "http") is None
    addresses.place.cache_clear()
