"""Live coverage under many readers: one entry to 10,000 of them, beside a plain asyncio broadcaster in the same run.

    ./khabar bench live [--json]; python -m benchmarks.live [--readers 10000] [--entries 5]

Server and readers are processes of this machine; readers take turns over several loopback addresses, as one has too few
ports. Told are memory a reader (growth of the server's resident size), the time from an entry's commit (for the plain
one, from the message) to the last reader, bytes of the path for those who ask now and then, from writing to the entry
in another connection, and from Ctrl+Enter in one browser to the frame that shows the entry in a second one, beside it;
last, a page of 5,000 entries beside one of 50. Bars: twice the plain one's time or half a second, 60 KB a reader, 600
bytes for "nothing new", 304 for who knows that already, one second at the median until the second browser shows it, and
half as much again for a page of a hundred times as many entries.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from multiprocessing import Process, Queue
from pathlib import Path
from typing import Any

PLAIN = """
import asyncio, sys
waiting = []
async def serve(reader, writer):
    try:
        await reader.readuntil(b"\\r\\n\\r\\n")
    except asyncio.IncompleteReadError:
        return
    writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/event-stream\\r\\n\\r\\nretry: 3000\\n\\n")
    waiting.append(writer)
async def main():
    server = await asyncio.start_server(serve, "0.0.0.0", int(sys.argv[1]), backlog=4096)
    loop = asyncio.get_running_loop()
    while True:
        line = await loop.run_in_executor(None, sys.stdin.readline)
        if not line:
            return
        message = ("data: " + line.strip() + "\\n\\n").encode()
        for writer in waiting:
            writer.write(message)
