"""Whether an item's comments are open: what its editors, its section and the house say, the nearest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from khabar.comments.models import Discussion, HouseRules, Mode, SectionRules
from khabar.news.models import NewsPage


@dataclass(frozen=True)
class Terms:
    """What holds for one item: `closes_at` None means never."""

    mode: str
    closes_at: datetime | None
    count: int = 0

    @property
    def hidden(self) -> bool:
        return self.mode == Mode.HIDDEN

    @property
    def read_first(self) -> bool:
        return self.mode == Mode.MODERATED

    def is_open(self, now: datetime | None = None) -> bool:
        if self.mode not in (Mode.OPEN, Mode.MODERATED):
            return False
        return self.closes_at is None or (now or timezone.now()) < self.closes_at


def terms_of(item: NewsPage, house: HouseRules) -> Terms:
    """The terms of a published item; one query more if `item` came with its section and discussion joined."""
    own = _own(item)
    chain: list[Discussion | SectionRules] = [*([own] if own else []), *_of_sections(item)]
    fallback = Mode.CLOSED if not house.open else Mode.MODERATED if house.read_first else Mode.OPEN
    mode = next((rules.mode for rules in chain if rules.mode), fallback)
    days = next((rules.closing_days for rules in chain if rules.closing_days is not None), house.closing_days)
    closes_at = item.live_at + timedelta(days=days) if days and item.live_at else None
    return Terms(mode, closes_at, own.count if own else 0)


def _own(item: NewsPage) -> Discussion | None:
    try:
        return item.discussion
    except Discussion.DoesNotExist:
        return None


def _of_sections(item: NewsPage) -> list[SectionRules]:
    """The rules of the item's section and of the one above it, the nearest first."""
    section = item.section
    if section is None:
        return []
    paths = [section.path, section.path[: -section.steplen]]
    found = SectionRules.objects.filter(section__path__in=paths).select_related("section")
    return sorted(found, key=lambda rules: -len(rules.section.path))
