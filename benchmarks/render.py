"""What rendering an article costs: an uncached article beside Wagtail's barest page, same server, same run.

    ./khabar bench render [--json] [ROUNDS]

The demo newsroom is loaded into a folder of its own and served by Granian on one core; one client on the other core
asks, as the edge does, for articles and for a bare `Page` (a title in one template) in turn, one request at a time,
over HTTP. Bars: an article takes at most 10 queries, 3 times the bare page's time, and 20 ms at the median.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
MOST_QUERIES, MOST_RATIO, MOST_MS = 10, 3.0, 20.0


def main() -> int:
    as_json = "--json" in sys.argv
    rounds = next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), ROUNDS)
    with tempfile.TemporaryDirectory(prefix="khabar-bench-") as folder:
        os.environ.update(KHABAR_DATA=folder, DJANGO_SETTINGS_MODULE="khabar.config.settings")
        os.environ.pop("KHABAR_DATABASE_URL", None)
        paths = _prepare()
        queries = _count_queries(paths)
        with _server(folder) as port:
            times = _measure(port, paths, rounds)
    result = _result(times, queries, len(paths))
    _print(result)
    if as_json:
        print(json.dumps(result))
    return 0 if result["passes"] else 1


def _prepare() -> list[str]:
    """The demo and a bare page; the addresses of all articles."""
    import django

    django.setup()
    from django.core.management import call_command
    from wagtail.models import Page, Site

    from khabar.articles.models import Article
    from khabar.demo import loading

    call_command("migrate", verbosity=0)
    loading.load(lambda done, total: None)
    Site.objects.get(is_default_site=True).root_page.add_child(instance=Page(title="Bare", slug="bare"))
    return [article.path_on_site for article in Article.objects.published().select_related("section")]


def _count_queries(paths: list[str]) -> list[int]:
    """Queries of each article's first rendering."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from khabar.edge import fragments

    counts: list[int] = []
    Client().get(paths[0], HTTP_HOST="localhost")  # where the site's tree begins is remembered by the process
    for path in paths:
        cache.clear()
        with fragments.marking(), CaptureQueriesContext(connection) as captured:
            response = Client().get(path, HTTP_HOST="localhost")
        if response.status_code != 200:
            raise SystemExit(f"{path}: {response.status_code}")
        counts.append(len(captured))
    return counts


@contextmanager
def _server(folder: str) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--port", str(port), "--workers", "1",
               "--no-access-log", "--log-level", "error", "benchmarks.bare_server:application"]  # fmt: skip
    environment = {**os.environ, "KHABAR_SERVER_THREADS": "1", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _pin(process.pid, 0)
        _pin(0, -1)
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _pin(pid: int, core: int) -> None:
    """Bind a process to one of the cores this machine lends us; without that call (macOS) nothing is bound."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(pid, {sorted(os.sched_getaffinity(0))[core]} if pid else os.sched_getaffinity(0))


def _wait_for(port: int) -> None:
    for _attempt in range(300):
        try:
            _get(port, "/bare/")
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def _get(port: int, path: str) -> float:
    """Milliseconds from request to the last byte of the answer, on a connection already open."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.connect()
    start = time.perf_counter()
    connection.request("GET", path, headers={"Host": "localhost"})
    response = connection.getresponse()
    response.read()
    spent = (time.perf_counter() - start) * 1000
    connection.close()
    if response.status != 200:
        raise SystemExit(f"{path}: {response.status}")
    return spent


def _measure(port: int, paths: list[str], rounds: int) -> dict[str, list[float]]:
    """Articles and the bare page in turn, so that both see the same machine."""
    for path in paths[:40]:
        _get(port, path), _get(port, "/bare/")
    times: dict[str, list[float]] = {"article": [], "bare": []}
    for _round in range(rounds):
        for path in paths:
            times["article"].append(_get(port, path))
            times["bare"].append(_get(port, "/bare/"))
    return times


def _result(times: dict[str, list[float]], queries: list[int], articles: int) -> dict[str, object]:
    article, bare = statistics.median(times["article"]), statistics.median(times["bare"])
    result = {
        "articles": articles,
        "article_ms_median": round(article, 2),
        "article_ms_p95": round(statistics.quantiles(times["article"], n=20)[-1], 2),
        "bare_ms_median": round(bare, 2),
        "ratio_to_bare": round(article / bare, 2),
        "queries_median": statistics.median(queries),
        "queries_most": max(queries),
    }
    passes = article <= MOST_MS and article / bare <= MOST_RATIO and max(queries) <= MOST_QUERIES
    return {**result, "passes": passes}


def _print(result: dict[str, object]) -> None:
    print(f"Wagtail's barest page   {result['bare_ms_median']:>8} ms   1.00 (reference)")
    print(f"an uncached article     {result['article_ms_median']:>8} ms   {result['ratio_to_bare']} (at most 3.0)")
    print(f"  p95                   {result['article_ms_p95']:>8} ms   median at most {MOST_MS}")
    print(f"  queries               {result['queries_most']:>8}      at most {MOST_QUERIES}")
    print("passes" if result["passes"] else "FALLS SHORT")


if __name__ == "__main__":
    sys.exit(main())
