"""Granian with our settings. Any other ASGI server can serve `khabar.config.asgi:application` as well."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import Any

SECONDS_TO_START, SECONDS_TO_STOP = 60, 5


def preload() -> None:
    """Load the whole application here, so that server processes, which are forks, need not load it again."""
    from django.db import connections
    from django.urls import get_resolver

    from khabar.config import asgi  # noqa: F401

    get_resolver().url_patterns  # noqa: B018
    connections.close_all()  # a connection must not cross a fork


def serve(host: str, port: int, *, processes: int, access_log: bool, on_listening: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; `on_listening` is called once connections are accepted."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    class AnnouncingServer(Server):  # type: ignore[valid-type,misc]
        """Granian's own hook runs before anything listens."""

        def startup(self, *arguments: Any) -> None:
            super().startup(*arguments)
            if _wait_for(host, port):
                on_listening()

    AnnouncingServer(
        "khabar.config.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        websockets=False,
        workers=processes,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_STOP,
        log_level=LogLevels.warning,
        log_access=access_log,
    ).serve()


def _wait_for(host: str, port: int) -> bool:
    """Whether the port answers, after at most `SECONDS_TO_START`."""
    address = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            socket.create_connection((address, port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return True
    return False
