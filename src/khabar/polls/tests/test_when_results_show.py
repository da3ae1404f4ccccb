"""Results: always, after voting, after closing; the same for everybody where a cache may keep them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from khabar.edge import fragments
from khabar.polls import actions
from khabar.polls.composers import count_text, votes_text
from khabar.polls.models import Poll, Results
from khabar.polls.queries import Count
from khabar.polls.tests.ballots import OWN, ask, cast
from tests.fixtures.newsroom import Newsroom

pytestmark = pytest.mark.django_db
SHARE = "poll-result__share"


def part(client: Client, poll: Poll) -> Any:
    return client.get(f"/polls/{poll.pk}/part/")


def voted(poll: Poll) -> Client:
    client = Client()
    client.post(f"/polls/{poll.pk}/vote/", {"option": 1}, headers=OWN)
    return client


@pytest.mark.parametrize(
    ("results", "stranger", "voter"),
    [(Results.ALWAYS, 200, True), (Results.VOTED, 403, True), (Results.CLOSED, 403, False)],
)
def test_who_sees_the_result_while_the_poll_is_open(
    client: Client, arabic: Newsroom, results: Results, stranger: int, voter: bool
) -> None:
    poll = ask(results=results)
    assert part(client, poll).status_code == stranger
    answer = part(voted(poll), poll)
    assert answer.status_code == 200
    assert (SHARE in answer.content.decode()) is voter


@pytest.mark.parametrize("results", list(Results))
def test_everybody_sees_the_result_of_a_closed_poll(client: Client, arabic: Newsroom, results: Results) -> None:
    now = timezone.now()
    poll = ask(results=results, opens_at=now - timedelta(days=2), closes_at=now - timedelta(hours=1))
    answer = part(client, poll)
    assert SHARE in answer.content.decode()
    assert "public" in answer["Cache-Control"]
    page = client.get(poll.path_on_site).content.decode()
    assert SHARE in page
    assert "data-poll-form" not in page


def test_what_is_one_readers_own_is_kept_by_no_cache(client: Client, arabic: Newsroom) -> None:
    poll = ask(results=Results.VOTED)
    for answer in (part(client, poll), part(voted(poll), poll)):
        assert "no-store" in answer["Cache-Control"]


def test_the_page_of_a_poll_is_the_same_for_who_has_voted(arabic: Newsroom) -> None:
    poll = ask(results=Results.VOTED)
    mine, yours = voted(poll).get(poll.path_on_site), Client().get(poll.path_on_site)
    assert mine.content == yours.content
    assert "public" in mine["Cache-Control"]
    assert SHARE not in mine.content.decode()


def seen_by_a_stranger(poll: Poll, article: str) -> dict[str, tuple[int, bytes, str]]:
    """What every door to a poll shows to somebody who has not voted, with what else would tell of a vote."""
    doors = ["/", "/polls/", article, "/latest/", poll.path_on_site, f"/polls/{poll.pk}/part/", "/feeds/latest.xml"]
    doors += [f"/polls/{poll.pk}/results/?said={outcome.value}" for outcome in actions.Outcome]
    answers = {door: Client().get(door) for door in doors}
    return {door: (found.status_code, found.content, found.get("ETag", "")) for door, found in answers.items()}


@pytest.mark.parametrize("results", [Results.VOTED, Results.CLOSED])
def test_no_door_tells_a_stranger_of_a_vote_before_its_time(arabic: Newsroom, results: Results) -> None:
    poll = ask(results=results)
    article = arabic.article(body=[{"type": "poll", "value": poll.pk}]).path_on_site
    before = seen_by_a_stranger(poll, article)
    for _each in range(3):
        cast(poll, 1)
    actions.count_votes()
    after = seen_by_a_stranger(poll, article)
    assert {door for door in before if before[door] != after[door]} == set()
    assert not any(SHARE.encode() in content for _status, content, _tag in after.values())
    assert b"data-poll-form" in after[article][1]


def test_a_poll_says_how_it_was_counted_and_that_it_is_no_sample(client: Client, newsroom: Newsroom) -> None:
    page = client.get(ask(newsroom.edition).path_on_site).content.decode()
    for words in {
        "ar": ("ليس عيّنة علمية", "كيف تُحسب الأصوات", "لا تُخزَّن عناوين الشبكات"),
        "en": ("not a scientific sample", "How votes are counted", "Network addresses aren&#x27;t stored"),
    }[newsroom.edition]:
        assert words in page or words.replace("&#x27;", "'") in page


def test_a_wrong_name_leads_to_the_right_address(client: Client, arabic: Newsroom) -> None:
    poll = ask()
    for address in (f"/polls/{poll.pk}/", f"/polls/{poll.pk}-other/", f"/polls/{poll.pk}"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, poll.path_on_site)


def test_drafts_and_polls_to_come_are_seen_nowhere(client: Client, arabic: Newsroom) -> None:
    for opens_at in (None, timezone.now() + timedelta(minutes=1)):
        poll = ask(opens_at=opens_at)
        assert client.get(poll.path_on_site).status_code == 404
        assert poll.question not in client.get("/polls/").content.decode()
        assert fragments.render("poll", language="ar") == ""


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        (0, "لا أصوات"),
        (1, "صوت واحد"),
        (2, "صوتان"),
        (3, "3 أصوات"),
        (59, "59 صوتًا"),
        (100, "100 صوت"),
        (1204, "1,204 أصوات"),
    ],
)
def test_votes_have_six_forms_in_arabic(arabic: Newsroom, votes: int, words: str) -> None:
    with translation.override("ar"):
        assert votes_text(votes) == words


def test_digits_are_the_outlets(arabic: Newsroom) -> None:
    outlet = arabic.outlet
    outlet.numbering = "arab"
    outlet.save()
    with translation.override("ar"):
        assert votes_text(1211) == "١٬٢١١ صوتًا"
        assert count_text(Count(11), multiple=True) == "صوّت ١١ قارئًا"


def test_states_are_brought_up_to_date_by_the_second(arabic: Newsroom) -> None:
    now = timezone.now()
    poll = ask(opens_at=now + timedelta(seconds=10), closes_at=now + timedelta(seconds=20))

    def state() -> str:
        poll.refresh_from_db()
        return poll.state

    assert (actions.open_and_close(), state()) == (0, "waiting")
    assert (actions.open_and_close(now + timedelta(seconds=10)), state()) == (1, "open")
    assert (actions.open_and_close(now + timedelta(seconds=15)), state()) == (0, "open")
    assert (actions.open_and_close(now + timedelta(seconds=20)), state()) == (1, "closed")


def test_the_archive_is_paged_by_cursor_and_costs_the_same_for_more(client: Client, newsroom: Newsroom) -> None:
    home = "/" if newsroom.edition == "ar" else "/en/"

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{home}polls/").status_code == 200
        return len(captured)

    start = timezone.now()
    polls = [ask(newsroom.edition, question=f"Q{n}", opens_at=start - timedelta(hours=n)) for n in range(3)]
    client.get(f"{home}polls/")
    before = queries()
    polls += [ask(newsroom.edition, question=f"Q{n}", opens_at=start - timedelta(hours=n)) for n in range(3, 15)]
    cast(polls[4], 1)
    assert queries() == before
    first = client.get(f"{home}polls/")
    assert [poll.question for poll in first.context["polls"]] == [f"Q{n}" for n in range(12)]
    second = client.get(first.context["next_url"])
    assert [poll.question for poll in second.context["polls"]] == ["Q12", "Q13", "Q14"]
    assert second.context["next_url"] == ""
    assert client.get(f"{home}polls/?after=x").status_code == 404
    assert client.get(f"{home}polls/?after={'9' * 17}-1").status_code in (200, 404)


def test_an_empty_archive_says_so(client: Client, arabic: Newsroom) -> None:
    assert "لم يُجرَ أي استطلاع بعد." in client.get("/polls/").content.decode()


def test_polls_are_as_private_as_the_edition(client: Client, arabic: Newsroom) -> None:
    from wagtail.models import PageViewRestriction

    poll = ask()
    PageViewRestriction.objects.create(page=arabic.home, restriction_type=PageViewRestriction.LOGIN)
    for address in ("/polls/", poll.path_on_site, f"/polls/{poll.pk}/part/"):
        assert client.get(address).status_code == 302


def test_the_part_beside_every_page_costs_two_queries(arabic: Newsroom) -> None:
    poll = ask(results=Results.ALWAYS)
    with translation.override("ar"), CaptureQueriesContext(connection) as captured:
        html = fragments.render("poll", language="ar")
    assert poll.question in html
    assert len([query for query in captured if "khabar_polls" in query["sql"]]) == 2
