"""Every front that goes live is kept with who did it; anything can be taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from khabar.fronts import actions
from khabar.fronts.actions import (
    DraftMoved,
    bring_back_version,
    discard_draft,
    place_item,
    publish_front,
    remove_item,
    take_back_step,
    undo_publication,
)
from khabar.fronts.models import Front, FrontVersion
from khabar.fronts.tests.front_desk import FrontDesk


def leads(desk: FrontDesk) -> int:
    return desk.seen()[0]


def test_undoing_walks_back_through_the_versions(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    for n in (10, 11, 12):
        front_desk.put(items[n], "lead.0")
    seen = []
    for _ in range(4):
        undo_publication(front_desk.page, front_desk.editor)
        seen.append(leads(front_desk))
    assert seen == [items[11].pk, items[10].pk, items[0].pk, items[0].pk]


def test_publishing_after_undoing_goes_on_from_there(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    for n in (10, 11):
        front_desk.put(items[n], "lead.0")
    undo_publication(front_desk.page, front_desk.editor)
    front_desk.put(items[12], "lead.0")
    undo_publication(front_desk.page, front_desk.editor)
    assert leads(front_desk) == items[10].pk


def test_a_version_says_who_changed_what(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    front_desk.put(items[10], "lead.0")
    version = FrontVersion.objects.get()
    assert version.made_by == front_desk.editor
    assert version.changes == [{"verb": "placed", "item": items[10].pk, "title": items[10].title, "slot": "lead.0"}]
    entry = PageLogEntry.objects.get(action="khabar_fronts.publish")
    assert (entry.page_id, entry.user) == (front_desk.page.pk, front_desk.editor)


def test_each_step_of_a_draft_can_be_taken_back(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    page, editor = front_desk.page, front_desk.editor
    place_item(page, editor, items[10].pk, "lead.0")
    place_item(page, editor, items[11].pk, "list.0")
    remove_item(page, editor, items[10].pk)
    plans = []
    for _ in range(4):
        plans.append({p.slot: p.item for p in take_back_step(page, editor).draft_plan})
    assert plans == [{"lead.0": items[10].pk, "list.0": items[11].pk}, {"lead.0": items[10].pk}, {}, {}]
    assert Front.objects.get().draft is None


def test_a_discarded_draft_leaves_what_is_live(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    front_desk.put(items[10], "lead.0")
    place_item(front_desk.page, front_desk.editor, items[11].pk, "lead.0")
    discard_draft(front_desk.page, front_desk.editor)
    assert publish_front(front_desk.page, front_desk.editor) is None
    assert leads(front_desk) == items[10].pk


def test_an_earlier_version_comes_back_as_a_draft(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    for n in (10, 11):
        front_desk.put(items[n], "lead.0")
    bring_back_version(front_desk.page, front_desk.editor, 1)
    assert leads(front_desk) == items[11].pk
    publish_front(front_desk.page, front_desk.editor)
    assert leads(front_desk) == items[10].pk


def test_nobody_publishes_a_draft_that_somebody_else_changed_meanwhile(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    seen = place_item(front_desk.page, front_desk.editor, items[10].pk, "lead.0").serial
    place_item(front_desk.page, front_desk.editor, items[11].pk, "list.0")
    with pytest.raises(DraftMoved):
        publish_front(front_desk.page, front_desk.editor, serial=seen)
    assert leads(front_desk) == items[0].pk


def test_what_is_over_is_cleared_away_when_the_front_goes_live(front_desk: FrontDesk) -> None:
    items = front_desk.items()
    page, editor = front_desk.page, front_desk.editor
    place_item(page, editor, items[10].pk, "list.0", ends=timezone.now() - timedelta(seconds=1))
    front_desk.put(items[11], "lead.0")
    assert [placement.item for placement in Front.objects.get().live_plan] == [items[11].pk]


def test_old_versions_are_not_kept_for_ever(front_desk: FrontDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_VERSIONS", 2)
    items = front_desk.items()
    for n in range(10, 14):
        front_desk.put(items[n], "lead.0")
    assert sorted(FrontVersion.objects.values_list("number", flat=True)) == [3, 4]
    assert undo_publication(front_desk.page, front_desk.editor) is not None
    assert undo_publication(front_desk.page, front_desk.editor) is None
    assert leads(front_desk) == items[12].pk
