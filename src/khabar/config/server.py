"""Granian with our settings. Any other ASGI server can serve `khabar.config.asgi:application` as well."""

from __future__ import annotations

from collections.abc import Callable

SECONDS_TO_STOP = 5


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

    server = Server(
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
    )
    server.on_startup(on_listening)
    server.serve()
