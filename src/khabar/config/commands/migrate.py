"""Bring the database, the translations and, in production, the static files up to date."""

from __future__ import annotations

import argparse

from khabar.config.exits import Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="change nothing; fail if migrations are pending")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.catalogues import compile_catalogues
    from khabar.config.progress import say
    from khabar.config.start import pending_migrations, start_with_database
    from khabar.jobs.upkeep import refresh_statistics

    compile_catalogues()
    start_with_database()
    pending = pending_migrations()
    if options.check:
        for name in pending:
            say(name)
        return Exit.FAILED if pending else Exit.OK
    migrate(len(pending))
    refresh_statistics()
    collect_static_files()
    return Exit.OK


def collect_static_files() -> None:
    """Copy, name by checksum and compress the static files; only production needs it."""
    from django.conf import settings
    from django.core.management import call_command

    from khabar.config.progress import say

    if settings.PRODUCTION:
        say("Collecting static files")
        call_command("collectstatic", interactive=False, verbosity=0)


def migrate(pending: int) -> None:
    """Run the pending migrations, `pending` in number, behind a bar."""
    from django.core.management import call_command
    from django.db.migrations.executor import MigrationExecutor

    from khabar.config.progress import progress, say

    if not pending:
        say("The database is up to date.")
        return
    done = 0
    with progress("Preparing the database") as advance:

        def count(self: MigrationExecutor, *arguments: object, **options: object) -> object:
            nonlocal done
            state = original(self, *arguments, **options)  # type: ignore[arg-type]
            done += 1
            advance(done, pending)
            return state

        original, MigrationExecutor.apply_migration = MigrationExecutor.apply_migration, count  # type: ignore
        try:
            call_command("migrate", interactive=False, verbosity=0)
        finally:
            MigrationExecutor.apply_migration = original  # type: ignore[method-assign]
