"""A breaking entry is two clicks from an alert over every page, which goes with it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from khabar.alerts.queries import standing
from khabar.edge import fragments
from khabar.live.actions import mark, remove
from khabar.live.models import Coverage
from khabar.live.tests.covering import cover, report
from tests.fixtures.newsroom import Newsroom

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


@pytest.fixture
def coverage(english: Newsroom) -> Coverage:
    return cover(english)


def offered(client: Any, coverage: Coverage) -> list[str]:
    """Where the buttons of the writing screen lead that put up alerts."""
    page = client.get(reverse("khabar_live_office:desk", args=[coverage.pk])).content.decode()
    return re.findall(rf'href="({reverse("khabar_alerts:index")}\?entry=\d+)"', page)


def sent_from(page: str) -> dict[str, str]:
    """What the form holds already."""
    fields = dict(re.findall(r'<input type="(?:text|url|hidden)" name="(\w+)" value="([^"]*)"', page))
    fields |= dict(re.findall(r'<select name="(\w+)".*?<option value="([^"]*)" selected', page, re.S))
    return {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"}


def test_two_clicks_from_a_breaking_entry(client: Any, coverage: Coverage, section_editor: Any) -> None:
    report(coverage, title="Of no haste")
    entry = report(coverage, title="The dam holds", breaking=True)
    client.force_login(section_editor)
    (first,) = offered(client, coverage)
    filled = sent_from(client.get(first).content.decode())
    assert client.post(reverse("khabar_alerts:index"), filled).status_code == 302
    alert = standing("en")
    assert alert is not None
    assert (alert.text, alert.item_id) == ("The dam holds", coverage.pk)
    assert alert.url.endswith(entry.path_in("en"))
    assert f'href="{alert.url}"' in fragments.render("breaking", language="en")


def test_only_who_raises_alerts_and_only_of_breaking_entries(
    client: Any, coverage: Coverage, reporter: Any, section_editor: Any
) -> None:
    entry = report(coverage, breaking=True)
    client.force_login(reporter)
    assert offered(client, coverage) == []
    client.force_login(section_editor)
    assert len(offered(client, coverage)) == 1
    mark(entry, user=None, breaking=False)
    assert offered(client, coverage) == []


def test_it_goes_with_the_entry_and_leads_nowhere_without_the_coverage(
    client: Any, coverage: Coverage, administrator: Any
) -> None:
    entries = [report(coverage, title=title, breaking=True) for title in ("One", "Two")]
    client.force_login(administrator)
    for entry in entries:
        path = f"{reverse('khabar_alerts:index')}?entry={entry.pk}"
        client.post(path, sent_from(client.get(path).content.decode()))
    remove(entries[0], user=None)
    assert standing("en") is not None
    coverage.unpublish()
    assert "href" not in fragments.render("breaking", language="en")
    remove(entries[1], user=None)
    assert standing("en") is None


def test_of_what_is_gone_there_is_no_draft(client: Any, coverage: Coverage, administrator: Any) -> None:
    entry = report(coverage, title="Gone", breaking=True)
    remove(entry, user=None)
    client.force_login(administrator)
    for number in (str(entry.pk), "999999", "x", "²"):
        page = client.get(reverse("khabar_alerts:index"), {"entry": number})
        assert page.status_code == 200
        assert not sent_from(page.content.decode()).get("text")
