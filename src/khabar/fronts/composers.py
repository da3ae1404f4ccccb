"""From rows to what the layouts show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.body.rendering import quotation_view, render
from khabar.design.addresses import edition_prefix, feed_path, person_path, section_path
from khabar.design.components import (
    RAIL_CYCLE,
    FrontView,
    Link,
    ListingView,
    PersonView,
    Rail,
    RailLayout,
    StandingView,
)
from khabar.edge import tags
from khabar.fronts.models import StandingPage
from khabar.fronts.queries import FrontItems, Statement
from khabar.news.cards import card, cards
from khabar.news.cursors import Slice
from khabar.news.models import NewsPage
from khabar.people.models import Person
from khabar.pictures.renditions import view
from khabar.sections.models import Section

SECONDARIES = 2
FULL_RAIL = 5


def latest_path(edition: str) -> str:
    return f"{edition_prefix(edition)}latest/"


def follow_path(edition: str) -> str:
    return f"{edition_prefix(edition)}follow/"


def front_view(
    items: FrontItems, *, edition: str, title: str, section: Section | None = None, children: Sequence[Section] = ()
) -> FrontView:
    """The lead leads with a picture, the secondaries too where there are pictures enough."""
    block = items.block
    with_pictures = [item for item in block[1:] if item.lead_picture_id][:SECONDARIES]
    chosen = {item.pk for item in with_pictures}
    rest = [item for item in block[1:] if item.pk not in chosen]
    return FrontView(
        title=title,
        lead=card(block[0]) if block else None,
        secondaries=cards(with_pictures),
        headlines=cards(rest),
        latest=cards(items.latest, "square"),
        rails=[_rail(rail_section, found, n) for n, (rail_section, found) in enumerate(items.rails)],
        latest_url=latest_path(edition) if section is None else f"{section_path(edition, section.address)}?all",
        show_title=section is not None,
        children=section_links(children),
    )


def _rail(section: Section, items: Sequence[NewsPage], position: int) -> Rail:
    pictured = sum(1 for item in items if item.lead_picture_id)
    layout: RailLayout = RAIL_CYCLE[position % len(RAIL_CYCLE)] if len(items) >= FULL_RAIL else "row"
    if pictured < 2:
        layout = "columns"
    ordered = sorted(items, key=lambda item: item.lead_picture_id is None)
    return Rail(
        title=section.title,
        url=section_path(section.edition, section.address),
        cards=cards([ordered[0], *(item for item in items if item.pk != ordered[0].pk)]),
        layout=layout,
    )


def section_links(sections: Sequence[Section], current: int | None = None) -> list[Link]:
    return [
        Link(section_path(section.edition, section.address), section.title, current=section.pk == current)
        for section in sections
    ]


def listing_view(
    found: Slice, *, title: str, path: str, at_start: bool, feed: str = "", intro: str = "", timeline: bool = False
) -> ListingView:
    joint = "&" if "?" in path else "?"
    return ListingView(
        title=title,
        cards=cards(found.items, "square" if timeline else "wide"),
        intro=intro,
        next_url=f"{path}{joint}after={found.next}" if found.next else "",
        first_url="" if at_start else path,
        feed_url=feed,
        timeline=timeline,
    )


def person_view(person: Person, statements: Sequence[Statement], found: Slice) -> PersonView:
    edition = person.locale.language_code
    path = person_path(edition, person.pk, person.slug)
    quotations = []
    for statement in statements:
        tags.record(f"item:{statement.article.pk}", f"section:{statement.article.section_id}")
        # On the person's own page the speaker is known: only the occasion, the date and the article are said.
        unnamed = {**statement.value, "speaker": None, "speaker_name": "", "said_on": statement.day}
        shown = quotation_view(unnamed, {}, edition)
        quotations.append(
            replace(shown, source_url=statement.article.path_on_site, source_headline=statement.article.card_headline)
        )
    return PersonView(
        name=person.title,
        other_name=person.other_name,
        role=person.role,
        bio=person.biography,
        portrait=view(person.portrait, "tall") if person.portrait else None,
        quotations=quotations,
        cards=cards(found.items),
        next_url=f"{path}?after={found.next}" if found.next else "",
        feed_url=feed_path(edition, "people", str(person.pk)),
    )


def standing_view(page: StandingPage, others: Sequence[StandingPage]) -> StandingView:
    edition = page.locale.language_code
    return StandingView(
        title=page.title,
        body_html=render(page.body, edition=edition),
        updated=timezone.localdate(page.last_published_at) if page.last_published_at else None,
        pages=[Link(section_path(edition, other.slug), other.title, current=other.pk == page.pk) for other in others]
        + [Link(follow_path(edition), _("Follow us"))],
    )
