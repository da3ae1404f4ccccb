"""What it takes to learn the words of an archive anew: time and memory of `khabar manage relate_items`.

    ./khabar bench related [--json] [ITEMS] [postgres]

ITEMS articles (100,000), whose words come as often as words do, are filed into a database of its own; their words are
learned by a process of its own, once with a tenth of them there and once with all. The reference, in a process of its
own as well, reads every item and stems its words and does nothing else. Bars: with ten times the items the process has
at most 1.15 times the memory, and takes at most 12 times as long as reading them.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ITEMS, AT_ONCE, VOCABULARY = 100_000, 500, 60_000
MOST_MEMORY, MOST_TIME = 1.15, 12.0
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def main() -> int:
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(_child(sys.argv[2])))
        return 0
    sys.path.insert(0, str(ROOT))
    from benchmarks.backoffice import _database

    as_json = "--json" in sys.argv
    items = next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), ITEMS)
    with tempfile.TemporaryDirectory(prefix="khabar-bench-") as folder, _database(folder):
        result = _measure(items)
    _print(result)
    if as_json:
        print(json.dumps(result))
    return 0 if result["passes"] else 1


def _measure(items: int) -> dict[str, Any]:
    import django

    django.setup()
    from django.core.management import call_command

    from tests.fixtures.newsroom import Newsroom

    call_command("migrate", verbosity=0)
    newsroom = Newsroom("ar")
    few = items // 10
    _file(newsroom, 0, few)
    small = _run("learn")
    _file(newsroom, few, items)
    read, large = _run("read"), _run("learn")
    memory, times = large["peak"] / small["peak"], large["seconds"] / read["seconds"]
    return {
        "items": large["items"],
        "stems": large["stems"],
        "read": read,
        "few": small,
        "many": large,
        "memory": round(memory, 2),
        "times_reading": round(times, 1),
        "passes": memory <= MOST_MEMORY and times <= MOST_TIME and large["items"] == items,
    }


def _words(random: Random) -> list[str]:
    """A vocabulary; the same each time."""
    return ["".join(random.choices(LETTERS, k=random.randint(3, 7))) for _word in range(VOCABULARY)]


def _file(newsroom: Any, first: int, last: int) -> None:
    """Articles whose headlines and standfirsts have words as often as languages do: the n-th 1/n times."""
    from django.utils import timezone

    from khabar.articles.bulk import Filing, file_many

    random = Random(7)  # noqa: S311 the same each time
    words, section, now = _words(random), newsroom.section(), timezone.now()
    often = [1 / (n + 10) for n in range(VOCABULARY)]
    for start in range(first, last, AT_ONCE):
        count = min(AT_ONCE, last - start)
        drawn = random.choices(words, often, k=count * 22)
        texts = [drawn[n * 22 : n * 22 + 22] for n in range(count)]
        file_many(
            [Filing(newsroom.copy(" ".join(text[:8]), standfirst=" ".join(text[8:])), section, now) for text in texts]
        )


def _run(what: str) -> dict[str, Any]:
    command = [sys.executable, __file__, "--child", what]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _child(what: str) -> dict[str, Any]:
    import django

    django.setup()
    from khabar.news.models import NewsPage
    from khabar.related import actions
    from khabar.related.models import Stem

    idle = _peak()
    start = time.perf_counter()
    if what == "learn":
        items = actions.learn_everything()
    else:
        items, before = 0, 0
        rows = NewsPage.objects.published().order_by("pk").only("title", "standfirst")
        while part := list(rows.filter(pk__gt=before)[: actions.AT_ONCE]):
            items += len([actions.stems_of(item) for item in part])
            before = part[-1].pk
    seconds = time.perf_counter() - start
    stems = Stem.objects.count()
    return {"items": items, "stems": stems, "seconds": round(seconds, 2), "idle": idle, "peak": _peak()}


def _peak() -> float:
    """The most memory this process has had, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20, 1)


def _print(result: dict[str, Any]) -> None:
    print(f"{result['items']} items, {result['stems']} stems")
    print(f"{'':24}{'s':>9}{'ms an item':>12}{'MB':>9}{'idle':>9}")
    for name in ("read", "few", "many"):
        row = result[name]
        each = 1000 * row["seconds"] / max(1, row["items"])
        print(f"{name:24}{row['seconds']:9.1f}{each:12.3f}{row['peak']:9.1f}{row['idle']:9.1f}")
    print(f"learning takes {result['times_reading']} times as long as reading; ", end="")
    print(f"ten times the items take {result['memory']} times the memory")
    print("passes" if result["passes"] else "FAILS")


if __name__ == "__main__":
    raise SystemExit(main())
