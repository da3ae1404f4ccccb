"""What the back office costs with many items: listing, newsroom home, a front and the editor, as a section editor.

    ./khabar bench backoffice [--json] [ITEMS] [postgres]

ITEMS articles (100,000) in twenty sections are filed into a database of its own, and a section editor with rights in
three of the sections asks for each screen in turn, in this process, one request at a time. The reference is Wagtail's
own account page, which asks for no item. Bar: every screen at most 300 ms at the median.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ITEMS, SECTIONS, GRANTED, ROUNDS, AT_ONCE, MOST_MS = 100_000, 20, 3, 15, 500, 300.0
WORDS = "المرفأ الميناء البلدية المجلس العاصمة الوزارة الخط السفن الموسم الجسر المدرسة السوق الماء الكهرباء".split()


def main() -> int:
    as_json = "--json" in sys.argv
    items = next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), ITEMS)
    with tempfile.TemporaryDirectory(prefix="khabar-bench-") as folder, _database(folder):
        result = _measure(_prepare(items), items)
    _print(result)
    if as_json:
        print(json.dumps(result))
    return 0 if result["passes"] else 1


@contextmanager
def _database(folder: str) -> Iterator[None]:
    os.environ.update(KHABAR_DATA=folder, DJANGO_SETTINGS_MODULE="khabar.config.settings")
    os.environ.pop("KHABAR_DATABASE_URL", None)
    if "postgres" not in sys.argv:
        yield
        return
    sys.path.insert(0, str(ROOT))
    from tests.fixtures.cluster import Cluster

    cluster = Cluster.start()
    os.environ["KHABAR_DATABASE_URL"] = cluster.url
    try:
        yield
    finally:
        from django.db import connections

        connections.close_all()
        cluster.stop()


def _prepare(items: int) -> Any:
    """The articles, and a section editor who may work in some of the sections."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    sections = _sections()
    editor = _editor(sections[:GRANTED])
    _file(items, sections, editor)
    with connection.cursor() as cursor:  # as the worker's upkeep and PostgreSQL's autovacuum do
        cursor.execute("ANALYZE")
    return editor


def _sections() -> list[Any]:
    from khabar.design.models import Home
    from khabar.sections.models import Section

    home = Home.objects.select_related("locale").get(locale__language_code="ar")
    return [home.add_child(instance=Section(title=f"قسم {number}", locale=home.locale)) for number in range(SECTIONS)]


def _editor(sections: list[Any]) -> Any:
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import GroupPagePermission

    from khabar.accounts.actions import hire

    group = Group.objects.create(name="Some sections")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"):
        permission = Permission.objects.get(codename=right, content_type__app_label="wagtailcore")
        for section in sections:
            GroupPagePermission.objects.create(group=group, page=section.page_ptr, permission=permission)
    editor = hire("bench", password=None, name="Dina Rashid")
    editor.groups.add(group)
    return editor


def _file(items: int, sections: list[Any], editor: Any) -> None:
    from django.utils import timezone

    from khabar.articles.bulk import Filing, file_many
    from khabar.articles.copy import Copy

    now, body = timezone.now(), [{"type": "paragraph", "value": "<p>قال المرفأ إن الخط يعمل كل يوم.</p>"}] * 6

    def filing(number: int) -> Filing:
        words = " ".join(WORDS[number // step % len(WORDS)] for step in (1, 14, 196))
        draft = number % 500 == 0
        return Filing(
            Copy("ar", f"{words} {number}", standfirst="تمهيد" * 8, body=body, urgency=1 + number % 8),
            sections[number % len(sections)],
            None if draft else now - timedelta(minutes=number),
            owner=editor if draft else None,
        )

    for start in range(0, items, AT_ONCE):
        file_many([filing(number) for number in range(start, min(start + AT_ONCE, items))])
        print(f"\r{start + AT_ONCE:>8,} filed", end="", file=sys.stderr)
    print(file=sys.stderr)


def _screens(editor: Any, items: int) -> dict[str, tuple[str, dict[str, str]]]:
    from django.urls import reverse

    from khabar.desk.models import Listed
    from khabar.sections.reach import reach_of

    listing = reverse("khabar_desk:items", args=["article"])
    own = reach_of(editor).of(Listed.objects.order_by("-pk"))
    front = own[0].section_id
    searched = reverse("khabar_desk_fronts:found", args=[front])
    return {
        "reference": (reverse("wagtailadmin_account"), {}),
        "newsroom home": (reverse("wagtailadmin_home"), {}),
        "listing": (listing, {}),
        "listing, drafts": (listing, {"status": "draft"}),
        "listing, a word that is rare": (listing, {"q": f"{WORDS[3]} {items - 1}"}),
        "listing, a word of no item": (listing, {"q": "كلمة_غائبة"}),
        "listing, missing picture, urgent": (listing, {"missing": "picture", "urgency": "1"}),
        "listing, nobody's name": (listing, {"author": "غائب"}),
        "front by hand": (reverse("khabar_desk_fronts:edit", args=[front]), {}),
        "front, a word that is rare": (searched, {"q": f"{WORDS[3]} {items - 1}"}),
        "front, a word of no item": (searched, {"q": "كلمة_غائبة"}),
        "editor": (reverse("wagtailadmin_pages:edit", args=[own[0].pk]), {}),
        "new article": (reverse("wagtailadmin_pages:add", args=["khabar_articles", "article", own[0].section_id]), {}),
    }


def _measure(editor: Any, items: int) -> dict[str, Any]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="localhost")
    client.force_login(editor)
    screens = _screens(editor, items)
    times: dict[str, list[float]] = {name: [] for name in screens}
    queries = {}
    for name, (path, wished) in screens.items():
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path, wished)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
        queries[name] = len(captured)
    for _round in range(ROUNDS):
        for name, (path, wished) in screens.items():
            start = time.perf_counter()
            client.get(path, wished)
            times[name].append((time.perf_counter() - start) * 1000)
    medians = {name: statistics.median(found) for name, found in times.items()}
    return {
        "items": items,
        "database": connection.vendor,
        "screens": {
            name: {"ms": round(ms, 1), "ratio": round(ms / medians["reference"], 2), "queries": queries[name]}
            for name, ms in medians.items()
        },
        "passes": all(ms <= MOST_MS for ms in medians.values()),
    }


def _print(result: dict[str, Any]) -> None:
    print(
        f"{result['items']:,} items, {result['database']}, a section editor; median of {ROUNDS}, at most {MOST_MS} ms"
    )
    for name, figures in result["screens"].items():
        print(f"{name:<34}{figures['ms']:>8} ms{figures['ratio']:>8}{figures['queries']:>6} queries")
    print("passes" if result["passes"] else "FALLS SHORT")


if __name__ == "__main__":
    sys.exit(main())
