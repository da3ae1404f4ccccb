"""The database is killed, away for a while, and slow: readers keep getting pages that say so, and nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from django.db import connection

from khabar.articles.models import Article
from tests.fixtures.elsewhere import Elsewhere, Shown
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.toxic import ToxicWay
from tests.fixtures.workers import database_url, wait_until

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is a file, and never away alone"),
]


@pytest.fixture
def way() -> Iterator[ToxicWay]:
    toxic = ToxicWay(database_url())
    yield toxic
    toxic.close()


def test_readers_keep_getting_pages_and_everything_catches_up(way: ToxicWay) -> None:
    newsroom = Newsroom("ar")
    items = [newsroom.article(f"Headline {number}") for number in range(3)]
    server = Elsewhere(way.url)
    try:
        paths = ["/", *(item.path_on_site for item in items)]
        wait_until(lambda: all(hit(server, path) for path in paths))
        before = {path: server.ask(path)[0] for path in paths}
        killed(server, way, before)
        changed = retitle(items[0], "Changed while it was away")
        restored(server, way, changed, before)
        slow(server, way, items[1])
    finally:
        server.stop()


def hit(server: Elsewhere, path: str) -> bool:
    return server.ask(path)[1] == "Khabar; hit"


def retitle(item: Article, title: str) -> Article:
    item.title = title
    item.save_revision().publish()
    return item


def killed(server: Elsewhere, way: ToxicWay, before: dict[str, Shown]) -> None:
    """What is kept is shown, at once, and says from when it is; what isn't fails."""
    way.cut()
    wait_until(lambda: "stale:" in server.ask("/")[1])
    for path, shown in before.items():
        begun = time.monotonic()
        got, status = server.ask(path)
        assert got == shown
        assert "hit; ttl=-" in status
        assert time.monotonic() - begun < 5, "nobody waits for a database that is away"
    assert server.ask("/latest/")[0][0] >= 500


def restored(server: Elsewhere, way: ToxicWay, item: Article, before: dict[str, Shown]) -> None:
    """What was committed meanwhile shows, and nothing else is asked of anybody."""
    way.mend()
    wait_until(lambda: item.title.encode() in server.ask(item.path_on_site)[0][2])
    wait_until(lambda: item.title.encode() in server.ask("/")[0][2])
    wait_until(lambda: hit(server, "/"))
    unchanged = list(before)[-1]
    assert server.ask(unchanged)[0][0] == 200
    assert server.ask("/latest/")[0][0] == 200


def slow(server: Elsewhere, way: ToxicWay, item: Article) -> None:
    """Each answer of the database takes longer than the second that is promised: pages are shown, and say so."""
    way.delay = 0.7
    wait_until(lambda: "stale:" in server.ask(item.path_on_site)[1])
    begun = time.monotonic()
    assert server.ask(item.path_on_site)[0][0] == 200
    assert time.monotonic() - begun < 5
    retitle(item, "Changed while it was slow")
    way.delay = 0.0
    wait_until(lambda: b"Changed while it was slow" in server.ask(item.path_on_site)[0][2])
    wait_until(lambda: hit(server, item.path_on_site))
