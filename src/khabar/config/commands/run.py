"""Start everything on this machine: database, demo newsroom, server and worker.

The first start creates what is missing; every later one finds it and takes seconds. Ctrl-C stops all of it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from khabar.config.exits import Exit

if TYPE_CHECKING:
    from khabar.config.environment import Environment
    from khabar.config.sign_ins import SignIn

SECONDS_TO_STOP = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on (default: KHABAR_HOST)")
    parser.add_argument("--port", type=int, help="port to listen on (default: KHABAR_PORT)")
    parser.add_argument("--without-demo", action="store_true", help="start with an empty newsroom")
    parser.add_argument("--access-log", action="store_true", help="print one line for each request")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config import server
    from khabar.config.catalogues import compile_catalogues
    from khabar.config.environment import Environment
    from khabar.config.start import require_free_port

    for name in ("host", "port"):
        if getattr(options, name):
            os.environ[f"KHABAR_{name.upper()}"] = str(getattr(options, name))
    environment = Environment()
    require_free_port(environment.host, environment.port)
    compile_catalogues()
    _prepare_database()
    demo = not (options.without_demo or environment.production)
    sign_ins = _prepare_demo(environment) if demo else []
    server.preload()
    with ExitStack() as stack:

        def on_listening() -> None:
            stack.enter_context(_worker())  # after the server, with which it would compete for the processor
            _announce(environment, sign_ins)

        server.serve(
            environment.host,
            environment.port,
            processes=environment.server_processes,
            access_log=options.access_log,
            on_listening=on_listening,
        )
    return Exit.OK


def _prepare_database() -> None:
    from khabar.config.commands import migrate
    from khabar.config.start import pending_migrations, start_with_database

    start_with_database()
    pending = pending_migrations()
    if pending:
        migrate.migrate(len(pending))
    migrate.collect_static_files()


def _prepare_demo(environment: Environment) -> list[SignIn]:
    from khabar.config.commands.demo import load_once
    from khabar.config.sign_ins import demo_sign_ins
    from khabar.demo import loading

    if not (loading.is_loaded() or loading.has_other_content()):
        sign_ins = demo_sign_ins(environment.data_folder)  # before the demo, whose drafts are the reporter's
        load_once()
        return sign_ins
    return demo_sign_ins(environment.data_folder) if loading.is_loaded() else []


@contextmanager
def _worker() -> Iterator[None]:
    """A worker beside the server, which also stops by itself should this process be killed."""
    command = [sys.executable, "-P", "-m", "khabar.config.cli", "worker", "--parent", str(os.getpid())]
    # A session of its own: Ctrl-C shall reach the server first, which is done with requests sooner.
    process = subprocess.Popen(command, start_new_session=True)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()  # its task is taken up again at the next start


def _announce(environment: Environment, sign_ins: list[SignIn]) -> None:
    from khabar.config.progress import say

    address = f"http://{environment.host}:{environment.port}"
    say("")
    say("Khabar is running.")
    first, *others = environment.editions
    say(f"  Site ({first}):      {address}/")
    for edition in others:
        say(f"  Site ({edition}):      {address}/{edition}/")
    say(f"  Newsroom:       {address}/admin/")
    for sign_in in sign_ins:
        say(f"  {sign_in.role:<16}{sign_in.username:<10} password {sign_in.password}")
    say(f"  Data folder:    {environment.data_folder}")
    say("Press Ctrl-C to stop.")
