"""A plan holds each item once, knows what stands where at any time, and is never changed in place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.fronts.changes import changes
from khabar.fronts.plan import MOST_IN_A_SLOT, BadPlan, Placement, Plan

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SLOTS = ["lead.0", "secondary.0", "secondary.1", "list.5", "rail-7.0", "pictures.4"]


def shown(plan: Plan, moment: datetime = NOON) -> dict[str, int]:
    return {slot: placement.item for slot, placement in plan.showing(moment).items()}


@pytest.mark.parametrize("slot", ["lead.1", "secondary.2", "list.6", "rail-0.0", "rail-7.5", "latest.0", "lead", ""])
def test_a_slot_that_no_front_has_is_refused(slot: str) -> None:
    with pytest.raises(BadPlan):
        Plan().place(Placement(slot, 1), NOON)


def test_an_item_that_is_placed_again_leaves_where_it_was() -> None:
    plan = Plan().place(Placement("lead.0", 1), NOON).place(Placement("list.0", 1), NOON)
    assert shown(plan) == {"list.0": 1}


def test_two_items_change_places() -> None:
    plan = Plan().place(Placement("lead.0", 1, headline="A"), NOON).place(Placement("list.0", 2), NOON)
    plan = plan.place(Placement("list.0", 1, headline="A"), NOON)
    assert shown(plan) == {"list.0": 1, "lead.0": 2}


def test_an_item_from_outside_takes_the_place_of_what_stands_there() -> None:
    plan = Plan().place(Placement("lead.0", 1), NOON).place(Placement("lead.0", 2), NOON)
    assert shown(plan) == {"lead.0": 2}
    assert plan.of(1) is None


def test_what_is_scheduled_waits_behind_what_stands_there_now() -> None:
    plan = Plan().place(Placement("lead.0", 1), NOON)
    plan = plan.place(Placement("lead.0", 2, starts=NOON + HOUR, ends=NOON + 2 * HOUR), NOON)
    plan = plan.place(Placement("lead.0", 3), NOON)
    assert [shown(plan, NOON + n * HOUR) for n in range(3)] == [{"lead.0": 3}, {"lead.0": 2}, {"lead.0": 3}]
    assert plan.next_change(NOON) == NOON + HOUR
    assert plan.next_change(NOON + HOUR) == NOON + 2 * HOUR
    assert plan.next_change(NOON + 2 * HOUR) is None


def test_a_pin_ends_at_its_second_and_is_forgotten() -> None:
    plan = Plan().place(Placement("lead.0", 1, ends=NOON), NOON - HOUR)
    assert shown(plan, NOON - timedelta(seconds=1)) == {"lead.0": 1}
    assert shown(plan, NOON) == {}
    assert plan.current(NOON) == Plan()


def test_what_would_end_before_it_starts_is_refused() -> None:
    with pytest.raises(BadPlan):
        Plan().place(Placement("lead.0", 1, starts=NOON, ends=NOON), NOON)


def test_a_slot_takes_a_few_items_for_later_and_no_more() -> None:
    plan = Plan()
    for n in range(MOST_IN_A_SLOT):
        plan = plan.place(Placement("lead.0", n + 1, starts=NOON + (n + 1) * HOUR), NOON)
    with pytest.raises(BadPlan):
        plan.place(Placement("lead.0", 99, starts=NOON + 99 * HOUR), NOON)


@given(st.lists(st.tuples(st.sampled_from(SLOTS), st.integers(1, 5), st.integers(-2, 2)), max_size=12))
def test_whatever_an_editor_does_no_item_stands_twice(moves: list[tuple[str, int, int]]) -> None:
    plan = Plan()
    for slot, item, hours in moves:
        starts = NOON + hours * HOUR if hours else None
        plan = plan.place(Placement(slot, item, starts=starts), NOON)
    items = [placement.item for placement in plan]
    assert len(items) == len(set(items))
    assert plan.of(moves[-1][1]).slot == moves[-1][0] if moves else not items  # type: ignore[union-attr]
    assert Plan.read(plan.as_data()) == plan


def test_the_log_says_what_changed() -> None:
    before = Plan((Placement("lead.0", 1), Placement("list.0", 2), Placement("list.1", 3)))
    after = Plan((Placement("list.2", 1, "Other", 9), Placement("list.0", 2, ends=NOON), Placement("lead.0", 4)), True)
    found = [(change["verb"], change.get("item")) for change in changes(before, after, {1: "One"})]
    assert sorted(found, key=str) == [
        ("headline", 1),
        ("moved", 1),
        ("picture", 1),
        ("placed", 4),
        ("rail-shown", None),
        ("removed", 3),
        ("times", 2),
    ]
