"""Show the state of the background work: what waits, runs and failed, and which worker has the beat."""

from __future__ import annotations

import argparse

from khabar.config.exits import Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--again", action="store_true", help="give every failed task another chance")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.progress import say
    from khabar.config.start import require_migrated, start_with_database

    start_with_database()
    require_migrated()
    from khabar.jobs.queries import overview
    from khabar.jobs.queue import try_failed_again

    if options.again:
        say(f"{try_failed_again()} failed tasks wait to run again.")
        return Exit.OK
    state = overview()
    say(f"Beat:     {state.beating or 'nobody; start `khabar worker`'}")
    say(f"Waiting:  {state.waiting} now, {state.later} for later")
    say(f"Running:  {len(state.running)}")
    for task, worker in state.running:
        say(f"  {task} on {worker}")
    say(f"Failed:   {state.failed}")
    for failure in state.failures:
        say(f"  {failure.at:%Y-%m-%d %H:%M} {failure.task}: {failure.reason}")
    return Exit.OK if state.beating else Exit.FAILED
