"""Serve the site. A worker (`khabar worker`) belongs beside it."""

from __future__ import annotations

import argparse

from khabar.config.exits import CommandFailed, Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on (default: KHABAR_HOST)")
    parser.add_argument("--port", type=int, help="port to listen on (default: KHABAR_PORT)")
    parser.add_argument("--processes", type=int, help="server processes (default: KHABAR_SERVER_PROCESSES)")
    parser.add_argument("--access-log", action="store_true", help="print one line for each request")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config import server
    from khabar.config.catalogues import compile_catalogues
    from khabar.config.environment import Environment
    from khabar.config.progress import say
    from khabar.config.start import require_free_port, require_migrated, start_with_database

    environment = Environment()
    host, port = options.host or environment.host, options.port or environment.port
    require_free_port(host, port)
    compile_catalogues()
    start_with_database()
    require_migrated()
    require_static_files()
    server.preload()
    server.serve(
        host,
        port,
        processes=options.processes or environment.server_processes,
        access_log=options.access_log,
        on_listening=lambda: say(f"Serving at http://{host}:{port}/"),
    )
    return Exit.OK


def require_static_files() -> None:
    """In production every static file has its checksum in its name, which must be known beforehand."""
    from django.conf import settings

    if settings.PRODUCTION and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise CommandFailed("the static files have not been collected; start `khabar migrate` first")
