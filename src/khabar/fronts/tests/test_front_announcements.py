"""The edge hears of a front's change in its transaction, and at the second at which a slot changes by the clock."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from khabar.edge import tags
from khabar.edge.models import Announcement
from khabar.fronts.actions import announce_due, place_item, publish_front, undo_publication
from khabar.fronts.models import Front
from khabar.fronts.tags import front_tag
from khabar.fronts.tests.front_desk import FrontDesk


def announced() -> list[str]:
    """Tags announced since the last question."""
    found = [row.tags for row in Announcement.objects.order_by("pk")]
    Announcement.objects.all().delete()
    return found


def test_a_front_is_announced_when_it_goes_live_and_not_before(front_desk: FrontDesk) -> None:
    item = front_desk.newsroom.article()
    announced()
    place_item(front_desk.page, front_desk.editor, item.pk, "lead.0")
    assert announced() == []
    publish_front(front_desk.page, front_desk.editor)
    assert announced() == ["front:ar"]
    undo_publication(front_desk.page, front_desk.editor)
    assert announced() == ["front:ar"]


def test_a_sections_front_has_a_tag_of_its_own(front_desk: FrontDesk) -> None:
    item, section = front_desk.newsroom.article(), front_desk.newsroom.section()
    place_item(section, front_desk.editor, item.pk, "lead.0")
    announced()
    publish_front(section, front_desk.editor)
    assert announced() == [f"front:section:{section.pk}"]
    answer = front_desk.client.get(section.url)
    assert front_tag(section) in answer.headers["Cache-Tag"].split(",")


def test_a_front_waits_for_what_is_placed_on_it_and_not_yet_live(front_desk: FrontDesk) -> None:
    item = front_desk.newsroom.article()
    front_desk.put(item, "lead.0")
    item.unpublish()
    assert f"item:{item.pk}" in front_desk.client.get(front_desk.page.url).headers["Cache-Tag"].split(",")


def test_the_clock_announces_each_start_and_end_once(front_desk: FrontDesk) -> None:
    now = timezone.now()
    item = front_desk.newsroom.article()
    front_desk.put(item, "lead.0", starts=now + timedelta(minutes=1), ends=now + timedelta(minutes=2))
    announced()
    seconds = (0, 59, 60, 61, 119, 120, 121)
    counts = [announce_due(now + timedelta(seconds=second)) for second in seconds]
    assert counts == [0, 0, 1, 0, 0, 1, 0]
    assert announced() == ["front:ar", "front:ar"]
    assert Front.objects.get().next_change_at is None


def test_a_page_with_a_scheduled_slot_holds_until_that_second(front_desk: FrontDesk) -> None:
    item = front_desk.newsroom.article()
    change = timezone.now() + timedelta(seconds=20)  # sooner than anything else on the page
    front_desk.put(item, "lead.0", ends=change)
    with tags.recording() as recorded:
        front_desk.client.get(front_desk.page.url)
    assert recorded.until == change.timestamp()
