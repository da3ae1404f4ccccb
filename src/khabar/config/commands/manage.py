"""Run one of Django's or Wagtail's own commands, such as `khabar manage makemigrations`."""

from __future__ import annotations

import argparse

from khabar.config.exits import Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="ARGUMENT", help="the command and its words")


def run(options: argparse.Namespace) -> Exit:
    from django.core.management import execute_from_command_line

    from khabar.config.catalogues import compile_catalogues

    compile_catalogues()
    execute_from_command_line(["khabar manage", *options.arguments])
    return Exit.OK
