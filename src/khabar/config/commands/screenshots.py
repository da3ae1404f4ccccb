"""Photograph every page type and the back office: both editions, phone and desktop, light and dark.

Without --site a site of its own is started, with the demo newsroom, and taken away again.
"""

from __future__ import annotations

import argparse
import json
import os
import runpy
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from khabar.config.exits import CommandFailed, Exit

SECONDS_TO_START = 300
PASSWORD = "KHABAR_PASSWORD"  # noqa: S105 where it is, not what it is


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the pictures go")
    parser.add_argument("--site", metavar="ADDRESS", help="photograph this running site")
    parser.add_argument("--only", metavar="PATTERN", action="append", help="take home-*-phone-* and so on")
    parser.add_argument("--username", help=f"of who signs in to the back office; the password is read from {PASSWORD}")
    parser.add_argument("--whole", action="store_true", help="pages from head to foot, not what is seen first")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.environment import checkout
    from khabar.config.progress import say

    take = runpy.run_path(str(checkout() / "tools" / "screenshots.py"))["take"]
    with _site(options.site) as (address, sign_in):
        chosen = (options.username, os.environ.get(PASSWORD, "")) if options.username else sign_in
        take(options.folder, address, only=options.only or ["*"], whole=options.whole, sign_in=chosen, say=say)
    return Exit.OK


@contextmanager
def _site(address: str | None) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """The address of a running site, and who may sign in there: the given one, or one started and ended here."""
    if address:
        yield address, None
        return
    with tempfile.TemporaryDirectory(prefix="khabar-screenshots-") as folder:
        port = _free_port()
        command = [sys.executable, "-P", "-m", "khabar.config.cli", "run", "--port", str(port)]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KHABAR_")}
        server = subprocess.Popen(command, env={**kept, "KHABAR_DATA": folder}, stdout=subprocess.DEVNULL)
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}/", _administrator(Path(folder))
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise CommandFailed("the site did not start")


def _administrator(folder: Path) -> tuple[str, str]:
    from khabar.config.sign_ins import FILE

    passwords: dict[str, str] = json.loads((folder / FILE).read_text("utf-8"))
    return "admin", passwords["admin"]
