"""A worker killed in mid-purge, and a full disk: nothing acknowledged is lost, and readers are served."""

from __future__ import annotations

import http.client
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.db import connection

from khabar.edge.actions import announce
from khabar.edge.models import Announcement
from khabar.polls.models import Poll
from khabar.polls.tests.ballots import ask
from tests.fixtures.elsewhere import Elsewhere
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.workers import database_url, start_worker, wait_until

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="nothing of it depends on the database"),
    pytest.mark.skipif(sys.platform != "linux", reason="limits another process"),
]


class Cache(ThreadingHTTPServer):
    """A cache that notes what it was told, and does not answer before it is `ready`."""

    daemon_threads = True

    def __init__(self) -> None:
        self.told: list[str] = []
        self.taken: list[str] = []
        self.ready = threading.Event()

        class Handler(BaseHTTPRequestHandler):
            server: Cache

            def do_BAN(self) -> None:
                tags = str(dict(self.headers))
                self.server.told.append(tags)
                if not self.server.ready.is_set():
                    self.server.ready.wait(30)
                    self.close_connection = True  # who asked is dead by now
                    return
                self.server.taken.append(tags)
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *arguments: object) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cache]:
    made = Cache()
    threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
    monkeypatch.setenv("KHABAR_PURGE", f"varnish://127.0.0.1:{made.server_port}")
    yield made
    made.shutdown()
    made.server_close()


def test_a_worker_killed_in_mid_purge_leaves_the_purge_to_the_next(cache: Cache) -> None:
    Announcement.objects.all().delete()
    announce("item:7")
    workers: list[subprocess.Popen[bytes]] = [start_worker()]
    try:
        wait_until(lambda: cache.told)
        workers[0].kill()
        workers[0].wait()
        assert Announcement.objects.filter(purged_at=None).count() == 1, "what was not taken counts as not told"
        cache.ready.set()
        workers.append(start_worker())
        wait_until(lambda: not Announcement.objects.filter(purged_at=None).exists())
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    assert any("item:7" in tags for tags in cache.taken)


def limit(server: Elsewhere, size: int) -> None:
    """Let no file of the server's processes grow beyond so many bytes."""
    pid = server.process.pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for child in map(int, children):
        hard = resource.prlimit(child, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(child, resource.RLIMIT_FSIZE, (size, hard))


def test_on_a_full_disk_readers_are_served_what_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_EDGE_DISK_MEGABYTES", "10")
    newsroom = Newsroom("ar")
    item, other = newsroom.article("Before"), newsroom.article("Another")
    poll = ask(in_rail=False)
    server = Elsewhere(database_url())
    try:
        wait_until(lambda: server.ask(item.path_on_site)[1] == "Khabar; hit")
        limit(server, 0)
        item.title = "Changed while the disk was full"
        item.save_revision().publish()
        wait_until(lambda: item.title.encode() in server.ask(item.path_on_site)[0][2])
        assert server.ask(other.path_on_site)[0][0] == 200, "what is rendered for the first time"
        assert vote(server, poll) >= 500, "what can't be written is refused"
        wait_until(lambda: server.ask(other.path_on_site)[1] == "Khabar; hit")
        limit(server, resource.RLIM_INFINITY)
        wait_until(lambda: vote(server, poll) < 500)
    finally:
        server.stop()


def vote(server: Elsewhere, poll: Poll) -> int:
    """The status of the answer to a ballot, which is written down."""
    asking = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    headers = {
        "Host": "localhost",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    asking.request("POST", f"/polls/{poll.pk}/vote/", "option=0", headers)
    status = asking.getresponse().status
    asking.close()
    return status
