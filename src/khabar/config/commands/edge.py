"""Show what readers are answered from memory, or have pages forgotten: `status`, `purge TAG-OR-ADDRESS…`."""

from __future__ import annotations

import argparse

from khabar.config.exits import CommandFailed, Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    verbs.add_parser("status", help="what each server process keeps, and what was announced last")
    purge = verbs.add_parser("purge", help="have what carries a tag, or stands at an address, forgotten everywhere")
    purge.add_argument("targets", nargs="*", metavar="TAG-OR-ADDRESS", help="such as `item:5`, `/economy/5-x/`")
    purge.add_argument("--everything", action="store_true", help="have every page forgotten")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.start import require_migrated, start_with_database

    start_with_database()
    require_migrated()
    return _status() if options.verb == "status" else _purge(options)


def _status() -> Exit:
    from django.conf import settings
    from django.utils import timezone

    from khabar.config.progress import say
    from khabar.edge.queries import overview

    state = overview()
    for process in state.processes:
        figures = process.figures
        asked = sum(figures[name] for name in ("hits", "misses", "renewed", "stale", "passed")) or 1
        say(f"{process.name}, since {timezone.localtime(process.started_at):%Y-%m-%d %H:%M}")
        used, most = figures["bytes"] / 2**20, figures["most_bytes"] / 2**20
        say(f"  keeps {figures['pages']} pages and {figures['fragments']} fragments in {used:.1f} of {most:.0f} MB")
        say(f"  pushed out for want of room: {figures['evicted']}")
        for name in ("hits", "misses", "renewed", "stale", "passed"):
            say(f"  {name:<8}{figures[name]:>10}  {figures[name] / asked:6.1%}")
    if not state.processes:
        say("No server has spoken lately.")
    say(f"Announced last ({state.pending} not told to caches yet):" if settings.PURGE else "Announced last:")
    for row in state.announcements:
        told = f"{timezone.localtime(row.purged_at):%H:%M:%S}" if row.purged_at else "waiting"
        caches = f", caches told: {told}" if settings.PURGE else ""
        say(f"  {timezone.localtime(row.at):%H:%M:%S} {row.tags[:90]}{f' ({row.why})' if row.why else ''}{caches}")
    return Exit.OK if state.processes else Exit.FAILED


def _purge(options: argparse.Namespace) -> Exit:
    from khabar.config.progress import say
    from khabar.edge import by_hand
    from khabar.edge.tags import EVERYTHING

    targets = [EVERYTHING] if options.everything else options.targets
    if not targets:
        raise CommandFailed("name a tag or an address, or say --everything", Exit.USAGE)
    try:
        by_hand.purge(targets, "khabar edge purge")
    except ValueError as error:
        raise CommandFailed(str(error), Exit.USAGE) from error
    say(f"Forgotten: {', '.join(targets)}.")
    return Exit.OK
