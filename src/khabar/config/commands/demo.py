"""Load the demo newsroom: a fictional outlet's sections, people, pictures and articles."""

from __future__ import annotations

import argparse

from khabar.config.exits import CommandFailed, Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="load it even into a site with content")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.progress import say
    from khabar.config.start import require_migrated, start_with_database

    start_with_database()
    require_migrated()
    if not load_once(force=options.force):
        say("The demo newsroom has been loaded before.")
    return Exit.OK


def load_once(*, force: bool = False) -> bool:
    """Load the demo if that has not happened yet. Raises CommandFailed on a site with content of its own."""
    from khabar.config.progress import progress
    from khabar.demo import loading

    if loading.is_loaded():
        return False
    if loading.has_other_content() and not force:
        raise CommandFailed("this site has content of its own; --force loads the demo all the same")
    with progress("Loading the demo newsroom") as advance:
        loading.load(advance)
    return True
