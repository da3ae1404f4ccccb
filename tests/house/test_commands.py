from __future__ import annotations

import io
import json
import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from khabar.config.cli import main
from khabar.config.exits import Exit
from khabar.config.sign_ins import FILE, demo_sign_ins
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.workers import is_running


def start(*arguments: str, **variables: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-P", "-m", "khabar.config.cli", *arguments]
    environment = {**os.environ, **variables}
    del environment["DJANGO_ALLOW_ASYNC_UNSAFE"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def printed_until(process: subprocess.Popen[str], end: str) -> str:
    printed = ""
    assert process.stdout is not None
    while end not in printed:
        line = process.stdout.readline()
        assert line, process.communicate()[1]
        printed += line
    return printed


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_line_that_makes_no_sense_has_its_own_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["fly"])
    assert ended.value.code == Exit.USAGE
    assert "invalid choice" in capsys.readouterr().err


def test_a_bad_setting_is_named_in_one_line() -> None:
    process = start("serve", KHABAR_PORT="many")
    _, errors = process.communicate(timeout=60)
    assert process.returncode == Exit.CONFIGURATION
    assert errors.strip() == "khabar serve: KHABAR_PORT: expected int, got 'many'"


def test_a_database_that_does_not_answer_is_told() -> None:
    process = start("migrate", KHABAR_DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    _, errors = process.communicate(timeout=60)
    assert process.returncode == Exit.CONFIGURATION
    assert errors.startswith("khabar migrate: the database doesn't answer")
    assert "Traceback" not in errors


def test_a_port_in_use_is_refused_politely(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == Exit.BUSY
        monkeypatch.setenv("KHABAR_PORT", str(port))
        assert main(["run"]) == Exit.BUSY
    assert f"port {port}" in capsys.readouterr().err


def test_nothing_is_served_from_an_empty_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    process = start("serve", "--port", str(free_port()), KHABAR_DATABASE_URL=url)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == Exit.FAILED
    assert "khabar migrate" in errors


def test_an_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "the-moon"]) == Exit.USAGE
    assert "render" in capsys.readouterr().err


@pytest.mark.django_db
def test_an_account_is_created_with_its_role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long enough secret\n"))
    arguments = ["--role", "Reporters", "--name", "Huda Sabbagh", "--password-stdin"]
    assert main(["createuser", "huda", *arguments]) == Exit.OK
    user = get_user_model().objects.get(username="huda")
    assert user.check_password("a long enough secret")
    assert user.get_full_name() == "Huda Sabbagh"
    assert not user.is_superuser
    assert [group.name for group in user.groups.all()] == ["Reporters"]
    assert main(["createuser", "huda", "--password-stdin"]) == Exit.FAILED


@pytest.mark.django_db
def test_an_editor_is_created_with_sections(monkeypatch: pytest.MonkeyPatch, english: Newsroom) -> None:
    section = english.section()
    arguments = ["--role", "Section editors", "--password-stdin", "--section"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long enough secret\n"))
    assert main(["createuser", "huda", *arguments, f"en/{section.address}"]) == Exit.OK
    assert section.permissions_for_user(get_user_model().objects.get(username="huda")).can_publish_subpage()
    assert main(["createuser", "omar", *arguments, section.address]) == Exit.USAGE


@pytest.mark.django_db
def test_a_weak_password_and_an_unknown_role_create_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("12345\n"))
    assert main(["createuser", "weak", "--password-stdin"]) == Exit.FAILED
    assert main(["createuser", "odd", "--role", "Astronauts", "--password-stdin"]) == Exit.USAGE
    assert not get_user_model().objects.filter(username__in=["weak", "odd"]).exists()


@pytest.mark.django_db
def test_the_demos_passwords_are_made_up_here_and_stay(tmp_path: Path) -> None:
    first = demo_sign_ins(tmp_path)
    assert demo_sign_ins(tmp_path) == first
    assert len({sign_in.password for sign_in in first}) == 5
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    for sign_in in first:
        assert get_user_model().objects.get(username=sign_in.username).check_password(sign_in.password)
    assert json.loads((tmp_path / FILE).read_text()).keys() == {"reporter", "editor", "chief", "pictures", "admin"}


def test_production_settings_pass_every_check(tmp_path: Path) -> None:
    settings = {"KHABAR_PRODUCTION": "true", "KHABAR_BASE_URL": "https://news.example", "KHABAR_HOSTS": "news.example"}
    settings |= {"KHABAR_DATA": str(tmp_path), "KHABAR_SECRET_KEY": "", "KHABAR_DATABASE_URL": ""}
    process = start("check", "--deploy", **settings)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == Exit.OK, output + errors


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif("config.getoption('--database') == 'postgres'", reason="copies a SQLite file")
def test_a_later_start_serves_at_once_and_stops_without_a_trace(tmp_path: Path) -> None:
    copy = sqlite3.connect(tmp_path / "khabar.sqlite3")
    sqlite3.connect(connection.settings_dict["NAME"]).backup(copy)
    copy.close()
    port = free_port()
    process = start("run", "--without-demo", "--port", str(port), KHABAR_DATA=str(tmp_path), KHABAR_DATABASE_URL="")
    try:
        assert f"http://127.0.0.1:{port}/admin/" in printed_until(process, "Press Ctrl-C")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/admin/login/", timeout=20) as answer:
            assert answer.status == 200
        begun = children(process.pid)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        _, errors = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == Exit.OK, errors
    assert len(begun) == 2  # a server process and a worker
    assert [pid for pid in begun if is_running(pid)] == []
