"""The processes of the server: replaced when they die, gone when their parent is."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from khabar.config.server import listen
from tests.fixtures.workers import is_running

SCRIPT = """
import os, select
from khabar.config.server import Processes

def work(started, orphaned):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece
    os.write(started, b".")
    select.select([orphaned], [], [])

Processes(2, work).run(lambda: None)
"""


@pytest.fixture
def parent() -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.communicate()


def begun(parent: subprocess.Popen[str]) -> int:
    assert parent.stdout
    return int(parent.stdout.readline())


def wait_until_gone(*pids: int) -> None:
    end = time.monotonic() + 10
    while any(is_running(pid) for pid in pids):
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_process_that_was_killed_is_replaced(parent: subprocess.Popen[str]) -> None:
    first, second = begun(parent), begun(parent)
    os.kill(first, signal.SIGKILL)
    third = begun(parent)
    assert is_running(second)
    assert third not in (first, second)


def test_no_process_outlives_its_parent(parent: subprocess.Popen[str]) -> None:
    pids = begun(parent), begun(parent)
    parent.kill()
    wait_until_gone(*pids)


def test_all_end_when_the_server_is_told_to(parent: subprocess.Popen[str]) -> None:
    pids = begun(parent), begun(parent)
    parent.terminate()
    assert parent.wait(10) == 0
    wait_until_gone(*pids)


def test_no_answer_in_two_parts_waits_for_an_acknowledgement() -> None:
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        listener.setblocking(True)
        accepted, _address = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
