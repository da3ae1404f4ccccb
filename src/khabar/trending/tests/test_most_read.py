"""The lists of what is read most: the rule, who stands in them, who never does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from khabar.accounts.models import User
from khabar.articles.models import Article
from khabar.edge import fragments
from khabar.edge.models import Announcement
from khabar.trending import actions
from khabar.trending.models import Readership
from khabar.trending.queries import most_read
from khabar.trending.windows import DAY, HOUR, WEEK, WINDOWS
from tests.fixtures.newsroom import Newsroom

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def read(article: Article, count: int, *, ago: timedelta = timedelta()) -> None:
    actions.count_views({(article.pk, actions.minute_of(timezone.now() - ago)): count})


def headlines(edition: str = "ar", **options: object) -> list[str]:
    return [item.title for item in most_read(edition, **options)]  # type: ignore[arg-type]


def part(language: str = "ar", arg: str = "") -> str:
    with translation.override(language):
        return fragments.render("most-read", language=language, arg=arg)


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_a_view_is_worth_half_after_each_half_life(window) -> None:
    score = window.add(None, 8, NOON)
    assert window.views(score, NOON) == pytest.approx(8)
    assert window.views(score, NOON + window.half_life) == pytest.approx(4)
    assert window.views(score, NOON + 3 * window.half_life) == pytest.approx(1)
    later = window.add(score, 3, NOON + window.half_life)
    assert window.views(later, NOON + window.half_life) == pytest.approx(7)
    assert window.views(window.add(later, 5, NOON), NOON) == pytest.approx(8 + 6 + 5)


def test_scores_of_decades_and_millions_neither_overflow_nor_lose_a_view() -> None:
    score = HOUR.add(None, 10**7, NOON)
    assert HOUR.views(HOUR.add(score, 1, NOON), NOON) - HOUR.views(score, NOON) == pytest.approx(1, rel=0.1)
    assert HOUR.views(score, NOON + timedelta(days=9000)) == pytest.approx(0)
    assert HOUR.add(score, 1, NOON + timedelta(days=9000)) == pytest.approx(HOUR.at(NOON + timedelta(days=9000)))


def test_the_more_and_the_newer_views_the_higher(arabic: Newsroom) -> None:
    for name, count, ago in (("few", 3, 0), ("many", 30, 0), ("many, yesterday", 80, 24)):
        read(arabic.article(name), count, ago=timedelta(hours=ago))
    assert headlines() == ["many", "many, yesterday", "few"]
    assert headlines(window=HOUR) == ["many", "few"]
    assert headlines(window=WEEK)[0] == "many, yesterday"


def test_lists_are_of_one_edition_or_section(arabic: Newsroom, english: Newsroom) -> None:
    sport = arabic.section("رياضة")
    read(arabic.article("economy"), 20)
    read(arabic.article("sport", section=sport), 10)
    read(english.article("other edition"), 30)
    assert headlines() == ["economy", "sport"]
    assert headlines(section=sport.pk) == ["sport"]
    assert headlines("en") == ["other edition"]


def test_an_item_taken_down_is_gone_at_once(arabic: Newsroom) -> None:
    article = arabic.article("killed")
    read(article, 50)
    article.unpublish()
    assert headlines() == []
    assert "killed" not in part()


def test_an_old_item_is_listed_only_while_it_really_is_read_now(arabic: Newsroom) -> None:
    old = arabic.article("a year old", published_at=timezone.now() - timedelta(days=365))
    read(old, 60, ago=timedelta(hours=5))
    assert headlines() == []
    read(old, 12)
    assert headlines() == ["a year old"]


def test_a_single_view_makes_no_list(arabic: Newsroom) -> None:
    read(arabic.article("hardly read"), 1)
    assert headlines() == []
    assert part() == ""


def test_five_stand_beside_every_page_with_one_query(arabic: Newsroom, client: Client) -> None:
    articles = [arabic.article(f"item {n}", picture=arabic.picture().pk) for n in range(7)]
    for n, article in enumerate(articles):
        read(article, 10 + n)
    with CaptureQueriesContext(connection) as captured:
        html = part()
    assert [f"item {n}" in html for n in range(7)] == [False, False, *[True] * 5]
    assert html.index("item 6") < html.index("item 2")
    assert len([query for query in captured if "khabar_trending" in query["sql"]]) == 1
    for address in ("/", articles[0].path_on_site, "/latest/"):
        answer = client.get(address)
        assert answer.content.decode().count("mostread__list") == 1, address
        assert "most-read:ar" in answer["Cache-Tag"].split(",")


def test_an_editor_leaves_an_item_out_and_lets_it_in_again(
    arabic: Newsroom, section_editor: User, reporter: User
) -> None:
    article = arabic.article("left out")
    read(article, 9)
    with pytest.raises(PermissionDenied):
        actions.leave_out(article, reporter)
    actions.leave_out(article, section_editor)
    assert headlines() == []
    read(article, 90)  # being read doesn't bring it back
    assert headlines() == []
    actions.leave_out(article, section_editor, out=False)
    assert headlines() == ["left out"]


def test_an_item_nobody_has_read_may_be_left_out_too(arabic: Newsroom, section_editor: User) -> None:
    article = arabic.article()
    actions.leave_out(article, section_editor)
    assert Readership.objects.get(item=article).excluded


def test_changed_lists_are_announced_and_unchanged_ones_are_not(
    arabic: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "_told", {})
    article = arabic.article()
    read(article, 9)
    assert actions.tell_what_is_read() == 2
    tags = Announcement.objects.order_by("pk").last().tags.split()  # type: ignore[union-attr]
    assert tags == sorted(["most-read:ar", f"most-read:{article.section_id}"])
    read(article, 9)
    assert actions.tell_what_is_read() == 0
    article.unpublish()
    assert actions.tell_what_is_read() == 2


def test_the_dashboard_shows_what_is_read_and_costs_the_same_for_more(
    arabic: Newsroom, client: Client, administrator: User
) -> None:
    client.force_login(administrator)
    address = reverse("khabar_read_now:now")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    articles = [arabic.article("first")]
    read(articles[0], 40)
    client.get(address)
    before = queries()
    for n in range(6):
        articles.append(arabic.article(f"more {n}"))
        read(articles[-1], 3 + n)
    assert queries() == before
    page = client.get(address).content.decode()
    assert page.index("first") < page.index("more 5") < page.index("more 0")
    live = client.get(f"{address}?window=day&section={articles[0].section_id}&live").content.decode()
    assert "first" in live
    assert "<html" not in live
    assert client.get(reverse("khabar_read_now:item", args=[articles[0].pk])).status_code == 200
    for wrong in ("edition=xx", "window=year", "section=x", "section=999999"):
        assert client.get(f"{address}?{wrong}").status_code == 404


def test_the_dashboard_leaves_out_by_a_button(arabic: Newsroom, client: Client, section_editor: User) -> None:
    client.force_login(section_editor)
    article = arabic.article()
    read(article, 9)
    address = reverse("khabar_read_now:exclude", args=[article.pk])
    assert client.post(address, {"out": "1"}).status_code == 302
    assert headlines() == []
    assert client.post(address, {"out": "0"}).status_code == 302
    assert headlines() != []
    assert client.get(address).status_code == 405


def test_the_dashboard_is_the_newsrooms(client: Client, reader: User, reporter: User, arabic: Newsroom) -> None:
    address = reverse("khabar_read_now:now")
    assert client.get(address).status_code == 302
    client.force_login(reader)
    assert client.get(address).status_code == 403
    client.force_login(reporter)
    page = client.get(address)
    assert page.status_code == 200
    assert "exclude" not in page.content.decode()


def test_scores_may_be_compared_at_any_time(arabic: Newsroom) -> None:
    early, late = arabic.article("early"), arabic.article("late")
    read(early, 100, ago=timedelta(hours=12))
    read(late, 26)
    assert headlines() == ["late", "early"]
    assert [item.title for item in most_read("ar", DAY, now=timezone.now() + timedelta(hours=6))] == ["late", "early"]
