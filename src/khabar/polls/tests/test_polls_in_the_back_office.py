"""Asking, watching and guarding a poll in the newsroom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from khabar.accounts.models import User
from khabar.polls import actions
from khabar.polls.models import HourlyCount, Option, Poll, What
from khabar.polls.reports import report_of
from khabar.polls.tests.ballots import ask, cast, somebody
from tests.fixtures.newsroom import Newsroom

SPACE = "wagtailsnippets_khabar_polls_poll"


@pytest.fixture
def desk(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def form(options: list[dict[str, Any]], initial: int = 0, **fields: Any) -> dict[str, Any]:
    given = {
        "question": "أي خط؟",
        "introduction": "",
        "edition": "ar",
        "results": "voted",
        "opens_at": "2026-03-09 10:00",
        "closes_at": "",
        "options": inline_formset(options, initial=initial),
    }
    return dict(nested_form_data(given | fields))


def option(text: str, **fields: Any) -> dict[str, Any]:
    return {"text": text, "picture": "", **fields}


def kept(poll: Poll) -> list[dict[str, Any]]:
    return [option(entry.text, id=str(entry.pk)) for entry in poll.options.all()]


def test_an_editor_asks_a_question(desk: Client, arabic: Newsroom) -> None:
    picture = arabic.picture()
    data = form([option("الشمال", picture=str(picture.pk)), option("الجنوب")], in_rail="on")
    answer = desk.post(reverse(f"{SPACE}:add"), data)
    assert answer.status_code == 302, answer.context["form"].errors
    poll = Poll.objects.get()
    assert [(entry.number, entry.text) for entry in poll.options.all()] == [(0, "الشمال"), (1, "الجنوب")]
    assert (poll.state, poll.slug) == ("open", "أي-خط")
    assert desk.get(poll.path_on_site).status_code == 200


@pytest.mark.parametrize("count", [1, 21])
def test_a_poll_has_between_two_and_twenty_options(desk: Client, arabic: Newsroom, count: int) -> None:
    answer = desk.post(reverse(f"{SPACE}:add"), form([option(str(n)) for n in range(count)]))
    assert answer.status_code == 200
    assert not Poll.objects.exists()


@pytest.mark.parametrize(
    "times", [{"closes_at": "2026-03-09 10:00"}, {"opens_at": "", "closes_at": "2026-03-09 10:00"}]
)
def test_times_must_make_sense(desk: Client, arabic: Newsroom, times: dict[str, str]) -> None:
    assert desk.post(reverse(f"{SPACE}:add"), form([option("a"), option("b")], **times)).status_code == 200
    assert not Poll.objects.exists()


def test_before_anybody_votes_all_may_change(desk: Client, arabic: Newsroom) -> None:
    poll = ask()
    data = form([*kept(poll)[1:], option("رابع")], initial=2, edition="en", multiple="on")
    options = data | {"options-0-DELETE": ""}
    assert desk.post(reverse(f"{SPACE}:edit", args=[poll.pk]), options).status_code == 302
    poll.refresh_from_db()
    assert (poll.edition, poll.multiple, poll.options.count()) == ("en", True, 4)
    assert sorted(poll.options.values_list("number", flat=True)) == [0, 1, 2, 3]


@pytest.mark.parametrize("counted", [False, True])
def test_once_readers_have_voted_the_options_stay_and_words_may_be_mended(
    desk: Client, arabic: Newsroom, counted: bool
) -> None:
    poll = ask()
    cast(poll, 1)
    if counted:
        actions.count_votes()
    address = reverse(f"{SPACE}:edit", args=[poll.pk])
    mended = kept(poll)
    mended[0]["text"] = "خط الشمال الجديد"
    for wrong in (
        form([*kept(poll), option("رابع")], initial=3),
        form([{**kept(poll)[0], "DELETE": "on"}, *kept(poll)[1:]], initial=3),
        form(kept(poll), initial=3, multiple="on"),
        form(kept(poll), initial=3, edition="en"),
    ):
        answer = desk.post(address, wrong)
        assert (
            "بدأ القرّاء التصويت" in answer.content.decode() or "Readers have voted already" in answer.content.decode()
        )
    assert desk.post(address, form(mended, initial=3)).status_code == 302
    assert Option.objects.get(number=0).text == "خط الشمال الجديد"
    poll.refresh_from_db()
    assert (poll.edition, poll.multiple, poll.options.count()) == ("ar", False, 3)


def test_the_report_shows_votes_hours_and_what_looks_odd(desk: Client, arabic: Newsroom) -> None:
    start = datetime(2026, 3, 9, 8, tzinfo=UTC)
    poll = ask(opens_at=start)
    for hour in range(6):
        for what, count in ((0, 30), (1, 20), (What.BALLOTS, 50)):
            HourlyCount.objects.create(poll=poll, hour=start + timedelta(hours=hour), what=what, count=count)
    calm = report_of(poll)
    assert (calm.ballots, calm.findings) == (300, [])
    burst = start + timedelta(hours=6)
    for what, count in ((1, 900), (What.BALLOTS, 900), (What.REPEATED, 400)):
        HourlyCount.objects.create(poll=poll, hour=burst, what=what, count=count)
    odd = report_of(poll)
    assert len(odd.findings) == 3  # a burst, which leans, and many refusals
    assert [row.votes for row in odd.rows] == [180, 1020, 0]
    assert (odd.hours[0].ballots, odd.hours[0].refused) == (900, 400)
    page = desk.get(reverse(f"{SPACE}:inspect", args=[poll.pk]))
    assert page.status_code == 200
    assert odd.findings[0].split(":")[0] in page.content.decode()


def test_a_crowd_behind_one_network_is_reported_without_naming_it(
    arabic: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.polls.reports.FREE", 5)
    poll = ask()
    for _each in range(6):
        cast(poll, 2, voter=somebody("a mark of today"))
    (finding,) = report_of(poll).findings
    assert "6" in finding
    assert "a mark of today" not in finding


def test_a_report_costs_the_same_for_more_votes(arabic: Newsroom) -> None:
    poll = ask()
    cast(poll, 1)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            report_of(poll)
        return len([query for query in captured if "khabar_polls" in query["sql"]])

    before = queries()
    for n in range(8):
        cast(poll, n % 3, now=timezone.now() - timedelta(hours=0))
    actions.count_votes()
    assert queries() == before


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_list_links_to_each_report(desk: Client, arabic: Newsroom, administrator: User, language: str) -> None:
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=administrator, defaults={"preferred_language": language})
    poll = ask()
    page = desk.get(reverse(f"{SPACE}:list")).content.decode()
    assert reverse(f"{SPACE}:inspect", args=[poll.pk]) in page
    assert {"ar": "النتائج", "en": "Results"}[language] in page


def test_a_reporter_cannot_touch_polls(client: Client, arabic: Newsroom, reporter: User) -> None:
    client.force_login(reporter)
    poll = ask()
    for name, arguments in (("list", []), ("edit", [poll.pk]), ("inspect", [poll.pk])):
        assert client.get(reverse(f"{SPACE}:{name}", args=arguments)).status_code == 302
