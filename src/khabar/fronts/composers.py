"""From rows to what the layouts show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.body.rendering import quotation_view, render
from khabar.design.addresses import edition_prefix, feed_path, person_path, section_path
from khabar.design.components import (
    RAILS,
    FrontView,
    Link,
    ListingView,
    PersonView,
    Rail,
    RailLayout,
    StandingView,
)
from khabar.design.queries import current_edition
from khabar.edge import tags
from khabar.fronts.filling import FrontItems
from khabar.fronts.models import StandingPage
from khabar.fronts.plan import LEAD, LIST, PICTURES, SECONDARY, rail, slots_of
from khabar.fronts.queries import Statement
from khabar.news.cards import card, cards
from khabar.news.cursors import Slice
from khabar.people.models import Person
from khabar.pictures.renditions import view
from khabar.sections.models import Section

FULL_RAIL = 5


def latest_path(edition: str) -> str:
    return f"{edition_prefix(edition)}latest/"


def follow_path(edition: str) -> str:
    return f"{edition_prefix(edition)}follow/"


def front_view(
    items: FrontItems, *, edition: str, title: str, section: Section | None = None, children: Sequence[Section] = ()
) -> FrontView:
    """What a front's layout shows. The picture rail stands between the first rails and the rest, like a fold."""
    lead = items.at(LEAD)
    layout = current_edition().front
    return FrontView(
        title=title,
        lead=card(lead[0]) if lead else None,
        secondaries=cards(items.at(SECONDARY)),
        headlines=cards(items.at(LIST)),
        latest=cards(items.latest, "square"),
        rails=[
            _rail(items, rail_section, RAILS[layout][n % len(RAILS[layout])])
            for n, rail_section in enumerate(items.sections)
        ],
        pictures=cards(items.at(PICTURES)),
        latest_url=latest_path(edition) if section is None else f"{section_path(edition, section.address)}?all",
        show_title=section is not None,
        children=section_links(children),
        layout=layout,
    )


def _rail(front: FrontItems, section: Section, wanted: RailLayout) -> Rail:
    """A section's rail. The first card wants a picture, unless an editor chose which one is first."""
    items = front.at(rail(section.pk))
    pictured = sum(1 for item in items if item.is_pictured)
    layout: RailLayout = wanted if len(items) >= FULL_RAIL else "row"
    if pictured < 2:
        layout = "columns"
    first = items[0]
    if slots_of(rail(section.pk))[0] not in front.by_hand:
        first = next((item for item in items if item.is_pictured), first)
    return Rail(
        title=section.title,
        url=section_path(section.edition, section.address),
        cards=cards([first, *(item for item in items if item.pk != first.pk)]),
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
