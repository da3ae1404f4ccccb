"""Load the demo newsroom: a fictional outlet's sections, people, pictures and articles."""

from __future__ import annotations

import argparse

from khabar.config.exits import CommandFailed, Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--again", action="store_true", help="replace the demo, and what was done to it since")
    parser.add_argument(
        "--live", action="store_true", help="send a live picture to the demo's channels until Ctrl-C; needs ffmpeg"
    )
    parser.add_argument("--force", action="store_true", help="load it even into a site with content of its own")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.progress import say
    from khabar.config.start import require_migrated, start_with_database

    start_with_database()
    require_migrated()
    if options.live:
        return _send()
    if not load_once(again=options.again, force=options.force):
        say("The demo newsroom has been loaded before; --again replaces it.")
    return Exit.OK


def _send() -> Exit:
    from khabar.config.progress import say
    from khabar.demo import live
    from khabar.jobs.programs import ProgramFailed, ProgramMissing

    try:
        with live.on_the_channels() as command:
            say("Sending; Ctrl-C ends it.")
            live.send(command)
    except ProgramMissing as error:
        raise CommandFailed(str(error), Exit.MISSING) from error
    except ProgramFailed as error:
        raise CommandFailed(f"ffmpeg ended: {error.complaint[-300:]}") from error
    return Exit.OK


def load_once(*, again: bool = False, force: bool = False) -> bool:
    """Load the demo unless it is there. Raises CommandFailed on a site with content of its own."""
    from khabar.config.progress import progress, say
    from khabar.demo import loading

    if loading.is_loaded() and not again:
        return False
    if loading.has_other_content() and not force:
        raise CommandFailed("this site has content of its own; --force loads the demo all the same")
    with progress("Loading the demo newsroom") as advance:
        loaded = loading.load(advance, again=again)
    if not loaded.videos:
        say("ffmpeg is not installed, so the demo goes without videos. On Debian: apt-get install ffmpeg")
    return True
