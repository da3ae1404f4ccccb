"""Caches downstream hear of every change, in batches, again and again until they have taken it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.utils import timezone

from khabar.edge import purging
from khabar.edge.actions import announce
from khabar.edge.models import Announcement
from khabar.edge.purging import BadPurgeUrl, NotPurged, adapter_at, prune, purge_pending
from khabar.edge.tests.applications import Site
from khabar.jobs.purging import purge_if_due
from khabar.jobs.retries import RetryPolicy
from khabar.jobs.worker import drain
from tests.fixtures.edge import front

pytestmark = pytest.mark.django_db


@dataclass
class Told:
    """A cache that notes what it is told, and answers with `status`."""

    address: str = ""
    status: int = 200
    requests: list[tuple[str, str, dict[str, str], Any]] = field(default_factory=list)
    most: int | None = None
    """After so many requests it has enough."""

    def tags(self) -> list[list[str]]:
        return [body.get("tags") or body.get("surrogate_keys") for _method, _path, _headers, body in self.requests]


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    monkeypatch.setattr(purging, "SETTLING", 0)
    Announcement.objects.all().delete()
    told = Told()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told.requests.append((self.command, self.path, dict(self.headers), json.loads(body) if body else None))
            enough = told.most is not None and len(told.requests) > told.most
            self.send_response(429 if enough else told.status)
            if enough:
                self.send_header("Retry-After", "7")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_BAN = do_POST  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()


def test_cloudflare_is_told_thirty_tags_at_a_time(cache: Told, settings: Any) -> None:
    settings.PURGE = [f"cloudflare://token@Zone1?api=http://{cache.address}"]
    announce(*(f"item:{number}" for number in range(40)))
    announce("item:1", "section:2")
    assert purge_pending() == 2
    assert [len(tags) for tags in cache.tags()] == [30, 12]
    assert {tag for tags in cache.tags() for tag in tags} == {f"item:{n}" for n in range(40)} | {"section:2", "many"}
    method, path, headers, _body = cache.requests[0]
    assert (method, path) == ("POST", "/client/v4/zones/Zone1/purge_cache")
    assert headers["Authorization"] == "Bearer token"
    assert purge_pending() == 0
    assert len(cache.requests) == 2


def test_fastly_is_told_by_surrogate_keys(cache: Told, settings: Any) -> None:
    settings.PURGE = [f"fastly://key@Service?api=http://{cache.address}"]
    announce("item:1")
    purge_pending()
    method, path, headers, body = cache.requests[0]
    assert (method, path, headers["Fastly-Key"]) == ("POST", "/service/Service/purge", "key")
    assert body == {"surrogate_keys": ["item:1", "many"]}


def test_varnish_is_told_by_a_ban(cache: Told, settings: Any) -> None:
    settings.PURGE = [f"varnish://{cache.address}"]
    announce("item:1", "address:/a.b/")
    purge_pending()
    method, _path, headers, _body = cache.requests[0]
    pattern = headers["X-Ban-Tags"]
    assert method == "BAN"
    for tags, carries in (("item:1", True), ("x,item:1,y", True), ("item:11", False), ("address:/axb/", False)):
        assert bool(re.search(pattern, tags)) is carries, tags


def test_all_is_told_in_one_word(cache: Told, settings: Any) -> None:
    settings.PURGE = [f"cloudflare://token@zone?api=http://{cache.address}"]
    announce("everything")
    announce("item:1")
    purge_pending()
    assert cache.tags() == [["everything"]]


def test_what_a_cache_does_not_take_is_told_again(cache: Told, settings: Any, caplog: Any) -> None:
    settings.PURGE = [f"cloudflare://token@zone?api=http://{cache.address}"]
    announce("item:1")
    cache.status = 503
    with pytest.raises(NotPurged, match="answered 503"):
        purge_pending()
    cache.status = 429
    with pytest.raises(NotPurged, match="answered 429"):
        purge_pending()
    cache.status = 200
    announce("item:2")
    assert purge_pending() == 2
    assert cache.tags()[-1] == ["item:1", "item:2", "many"]


def test_what_was_taken_before_a_cache_had_enough_is_not_told_again(
    cache: Told, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PURGE = [f"cloudflare://token@zone?api=http://{cache.address}"]
    monkeypatch.setattr(purging, "PAUSE", 0)
    for first in range(0, 90, 30):
        announce(*(f"item:{number}" for number in range(first, first + 30)))
    cache.most = 2
    with pytest.raises(NotPurged, match="answered 429") as refused:
        purge_pending()
    assert refused.value.retry_after == 7
    assert RetryPolicy(8).delay(1, refused.value) >= timedelta(seconds=7)
    assert Announcement.objects.filter(purged_at=None).count() == 2, "the second row's last tag was not taken"
    cache.most = None
    assert purge_pending() == 2
    assert sorted({tag for tags in cache.tags() for tag in tags}) == sorted(["many", *(f"item:{n}" for n in range(90))])
    assert len(cache.requests) == 3 + 3


def test_what_would_take_too_many_requests_is_told_in_one_word(
    cache: Told, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PURGE = [f"cloudflare://token@zone?api=http://{cache.address}"]
    announce(*(f"item:{number}" for number in range(30 * purging.MOST_REQUESTS)))
    assert purge_pending() == 1
    assert cache.tags() == [["everything"]]
    monkeypatch.setattr(purging, "AT_ONCE", 10)
    Announcement.objects.bulk_create(Announcement(tags=f"item:{number}") for number in range(95))
    assert purge_pending() == 95
    assert cache.tags()[1:] == [["everything"]]
    assert not Announcement.objects.filter(purged_at=None).exists()


def test_a_cache_that_is_away_fails_soon(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purging, "SETTLING", 0)
    settings.PURGE = ["varnish://127.0.0.1:1"]
    announce("item:1")
    with pytest.raises(NotPurged, match="can't be reached"):
        purge_pending()


def test_the_worker_tells_and_tries_again_by_itself(cache: Told, settings: Any, caplog: Any) -> None:
    settings.PURGE = [f"cloudflare://token@zone?api=http://{cache.address}"]
    drain()
    purge_if_due()
    assert drain() == 0
    announce("item:1")
    cache.status = 500
    purge_if_due()
    purge_if_due()  # the beat asks each second; one task is enough
    assert drain() == 1
    purge_if_due()
    assert drain() == 0, "it waits before it tries again"
    from django_tasks_db.models import DBTaskResult

    cache.status = 200
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
    assert drain() == 1
    assert not Announcement.objects.filter(purged_at=None).exists()


def test_a_purge_waits_until_no_server_shows_the_old_page(settings: Any) -> None:
    from khabar.edge.poller import VOUCHED
    from khabar.edge.store import GRACE

    assert purging.SETTLING > VOUCHED + GRACE


@pytest.mark.parametrize("url", ["http://x", "fastly://service", "cloudflare://zone", "varnish://", "x"])
def test_a_wrong_address_of_a_cache_is_said(url: str) -> None:
    with pytest.raises(BadPurgeUrl, match="KHABAR_PURGE"):
        adapter_at(url)


LIFETIMES = {
    "varnish://cache:6081": ("surrogate-control", "xkey", ","),
    "fastly://key@service": ("surrogate-control", "surrogate-key", " "),
    "cloudflare://token@zone": ("cdn-cache-control", "cache-tag", ","),
}


@pytest.mark.parametrize("url", LIFETIMES)
def test_caches_that_are_told_keep_pages_long_and_browsers_do_not(url: str, settings: Any) -> None:
    settings.PURGE = [url]
    lifetime, tags, separator = LIFETIMES[url]
    page = Site(tags=["item:1", "section:2"], headers=[("Content-Type", "text/html"), ("Cache-Control", "max-age=1")])
    with front(page) as edge:
        headers = edge.ask("/x/").headers
        assert headers[lifetime] == "max-age=86400"
        assert {"item:1", "section:2", "everything", "address:/x/"} == set(headers[tags].split(separator))
        assert headers["cache-control"] == "max-age=1"
        page.until = time.time() + 1_000
        assert edge.ask("/y/").headers[lifetime] in {f"max-age={1_000 - 60 - late}" for late in range(10)}
        page.tags = [f"item:{number}" for number in range(500)]
        assert edge.ask("/z/").headers[tags].split(separator) == ["everything", "many"]
        page.status = "404 Not Found"
        assert lifetime not in edge.ask("/none/").headers
        edge.edge.poller.right_until, edge.edge.poller.problem = 0.0, "gone"
        stale = edge.ask("/x/").headers
        assert {lifetime, tags}.isdisjoint(stale), "nobody keeps a stale page for a day"


def test_without_caches_to_tell_pages_carry_no_tags(settings: Any) -> None:
    settings.PURGE = []
    with front(Site()) as edge:
        assert {"cdn-cache-control", "surrogate-control", "cache-tag"}.isdisjoint(edge.ask("/x/").headers)
    announce("item:1")
    assert purging.has_pending() is False


def test_nothing_tells_a_cache_to_serve_what_is_out_of_date(settings: Any) -> None:
    settings.PURGE = list(LIFETIMES)
    with front(Site()) as edge:
        assert "stale-while-revalidate" not in str(edge.ask("/x/").headers)


def test_old_announcements_are_forgotten() -> None:
    Announcement.objects.all().delete()
    announce("item:1")
    old = Announcement.objects.create(tags="item:2", at=timezone.now() - timedelta(days=3))
    assert prune() == 1
    assert not Announcement.objects.filter(pk=old.pk).exists()
