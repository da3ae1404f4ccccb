"""A front as the desk shows it: every slot with what stands there, why, and what waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from khabar.design.components import Card
from khabar.design.models import Home
from khabar.fronts.filling import FrontItems
from khabar.fronts.plan import LEAD, LIST, PICTURES, SECONDARY, Placement, Plan, rail, slots_of
from khabar.fronts.queries import rail_sections
from khabar.news.cards import card
from khabar.news.models import NewsPage
from khabar.sections.models import Section


@dataclass(frozen=True)
class Waiting:
    """An item that was put into a slot and doesn't stand there now. `why` is scheduled, over, gone or behind."""

    item: int
    headline: str
    why: str
    time: datetime | None = None


@dataclass(frozen=True)
class SlotView:
    """One slot. `placement` is None where it fills itself, `card` None where nothing was found to fill it."""

    slot: str
    label: str
    item: int | None
    card: Card | None
    placement: Placement | None
    waiting: Sequence[Waiting] = ()

    @property
    def own_headline(self) -> bool:
        return bool(self.placement and self.placement.headline)

    @property
    def own_picture(self) -> bool:
        return bool(self.placement and self.placement.picture)


@dataclass(frozen=True)
class Band:
    """A place on the front with its slots: the lead, the secondaries, the list, the picture rail, a section's rail."""

    place: str
    title: str
    slots: list[SlotView] = field(default_factory=list)


def labels_of(page: Home | Section) -> dict[str, str]:
    """Every slot of a page's front by name, in order, as an editor calls it."""
    places = [
        (SECONDARY, _("Secondary")),
        (LIST, pgettext("on a front", "Headline")),
        (PICTURES, _("Picture")),
        *((rail(section.pk), section.title) for section in rail_sections(page)),
    ]
    labels = {f"{LEAD}.0": pgettext("on a front", "Lead")}
    for place, name in places:
        labels |= {slot: f"{name} {n}" for n, slot in enumerate(slots_of(place), 1)}
    return labels


def bands_of(plan: Plan, front: FrontItems, labels: Mapping[str, str], moment: datetime) -> dict[str, Band]:
    """The bands of a front by place, by one query more where something waits."""
    showing = plan.showing(moment)
    idle = [p for p in plan if p.slot not in front.by_hand or showing.get(p.slot) != p]
    titles = dict(
        NewsPage.objects.published().filter(pk__in=[p.item for p in idle]).values_list("pk", "title") if idle else ()
    )
    bands: dict[str, Band] = {}
    for slot, label in labels.items():
        place = slot.partition(".")[0]
        band = bands.setdefault(place, Band(place, label.rpartition(" ")[0]))
        item = front.slots.get(slot)
        band.slots.append(
            SlotView(
                slot=slot,
                label=label,
                item=item.pk if item else None,
                card=card(item) if item else None,
                placement=showing.get(slot) if slot in front.by_hand else None,
                waiting=[_waiting(p, titles, moment) for p in plan.in_slot(slot) if p in idle],
            )
        )
    return bands


def _waiting(placement: Placement, titles: Mapping[int, str], moment: datetime) -> Waiting:
    if placement.item not in titles:
        return Waiting(placement.item, placement.headline or f"№ {placement.item}", "gone")
    headline = placement.headline or titles[placement.item]
    if placement.waits_at(moment):
        return Waiting(placement.item, headline, "scheduled", placement.starts)
    if placement.is_over_at(moment):
        return Waiting(placement.item, headline, "over", placement.ends)
    return Waiting(placement.item, headline, "behind")
