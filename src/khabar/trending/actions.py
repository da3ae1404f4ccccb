from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone
from wagtail.log_actions import log

from khabar.accounts.models import User
from khabar.edge.actions import announce
from khabar.news.models import NewsPage
from khabar.trending.models import Readership, Views
from khabar.trending.queries import listed_numbers
from khabar.trending.windows import WINDOWS
from khabar.visitors.batches import Batch

RIGHT = "khabar_trending.change_readership"
Counts = Mapping[tuple[int, datetime], int]


def minute_of(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(second=0, microsecond=0)


def count_views(counts: Counts) -> None:
    """Write down views by `(item, minute)`. Items that aren't published are left out."""
    wanted = sorted({number for number, _minute in counts})
    published = NewsPage.objects.published().filter(pk__in=wanted).order_by().values_list("pk", "edition")
    editions: dict[int, str] = dict(published)
    # In one order always: two processes that lock the same rows in different orders would wait for each other.
    rows = sorted((number, minute, count) for (number, minute), count in counts.items() if number in editions)
    if rows:
        with transaction.atomic():
            add_views(rows)
            _raise_scores(rows, editions)


def add_views(rows: list[tuple[int, datetime, int]]) -> None:
    """Add `(item, minute, count)` to what is there, by one statement each."""
    table = Views._meta.db_table
    sql = (
        f"INSERT INTO {table} (item_id, minute, count) VALUES (%s, %s, %s) "  # noqa: S608
        f"ON CONFLICT (minute, item_id) DO UPDATE SET count = {table}.count + excluded.count"
    )
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(number, adapt(minute), count) for number, minute, count in rows])


def _raise_scores(rows: list[tuple[int, datetime, int]], editions: Mapping[int, str]) -> None:
    names = list(WINDOWS)
    known = {row.pk: row for row in Readership.objects.select_for_update().filter(pk__in=editions).order_by("pk")}
    changed: dict[int, Readership] = {}
    for number, minute, count in rows:
        row = changed.get(number) or known.get(number)
        scores = {
            name: window.add(getattr(row, name) if row else None, count, minute) for name, window in WINDOWS.items()
        }
        row = row or Readership(item_id=number, edition=editions[number])
        for name, score in scores.items():
            setattr(row, name, score)
        changed[number] = row
    Readership.objects.bulk_create(
        changed.values(), update_conflicts=True, unique_fields=["item"], update_fields=["edition", *names]
    )


views: Batch[tuple[int, datetime]] = Batch(count_views)

_told: dict[str, list[int]] = {}


def tell_what_is_read() -> int:
    """Announce the lists whose first places have changed since the last time; how many."""
    now = listed_numbers()
    changed = sorted(place for place in now.keys() | _told.keys() if now.get(place) != _told.get(place))
    if changed:
        announce(*(f"most-read:{place}" for place in changed), why="other items are read most")
    _told.clear()
    _told.update(now)
    return len(changed)


def leave_out(item: NewsPage, user: User, *, out: bool = True) -> None:
    """Keep an item out of the lists of what is read most, or let it in again. Raises PermissionDenied."""
    if not user.has_perm(RIGHT):
        raise PermissionDenied(f"{user} may not leave items out.")
    scores = {name: window.at(timezone.now()) for name, window in WINDOWS.items()}
    with transaction.atomic():
        Readership.objects.update_or_create(
            item_id=item.pk,
            defaults={"excluded": out},
            create_defaults={"edition": item.edition, "excluded": out, **scores},
        )
        log(item, "khabar.most_read.left_out" if out else "khabar.most_read.let_in", user=user)
        announce(f"most-read:{item.edition}", f"most-read:{item.section_id}", why="an editor left an item out")
