"""A front's plan: which items an editor put where, for how long, and under which words. What is free fills itself.

A plan is never changed; each verb answers with another one. It holds every item at most once, so that no item can
stand twice on a front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.utils.dateparse import parse_datetime

LEAD, SECONDARY, LIST, PICTURES = "lead", "secondary", "list", "pictures"
SIZES = {LEAD: 1, SECONDARY: 2, LIST: 6, PICTURES: 5}
RAIL = 5
"""Slots of a section's rail."""
MOST_IN_A_SLOT = 4
MOST_ON_A_FRONT = 200
_SLOT = re.compile(r"(lead|secondary|list|pictures|rail-[1-9][0-9]{0,17})\.([0-9])")


class BadPlan(ValueError):
    """What was asked for can't be on a front; the message is for developers."""


def rail(section_id: int) -> str:
    """The place of a section's rail."""
    return f"rail-{section_id}"


def slots_of(place: str) -> list[str]:
    """Names of a place's slots in order: `lead.0`, `secondary.1`, `rail-12.4`."""
    return [f"{place}.{n}" for n in range(SIZES.get(place, RAIL))]


def check_slot(slot: str) -> str:
    """`slot`, if that is the name of one; raises BadPlan."""
    found = _SLOT.fullmatch(slot)
    if not found or int(found[2]) >= SIZES.get(found[1], RAIL):
        raise BadPlan(f"no slot is named {slot!r}")
    return slot


@dataclass(frozen=True)
class Placement:
    """An item in a slot. `starts` and `ends` (aware) bound the time; `headline` and `picture` override the item's."""

    slot: str
    item: int
    headline: str = ""
    picture: int | None = None
    starts: datetime | None = None
    ends: datetime | None = None

    def shows_at(self, moment: datetime) -> bool:
        return not self.waits_at(moment) and not self.is_over_at(moment)

    def waits_at(self, moment: datetime) -> bool:
        return self.starts is not None and self.starts > moment

    def is_over_at(self, moment: datetime) -> bool:
        return self.ends is not None and self.ends <= moment

    def as_data(self) -> dict[str, Any]:
        times = {"starts": self.starts, "ends": self.ends}
        return {
            "slot": self.slot,
            "item": self.item,
            "headline": self.headline,
            "picture": self.picture,
            **{name: time.astimezone(UTC).isoformat() if time else None for name, time in times.items()},
        }


def _placement(data: Mapping[str, Any]) -> Placement:
    return Placement(
        slot=data["slot"],
        item=data["item"],
        headline=data["headline"],
        picture=data["picture"],
        starts=parse_datetime(data["starts"]) if data["starts"] else None,
        ends=parse_datetime(data["ends"]) if data["ends"] else None,
    )


@dataclass(frozen=True)
class Plan:
    """What an editor decided about a front; `picture_rail` is whether the front has one."""

    placements: tuple[Placement, ...] = ()
    picture_rail: bool = False

    @classmethod
    def read(cls, data: Mapping[str, Any] | None) -> Plan:
        """The plan that `as_data` wrote; an empty one for nothing."""
        if not data:
            return cls()
        return cls(tuple(map(_placement, data["placements"])), data["picture_rail"])

    def as_data(self) -> dict[str, Any]:
        return {
            "placements": [placement.as_data() for placement in self.placements],
            "picture_rail": self.picture_rail,
        }

    def __iter__(self) -> Iterator[Placement]:
        return iter(self.placements)

    def of(self, item: int) -> Placement | None:
        """Where `item` was put, if anywhere."""
        return next((placement for placement in self.placements if placement.item == item), None)

    def in_slot(self, slot: str) -> list[Placement]:
        """What was put into a slot, the first to start first."""
        begin = datetime.min.replace(tzinfo=UTC)
        return sorted((p for p in self.placements if p.slot == slot), key=lambda p: p.starts or begin)

    def showing(self, moment: datetime) -> dict[str, Placement]:
        """What stands in which slot at `moment`: of several, the one that started last."""
        shown: dict[str, Placement] = {}
        for slot in {placement.slot for placement in self.placements}:
            for placement in self.in_slot(slot):
                if placement.shows_at(moment):
                    shown[slot] = placement
        return shown

    def next_change(self, moment: datetime) -> datetime | None:
        """When something starts or ends for the first time after `moment`."""
        times = [time for placement in self.placements for time in (placement.starts, placement.ends)]
        return min((time for time in times if time and time > moment), default=None)

    def place(self, new: Placement, moment: datetime) -> Plan:
        """With an item put into a slot, and away from where it was.

        What stands there now goes where the item came from, or leaves; what is scheduled stays. Raises BadPlan.
        """
        check_slot(new.slot)
        if new.starts and new.ends and new.ends <= new.starts:
            raise BadPlan("ends before it starts")
        before = self.of(new.item)
        others = [placement for placement in self.placements if placement.item != new.item]
        kept = []
        for placement in others:
            if placement.slot == new.slot and _same_turn(placement, new, moment):
                if before is None or before.slot == new.slot:
                    continue
                placement = replace(placement, slot=before.slot)  # they change places
            kept.append(placement)
        made = replace(self, placements=(*kept, new))
        if len(made.in_slot(new.slot)) > MOST_IN_A_SLOT or len(kept) >= MOST_ON_A_FRONT:
            raise BadPlan("too many items wait for this place")
        return made

    def without(self, item: int) -> Plan:
        return replace(self, placements=tuple(p for p in self.placements if p.item != item))

    def current(self, moment: datetime) -> Plan:
        """Without what is over."""
        return replace(self, placements=tuple(p for p in self.placements if not p.is_over_at(moment)))


def _same_turn(one: Placement, other: Placement, moment: datetime) -> bool:
    """Whether two placements in one slot would be there at once from the same time on."""
    if one.waits_at(moment) or other.waits_at(moment):
        return one.starts == other.starts
    return True
