"""What a discussion costs, with few comments and with many: the part below an article, its pages and its orders.

    ./khabar bench comments [--json] [COMMENTS]

One article has 10 comments, another 50,000 (or so many as are asked for): half of them on the article, the others
answers, a thousand of them to one comment. Each address is asked for in turn, in this process, without what is kept.
Bars: as many queries with many as with few, and at most 3 times the time at the median; publishing a comment among
many takes at most 3 times as long as among few.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

MANY, FEW, ROUNDS, ANSWERS = 50_000, 10, 25, 1_000
MOST_RATIO = 3.0
QUERIES = {"newest": "", "liked": "?order=liked", "oldest": "?order=oldest", "deep": "?order=oldest&after=0-{deep}"}


def main() -> int:
    as_json = "--json" in sys.argv
    many = next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), MANY)
    with tempfile.TemporaryDirectory(prefix="khabar-bench-") as folder:
        os.environ.update(KHABAR_DATA=folder, DJANGO_SETTINGS_MODULE="khabar.config.settings")
        os.environ.pop("KHABAR_DATABASE_URL", None)
        result = _run(many)
    _print(result)
    if as_json:
        print(json.dumps(result))
    return 0 if result["passes"] else 1


def _run(many: int) -> dict[str, Any]:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from tests.fixtures.newsroom import Newsroom

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    newsroom = Newsroom("ar")
    items = {"few": newsroom.article("few"), "many": newsroom.article("many")}
    deep = {name: _fill(item, FEW if name == "few" else many) for name, item in items.items()}
    addresses = {
        f"{name} {what}": f"{item.short_path}/comments/part/{query.format(deep=deep[name])}"
        for name, item in items.items()
        for what, query in QUERIES.items()
    }
    queries = {name: _queries(address) for name, address in addresses.items()}
    times = _times({name: (lambda address=address: _get(address)) for name, address in addresses.items()})
    times |= _times({f"{name} publish": (lambda item=item: _publish(item)) for name, item in items.items()})
    return _result(queries, times, many)


def _fill(item: Any, count: int) -> int:
    """So many published comments; the number of one in the middle."""
    from khabar.comments.models import WIDTH, Comment, Commenter, Discussion

    author = Commenter.objects.create(name="كثير", trusted=True)
    first = (Comment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    roots = max(1, count // 2)
    rows = []
    for n in range(count):
        number = first + n
        parent = None if n < roots else first if n - roots < ANSWERS else first + n % roots
        path = (str(parent).zfill(WIDTH) if parent else "") + str(number).zfill(WIDTH)
        rows.append(
            Comment(
                pk=number, item_id=item.pk, parent_id=parent, path=path, author=author, name=author.name,
                text=f"تعليق رقم {n} على ما جاء في الخبر، وفيه رأي من سطرين لا أكثر.", state="approved", shown=True,
                likes=n % 97, digest=str(number),
            )
        )  # fmt: skip
    below: dict[int, int] = {}
    for row in rows:
        if row.parent_id:
            below[row.parent_id] = below.get(row.parent_id, 0) + 1
    for row in rows:
        row.descendants = row.replies = below.get(row.pk, 0)
    Comment.objects.bulk_create(rows, batch_size=500)
    Discussion.objects.create(item_id=item.pk, count=count)
    return first + roots // 2


def _get(address: str) -> None:
    from django.test import Client

    status = Client().get(address).status_code
    if status != 200:
        raise RuntimeError(f"{address}: {status}")


def _publish(item: Any) -> None:
    from khabar.comments.actions import Draft, post
    from khabar.comments.models import Commenter, HouseRules

    HouseRules(proof_of_work="never", most_per_hour=30_000).save()
    author = Commenter.objects.filter(trusted=True).latest("pk")
    item.refresh_from_db()
    words = f"رأي جديد {time.perf_counter_ns()}"
    if post(Draft(item, "كثير", words, author.key)).state != "approved":
        raise RuntimeError("the comment was not published")


def _queries(address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        _get(address)
    return len(caught)


def _times(doing: dict[str, Callable[[], None]]) -> dict[str, float]:
    """Milliseconds at the median, in turn, so that a slow moment of the machine meets all alike."""
    taken: dict[str, list[float]] = {name: [] for name in doing}
    for _round in range(ROUNDS):
        for name, act in doing.items():
            start = time.perf_counter()
            act()
            taken[name].append((time.perf_counter() - start) * 1000)
    return {name: round(statistics.median(values), 2) for name, values in taken.items()}


def _result(queries: dict[str, int], times: dict[str, float], many: int) -> dict[str, Any]:
    whats = [*QUERIES, "publish"]
    ratios = {what: round(times[f"many {what}"] / times[f"few {what}"], 2) for what in whats}
    same = all(queries[f"few {what}"] == queries[f"many {what}"] for what in ("newest", "liked", "oldest"))
    passes = same and max(ratios.values()) <= MOST_RATIO
    return {"comments": many, "queries": queries, "ms": times, "ratios": ratios, "passes": passes}


def _print(result: dict[str, Any]) -> None:
    print(f"{'':10}{'few, ms':>10}{'many, ms':>10}{'ratio':>8}   queries (few, many: {result['comments']} comments)")
    for what, ratio in result["ratios"].items():
        few, many = (result["ms"][f"{name} {what}"] for name in ("few", "many"))
        asked = [result["queries"].get(f"{name} {what}", "") for name in ("few", "many")]
        print(f"{what:10}{few:>10}{many:>10}{ratio:>8}   {asked[0]} {asked[1]}")


if __name__ == "__main__":
    sys.exit(main())
