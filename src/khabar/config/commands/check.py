"""Look for mistakes in settings and code; with --deploy also for what is unsafe in production."""

from __future__ import annotations

import argparse

from khabar.config.exits import Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--deploy", action="store_true", help="judge the settings as those of a public site")


def run(options: argparse.Namespace) -> Exit:
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    from khabar.config.exits import CommandFailed
    from khabar.config.start import start_django

    start_django()
    try:
        call_command("check", deploy=options.deploy, fail_level="WARNING")
    except SystemCheckError as error:
        raise CommandFailed(str(error)) from error
    return Exit.OK
