"""The script in front of everything, in a checkout with a space in its path; the installer only takes notes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = "import sys; print('ran', sys.prefix, *sys.argv[1:])"
INSTALLER = '#!/bin/sh\necho "$@" >> "{notes}"\nsleep {seconds}\nexit {status}\n'


@dataclass
class Checkout:
    folder: Path

    @property
    def installed(self) -> list[str]:
        notes = self.folder / "notes"
        return [
            Path(line.split()[-2 if line.endswith("--quiet") else -1]).name for line in notes.read_text().splitlines()
        ]

    def use_installer(self, *, status: int = 0, seconds: float = 0) -> None:
        path = self.folder / "bin" / "uv"
        path.write_text(INSTALLER.format(notes=self.folder / "notes", status=status, seconds=seconds))
        path.chmod(0o755)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        path = f"{self.folder / 'bin'}:{Path(sys.executable).parent}:/usr/bin:/bin"
        kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "KHABAR_VENV")}
        return subprocess.Popen(
            [sys.executable, self.folder / "khabar", *arguments],
            env={**kept, "PATH": path}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, *arguments: str) -> tuple[int, str, str]:
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=120)
        return process.returncode, output.strip(), errors.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    folder = tmp_path / "a checkout"
    package = folder / "src" / "khabar" / "config"
    package.mkdir(parents=True)
    (package / "cli.py").write_text(COMMAND)
    (folder / "bin").mkdir()
    shutil.copy(ROOT / "khabar", folder)
    for lock in ("requirements.lock", "requirements-test.lock"):
        (folder / lock).write_text("# nothing\n")
    made = Checkout(folder)
    made.use_installer()
    return made


def test_the_first_start_makes_an_environment_and_hands_the_words_on(checkout: Checkout) -> None:
    status, output, _ = checkout.run("serve", "--port", "80")
    assert status == 0
    assert output == f"ran {checkout.folder / '.venv'} serve --port 80"


def test_packages_are_installed_again_only_when_their_lock_changed(checkout: Checkout) -> None:
    checkout.run("serve")
    checkout.run("serve")
    assert checkout.installed == ["requirements.lock"]
    (checkout.folder / "requirements.lock").write_text("# something\n")
    checkout.run("serve")
    assert checkout.installed == ["requirements.lock"] * 2


def test_tests_get_their_own_packages_and_leave_nothing_to_install(checkout: Checkout) -> None:
    checkout.run("test")
    checkout.run("serve")
    assert checkout.installed == ["requirements-test.lock"]


def test_help_waits_for_no_installation(checkout: Checkout) -> None:
    assert checkout.run("--help")[0] == 0
    assert checkout.run()[0] == 0
    assert checkout.run("serve", "-h")[0] == 0
    assert not (checkout.folder / ".venv").exists()


def test_two_first_starts_install_once(checkout: Checkout) -> None:
    checkout.use_installer(seconds=1.5)
    first = checkout.start("serve")
    time.sleep(0.3)
    second = checkout.start("serve")
    assert first.wait(timeout=60) == second.wait(timeout=60) == 0
    assert checkout.installed == ["requirements.lock"]
    for process in (first, second):
        process.communicate()


def test_pip_does_it_where_uv_fails(checkout: Checkout) -> None:
    checkout.use_installer(status=1)
    status, output, errors = checkout.run("serve")
    assert status == 0, errors
    assert output.startswith("ran")
    assert "trying pip" in errors


def test_a_folder_that_is_no_environment_is_left_alone(checkout: Checkout) -> None:
    (checkout.folder / ".venv").mkdir()
    (checkout.folder / ".venv" / "letters").touch()
    status, _, errors = checkout.run("serve")
    assert status == 1
    assert "holds something else" in errors
    assert (checkout.folder / ".venv" / "letters").exists()


def test_a_broken_environment_is_made_anew(checkout: Checkout) -> None:
    checkout.run("serve")
    (checkout.folder / ".venv" / "bin" / "python").unlink()
    assert checkout.run("serve")[0] == 0
    assert checkout.installed == ["requirements.lock"] * 2


def test_a_checkout_that_moved_finds_its_sources(checkout: Checkout) -> None:
    checkout.run("serve")
    moved = Checkout(checkout.folder.rename(checkout.folder.with_name("another checkout")))
    status, output, errors = moved.run("serve")
    assert status == 0, errors
    assert output == f"ran {moved.folder / '.venv'} serve"
