"""What an editor puts on a front stands there; the rest goes on filling itself around it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khabar.fronts.actions import alter_placement, place_item, publish_front, show_picture_rail
from khabar.fronts.filling import LEAD_BLOCK
from khabar.fronts.plan import BadPlan, rail
from khabar.fronts.queries import front_items, shown_plan
from khabar.fronts.tests.front_desk import FrontDesk
from khabar.fronts.tests.links import items_in
from khabar.pictures.uses import uses_of
from khabar.sections.queries import important_sections
from tests.fixtures.newsroom import Newsroom


def test_an_item_leads_because_an_editor_wants_it(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    front_desk.put(items[20], "lead.0")
    seen = front_desk.seen()
    assert seen[0] == items[20].pk
    assert len(seen) == len(set(seen))
    assert set(seen[:LEAD_BLOCK]) == {items[20].pk, *(item.pk for item in items[: LEAD_BLOCK - 1])}


def test_a_draft_is_seen_by_nobody_before_it_goes_live(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    place_item(front_desk.page, front_desk.editor, items[20].pk, "lead.0")
    assert front_desk.seen()[0] == items[0].pk
    publish_front(front_desk.page, front_desk.editor)
    assert front_desk.seen()[0] == items[20].pk


def test_a_slot_has_its_own_headline_and_picture(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    picture = front_desk.newsroom.picture()
    place_item(front_desk.page, front_desk.editor, items[9].pk, "lead.0")
    alter_placement(
        front_desk.page,
        front_desk.editor,
        items[9].pk,
        slot="lead.0",
        headline="عنوان <b>للواجهة</b>\u202e",
        picture=picture.pk,
        starts=None,
        ends=None,
    )
    publish_front(front_desk.page, front_desk.editor)
    lead = front_desk.html().split("front__lead")[1].split("</article>")[0]
    assert "عنوان &lt;b&gt;للواجهة&lt;/b&gt;</a>" in lead
    assert f"/pictures/{picture.pk}/" in lead
    items[9].refresh_from_db()
    assert items[9].title not in lead
    assert (items[9].short_headline, items[9].lead_picture) == ("", None)


def test_a_picture_knows_the_fronts_it_was_put_on(front_desk: FrontDesk) -> None:
    item, picture = front_desk.newsroom.article(), front_desk.newsroom.picture()
    assert uses_of(picture, 10) == []
    place_item(front_desk.page, front_desk.editor, item.pk, "lead.0")
    wish = {"slot": "lead.0", "headline": "", "starts": None, "ends": None}
    alter_placement(front_desk.page, front_desk.editor, item.pk, picture=picture.pk, **wish)
    assert [use.title for use in uses_of(picture, 10)] == [front_desk.page.title]
    publish_front(front_desk.page, front_desk.editor)
    picture.delete()
    assert front_desk.seen() == [item.pk]


def test_what_is_taken_down_leaves_and_its_slot_fills_itself(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    front_desk.put(items[20], "lead.0")
    items[20].unpublish()
    assert front_desk.seen()[0] == items[0].pk
    items[20].save_revision().publish()
    assert front_desk.seen()[0] == items[20].pk


def test_a_pin_gives_way_when_its_time_is_over(front_desk: FrontDesk, monkeypatch: Any) -> None:
    items = front_desk.items()
    now = timezone.now()
    front_desk.put(items[20], "lead.0", ends=now + timedelta(hours=1))
    front_desk.put(items[21], "list.0", starts=now + timedelta(hours=2))
    plan, _moment = shown_plan(front_desk.page)

    def at(hours: int) -> Any:
        moment = now + timedelta(hours=hours, seconds=1)
        return front_items("ar", [], plan=plan, moment=moment).slots

    assert [at(n)["lead.0"].pk for n in (0, 1)] == [items[20].pk, items[0].pk]
    assert [at(n)["list.0"].pk == items[21].pk for n in (0, 1, 2)] == [False, False, True]


def test_a_rail_begins_with_what_an_editor_chose(front_desk: FrontDesk) -> None:
    sport = front_desk.newsroom.section("رياضة")
    picture = front_desk.newsroom.picture()
    front_desk.items(30, picture=picture.pk)
    old = front_desk.newsroom.many(10, newest=timezone.now() - timedelta(days=9), section=sport)
    front_desk.put(old[9], f"{rail(sport.pk)}.0")
    band = front_desk.html().split(f'aria-label="{sport.title}"')[1].split("</section>")[0]
    shown = items_in(f"<main>{band}</main>")
    assert shown == [old[9].pk, *(item.pk for item in old[:4])]


def test_the_picture_rail_shows_pictures_where_an_editor_wants_one(front_desk: FrontDesk) -> None:
    picture = front_desk.newsroom.picture()
    front_desk.items(40, picture=picture.pk)
    assert "pictures__cards" not in front_desk.html()
    show_picture_rail(front_desk.page, front_desk.editor, True)
    publish_front(front_desk.page, front_desk.editor)
    assert front_desk.html().count('class="pictures__card"') == 5
    seen = front_desk.seen()
    assert len(seen) == len(set(seen))


def test_a_picture_rail_without_pictures_is_none(front_desk: FrontDesk) -> None:
    front_desk.items(40)
    show_picture_rail(front_desk.page, front_desk.editor, True)
    publish_front(front_desk.page, front_desk.editor)
    assert "pictures__cards" not in front_desk.html()


def test_a_sections_front_follows_its_own_plan(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    section = front_desk.newsroom.section()
    place_item(section, front_desk.editor, items[20].pk, "lead.0")
    publish_front(section, front_desk.editor)
    assert items_in(front_desk.client.get(section.url).content.decode())[0] == items[20].pk
    assert front_desk.seen()[0] == items[0].pk


def test_only_published_items_of_the_edition_can_be_placed(front_desk: FrontDesk, english: Newsroom) -> None:
    draft = front_desk.newsroom.article("Draft", publish=False)
    for item in (draft, english.article()):
        with pytest.raises(BadPlan):
            place_item(front_desk.page, front_desk.editor, item.pk, "lead.0")


def test_who_may_not_publish_the_page_may_not_touch_its_front(front_desk: FrontDesk, reporter: Any) -> None:
    item = front_desk.newsroom.article()
    for act in (
        lambda: place_item(front_desk.page, reporter, item.pk, "lead.0"),
        lambda: publish_front(front_desk.page, reporter),
        lambda: show_picture_rail(front_desk.page, reporter, True),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_placing_more_items_costs_no_more_queries(front_desk: FrontDesk) -> None:
    items = front_desk.items(200)
    picture = front_desk.newsroom.picture()

    def cost() -> int:
        plan, moment = shown_plan(front_desk.page)
        sections = list(important_sections("ar"))
        with CaptureQueriesContext(connection) as captured:
            front_items("ar", sections, plan=plan, moment=moment)
        return len(captured)

    def put(number: int, slot: str) -> None:
        place_item(front_desk.page, front_desk.editor, items[number].pk, slot)
        alter_placement(
            front_desk.page, front_desk.editor, items[number].pk,
            slot=slot, headline="", picture=picture.pk, starts=None, ends=None,
        )  # fmt: skip

    put(150, "lead.0")
    publish_front(front_desk.page, front_desk.editor)
    few = cost()
    for n in range(6):
        put(160 + n, f"list.{n}")
    publish_front(front_desk.page, front_desk.editor)
    assert cost() == few == 5
