"""The edge's promise, tried for long: after each of many random actions every address shows what it should.

    ./khabar bench differential [--json] [--postgres] [--actions 500] [--seed 1]

A newsroom of its own lives through every action that `tests/fixtures/upheaval*.py` know, in random order over and over.
After each, all addresses there ever were are rendered freshly and compared with what two server processes answer: this
one, which acted, at once; another one within a second. The seed of a failure makes it again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fixtures.edge import Front
    from tests.fixtures.elsewhere import Elsewhere
    from tests.fixtures.upheaval import Upheaval

MOST_PATHS = 400
"""Addresses that are compared after an action; beyond it those of chance, with the fronts and the newest among them."""


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="khabar-bench-") as folder, _database(options.postgres, folder) as url:
        os.environ.update(KHABAR_DATA=folder, KHABAR_DATABASE_URL=url, DJANGO_SETTINGS_MODULE="khabar.config.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        result = _upheaval(url, options)
    print(
        f"{result['actions']} actions of {result['kinds']} kinds, {result['compared']} answers compared in each "
        f"process, {result['from_memory']} of them from memory here; {len(result['stale'])} stale, "
        f"{len(result['failed'])} failed"
    )
    print(f"until the other process showed a change: median {result['median_s']} s, at most {result['longest_s']} s")
    if options.json:
        print(json.dumps(result))
    return 1 if result["stale"] or result["failed"] else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own")
    parser.add_argument("--actions", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    return parser.parse_args()


@contextmanager
def _database(postgres: bool, folder: str) -> Iterator[str]:
    if not postgres:
        yield f"sqlite:///{folder}/khabar.sqlite3"
        return
    from tests.fixtures.cluster import Cluster

    cluster = Cluster.start()
    try:
        yield cluster.url
    finally:
        cluster.stop()


@dataclass
class Record:
    """What came of the actions so far."""

    stale: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    compared: int = 0

    def note(self, compare: Callable[[], float | None]) -> None:
        from tests.fixtures.comparing import Stale

        try:
            delay = compare()
        except Stale as error:
            self.stale.append(f"action {sum(self.done.values())}: {error}")
            print(f"STALE {self.stale[-1]}", file=sys.stderr, flush=True)
        else:
            self.delays += [delay] if delay is not None else []


def _upheaval(url: str, options: argparse.Namespace) -> dict[str, Any]:
    from khabar.config.wsgi import application
    from tests.fixtures.edge import front
    from tests.fixtures.elsewhere import Elsewhere
    from tests.fixtures.upheaval import Upheaval

    record = Record()
    with front(application, polled=True, megabytes=64) as here:
        elsewhere = Elsewhere(url)
        try:
            visit = lambda path: (here.ask(path, Host="localhost"), elsewhere.ask(path))  # noqa: E731
            work = Upheaval(random.Random(options.seed), visit=visit)  # noqa: S311 repeatable, not secret
            work.found()
            for name in work.names(options.actions):
                _act(work, name, record, here, elsewhere)
        finally:
            elsewhere.stop()
        hits = here.edge.store.counts.hits
    delays = sorted(record.delays) or [0.0]
    return {
        "seed": options.seed,
        "database": "postgres" if options.postgres else "sqlite",
        "actions": sum(record.done.values()),
        "kinds": len(record.done),
        "compared": record.compared,
        "from_memory": hits,
        "median_s": round(delays[len(delays) // 2], 2),
        "longest_s": round(delays[-1], 2),
        "stale": record.stale,
        "failed": record.failed,
    }


def _act(work: Upheaval, name: str, record: Record, here: Front, elsewhere: Elsewhere) -> None:
    from tests.fixtures.comparing import assert_right_elsewhere, assert_right_here, fresh

    try:
        work.do(name)
    except Exception as error:  # an action that can't be done now is told and must not hide the others
        record.failed.append(f"{name}: {type(error).__name__}: {error}"[:300])
    acted = time.monotonic()
    record.done[name] += 1
    right = {path: fresh(path) for path in work.some_paths(MOST_PATHS)}
    record.compared += len(right)
    record.note(lambda: assert_right_here(here, right, name))
    record.note(lambda: assert_right_elsewhere(elsewhere, right, name, acted))


if __name__ == "__main__":
    sys.exit(main())
