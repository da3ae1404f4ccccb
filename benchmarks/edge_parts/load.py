"""Load: wrk on the other core, asking for pages as readers do, the n-th most read 1/n times as often as the first."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks.edge_parts.servers import BROWSER, LOAD_CORE, Server, cores

SAMPLES = 20_000
SCRIPT = """
local asked, n = {{}}, 0
function init()
  for line in io.lines("{file}") do n = n + 1; asked[n] = wrk.format("GET", line, {{ {headers} }}) end
end
local at = math.random({samples})
function request() at = at % n + 1; return asked[at] end
"""
PAUSE = """
function delay() return {milliseconds} end
"""
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Measured:
    """A server under load: requests a second, processor microseconds a request, milliseconds at the percentiles."""

    rate: float
    cpu: float
    p50: float
    p99: float
    errors: int


def zipf(paths: list[str], folder: Path, pause: int = 0) -> Path:
    """A script for wrk, in which each connection waits so many milliseconds between its requests."""
    chance = random.Random(2)  # noqa: S311 repeatable, not secret
    weights = [1 / rank for rank in range(1, len(paths) + 1)]
    (folder / "asked").write_text("\n".join(chance.choices(paths, weights, k=SAMPLES)))
    script = folder / f"zipf-{pause}.lua"
    headers = ", ".join(f'["{name}"] = "{value}"' for name, value in BROWSER.items())
    script.write_text(
        SCRIPT.format(file=folder / "asked", samples=SAMPLES, headers=headers)
        + PAUSE.format(milliseconds=pause) * bool(pause)
    )
    return script


def load(server: Server, script: Path, seconds: float, connections: int = 32) -> Measured:
    """Ask as fast as it answers."""
    program = shutil.which("wrk")
    if program is None:
        raise SystemExit("this benchmark needs wrk (Debian: apt-get install wrk)")
    command = [program, "-t1", f"-c{connections}", f"-d{seconds:g}s", "--latency", "-s", str(script)]
    before = server.seconds()
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{server.port}/"], capture_output=True, text=True, check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {cores()[LOAD_CORE]}),
    ).stdout  # fmt: skip
    spent = server.seconds() - before
    count = int(_found(r"(\d+) requests in", done))
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", done)
    failed = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", done)
    errors = int(wrong[1]) if wrong else 0
    errors += sum(map(int, failed.groups())) if failed else 0
    return Measured(
        float(_found(r"Requests/sec:\s+([\d.]+)", done)),
        spent / count * 1e6,
        _latency(50, done),
        _latency(99, done),
        errors,
    )


def _latency(percentile: int, told: str) -> float:
    number, unit = re.findall(rf"{percentile}%\s+([\d.]+)(us|ms|s)", told)[0]
    return float(number) * UNITS[unit]


def _found(pattern: str, told: str) -> str:
    match = re.search(pattern, told)
    if match is None:
        raise SystemExit(f"wrk said something else:\n{told}")
    return match[1]
