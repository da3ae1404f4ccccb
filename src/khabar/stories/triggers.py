"""The database itself keeps each story's number of items, so that no way of changing an item can pass it by.

Two things follow from `live_at` of an item, whoever writes it: `live_at` of its memberships, and the tally of their
stories. Where a membership is written with another time, the item's is put in its place. SQLite drops the triggers of
a table that a migration rebuilds, and refuses to rebuild one that a trigger names: so they are taken down before
migrations and put up after them, and then everything is counted once more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from khabar.design.actions import has_table
from khabar.edge.models import Announcement
from khabar.stories.actions import repair
from khabar.stories.models import Membership, Tally

_TRIGGER = re.compile(r"^CREATE TRIGGER (\w+) .+? ON (\w+)", re.MULTILINE)


def _statements() -> list[str]:
    text = Path(__file__).with_name("sql").joinpath(f"{connection.vendor}.sql").read_text("utf-8")
    return [part for part in re.split(r"\n\n+", re.sub(r"^--.*\n", "", text, flags=re.MULTILINE)) if part.strip()]


def put_up() -> None:
    """Let the database count from now on. Changes nothing twice."""
    with transaction.atomic(), connection.cursor() as cursor:
        take_down()
        for statement in _statements():
            cursor.execute(statement)


def take_down() -> None:
    """Stop counting, as before a migration."""
    on = "" if connection.vendor == "sqlite" else " ON {table}"
    with connection.cursor() as cursor:
        for name, table in _TRIGGER.findall("\n\n".join(_statements())):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on.format(table=table)}")


def before_migrations(plan: Sequence[Any] = (), **kwargs: Any) -> None:
    """Receiver of pre_migrate."""
    if plan and has_table(Tally):
        take_down()


def after_migrations(**kwargs: Any) -> None:
    """Receiver of post_migrate, which comes after a migration of some apps only, too."""
    if has_table(Tally) and has_table(Membership) and has_table(Announcement):
        count_again()


def count_again() -> int:
    """Put the triggers up and count everything anew; how many stories were told wrong."""
    with transaction.atomic():
        put_up()
        return repair()
