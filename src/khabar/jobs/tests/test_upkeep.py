from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from khabar.jobs.upkeep import refresh_statistics

pytestmark = pytest.mark.django_db


def test_the_planner_of_sqlite_knows_how_many_rows_an_index_has(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2 if connection.vendor == "sqlite" else 0):
        refresh_statistics()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'wagtailcore_page'")
            assert cursor.fetchone()[0] > 0
