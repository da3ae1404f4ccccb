"""The server's own protocol, spoken to over a socket: from memory or not, a client sees one correct server."""

from __future__ import annotations

import asyncio
import gzip
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from khabar.edge import door
from khabar.edge.application import Edge
from khabar.edge.tests.applications import Site

GET = b"GET /x/ HTTP/1.1\r\nHost: testserver\r\nAccept-Encoding: gzip\r\n\r\n"
HEADERS = [("Content-Type", "text/html"), ("Cache-Control", "public, max-age=1")]


Answer = tuple[int, dict[str, str], bytes]


class Client:
    """A connection, which reads one answer after the other."""

    def __init__(self, stream: socket.socket) -> None:
        self.stream = stream
        self.reading = stream.makefile("rb")

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_error: object) -> None:
        self.reading.close()
        self.stream.close()

    def ask(self, data: bytes = GET, method: str = "GET") -> Answer:
        self.stream.sendall(data)
        return self.answer(method)

    def answer(self, method: str = "GET") -> Answer:
        response = http.client.HTTPResponse(self, method=method)  # type: ignore[arg-type]
        response.begin()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()

    def makefile(self, _mode: str) -> Any:
        """What `http.client` reads from; it closes it after each answer."""
        reading = self.reading

        class Open:
            readline, read, readinto, flush = reading.readline, reading.read, reading.readinto, reading.flush

            def close(self) -> None:
                pass

        return Open()

    def is_closed(self) -> bool:
        return self.reading.read(1) == b""


class Serving:
    """A running server before `site`."""

    def __init__(self, site: Site, **options: Any) -> None:
        self.site = site
        self.edge = Edge(site, threads=2, most_bytes=1_000_000)
        self.edge._started, self.edge.poller.right_until = True, float("inf")
        config = uvicorn.Config(
            self.edge, http=door.Door, ws="none", lifespan="off", log_config=None, access_log=False, **options
        )
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(
            target=lambda: asyncio.run(self.server.serve(sockets=[self.listener])), daemon=True
        )
        self.thread.start()

    def connect(self) -> Client:
        return Client(socket.create_connection(("127.0.0.1", self.port), timeout=10))

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.edge._executor.shutdown()


@pytest.fixture
def serving() -> Iterator[Serving]:
    running = Serving(Site(headers=HEADERS))
    yield running
    running.close()


def test_a_page_from_memory_is_the_page_that_was_rendered(serving: Serving) -> None:
    with serving.connect() as stream:
        first = stream.ask()
        second = stream.ask()
        assert first[1].pop("cache-status") == "Khabar; fwd=uri-miss; stored"
        assert second[1].pop("cache-status") == "Khabar; hit"
        assert "date" in second[1]
        assert {**first[1], "date": ""} == {**second[1], "date": ""}
        assert first[2] == second[2]
        assert gzip.decompress(second[2]) == b"page"
        assert serving.edge.store.counts.misses == serving.edge.store.counts.hits == 1


def test_one_connection_takes_turns_between_memory_and_the_application(serving: Serving) -> None:
    post = b"POST /form HTTP/1.1\r\nHost: testserver\r\nContent-Length: 3\r\n\r\na=b"
    with serving.connect() as stream:
        for _turn in range(3):
            assert stream.ask()[0] == 200
            assert stream.ask(GET.replace(b"GET", b"HEAD"), "HEAD")[2] == b""
            assert "fwd=method" in stream.ask(post)[1]["cache-status"]
            assert stream.ask()[0] == 200


def test_a_client_that_has_the_page_is_told_so(serving: Serving) -> None:
    with serving.connect() as stream:
        etag = stream.ask()[1]["etag"]
        conditional = GET[:-2] + f"If-None-Match: {etag}\r\n\r\n".encode()
        status, headers, body = stream.ask(conditional)
        assert (status, body, headers["etag"], headers["vary"]) == (304, b"", etag, "Accept-Encoding")
        assert "content-length" not in headers
        assert stream.ask(conditional.replace(etag.encode(), b'"other"'))[0] == 200
    assert serving.edge.store.counts.not_modified == 1


def test_requests_in_pieces_and_in_one_packet_are_answered_in_turn(serving: Serving) -> None:
    with serving.connect() as stream:
        stream.stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        stream.ask()
        stream.stream.sendall(GET[:9])
        time.sleep(0.05)
        assert stream.ask(GET[9:])[0] == 200
        stream.stream.sendall(GET + GET.replace(b"/x/", b"/y/") + GET)
        reading = [stream.answer()[1]["cache-status"] for _ in range(3)]
        assert [said.split(";")[1].strip() for said in reading] == ["hit", "fwd=uri-miss", "hit"]


def test_a_second_request_waits_for_the_answer_to_the_first(serving: Serving) -> None:
    with serving.connect() as stream:
        stream.ask()
        serving.site.gate = threading.Event()
        stream.stream.sendall(GET.replace(b"/x/", b"/slow/"))
        time.sleep(0.1)
        stream.stream.sendall(GET)
        time.sleep(0.1)
        serving.site.gate.set()
        assert "uri-miss" in stream.answer()[1]["cache-status"]
        assert "hit" in stream.answer()[1]["cache-status"]


def test_a_client_that_does_not_read_is_not_written_to_without_end(serving: Serving) -> None:
    serving.site.body = "".join(str(number * 7919 % 100_003) for number in range(60_000))
    with serving.connect() as stream:
        stream.ask()
        stream.stream.setblocking(False)
        end = time.monotonic() + 1
        while time.monotonic() < end:
            try:
                stream.stream.send(GET)
            except BlockingIOError:
                time.sleep(0.01)
        waiting = serving.server.server_state.connections
        assert sum(connection.transport.get_write_buffer_size() for connection in waiting) < 2_000_000


def test_a_head_without_end_is_refused(serving: Serving) -> None:
    with serving.connect() as stream:
        stream.stream.sendall(b"GET /x/ HTTP/1.1\r\nHost: testserver\r\n" + b"A: " + b"x" * 40_000)
        assert stream.answer()[0] == 400
        assert stream.is_closed()


def test_nonsense_is_refused(serving: Serving) -> None:
    with serving.connect() as stream:
        assert stream.ask(b"GET /x/ HTTP/1.1\r\nHost : testserver\r\n\r\n")[0] == 400


def test_slow_and_idle_connections_are_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "SLOWEST_HEAD", 0.3)
    serving = Serving(Site(headers=HEADERS), timeout_keep_alive=1)
    try:
        with serving.connect() as silent, serving.connect() as slow, serving.connect() as busy:
            slow.stream.sendall(GET[:9])
            begun = time.monotonic()
            assert slow.is_closed()
            assert time.monotonic() - begun < 0.9
            while time.monotonic() - begun < 1.6:
                assert busy.ask()[0] == 200
                time.sleep(0.2)
            assert silent.is_closed()
            assert busy.is_closed()
    finally:
        serving.close()
