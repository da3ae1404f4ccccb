"""Votes as readers send them: how many a second the real server takes, and whether the count is exact.

    ./khabar bench votes [--json] [--postgres] [VOTES]

Khabar is served with two processes and a database of its own. Fifty threads of two programs beside it send ballots of
readers who all differ (address, cookie); every tenth is sent twice. Then the count is compared. Beside it stands how
many of the most trivial requests the same server answers, sent in the same way in the same run: the ceiling. Bars: 800
votes a second on PostgreSQL, 300 on SQLite, none lost, none doubled.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VOTES, THREADS, PROGRAMS, TWICE = 10_000, 50, 2, 10
BARS = {"sqlite": 300, "postgres": 800}


def main() -> int:
    as_json, postgres = "--json" in sys.argv, "--postgres" in sys.argv
    votes = next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), VOTES)
    with tempfile.TemporaryDirectory(prefix="khabar-bench-") as folder, _database(postgres) as url:
        os.environ.update(KHABAR_DATA=folder, KHABAR_TRUST_PROXY="1", DJANGO_SETTINGS_MODULE="khabar.config.settings")
        os.environ.update({"KHABAR_DATABASE_URL": url} if url else {})
        poll = _prepare()
        with _server(folder) as port:
            ceiling = _send(port, "trivial", poll, votes // 4)
            sent = _send(port, "vote", poll, votes)
        counted = _count(poll)
    result = _result("postgres" if postgres else "sqlite", votes, sent, ceiling, counted)
    _print(result)
    if as_json:
        print(json.dumps(result))
    return 0 if result["exact"] and result["passes"] else 1


@contextlib.contextmanager
def _database(postgres: bool) -> Iterator[str]:
    os.environ.pop("KHABAR_DATABASE_URL", None)
    if not postgres:
        yield ""
        return
    from tests.fixtures.cluster import Cluster

    cluster = Cluster.start()
    try:
        yield cluster.url
    finally:
        cluster.stop()


def _prepare() -> int:
    """A poll with four answers; its number."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from khabar.polls.models import Option, Poll

    call_command("migrate", verbosity=0)
    poll = Poll.objects.create(edition="ar", question="?")
    for place in range(4):
        Option.objects.create(poll=poll, text=str(place), sort_order=place)
    connections.close_all()
    return int(poll.pk)


def _count(poll: int) -> tuple[int, list[int]]:
    """Who voted, and the votes of each answer: before and after the worker's part is done, which must be the same."""
    from khabar.polls.actions import count_votes
    from khabar.polls.queries import count_of

    before = count_of(poll)
    while count_votes():
        pass
    after = count_of(poll)
    if before != after:
        raise SystemExit(f"moving ballots changed the count: {before} {after}")
    return after.ballots, [after.votes.get(number, 0) for number in range(4)]


@contextlib.contextmanager
def _server(folder: str) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "khabar.config.cli", "serve", "--port", str(port), "--processes", "2"]
    environment = {**os.environ, "KHABAR_DATA": folder, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(15)


def _wait_for(port: int) -> None:
    for _attempt in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def _send(port: int, what: str, poll: int, requests: int) -> dict[str, Any]:
    """So many requests from fifty threads in two programs: requests a second, and the answers by status."""
    queue: Any = multiprocessing.Queue()
    share = requests // PROGRAMS
    programs = [
        multiprocessing.Process(target=_program, args=(port, what, poll, n * share, (n + 1) * share, queue))
        for n in range(PROGRAMS)
    ]
    begun = time.perf_counter()
    for program in programs:
        program.start()
    statuses: dict[int, int] = {}
    for _program_done in programs:
        for status, count in queue.get().items():
            statuses[status] = statuses.get(status, 0) + count
    spent = time.perf_counter() - begun
    for program in programs:
        program.join()
    return {"seconds": spent, "requests": sum(statuses.values()), "statuses": statuses}


def _program(port: int, what: str, poll: int, start: int, end: int, queue: Any) -> None:
    statuses: list[dict[int, int]] = [{} for _each in range(THREADS // PROGRAMS)]
    threads = [
        Thread(target=_reader, args=(port, what, poll, range(start + n, end, len(statuses)), mine))
        for n, mine in enumerate(statuses)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    total: dict[int, int] = {}
    for mine in statuses:
        for status, count in mine.items():
            total[status] = total.get(status, 0) + count
    queue.put(total)


def _reader(port: int, what: str, poll: int, numbers: range, statuses: dict[int, int]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for number in numbers:
        for _again in range(2 if what == "vote" and number % TWICE == 0 else 1):
            status = _ask(connection, what, poll, number)
            statuses[status] = statuses.get(status, 0) + 1
    connection.close()


def _ask(connection: http.client.HTTPConnection, what: str, poll: int, number: int) -> int:
    """One request of the reader with this number, who has an address nobody else has."""
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    headers = {
        "Host": "localhost",
        "X-Forwarded-For": address,
        "Sec-Fetch-Site": "same-origin",
        "Accept": "application/json",
    }
    if what == "vote":
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST", f"/polls/{poll}/vote/", f"option={number % 4}", headers)
    else:
        connection.request("POST", "/_util/read/", "0", {**headers, "User-Agent": "machine"})
    response = connection.getresponse()
    response.read()
    return response.status


def _result(database: str, votes: int, sent: dict[str, Any], ceiling: dict[str, Any], counted: Any) -> dict[str, Any]:
    ballots, by_answer = counted
    expected = [len(range(answer, votes, 4)) for answer in range(4)]
    accepted = sent["statuses"].get(200, 0)
    rate, most = accepted / sent["seconds"], ceiling["requests"] / ceiling["seconds"]
    return {
        "database": database,
        "votes": votes,
        "votes_per_second": round(rate),
        "requests_per_second": round(sent["requests"] / sent["seconds"]),
        "trivial_per_second": round(most),
        "ratio_to_trivial": round(rate / most, 2),
        "bar": BARS[database],
        "statuses": {str(status): count for status, count in sorted(sent["statuses"].items())},
        "counted": ballots,
        "exact": ballots == votes == accepted and by_answer == expected,
        "passes": rate >= BARS[database],
    }


def _print(result: dict[str, Any]) -> None:
    verdict = "none lost, none doubled" if result["exact"] else "NOT EXACT"
    rate, ratio = result["votes_per_second"], result["ratio_to_trivial"]
    print(f"a trivial request     {result['trivial_per_second']:>7}/s   1.00 (ceiling: a view that does nothing)")
    print(f"votes, {result['database']:<14} {rate:>7}/s   {ratio} (at least {result['bar']}/s)")
    print(f"  with those sent twice {result['requests_per_second']:>5}/s   answers by status: {result['statuses']}")
    print(f"  counted {result['counted']} of {result['votes']}: {verdict}")
    print("passes" if result["exact"] and result["passes"] else "FALLS SHORT")


if __name__ == "__main__":
    sys.exit(main())
