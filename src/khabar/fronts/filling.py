"""How a front fills: first what editors put there, then by weight and time, with no item twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from khabar.fronts.plan import LEAD, LIST, PICTURES, SECONDARY, SIZES, rail, slots_of
from khabar.news.models import NewsPage
from khabar.sections.models import Section

LEAD_BLOCK = SIZES[LEAD] + SIZES[SECONDARY] + SIZES[LIST]
LATEST = 8
FEWEST_PICTURES = 3
"""A picture rail with fewer is none."""


@dataclass
class FrontItems:
    """What a front shows, each item once: by slot, the newest as a timeline, and the sections that have rails."""

    slots: dict[str, NewsPage] = field(default_factory=dict)
    by_hand: set[str] = field(default_factory=set)
    """The slots that an editor filled."""
    latest: list[NewsPage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def at(self, place: str) -> list[NewsPage]:
        """The items in the slots of a place, in order."""
        numbers = range(LEAD_BLOCK)  # headlines stand in for secondaries that found no picture
        return [self.slots[f"{place}.{n}"] for n in numbers if f"{place}.{n}" in self.slots]

    @property
    def block(self) -> list[NewsPage]:
        """The lead, the secondaries and the headlines."""
        return [*self.at(LEAD), *self.at(SECONDARY), *self.at(LIST)]

    @property
    def rails(self) -> list[tuple[Section, list[NewsPage]]]:
        return [(section, self.at(rail(section.pk))) for section in self.sections]

    @property
    def numbers(self) -> set[int]:
        """Numbers of all items in slots and in the timeline."""
        return {item.pk for item in (*self.slots.values(), *self.latest)}


def fill_block(front: FrontItems, weighed: Sequence[NewsPage]) -> None:
    """Lead, secondaries and headlines. Secondaries want a picture; who finds none leaves its room to a headline."""
    taken = front.numbers
    placed = sum(slot.partition(".")[0] in (LEAD, SECONDARY, LIST) for slot in front.slots)
    pool = [item for item in weighed if item.pk not in taken][: LEAD_BLOCK - placed]
    if pool and f"{LEAD}.0" not in front.slots:
        front.slots[f"{LEAD}.0"] = pool.pop(0)
    pictured = [item for item in pool if item.is_pictured]
    for slot in slots_of(SECONDARY):
        if slot not in front.slots and pictured:
            front.slots[slot] = pictured.pop(0)
    taken = front.numbers
    _pour(front, (f"{LIST}.{n}" for n in range(LEAD_BLOCK)), [item for item in pool if item.pk not in taken])


def fill_latest(front: FrontItems, newest: Iterable[NewsPage]) -> None:
    taken = front.numbers
    front.latest = [item for item in newest if item.pk not in taken][:LATEST]


def fill_pictures(front: FrontItems, newest: Iterable[NewsPage]) -> None:
    """The picture rail; of fewer than three pictures it is taken back unless an editor put them there."""
    taken = front.numbers
    _pour(front, slots_of(PICTURES), (item for item in newest if item.is_pictured and item.pk not in taken))
    filled = [slot for slot in slots_of(PICTURES) if slot in front.slots]
    if len(filled) < FEWEST_PICTURES:
        for slot in set(filled) - front.by_hand:
            del front.slots[slot]


def fill_rails(front: FrontItems, sections: Sequence[Section], found: Mapping[int, Sequence[NewsPage]]) -> None:
    """A rail for each section that has something to show."""
    taken = front.numbers
    for section in sections:
        slots = slots_of(rail(section.pk))
        _pour(front, slots, (item for item in found.get(section.pk, ()) if item.pk not in taken))
        if any(slot in front.slots for slot in slots):
            front.sections.append(section)


def _pour(front: FrontItems, slots: Iterable[str], items: Iterable[NewsPage]) -> None:
    """Let items into the slots that are free, in order."""
    free = (slot for slot in slots if slot not in front.slots)
    for item, slot in zip(items, free, strict=False):
        front.slots[slot] = item
