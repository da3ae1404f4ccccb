"""Fetching a schedule from its address: bounded, tried again, never from inside the house; what went wrong is said."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest
from django.utils import timezone
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from khabar.channels import fetching, tasks
from khabar.channels.fetching import FetchFailed, NotToBeFetched, fetch
from khabar.channels.models import Channel, Programme
from khabar.channels.tests.airing import a_channel
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.anywhere


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    body: ClassVar[bytes] = b""

    def do_GET(self) -> None:
        if self.path.startswith("/on/"):
            step = int(self.path.removeprefix("/on/"))
            self.send_response(302)
            self.send_header("Location", f"/on/{step - 1}" if step else "/file")
            self.end_headers()
        elif self.path == "/inside":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2:1/secret")
            self.end_headers()
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            threading.Event().wait(0.5)
        elif self.path in ("/404", "/503"):
            self.send_error(int(self.path[1:]))
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.body)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine, whose one address counts as public here."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    monkeypatch.setattr(fetching, "_is_public", lambda number: number == "127.0.0.1")
    monkeypatch.setattr(Handler, "body", b"a,b\n")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_redirects_are_followed_so_far_and_no_further(elsewhere: str) -> None:
    assert fetch(f"{elsewhere}/on/2") == b"a,b\n"
    with pytest.raises(NotToBeFetched):
        fetch(f"{elsewhere}/on/9")


def test_nothing_is_fetched_from_inside_the_house(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotToBeFetched):
        fetch(f"{elsewhere}/inside")
    monkeypatch.undo()
    for address in (
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "file:///etc/x",
    ):
        with pytest.raises(NotToBeFetched):
            fetch(address)


def test_what_is_too_large_or_too_slow_is_given_up(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 3)
    with pytest.raises(NotToBeFetched):
        fetch(f"{elsewhere}/file")
    monkeypatch.setattr(fetching, "SECONDS", 0.1)
    with pytest.raises(FetchFailed):
        fetch(f"{elsewhere}/slow")
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", -1)
    monkeypatch.setattr(fetching, "LARGEST", 9)
    with pytest.raises(FetchFailed):
        fetch(f"{elsewhere}/file")


def test_only_what_may_pass_is_tried_again(elsewhere: str) -> None:
    with pytest.raises(NotToBeFetched):
        fetch(f"{elsewhere}/404")
    with pytest.raises(FetchFailed):
        fetch(f"{elsewhere}/503")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(FetchFailed):
            fetch(f"http://127.0.0.1:{free.getsockname()[1]}/")
    policy = tasks.fetch_schedule.func.retry_policy
    assert policy.allows_another(1, FetchFailed(""))
    assert not policy.allows_another(1, NotToBeFetched(""))
    assert not policy.allows_another(policy.max_attempts, FetchFailed(""))


def test_a_schedule_is_fetched_and_taken_over_and_what_went_wrong_is_noted(
    arabic: Newsroom, elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = timezone.now().astimezone(timezone.get_fixed_timezone(180)) + timedelta(hours=1)
    table = f"start,title\n{start.isoformat(timespec='minutes')},الأخبار\nsoon,غيرها\n"
    channel = a_channel(schedule_url=f"{elsewhere}/file", zone="Asia/Riyadh")

    def run() -> str:
        tasks.fetch_schedule.func(channel.pk)
        channel.refresh_from_db()
        return channel.fetch_trouble

    monkeypatch.setattr(Handler, "body", table.encode())
    with override("en"):
        assert "صف واحد" in run()
    assert [str(programme) for programme in Programme.objects.all()] == ["الأخبار"]
    assert channel.fetched_at is not None
    monkeypatch.setattr(Handler, "body", table.rsplit("soon", 1)[0].encode())
    assert run() == ""
    monkeypatch.setattr(Handler, "body", b"<tv><")
    assert run()
    assert Programme.objects.count() == 1  # a broken file takes nothing away
    Channel.objects.filter(pk=channel.pk).update(schedule_url=f"{elsewhere}/503")
    with pytest.raises(FetchFailed):
        run()
    channel.refresh_from_db()
    assert "503" in channel.fetch_trouble


def test_the_beat_has_each_schedule_fetched_every_six_hours(arabic: Newsroom) -> None:
    a_channel()
    channel = a_channel(name="ب", schedule_url="https://example.org/tv.xml")
    waiting = DBTaskResult.objects.filter(task_path__endswith="fetch_schedule")
    assert [tasks.fetch_due(), tasks.fetch_due(), waiting.count()] == [1, 0, 1]
    Channel.objects.filter(pk=channel.pk).update(fetch_at=timezone.now() - timedelta(seconds=1))
    assert [tasks.fetch_due(), waiting.count()] == [1, 2]
