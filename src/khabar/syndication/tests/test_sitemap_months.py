"""Months by the newsroom's clock, found without reading the archive, and parted where they grow too long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from hypothesis import given
from hypothesis import strategies as st

from khabar.syndication import sitemap_queries
from khabar.syndication.sitemap_queries import Month
from khabar.syndication.tests.validation import locations, read_sitemap, read_xml

CountQueries = Callable[[str], int]


def listed(client: Client, path: str) -> list[str]:
    return locations(read_sitemap(client.get(path)))


def indexed(client: Client) -> list[str]:
    """The names of the sitemaps of items that the index lists."""
    addresses = locations(read_xml(client.get("/sitemap.xml"), "siteindex.xsd"))
    names = (address.removeprefix("http://localhost:8000/sitemaps/").removesuffix(".xml") for address in addresses)
    return [name for name in names if not name.endswith(("pages", "people", "news"))]


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize(("zone", "month"), [("Asia/Riyadh", "2026-04"), ("America/New_York", "2026-03")])
def test_a_month_begins_by_the_newsrooms_clock(client: Client, arabic: Any, zone: str, month: str) -> None:
    with override_settings(TIME_ZONE=zone):
        article = arabic.article(published_at=datetime(2026, 3, 31, 22, 30, tzinfo=UTC))
        assert indexed(client) == [f"ar/{month}"]
        assert listed(client, f"/sitemaps/ar/{month}.xml") == [f"http://localhost:8000{article.path_on_site}"]
        other = {"2026-03", "2026-04"} - {month}
        assert client.get(f"/sitemaps/ar/{other.pop()}.xml").status_code == 404


def test_the_first_instant_of_a_month_belongs_to_it_alone(client: Client, arabic: Any) -> None:
    with override_settings(TIME_ZONE="Asia/Riyadh"):
        arabic.article(published_at=datetime(2026, 4, 1, tzinfo=ZoneInfo("Asia/Riyadh")))
        assert indexed(client) == ["ar/2026-04"]
        assert len(listed(client, "/sitemaps/ar/2026-04.xml")) == 1


@given(st.datetimes(datetime(1001, 2, 1), datetime(9998, 11, 30), timezones=st.just(UTC)))
def test_every_moment_lies_in_its_month(moment: datetime) -> None:
    month = Month.of(moment)
    assert month.start <= moment < month.end
    assert Month.parse(str(month)) == month
    assert Month.of(month.end) != month


def test_months_without_items_cost_nothing(client: Client, arabic: Any) -> None:
    arabic.article(published_at=datetime(2026, 3, 10, tzinfo=UTC))
    queries_of(client, "/sitemap.xml")
    near = queries_of(client, "/sitemap.xml")
    arabic.article(from_archive=True, first_appeared=datetime(1911, 5, 3, tzinfo=UTC))
    queries_of(client, "/sitemap.xml")
    assert indexed(client) == ["ar/2026-03", "ar/1911-05"]
    assert queries_of(client, "/sitemap.xml") == near + 1


def test_more_items_in_the_same_months_cost_no_more(client: Client, arabic: Any, english: Any) -> None:
    def publish(count: int) -> None:
        for article in arabic.many(count, newest=datetime(2026, 3, 10, tzinfo=UTC)):
            english.article(translation_of=article, published_at=datetime(2026, 3, 11, tzinfo=UTC))

    paths = ["/sitemap.xml", "/sitemaps/ar/2026-03.xml", "/sitemaps/pages.xml"]
    publish(1)
    for path in paths:
        client.get(path)
    few = [queries_of(client, path) for path in paths]
    publish(5)
    assert [queries_of(client, path) for path in paths] == few
    assert len(listed(client, "/sitemaps/ar/2026-03.xml")) == 6
    assert few[1] <= 4


def test_a_long_month_is_parted_and_every_item_listed_once(
    client: Client, arabic: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap_queries, "PAGE_SIZE", 4)
    newest = datetime(2026, 3, 10, tzinfo=UTC)
    arabic.many(10, newest=newest, apart=0)
    assert indexed(client) == ["ar/2026-03", "ar/2026-03-2", "ar/2026-03-3"]
    parts = [listed(client, f"/sitemaps/{name}.xml") for name in indexed(client)]
    assert [len(part) for part in parts] == [4, 4, 2]
    assert len({address for part in parts for address in part}) == 10
    arabic.article(published_at=newest + timedelta(days=1))
    assert [listed(client, f"/sitemaps/{name}.xml") for name in indexed(client)][:2] == parts[:2]


def test_many_undated_items_are_parted_too(client: Client, arabic: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_queries, "PAGE_SIZE", 2)
    for number in range(3):
        arabic.article(f"قديم {number}", from_archive=True)
    assert indexed(client) == ["ar/undated", "ar/undated-2"]
    assert len(listed(client, "/sitemaps/ar/undated-2.xml")) == 1