asyncio.run(main())
"""

MOST_UNTIL_SEEN = 1_000.0


def main() -> int:
    options = _options()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    wanted = max(options.readers * 2 + 1_000, 4_096)
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (wanted if limit == resource.RLIM_INFINITY else min(limit, wanted), limit)
    )
    with tempfile.TemporaryDirectory(prefix="khabar-bench-") as name:
        os.environ.update(KHABAR_DATA=name, DJANGO_SETTINGS_MODULE="khabar.config.settings", KHABAR_DEBUG="0")
        os.environ.pop("KHABAR_DATABASE_URL", None)
        khabar = _khabar(options)
        plain = _plain(options)
    ratio = khabar["last_reader_ms"] / plain["last_reader_ms"]
    result: dict[str, Any] = {"readers": options.readers, "khabar": khabar, "plain": plain, "ratio": round(ratio, 2)}
    result["passes"] = {
        "last_reader": ratio <= 2 or khabar["last_reader_ms"] <= 500,
        "memory": khabar["kilobytes_a_reader"] <= 60,
        "asking": khabar["nothing_new_bytes"] <= 600 and khabar["not_modified"] == 304,
        "seen": khabar["browser_ms"] < MOST_UNTIL_SEEN,
        "long": khabar["opened_5000_ms"] <= 1.5 * khabar["opened_50_ms"],
    }
    _print(result)
    if options.json:
        print(json.dumps(result))
    return 0 if all(result["passes"].values()) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=5, help="entries told one after the other; the median counts")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    return parser.parse_args()


def _khabar(options: argparse.Namespace) -> dict[str, float]:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.edge_parts.servers import free_port
    from benchmarks.live_parts.browsers import seen_in_a_second_browser
    from benchmarks.live_parts.opening import opened

    call_command("migrate", verbosity=0)
    coverage = _coverage()
    port = free_port()
    command = [sys.executable, "-m", "khabar.config.cli", "serve", "--host", "0.0.0.0", "--port", str(port)]  # noqa: S104 loopback has many addresses
    server = subprocess.Popen(command)
    try:
        _wait(port)
        asked = _asking(port, coverage)
        pid = int(Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()[0])
        measured = _told(pid, port, coverage.stream_path, options, lambda n: _write(coverage, n))
        measured |= asked | {"seen_ms": _seen(port, coverage)}
        measured |= seen_in_a_second_browser(f"http://127.0.0.1:{port}", coverage)
    finally:
        server.terminate()
        server.wait(30)
    return measured | opened(coverage)


def _coverage() -> Any:
    from khabar.design.models import Home
    from khabar.live.actions import file_coverage
    from khabar.sections.models import Section

    home = Home.objects.get(locale__language_code="ar")
    section = home.add_child(instance=Section(title="Bench", locale=home.locale))
    coverage = file_coverage(Section.objects.get(pk=section.pk), title="Bench")
    _write(coverage, -1)
    return coverage


def _write(coverage: Any, number: int) -> float:
    """Write an entry; when it was committed."""
    from khabar.live.actions import Words, write
    from khabar.live.writing import blocks_from

    write(coverage, Words(blocks_from(f"Entry {number}. " * 20)), user=None)
    return time.monotonic()


def _plain(options: argparse.Namespace) -> dict[str, float]:
    from benchmarks.edge_parts.servers import free_port

    port = free_port()
    server = subprocess.Popen([sys.executable, "-c", PLAIN, str(port)], stdin=subprocess.PIPE, text=True)
    pipe: Any = server.stdin

    def tell(number: int) -> float:
        begun = time.monotonic()
        pipe.write(f"Entry {number}. " * 40 + "\n")
        pipe.flush()
        return begun

    try:
        _wait(port)
        return _told(server.pid, port, "/", options, tell)
    finally:
        server.kill()
        server.wait(30)


def _told(pid: int, port: int, path: str, options: argparse.Namespace, tell: Any) -> dict[str, float]:
    """Connect all readers, tell them one entry after the other; medians."""
    before = _resident(pid)
    heard: Queue[float] = Queue()
    crowd = Process(target=_crowd, args=(port, path, options.readers, options.entries, heard), daemon=True)
    crowd.start()
    heard.get(timeout=180)  # all are there
    time.sleep(1)
    memory = (_resident(pid) - before) / options.readers / 1024
    times = []
    for number in range(options.entries):
        begun = tell(number)
        times.append(1000 * (heard.get(timeout=60) - begun))
        time.sleep(0.3)
    crowd.join(30)
    return {"last_reader_ms": round(statistics.median(times), 1), "kilobytes_a_reader": round(memory, 1)}


def _crowd(port: int, path: str, count: int, entries: int, heard: Queue[float]) -> None:
    asyncio.run(_listen_all(port, path, count, entries, heard))


async def _listen_all(port: int, path: str, count: int, entries: int, heard: Queue[float]) -> None:
    loop = asyncio.get_running_loop()
    there, told = [0], [0]

    class Reader(asyncio.Protocol):
        def __init__(self, host: str) -> None:
            self.host, self.greeted = host, False

        def connection_made(self, transport: Any) -> None:
            transport.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n".encode())

        def data_received(self, data: bytes) -> None:
            if not self.greeted and b"retry" in data:
                self.greeted = True
                there[0] += 1
            if b"data: " in data:
                told[0] += 1
                if told[0] % count == 0:
                    heard.put(time.monotonic())

    for begin in range(0, count, 200):
        hosts = [f"127.0.0.{1 + n % 8}" for n in range(begin, min(count, begin + 200))]
        await asyncio.gather(*(loop.create_connection(lambda h=h: Reader(h), h, port) for h in hosts))
    while there[0] < count:
        await asyncio.sleep(0.05)
    heard.put(0.0)
    while told[0] < count * entries:
        await asyncio.sleep(0.05)


def _asking(port: int, coverage: Any) -> dict[str, float]:
    """What the other path costs: headers and body in bytes, and the status for who has the answer already."""
    from khabar.live.addresses import since_path
    from khabar.live.models import Board

    address = since_path("ar", coverage.pk, Board.objects.get(pk=coverage.pk).sequence)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers={"Host": "localhost"})
    answer = connection.getresponse()
    body, etag = answer.read(), answer.getheader("ETag") or ""
    connection.request("GET", address, headers={"Host": "localhost", "If-None-Match": etag})
    again = connection.getresponse()
    again.read()
    return {"nothing_new_bytes": len(body), "not_modified": again.status}


def _seen(port: int, coverage: Any, times: int = 7) -> float:
    """Milliseconds from the beginning of writing to the entry in another reader's connection; the median."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", coverage.stream_path, headers={"Host": "localhost"})
    answer = connection.getresponse()
    found = []
    for number in range(times):
        begun = time.monotonic()
        _write(coverage, 100 + number)
        while not answer.readline().startswith(b"data: "):
            pass
        found.append(1000 * (time.monotonic() - begun))
    connection.close()
    return round(statistics.median(found), 1)


def _resident(pid: int) -> int:
    """Bytes of memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _wait(port: int) -> None:
    import socket

    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def _print(result: dict[str, Any]) -> None:
    for name in ("khabar", "plain"):
        one = result[name]
        print(f"{name:7} last of {result['readers']}: {one['last_reader_ms']} ms, {one['kilobytes_a_reader']} KB each")
    khabar = result["khabar"]
    print(f"ratio {result['ratio']}; nothing new: {khabar['nothing_new_bytes']} bytes, then {khabar['not_modified']};")
    print(f"from writing to another connection: {khabar['seen_ms']} ms (median);")
    beside = round(khabar["browser_ms"] / khabar["seen_ms"], 1)
    print(
        f"from Ctrl+Enter to a second browser: {khabar['browser_ms']} ms (median), "
        f"{khabar['browser_longest_ms']} ms at most; {beside} times the bare stream; bar: {MOST_UNTIL_SEEN:.0f} ms;"
    )
    longer = round(khabar["opened_5000_ms"] / khabar["opened_50_ms"], 2)
    print(f"50 entries open in {khabar['opened_50_ms']} ms, 5,000 in {khabar['opened_5000_ms']} ms, ratio {longer}.")
    print(result["passes"])


if __name__ == "__main__":
    sys.exit(main())
