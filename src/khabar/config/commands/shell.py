"""Open Python with the newsroom's models at hand."""

from __future__ import annotations

import argparse

from khabar.config.exits import Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-c", "--command", dest="code", help="run this code instead of asking for some")


def run(options: argparse.Namespace) -> Exit:
    from django.core.management import call_command

    from khabar.config.start import start_with_database

    start_with_database()
    call_command("shell", command=options.code)
    return Exit.OK
