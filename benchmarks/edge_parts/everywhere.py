"""One fragment changes, and thousands of kept pages show it."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

from benchmarks.edge_parts.servers import ROOT

CHANGE = "from benchmarks.edge_parts.content import change_a_fragment as c; import django; django.setup(); c()"


def everywhere(pages: int) -> dict[str, Any]:
    """Keep so many pages that place "latest", let another process change it, and ask for all of them."""
    from khabar.edge.fragments import FragmentKey, marking, render
    from khabar.edge.middleware import GATHERED
    from khabar.edge.tags import Recorded
    from tests.fixtures.edge import front

    rendered = [0]
    text = "a page with words of its own " * 500

    def site(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        rendered[0] += 1
        with marking() as placed:
            body = f"{environ['PATH_INFO']} {text}{render('latest', language='ar')}"
        environ[GATHERED].tags, environ[GATHERED].fragments = Recorded({f"page:{environ['PATH_INFO']}"}), placed
        start_response("200 OK", [("Content-Type", "text/html")])
        return [body.encode()]

    with front(site, polled=True, megabytes=1_024) as running:
        paths = [f"/{number}/" for number in range(pages)]
        running.ask(paths[0])  # which begins the reading of the outbox
        time.sleep(1)
        for path in paths:
            running.ask(path)
        before, first = rendered[0], running.edge.store.fragments[FragmentKey("latest", "ar", "")]
        changed = subprocess.Popen([sys.executable, "-c", CHANGE], cwd=ROOT)
        committed = _wait_for_commit()
        while running.edge.store.fragments[FragmentKey("latest", "ar", "")] is first:
            time.sleep(0.002)
        seconds = time.time() - committed
        changed.wait(30)
        new = running.edge.store.fragments[FragmentKey("latest", "ar", "")].segment.plain
        assert all(running.ask(path).body.endswith(new) for path in paths)  # noqa: S101
    return {
        "everywhere_pages": pages,
        "everywhere_seconds": round(seconds, 3),
        "everywhere_rendered": rendered[0] - before,
    }


def _wait_for_commit() -> float:
    """The moment, in seconds since 1970, at which the announcement was written."""
    from khabar.edge.models import Announcement

    last = Announcement.objects.order_by("pk").last()
    number = last.pk if last else 0
    while True:
        found = Announcement.objects.filter(pk__gt=number, why="benchmark").first()
        if found:
            return found.at.timestamp()
        time.sleep(0.005)
