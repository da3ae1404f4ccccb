"""Do the background work: scheduled publishing, pictures, imports, e-mails.

As many workers as you like may run at once, on one machine or on several with PostgreSQL.
A worker that is told to stop (Ctrl-C, SIGTERM) finishes the task in hand; told twice, it leaves the task
to another worker.
"""

from __future__ import annotations

import argparse
import os
import signal
from datetime import timedelta
from types import FrameType

from khabar.config.exits import Exit

LEASE_HELP = "after how long without a sign of life another worker takes over (default: 15)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--until-empty", action="store_true", help="stop when no task is ready")
    parser.add_argument("--lease", type=float, default=15, metavar="SECONDS", help=LEASE_HELP)
    parser.add_argument("--parent", type=int, metavar="PID", help="stop when this process is gone")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.catalogues import compile_catalogues
    from khabar.config.start import require_migrated, start_with_database

    compile_catalogues()
    start_with_database()
    require_migrated()
    from khabar.jobs.worker import Worker

    worker = Worker(lease=timedelta(seconds=options.lease), until_empty=options.until_empty)

    def stop(number: int, frame: FrameType | None) -> None:
        if worker.stopping:
            raise SystemExit(Exit.INTERRUPTED)
        worker.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    if options.parent:
        worker.alive = lambda: os.getppid() == options.parent
    worker.run()
    return Exit.OK
