"""The dashboard by story: how much each is read, and one story's items and chart alone."""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khabar.accounts.models import User
from khabar.trending import actions
from khabar.trending.office import screens
from tests.fixtures.newsroom import Newsroom
from tests.fixtures.stories import a_story


def read(number: int, count: int, minute: datetime | None = None) -> None:
    actions.count_views({(number, minute or actions.minute_of(timezone.now())): count})


def test_stories_stand_by_how_much_their_items_are_read(
    arabic: Newsroom, english: Newsroom, client: Client, administrator: User
) -> None:
    client.force_login(administrator)
    bridge, school, neither, abroad = (arabic.article(name) for name in ("bridge", "school", "neither", "abroad"))
    other = english.article("elsewhere")
    both = arabic.article("both")
    few = a_story(arabic, "قليلة", [school])
    many = a_story(arabic, "كثيرة", [bridge, both])
    unread, foreign = a_story(arabic, "غير مقروءة", [abroad]), a_story(english, "Foreign", [other])
    a_story(arabic, "ثالثة", [both])
    minute = actions.minute_of(timezone.now())
    for item, count in ((bridge, 30), (school, 20), (neither, 90), (both, 7), (other, 50)):
        read(item.pk, count, minute)
    address = reverse("khabar_read_now:now")

    page = client.get(f"{address}?live")
    ((_label, choices),) = page.context["groups"]
    assert [(choice.label, choice.count) for choice in choices] == [("كثيرة", 37), ("قليلة", 20), ("ثالثة", 7)]
    assert not any(choice.current for choice in choices)

    shown = client.get(choices[0].url)
    assert [row.item.title for row in shown.context["rows"]] == ["bridge", "both"]
    assert shown.context["chart"].top == 37
    assert f"story={many.pk}" in shown.context["here"]  # what the script asks for every ten seconds
    assert [choice.current for choice in shown.context["groups"][0][1]] == [True, False, False]
    assert not any(choice.current for choice in shown.context["sections"])
    live = client.get(shown.context["here"] + "&live").content.decode()
    assert "bridge" in live
    assert "school" not in live

    quiet = client.get(f"{address}?story={unread.pk}").context
    assert (quiet["rows"], quiet["chart"].top) == ([], 0)
    assert [choice.label for choice in quiet["groups"][0][1] if choice.current] == ["غير مقروءة"]
    section = bridge.section_id
    for wrong in (f"story={foreign.pk}", "story=x", "story=999999", f"story={few.pk}&section={section}"):
        assert client.get(f"{address}?{wrong}").status_code == 404, wrong


def test_a_story_taken_down_is_not_named(arabic: Newsroom, client: Client, administrator: User) -> None:
    client.force_login(administrator)
    item = arabic.article()
    story = a_story(arabic, items=[item])
    read(item.pk, 5)
    story.unpublish()
    assert not client.get(reverse("khabar_read_now:now")).context["groups"]
    assert client.get(f"{reverse('khabar_read_now:now')}?story={story.pk}").status_code == 404


def test_more_stories_cost_no_more_queries(arabic: Newsroom, client: Client, administrator: User, monkeypatch) -> None:
    client.force_login(administrator)
    monkeypatch.setattr(screens, "MOST_GROUPS", 4)
    address = reverse("khabar_read_now:now")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    first = arabic.article()
    a_story(arabic, "0", [first])
    read(first.pk, 3)
    queries()
    before = queries()
    for n in range(1, 6):
        item = arabic.article(f"item {n}")
        a_story(arabic, str(n), [item, first])
        read(item.pk, 3 + n)
    assert queries() == before
    assert [choice.label for choice in client.get(address).context["groups"][0][1]] == ["5", "4", "3", "2"]
