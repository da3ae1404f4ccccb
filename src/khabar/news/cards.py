from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from khabar.design.addresses import section_path
from khabar.design.components import Card
from khabar.edge import tags
from khabar.news import kinds
from khabar.news.models import NewsPage
from khabar.pictures.renditions import view

FLASH = 2
"""IPTC urgency up to which a card is marked urgent."""


def card(item: NewsPage, use: str = "wide") -> Card:
    """What a list shows of an item; needs `for_cards()` to ask nothing more of the database."""
    section, mark = item.section, kinds.mark_of(item)
    tags.record(f"item:{item.pk}", f"section:{item.section_id}")
    if item.lead_picture_id:
        tags.record(f"picture:{item.lead_picture_id}")
    return Card(
        url=item.path_on_site,
        headline=item.card_headline,
        kicker=item.kicker or (section.title if section else ""),
        kicker_url=section_path(item.edition, section.address) if section else "",
        standfirst=item.standfirst,
        byline=item.byline_text,
        # In the newsroom's time zone: a timeline parts its cards by day.
        time=None if item.undated or item.live_at is None else timezone.localtime(item.live_at),
        # A card's picture says nothing the headline beside it doesn't: its alt text would be read twice.
        picture=view(item.lead_picture, use, alt="") if item.lead_picture else None,
        urgent=item.urgency <= FLASH,
        archived=item.from_archive,
        label=str(mark.label),
        icon=mark.icon,
        live=mark.live,
    )


def cards(items: Iterable[NewsPage], use: str = "wide") -> list[Card]:
    return [card(item, use) for item in items]
