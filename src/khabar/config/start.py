"""What a command does before its own work: read the settings, start Django, look at the database."""

from __future__ import annotations

import socket

from khabar.config.exits import CommandFailed, Exit


def start_django() -> None:
    """Load settings and apps. Raises CommandFailed when the settings or the database can't be used."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise CommandFailed(str(error), Exit.CONFIGURATION) from error
    from django.conf import settings

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns about its absence


def start_with_database() -> None:
    """Start Django and make sure that the database answers. Raises CommandFailed, naming the address."""
    start_django()
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise CommandFailed(f"the database doesn't answer: {reason}", Exit.CONFIGURATION) from error


def pending_migrations() -> list[str]:
    """Names of the migrations that the database still lacks, in the order in which they would run."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return [str(step) for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def require_migrated() -> None:
    """Raises CommandFailed while migrations are pending: serving an old schema fails in odd places."""
    pending = pending_migrations()
    if pending:
        raise CommandFailed(f"{len(pending)} migrations have not run; start `khabar migrate` first")


def require_free_port(host: str, port: int) -> None:
    """Raises CommandFailed (status BUSY) if something listens there already."""
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            hint = f"port {port} of {host} is in use or not ours to take ({error.strerror}); "
            raise CommandFailed(hint + "choose another with --port or KHABAR_PORT", Exit.BUSY) from error
