"""An alert stands over every page of its edition until its time is over, an editor lifts it or raises another."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khabar.accounts.models import User
from khabar.alerts.actions import LONGEST, lift, raise_alert
from khabar.alerts.models import Alert, Level
from khabar.alerts.queries import standing
from khabar.edge import fragments
from khabar.edge.fragments import FragmentKey
from khabar.edge.models import Announcement
from tests.fixtures.newsroom import Newsroom

WORDS = {"ar": "زلزال قرب الساحل", "en": "Earthquake off the coast"}
LABEL = {"ar": "عاجل", "en": "Breaking"}


def an_alert(edition: str = "ar", **fields: Any) -> Alert:
    minutes = fields.pop("minutes", 60)
    return raise_alert(Alert(**{"edition": edition, "text": WORDS[edition]} | fields), minutes=minutes)


def test_every_page_shows_it_and_those_of_other_editions_do_not(
    newsroom: Newsroom, english: Newsroom, client: Any
) -> None:
    item = newsroom.article()
    an_alert(newsroom.edition, item=item)
    home = newsroom.home.get_url_parts()[2]
    for path in (home, item.path_on_site, newsroom.section().url, f"{home}latest/", f"{home}stories/"):
        shown = client.get(path).content.decode().split("data-alert")[1].split("</aside>")[0]
        for part in (WORDS[newsroom.edition], LABEL[newsroom.edition], item.path_on_site):
            assert part in shown
    assert "data-alert" not in client.get("/" if newsroom.edition == "en" else "/en/").content.decode()


def test_it_goes_by_itself(arabic: Newsroom) -> None:
    alert = an_alert(minutes=15)
    html, recorded = fragments.rendered(FragmentKey("breaking", "ar", ""))
    assert alert.text in html
    assert recorded.until == alert.ends_at.timestamp()
    assert standing("ar", alert.ends_at - timedelta(seconds=1)) == alert
    assert standing("ar", alert.ends_at) is None


def test_the_caches_hear_of_it_in_its_transaction(arabic: Newsroom) -> None:
    Announcement.objects.all().delete()
    alert = an_alert()
    assert [row.tags for row in Announcement.objects.all()] == ["alerts:ar"]
    lift(alert)
    assert [row.tags for row in Announcement.objects.all()] == ["alerts:ar"] * 2
    assert standing("ar") is None


def test_the_newest_takes_the_place_of_the_one_before(arabic: Newsroom) -> None:
    an_alert()
    second = an_alert(text="Second")
    assert standing("ar") == second
    lift(second)
    assert standing("ar") is None


def test_it_lasts_a_minute_at_least_and_a_day_at_most(arabic: Newsroom) -> None:
    for asked, given in ((0, 1), (-5, 1), (10**9, LONGEST)):
        alert = an_alert(minutes=asked)
        assert alert.ends_at - alert.raised_at == timedelta(minutes=given)


def test_an_alert_for_an_item_that_is_taken_down_links_nowhere(arabic: Newsroom) -> None:
    item = arabic.article()
    an_alert(item=item)
    item.unpublish()
    html = fragments.render("breaking", language="ar")
    assert WORDS["ar"] in html
    assert "href" not in html


@pytest.mark.parametrize(
    "fields", [{"text": ""}, {"text": "x" * 141}, {"url": "javascript:alert(1)"}, {"level": 9}], ids=str
)
def test_what_does_not_fit_is_refused(fields: dict[str, Any], arabic: Newsroom) -> None:
    with pytest.raises(ValidationError):
        an_alert(**fields)
    assert not Alert.objects.exists()


def test_markup_in_an_alert_is_text(arabic: Newsroom) -> None:
    an_alert(text="<b>x</b>\u202e")
    html = fragments.render("breaking", language="ar")
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "\u202e" not in html


def test_it_costs_one_query_and_a_page_that_the_edge_asks_for_none(arabic: Newsroom, client: Any) -> None:
    an_alert(item=arabic.article())
    with CaptureQueriesContext(connection) as own:
        fragments.render("breaking", language="ar")
    assert len(own) == 1
    with fragments.marking(), CaptureQueriesContext(connection) as page:
        client.get("/latest/")
    assert not any("khabar_alerts" in query["sql"] for query in page.captured_queries)


def test_reporters_raise_none(arabic: Newsroom, reporter: User, client: Any) -> None:
    with pytest.raises(PermissionDenied):
        raise_alert(Alert(edition="ar", text="x"), user=reporter)
    client.force_login(reporter)
    assert client.get(reverse("khabar_alerts:index")).headers["Location"] == "/admin/"


def test_an_editor_raises_one_in_two_clicks_from_an_item(
    arabic: Newsroom, section_editor: User, administrator: User, client: Any
) -> None:
    item = arabic.article()
    client.force_login(administrator)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[item.pk])).content.decode()
    path = reverse("khabar_alerts:index") + f"?item={item.pk}"
    assert path in edit
    client.force_login(section_editor)
    form = client.get(path).content.decode()
    sent = {"edition": "ar", "item": str(item.pk), "level": str(Level.BREAKING), "minutes": "60", "url": ""}
    sent["text"] = re.search(r'name="text" value="([^"]+)"', form)[1]  # type: ignore[index]
    assert client.post(reverse("khabar_alerts:index"), sent).status_code == 302
    alert = standing("ar")
    assert alert is not None
    assert (alert.text, alert.item_id, alert.raised_by) == (item.title, item.pk, section_editor)
    assert client.post(reverse("khabar_alerts:lift", args=[alert.pk])).status_code == 302
    assert standing("ar", timezone.now()) is None


def test_the_form_says_what_is_wrong(arabic: Newsroom, english: Newsroom, administrator: User, client: Any) -> None:
    client.force_login(administrator)
    item = english.article()
    sent = {"edition": "ar", "item": str(item.pk), "level": "1", "minutes": "60", "text": "x"}
    assert client.post(reverse("khabar_alerts:index"), sent).status_code == 200
    assert client.get(reverse("khabar_alerts:index") + "?item=x").status_code == 200
    assert not Alert.objects.exists()
