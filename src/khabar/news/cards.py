from __future__ import annotations

from collections.abc import Iterable

from khabar.design.addresses import section_path
from khabar.design.components import Card
from khabar.edge import tags
from khabar.news.models import NewsPage
from khabar.pictures.renditions import view

FLASH = 2
"""IPTC urgency up to which a card is marked urgent."""


def card(item: NewsPage, use: str = "wide") -> Card:
    """What a list shows of an item; needs `for_cards()` to ask nothing more of the database."""
    tags.record(f"item:{item.pk}")
    section = item.section
    return Card(
        url=item.path_on_site,
        headline=item.card_headline,
        kicker=item.kicker or (section.title if section else ""),
        kicker_url=section_path(item.edition, section.address) if section else "",
        standfirst=item.standfirst,
        byline=item.byline_text,
        time=None if item.undated else item.live_at,
        # A card's picture says nothing the headline beside it doesn't: its alt text would be read twice.
        picture=view(item.lead_picture, use, alt="") if item.lead_picture else None,
        urgent=item.urgency <= FLASH,
        archived=item.from_archive,
    )


def cards(items: Iterable[NewsPage], use: str = "wide") -> list[Card]:
    return [card(item, use) for item in items]
