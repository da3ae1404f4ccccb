"""What differs between two plans, as the log of a front tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from khabar.fronts.plan import Placement, Plan

Change = dict[str, Any]
PLACED, MOVED, REMOVED, HEADLINE, PICTURE, TIMES, RAIL_SHOWN, RAIL_HIDDEN = (
    "placed",
    "moved",
    "removed",
    "headline",
    "picture",
    "times",
    "rail-shown",
    "rail-hidden",
)


def changes(before: Plan, after: Plan, titles: Mapping[int, str]) -> list[Change]:
    """One entry a change: `{"verb", "item", "title", "slot", "was"}`; `was` is the slot before a move."""
    old, new = ({p.item: p for p in plan} for plan in (before, after))
    found = [
        _change(REMOVED, placement, titles, slot=placement.slot) for item, placement in old.items() if item not in new
    ]
    for item, placement in new.items():
        found += _one(old.get(item), placement, titles)
    if before.picture_rail != after.picture_rail:
        found.append({"verb": RAIL_SHOWN if after.picture_rail else RAIL_HIDDEN})
    return found


def _one(old: Placement | None, new: Placement, titles: Mapping[int, str]) -> list[Change]:
    if old is None:
        return [_change(PLACED, new, titles, slot=new.slot)]
    found = []
    if old.slot != new.slot:
        found.append(_change(MOVED, new, titles, slot=new.slot, was=old.slot))
    if old.headline != new.headline:
        found.append(_change(HEADLINE, new, titles, slot=new.slot))
    if old.picture != new.picture:
        found.append(_change(PICTURE, new, titles, slot=new.slot))
    if (old.starts, old.ends) != (new.starts, new.ends):
        found.append(_change(TIMES, new, titles, slot=new.slot))
    return found


def _change(verb: str, placement: Placement, titles: Mapping[int, str], **more: str) -> Change:
    return {"verb": verb, "item": placement.item, "title": titles.get(placement.item, ""), **more}
