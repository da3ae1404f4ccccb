"""Run every check: style, templates, layers, types, and the tests on SQLite and on PostgreSQL.

Installs what the tests need (Chromium, PostgreSQL, Java, gettext, Node.js) through apt-get where it may, else
says what is missing. With ARGUMENTs only pytest runs, on SQLite unless told otherwise:

    ./khabar test tests/house -- -k worker
"""

from __future__ import annotations

import argparse

from khabar.config.exits import Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sqlite", action="store_true", help="run the tests on SQLite only")
    parser.add_argument("--postgres", action="store_true", help="run the tests on PostgreSQL only")
    parser.add_argument("--fast", action="store_true", help="SQLite, without browsers, on a kept database")
    parser.add_argument("arguments", nargs="*", metavar="ARGUMENT", help="handed on to pytest")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.catalogues import compile_catalogues
    from khabar.config.suite.machine import require_programs
    from khabar.config.suite.npm import install_tools
    from khabar.config.suite.steps import pytest_step, run_steps, static_steps

    tools = None
    if not options.fast:
        require_programs()
        tools = install_tools()
    compile_catalogues()
    steps = [] if options.arguments else static_steps()
    steps += [pytest_step(database, options.arguments, fast=options.fast) for database in _databases(options)]
    return run_steps(steps, tools)


def _databases(options: argparse.Namespace) -> list[str]:
    chosen = [name for name in ("sqlite", "postgres") if getattr(options, name)]
    if chosen:
        return chosen
    return ["sqlite"] if options.fast or options.arguments else ["sqlite", "postgres"]
