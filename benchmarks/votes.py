"""Votes as readers send them: how many a second the real server takes, and whether the count is exact.

    ./khabar bench votes [--json] [--postgres] [VOTES]

Khabar is served with two processes and a database of its own. Two programs beside it send, over fifty connections,
ballots of readers who all differ (address, cookie); every tenth is sent twice. Then the count is compared. Beside it
stands how many of the most trivial requests the same server answers through Django, sent in the same way in the same
run: the ceiling of the ordinary way, which votes don't go (`khabar.edge.together`). Bars: 800 votes a second on
PostgreSQL, 300 on SQLite, none lost, none doubled. Both databases write each commit as an outlet's do: PostgreSQL with
fsync and synchronous commits. The CPU time of all processes of the server and of the database stands beside the rate,
since it tells more than the rate where the machine has other work.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import selectors
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VOTES, CONNECTIONS, PROGRAMS, TWICE = 10_000, 50, 2, 10
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
    """So many requests over fifty connections of two programs: requests a second, and the answers by status."""
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
    """Readers over kept connections, each of which asks again once it is answered; puts the answers by status."""
    statuses: dict[int, int] = {}
    with selectors.DefaultSelector() as selector:
        for n in range(CONNECTIONS // PROGRAMS):
            requests = _requests(what, poll, range(start + n, end, CONNECTIONS // PROGRAMS))
            line = Line(socket.create_connection(("127.0.0.1", port), timeout=60), requests)
            if line.ask():
                selector.register(line.connection, selectors.EVENT_READ, line)
        while selector.get_map():
            for key, _events in selector.select():
                status = key.data.read()
                if status is None:
                    continue
                statuses[status] = statuses.get(status, 0) + 1
                if not key.data.ask():
                    selector.unregister(key.fileobj)
                    key.data.connection.close()
    queue.put(statuses)


def _requests(what: str, poll: int, numbers: range) -> Iterator[bytes]:
    for number in numbers:
        request = _request(what, poll, number)
        yield request
        if what == "vote" and number % TWICE == 0:
            yield request


@dataclass
class Line:
    """A connection on which one request is under way. Written by hand: Python's client costs as much as a vote."""

    connection: socket.socket
    requests: Iterator[bytes]
    data: bytes = b""

    def ask(self) -> bool:
        """Send the next request; whether there was one."""
        request = next(self.requests, None)
        if request is not None:
            self.connection.sendall(request)
        return request is not None

    def read(self) -> int | None:
        """The status of the answer once all of it has come."""
        more = self.connection.recv(65_536)
        if not more:
            raise SystemExit("the server closed a connection")
        self.data += more
        head, end, body = self.data.partition(b"\r\n\r\n")
        if not end or not _is_whole(head.lower(), body):
            return None
        self.data = b""
        return int(head[9:12])


def _is_whole(head: bytes, body: bytes) -> bool:
    _before, found, after = head.partition(b"\r\ncontent-length:")
    if found:
        return len(body) >= int(after.partition(b"\r\n")[0])
    return b"transfer-encoding: chunked" not in head or body.endswith(b"0\r\n\r\n")


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
