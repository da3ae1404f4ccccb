"""What readers get of a coverage: pages, changes since a number, entries of their own; its length costs nothing."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khabar.edge import fragments
from khabar.edge.tags import recording
from khabar.live.actions import edit, mark, remove, set_state
from khabar.live.addresses import since_path, stream_path
from khabar.live.blocks import EntryBlock
from khabar.live.composers import board_view, tell
from khabar.live.models import Board, Coverage, Entry, State
from khabar.live.queries import PAGE
from khabar.live.tests.covering import cover, report, words
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def coverage(arabic: Newsroom) -> Coverage:
    return cover(arabic)


def fill(coverage: Coverage, count: int) -> None:
    """So many entries at once, a minute apart, the first one the newest."""
    board, now = Board.objects.get(pk=coverage.pk), timezone.now()
    body = EntryBlock().to_python([{"type": "paragraph", "value": "<p>كلام</p>", "id": None}])
    Entry.objects.bulk_create(
        Entry(
            coverage=coverage,
            title=f"{n}",
            body=body,
            at=now - timedelta(minutes=n),
            sequence=board.sequence + count - n,
            key_moment=n % 5 == 0,
        )
        for n in range(count)
    )
    Board.objects.filter(pk=coverage.pk).update(sequence=board.sequence + count, state=State.LIVE)


def told(client: Any, coverage: Coverage, since: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get(since_path("ar", coverage.pk, since)).content)
    return found


def test_five_thousand_entries_cost_as_many_queries_as_fifty(client: Any, coverage: Coverage) -> None:
    client.get(coverage.path_on_site)
    asked = []
    for more in (50, 4_950):
        fill(coverage, more)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client.get(coverage.path_on_site)
        assert page.content.decode().count('<article class="entry') == PAGE
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_all_entries_are_reached_by_cursor_once_in_either_order(client: Any, coverage: Coverage) -> None:
    fill(coverage, 2 * PAGE + 5)
    for oldest_first in (False, True):
        Coverage.objects.filter(pk=coverage.pk).update(oldest_first=oldest_first)
        seen, path = [], coverage.path_on_site
        while path:
            shown = client.get(path).context["coverage"]
            seen += [int(entry.title) for entry in shown.entries]
            path = shown.next_url
        assert seen == sorted(range(2 * PAGE + 5), reverse=oldest_first)


def test_who_asks_is_told_what_is_new_changed_and_gone(client: Any, coverage: Coverage) -> None:
    first, second = report(coverage), report(coverage)
    seen = Board.objects.get(pk=coverage.pk).sequence
    assert told(client, coverage, seen) == {"cursor": seen, "state": "live"}
    edit(first, words("Otherwise."), user=None, version=1)
    mark(first, user=None, key_moment=True)
    remove(second, user=None)
    answer = told(client, coverage, seen)
    assert [entry[0] for entry in answer["entries"]] == [first.pk]
    assert "Otherwise." in answer["entries"][0][3]
    assert answer["removed"] == [second.pk]
    assert str(first.pk) in answer["marked"]
    assert told(client, coverage, 10**9)["reset"] is True


def test_what_is_told_is_whole_where_the_edge_sets_parts_into_pages(client: Any, coverage: Coverage) -> None:
    report(coverage, "[video:7]")
    with fragments.marking() as placed:
        page = client.get(coverage.path_on_site).content
        in_pages = len(placed)
        asked = client.get(since_path("ar", coverage.pk, 0)).content
    assert fragments.MARK.search(page)
    assert "copy__video" in json.loads(asked)["entries"][0][3]
    assert not fragments.MARK.search(asked)
    assert len(placed) == in_pages


def test_the_stream_says_what_asking_says_and_ends_with_the_coverage(client: Any, coverage: Coverage) -> None:
    report(coverage)
    said = tell(coverage.pk, 0)
    assert said is not None
    assert json.loads(said.data) == told(client, coverage, 0)
    assert not said.ended
    set_state(coverage, State.CLOSED, user=None)
    ended = tell(coverage.pk, said.place)
    assert ended is not None
    assert ended.ended
    assert json.loads(ended.data)["state"] == "closed"
    coverage.unpublish()
    assert tell(coverage.pk, 0) is None
    assert client.get(since_path("ar", coverage.pk, 0)).status_code == 404


def test_a_closed_coverage_asks_for_nothing(client: Any, coverage: Coverage) -> None:
    report(coverage)
    assert "modules/coverage" in client.get(coverage.path_on_site).content.decode()
    set_state(coverage, State.CLOSED, user=None)
    page = client.get(coverage.path_on_site).content.decode()
    assert "modules/coverage" not in page
    assert 'data-state="closed"' in page


def test_what_stands_behind_a_password_is_not_streamed(coverage: Coverage) -> None:
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=coverage.get_parent(), restriction_type="password", password="x")
    assert tell(coverage.pk, 0) is None


def test_an_entry_has_a_page_that_leads_to_its_place_and_is_gone_when_it_is(client: Any, coverage: Coverage) -> None:
    entry = report(coverage, "كلام الفقرة", title="عنوان الفقرة")
    fill(coverage, PAGE + 3)
    page = client.get(entry.path_in("ar"))
    assert "عنوان الفقرة" in page.content.decode()
    place, _hash, anchor = page.context["within_url"].partition("#")
    assert f'id="{anchor}"' in client.get(place).content.decode()
    remove(entry, user=None)
    gone = client.get(entry.path_in("ar"))
    assert gone.status_code == 410
    assert "كلام الفقرة" not in gone.content.decode()
    assert client.get(f"/coverage/{coverage.pk}/999999/").status_code == 404


def test_counterparts_are_named(client: Any, coverage: Coverage, english: Newsroom) -> None:
    twin = cover(english, translation_key=coverage.translation_key)
    page = client.get(coverage.path_on_site).content.decode()
    assert f'hreflang="en" href="http://localhost:8000{twin.path_on_site}"' in page


def test_the_beginning_is_told_until_it_is_past(arabic: Newsroom) -> None:
    coverage = cover(arabic, begins_at=timezone.now() + timedelta(minutes=5))
    with recording() as recorded:
        assert board_view(coverage.board, coverage).time == coverage.begins_at
    assert recorded.until == coverage.begins_at.timestamp()
    coverage.begins_at = timezone.now()
    assert board_view(coverage.board, coverage).time is None


def test_machines_read_a_live_blog(client: Any, coverage: Coverage) -> None:
    report(coverage, title="One")
    page = client.get(coverage.path_on_site)
    data = page.context["linked_data"][0]
    assert data["@type"] == "LiveBlogPosting"
    assert data["coverageStartTime"]
    assert [one["headline"] for one in data["liveBlogUpdate"]] == ["One"]
    assert "coverageEndTime" not in data


def test_hostile_words_stay_words(client: Any, coverage: Coverage) -> None:
    hostile = '"><script>alert(1)</script>'
    entry = report(coverage, hostile, title=hostile)
    edit(entry, words(hostile, title=hostile, correction=hostile), user=None, version=1)
    Board.objects.filter(pk=coverage.pk).update(summary=[hostile])
    mark(entry, user=None, key_moment=True, pinned=True)
    for path in (coverage.path_on_site, entry.path_in("ar"), since_path("ar", coverage.pk, 0)):
        assert "<script>alert" not in client.get(path).content.decode(), path


def test_numbers_that_are_none_are_refused(client: Any, coverage: Coverage) -> None:
    for path in (f"{coverage.path_on_site}?after=x", "/coverage/0/", since_path("ar", coverage.pk, "x")):
        assert client.get(path).status_code == 404
    assert client.get(f"/coverage/{coverage.pk}/").url == coverage.path_on_site
    assert stream_path("en", 5) == "/en/coverage/5/events/"
