"""The server: uvicorn with the edge's door, in processes that are forks of this one.

Any other ASGI server can serve `khabar.config.asgi:application` as well, at half the pages a second.
"""

from __future__ import annotations

import gc
import logging
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import FrameType

    from uvicorn import Config

    from khabar.edge.application import Edge

SECONDS_TO_START, SECONDS_TO_STOP = 60, 5
IDLE = 75
"""Seconds for which a connection is kept that nobody asks on; longer than proxies keep theirs."""
BACKLOG = 2_048
"""Connections that may wait to be accepted."""
SLICE = 0.0002
"""Seconds for which a thread that renders may keep those waiting who are answered from memory, at each system call of
theirs. Measured at 32 connections while items are published: p99 11 ms with 0.001, 7 with 0.0002, 11 with 0.00005."""


def preload() -> None:
    """Load the whole application here, so that server processes, which are forks, need not load it again."""
    from django.db import connections
    from django.urls import get_resolver

    from khabar.config import asgi  # noqa: F401

    get_resolver().url_patterns  # noqa: B018
    connections.close_all()  # a connection must not cross a fork


def serve(host: str, port: int, *, processes: int, access_log: bool, on_listening: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; `on_listening` is called once connections are answered."""
    listener = listen(host, port)
    with listener:
        Processes(processes, lambda started, orphaned: _work(listener, access_log, started, orphaned)).run(on_listening)


def listen(host: str, port: int) -> socket.socket:
    """The socket that all processes accept connections from."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=BACKLOG)
    # Each connection inherits it. asyncio would set it, but not on a socket whose protocol number is 0, as this one's:
    # an answer written in two parts then waited 40 ms for the client to acknowledge the first (RFC 896, RFC 1122).
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.setblocking(False)
    return listener


class Processes:
    """So many forks of this process, each doing `work(started, orphaned)`; one that ends is replaced.

    `started` is a file descriptor to write a byte to when ready; `orphaned` one that can be read when this process
    is gone.
    """

    def __init__(self, count: int, work: Callable[[int, int], None]) -> None:
        self._count = count
        self._work = work
        self._running: dict[int, float] = {}
        self._stopping = False
        self._started, self._tell_started = os.pipe()
        self._orphaned, self._alive = os.pipe()

    def run(self, on_started: Callable[[], None]) -> None:
        """Return after SIGINT or SIGTERM, when all have ended."""
        before = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        gc.collect()
        gc.freeze()  # what is loaded by now is never collected: forks go on sharing it
        try:
            for _ in range(self._count):
                self._fork()
            if self._wait_for_one():
                on_started()
            while not self._stopping:
                self._replace_the_dead()
                time.sleep(0.1)
        finally:
            self._end()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _fork(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid:
            self._running[pid] = time.monotonic()
            return
        status = 1
        try:
            os.close(self._alive)
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda _number, _frame: None)
            self._work(self._tell_started, self._orphaned)
            status = 0
        except BaseException:
            logging.getLogger(__name__).exception("A server process failed")
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def _wait_for_one(self) -> bool:
        end = time.monotonic() + SECONDS_TO_START
        while not self._stopping and self._running and time.monotonic() < end:
            if select.select([self._started], [], [], 0.1)[0]:
                return True
            self._reap()
        return False

    def _reap(self) -> list[float]:
        """Forget those that have ended; when they had begun."""
        ended = [pid for pid in self._running if os.waitpid(pid, os.WNOHANG)[0]]
        return [self._running.pop(pid) for pid in ended]

    def _replace_the_dead(self) -> None:
        for begun in self._reap():
            if time.monotonic() - begun < 1:
                time.sleep(1)  # it would end again at once
            if not self._stopping:
                self._fork()

    def _end(self) -> None:
        end = time.monotonic() + SECONDS_TO_STOP + 1
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in self._running:
                os.kill(pid, number)
            while self._running and (time.monotonic() < end or number == signal.SIGKILL):
                self._reap()
                time.sleep(0.02)
        for descriptor in (self._started, self._tell_started, self._orphaned, self._alive):
            os.close(descriptor)


def _work(listener: socket.socket, access_log: bool, started: int, orphaned: int) -> None:
    """Serve in this process until it is told to stop, or its parent is gone."""
    import asyncio

    from uvicorn import Server

    from khabar.config.asgi import application

    class AnnouncingServer(Server):
        async def startup(self, *arguments: Any, **named: Any) -> None:
            await super().startup(*arguments, **named)
            listener.listen(BACKLOG)
            loop = asyncio.get_running_loop()

            def stop() -> None:
                loop.remove_reader(orphaned)
                self.should_exit = True

            loop.add_reader(orphaned, stop)
            os.write(started, b".")

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            application.streams.stop()  # whose readers would never leave by themselves
            await super().shutdown(sockets)

    sys.setswitchinterval(SLICE)
    if access_log:
        _log_to(sys.stdout)
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
    try:
        AnnouncingServer(_settings(application, access_log)).run(sockets=[listener])
    finally:
        application.close()


def _settings(application: Edge, access_log: bool) -> Config:
    from uvicorn import Config

    from khabar.edge.door import Door

    return Config(
        application,
        http=Door,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=access_log,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=SECONDS_TO_STOP,
        # asyncio accepts as many in one go: more, and the process that wakes first takes all of a proxy's connections.
        backlog=1,
    )


def _log_to(stream: Any) -> None:
    logger = logging.getLogger("uvicorn.access")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
