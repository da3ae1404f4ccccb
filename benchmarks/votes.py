"""Votes as readers send them: how many a second the real server takes, and whether the count is exact.

    ./khabar bench votes [--json] [--postgres] [VOTES]

Khabar is served with two processes and a database of its own. Fifty threads of two programs beside it send ballots of
readers who all differ (address, cookie); every tenth is sent twice. Then the count is compared. Beside it stands how
many of the most trivial requests the same server answers through Django, sent in the same way in the same run: the
ceiling of the ordinary way, which votes don't go (`khabar.edge.together`). Bars: 800
votes a second on PostgreSQL, 300 on SQLite, none lost, none doubled. Both databases write each commit as an outlet's
do: PostgreSQL with fsync and synchronous commits. The CPU time of all processes of the server and of the database
stands beside the rate, since it tells more than the rate where the machine has other work.
"""

from __future__ import annotations

import contextlib
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
            ceiling = _measured(port, "trivial", poll, votes // 2)
            sent = _measured(port, "vote", poll, votes)
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

    cluster = Cluster.start(safe=True)
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


def _measured(port: int, what: str, poll: int, requests: int) -> dict[str, Any]:
    """So many requests: what `_send` says, and the milliseconds of CPU that each cost everybody but the senders."""
    before, load = _cpu_seconds(), os.getloadavg()[0]
    sent = _send(port, what, poll, requests)
    return {**sent, "cpu_ms": (_cpu_seconds() - before) * 1000 / sent["requests"], "load_before": round(load, 1)}


def _cpu_seconds() -> float:
    """CPU time of all that this program has started and that still runs: the server and the database. Linux only."""
    parents: dict[int, int] = {}
    spent: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            parents[int(folder.name)], spent[int(folder.name)] = int(fields[1]), int(fields[11]) + int(fields[12])

    def is_ours(number: int) -> bool:
        while number in parents:
            if parents[number] == os.getpid():
                return True
            number = parents[number]
        return False

    return sum(ticks for number, ticks in spent.items() if is_ours(number)) / os.sysconf("SC_CLK_TCK")


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
    """A thread of readers, over one kept connection. Written by hand: Python's client costs as much as a vote."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        for number in numbers:
            request = _request(what, poll, number)
            for _again in range(2 if what == "vote" and number % TWICE == 0 else 1):
                status = _ask(connection, request)
                statuses[status] = statuses.get(status, 0) + 1


def _request(what: str, poll: int, number: int) -> bytes:
    """The request of the reader with this number, who has an address nobody else has."""
    path, body = (f"/polls/{poll}/vote/", f"option={number % 4}") if what == "vote" else ("/_util/read/", "0")
    headers = {
        "Host": "localhost",
        "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
        "Sec-Fetch-Site": "same-origin",
        "Accept": "application/json",
        "User-Agent": "machine",
        "Content-Type": "application/x-www-form-urlencoded" if what == "vote" else "text/plain",
        "Content-Length": str(len(body)),
    }
    lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", body]
    return "\r\n".join(lines).encode()


def _ask(connection: socket.socket, request: bytes) -> int:
    """The status of the answer, which has been read to its end."""
    connection.sendall(request)
    data = b""
    while b"\r\n\r\n" not in data:
        data += _more(connection)
    head, _end, body = data.partition(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    length = next((int(line[15:]) for line in lines if line.startswith(b"content-length:")), None)
    if length is None and b"transfer-encoding: chunked" in lines:
        while not body.endswith(b"0\r\n\r\n"):
            body += _more(connection)
    while len(body) < (length or 0):
        body += _more(connection)
    return int(head[9:12])


def _more(connection: socket.socket) -> bytes:
    data = connection.recv(65_536)
    if not data:
        raise SystemExit("the server closed a connection")
    return data


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
        "cpu_ms_a_request": round(sent["cpu_ms"], 2),
        "cpu_ms_a_trivial_request": round(ceiling["cpu_ms"], 2),
        "load_before": ceiling["load_before"],
        "bar": BARS[database],
        "statuses": {str(status): count for status, count in sorted(sent["statuses"].items())},
        "counted": ballots,
        "exact": ballots == votes == accepted and by_answer == expected,
        "passes": rate >= BARS[database],
    }


def _print(result: dict[str, Any]) -> None:
    verdict = "none lost, none doubled" if result["exact"] else "NOT EXACT"
    rate, ratio = result["votes_per_second"], result["ratio_to_trivial"]
    trivial = f"CPU {result['cpu_ms_a_trivial_request']} ms each"
    votes = f"CPU {result['cpu_ms_a_request']} ms each, database included"
    most = f"{result['trivial_per_second']:>7}/s   1.00"
    print(f"a trivial request     {most} (ceiling of the ordinary way: a view that does nothing); {trivial}")
    print(f"votes, {result['database']:<14} {rate:>7}/s   {ratio} (at least {result['bar']}/s); {votes}")
    print(f"  load of the machine before: {result['load_before']}")
    print(f"  with those sent twice {result['requests_per_second']:>5}/s   answers by status: {result['statuses']}")
    print(f"  counted {result['counted']} of {result['votes']}: {verdict}")
    print("passes" if result["exact"] and result["passes"] else "FALLS SHORT")


if __name__ == "__main__":
    sys.exit(main())
