"""The test command: what it does about missing programs, and how it sums up."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from khabar.config.exits import CommandFailed, Exit
from khabar.config.suite import npm
from khabar.config.suite.machine import Need, require_programs
from khabar.config.suite.steps import Step, pytest_step, run_steps

INSTALLER = '#!/bin/sh\necho "$@" >> "{notes}"\ncase "$*" in *--no-install-recommends*) touch "{made}";; esac\n'


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an apt-get that notes its arguments and, when told to install, makes the file `made`."""
    path = tmp_path / "apt-get"
    path.write_text(INSTALLER.format(notes=tmp_path / "notes", made=tmp_path / "made"))
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def test_what_is_there_is_not_installed(apt: Path) -> None:
    require_programs((Need("A shell", "dash", lambda: True),))
    assert not (apt / "notes").exists()


def test_root_installs_what_is_missing(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    require_programs((Need("A thing", "thing-package", (apt / "made").exists),))
    assert (apt / "notes").read_text().splitlines()[-1].endswith("--no-install-recommends thing-package")


def test_others_are_told_exactly_what_is_missing(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    needs = (Need("A thing", "thing-package", lambda: False), Need("Another", "other", lambda: False))
    with pytest.raises(CommandFailed, match=r"A thing, Another.*apt-get install thing-package other") as raised:
        require_programs(needs)
    assert raised.value.status == Exit.MISSING
    assert not (apt / "notes").exists()


def test_an_installation_that_fails_is_told(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    (apt / "apt-get").write_text("#!/bin/sh\nexit 100\n")
    with pytest.raises(CommandFailed, match="A thing"):
        require_programs((Need("A thing", "thing-package", lambda: False),))


def test_packages_of_npm_are_installed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "npm").write_text(f'#!/bin/sh\nls -A >> "{tmp_path}/notes"\n')
    (tmp_path / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = npm.install_tools()
    assert npm.install_tools() == folder
    assert sorted((tmp_path / "notes").read_text().split()) == sorted(npm.FILES)


def test_an_npm_that_fails_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "npm").write_text("#!/bin/sh\necho offline >&2\nexit 1\n")
    (tmp_path / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for _ in range(2):
        with pytest.raises(CommandFailed, match="offline"):
            npm.install_tools()


def test_every_step_runs_and_one_failure_fails_all(capfd: pytest.CaptureFixture[str]) -> None:
    steps = [
        Step("Breaks", [sys.executable, "-c", "raise SystemExit(3)"]),
        Step("Works", [sys.executable, "-c", "print('worked')"]),
        Step("Finds nothing", [sys.executable, "-c", "raise SystemExit(5)"], passing=(0, 5)),
    ]
    assert run_steps(steps, None) == Exit.FAILED
    told = capfd.readouterr().out
    assert "worked" in told
    assert [line.split()[0] for line in told.splitlines()[-3:]] == ["FAILED", "passed", "passed"]
    assert run_steps(steps[1:], None) == Exit.OK


def test_checks_see_nothing_of_the_operators_settings(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KHABAR_DATABASE_URL", "postgres://precious")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "khabar.config.settings")
    code = "import os; print(sorted(name for name in os.environ if name[:7] in ('KHABAR_', 'DJANGO_')))"
    run_steps([Step("Look", [sys.executable, "-c", code])], tmp_path)
    assert "['KHABAR_DATA', 'KHABAR_SECRET_KEY', 'KHABAR_TOOLS']" in capfd.readouterr().out


def test_the_tests_use_every_processor() -> None:
    command = pytest_step("sqlite", ["tests/house"], fast=False).command
    assert command[command.index("-n") + 1] == str(os.cpu_count())
    assert command[-1] == "tests/house"
    assert shutil.which(command[0])
