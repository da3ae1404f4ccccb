"""The checks, in order: cheap ones first."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from khabar.config.environment import checkout
from khabar.config.exits import Exit
from khabar.config.progress import say

NO_TESTS_RAN = 5  # pytest's status when nothing was selected


@dataclass(frozen=True)
class Step:
    """One program; it passes if its status is one of `passing`."""

    name: str
    command: list[str]
    passing: tuple[int, ...] = field(default=(0,))


def static_steps() -> list[Step]:
    """What reads the code without running it."""
    return [
        Step("Style", [_program("ruff"), "check", "."]),
        Step("Format", [_program("ruff"), "format", "--check", "."]),
        Step("Templates", [_program("djlint"), "src/khabar", "--lint", "--quiet"]),
        Step("Layers", [_program("lint-imports")]),
        Step("Types", [_program("mypy")]),
    ]


def pytest_step(database: str, arguments: list[str], *, fast: bool) -> Step:
    """The tests on `database`, `sqlite` or `postgres`, on every processor; `fast` leaves out what takes long."""
    command = [sys.executable, "-m", "pytest", "-q", f"--database={database}", "-n", str(os.cpu_count() or 1)]
    if fast:
        command += ["--reuse-db", "-m", "not browser and not site"]
    passing = (0, NO_TESTS_RAN) if fast else (0,)
    return Step(f"Tests on {database}", command + arguments, passing)


def run_steps(steps: list[Step], tools: Path | None) -> Exit:
    """Run every step, also after one failed, and sum up."""
    results: list[tuple[Step, bool, float]] = []
    with tempfile.TemporaryDirectory(prefix="khabar-suite-") as data:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("KHABAR_", "DJANGO_"))}
        environment = {**kept, "KHABAR_DATA": data, "KHABAR_SECRET_KEY": "of the checks"}
        if tools:
            environment["KHABAR_TOOLS"] = str(tools)
        for step in steps:
            say(f"— {step.name}")
            begun = time.monotonic()
            status = subprocess.run(step.command, cwd=checkout(), env=environment).returncode
            results.append((step, status in step.passing, time.monotonic() - begun))
    say()
    for step, passed, seconds in results:
        say(f"{'passed' if passed else 'FAILED'}  {seconds:6.1f} s  {step.name}")
    return Exit.OK if all(passed for _, passed, _ in results) else Exit.FAILED


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))
