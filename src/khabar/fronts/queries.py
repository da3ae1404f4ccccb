from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import F, Value
from django.utils import timezone

from khabar.articles.models import Article
from khabar.body import copy
from khabar.design.addresses import section_path
from khabar.design.components import Link
from khabar.edge import tags
from khabar.edge.once import once_a_request
from khabar.fronts.models import StandingPage
from khabar.news.announcing import items_of
from khabar.news.models import UNDATED, NewsPage
from khabar.sections.models import TOP_DEPTH, Section
from khabar.sections.queries import sections_of

LEAD_BLOCK = 9
LATEST = 8
RAIL = 5
FRESH = timedelta(hours=36)
"""How old an item may be to lead a front on its urgency; older ones only fill up."""
CANDIDATES = 60


@dataclass(frozen=True)
class FrontItems:
    """What a front shows, each item once: lead block by weight, the newest as a timeline, a rail a section."""

    block: list[NewsPage]
    latest: list[NewsPage]
    rails: list[tuple[Section, list[NewsPage]]]


def front_items(edition: str, sections: Sequence[Section], *, within: Sequence[Section] = ()) -> FrontItems:
    """A front that fills itself, by three queries whatever the archive's size.

    `within` limits the lead block and the timeline to some sections (a section's front and those below it).
    """
    newest = NewsPage.objects.dated().in_edition(edition).newest().for_cards()
    if within:
        newest = newest.in_section(*within)
    candidates = list(newest[:CANDIDATES])
    block = _weigh(candidates)[:LEAD_BLOCK]
    shown = {item.pk for item in block}
    latest = [item for item in candidates if item.pk not in shown][:LATEST]
    shown |= {item.pk for item in latest}
    return FrontItems(block, latest, _rails(sections, shown))


def _weigh(items: Sequence[NewsPage]) -> list[NewsPage]:
    """Fresh items by urgency, pictures before none within one urgency for the lead; the rest by time."""
    fresh_since = timezone.now() - FRESH
    fresh_times = [item.live_at for item in items if item.live_at and item.live_at >= fresh_since]
    if fresh_times:
        tags.holds_until(min(fresh_times) + FRESH)

    def weight(item: NewsPage) -> tuple[bool, int, bool, float]:
        moment = item.live_at or UNDATED
        fresh = moment >= fresh_since
        return (not fresh, item.urgency if fresh else 9, item.lead_picture_id is None, -moment.timestamp())

    return sorted(items, key=weight)


def _rails(sections: Sequence[Section], shown: set[int]) -> list[tuple[Section, list[NewsPage]]]:
    """The newest of each section not shown above, by two queries for all sections together."""
    numbers = _newest_numbers(sections, RAIL + len(shown))
    found: dict[int | None, list[NewsPage]] = {}
    for item in NewsPage.objects.filter(pk__in=numbers - shown).newest().for_cards():
        found.setdefault(item.section_id, []).append(item)
    return [(section, found[section.pk][:RAIL]) for section in sections if section.pk in found]


def _newest_numbers(sections: Sequence[Section], depth: int) -> set[int]:
    """Numbers of the `depth` newest items of each section.

    A window over the partitions would read the whole archive; each of these branches reads `depth` index entries.
    Django can't slice the branches of a union on SQLite, so they are joined here.
    """
    branches = [
        NewsPage.objects.dated().in_section(section).newest().values_list("pk")[:depth].query.sql_with_params()
        for section in sections
    ]
    if not branches:
        return set()
    # Only names made here and SQL that Django compiled are joined; values stay parameters.
    union = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS branch_{n}" for n, (sql, _) in enumerate(branches))  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(union, [param for _sql, params in branches for param in params])
        return {number for (number,) in cursor.fetchall()}


def latest_items(edition: str, count: int) -> list[NewsPage]:
    """The newest dated items of an edition."""
    return list(NewsPage.objects.dated().in_edition(edition).newest().for_cards()[:count])


def with_children(section: Section) -> list[Section]:
    """A section and the live sections below it."""
    family = [section, *Section.objects.live().child_of(section).order_by("position", "pk")]
    tags.record(f"sections:{section.edition}", *(items_of("section", part.pk) for part in family))
    return family


def standing_pages(edition: str) -> list[StandingPage]:
    """The edition's live standing pages, in the editor's order."""
    return list(StandingPage.objects.live().filter(locale__language_code=edition).order_by("position", "pk"))


@dataclass(frozen=True)
class ChromeLink:
    """A section or standing page as the masthead and the footer name it.

    `prominent` is an important section, or a standing page for the footer; `top` is no section of a section.
    """

    number: int
    title: str
    address: str
    prominent: bool
    top: bool

    def link(self, edition: str, current: int | None = None) -> Link:
        return Link(section_path(edition, self.address), self.title, current=self.number == current)


@once_a_request
def chrome_links(edition: str) -> tuple[list[ChromeLink], list[ChromeLink]]:
    """The edition's sections and its standing pages, in the editor's order, by one query."""
    columns = ("pk", "title", "kind", "public", "prominent", "position", "depth")
    sections = (
        sections_of(edition)
        .order_by()
        .annotate(kind=Value("section"), public=F("address"), prominent=F("important"))
        .values_list(*columns)
    )
    pages = (
        StandingPage.objects.live()
        .filter(locale__language_code=edition)
        .order_by()
        .annotate(kind=Value("page"), public=F("slug"), prominent=F("in_footer"))
        .values_list(*columns)
    )
    rows = sorted(sections.union(pages, all=True), key=lambda row: (row[5], row[0]))
    links = [(row[2], ChromeLink(row[0], row[1], row[3], bool(row[4]), row[6] == TOP_DEPTH)) for row in rows]
    return [link for kind, link in links if kind == "section"], [link for kind, link in links if kind == "page"]


def standing_page_at(edition: str, slug: str) -> StandingPage | None:
    return StandingPage.objects.live().filter(locale__language_code=edition, slug=slug).first()


@dataclass(frozen=True)
class Statement:
    """What a person said: the quotation block as stored, and the article it is in."""

    value: dict[str, Any]
    article: Article

    @property
    def day(self) -> str:
        """When it was said, `2026-09-18`: the day of the article where nothing better is known; empty for no day."""
        if self.value.get("said_on"):
            return str(self.value["said_on"])
        unknown = self.article.undated or self.article.live_at is None
        return "" if unknown else timezone.localdate(self.article.live_at).isoformat()


STATEMENT_ARTICLES = 40


def statements_of(person_id: int, edition: str, count: int) -> list[Statement]:
    """The newest statements of a person in published articles, by when they were said; one query.

    Reads the last articles that quote the person (kept by `Quoted` rows), never all of them.
    """
    quoting = (
        Article.objects.published()
        .in_edition(edition)
        .filter(quoted__person_id=person_id)
        .newest()
        .select_related("section")[:STATEMENT_ARTICLES]
    )
    found = [
        Statement(block["value"], article)
        for article in quoting
        for block in copy.blocks(article.body)
        if block["type"] == "quotation" and block["value"].get("speaker") == person_id
    ]
    return sorted(found, key=lambda statement: statement.day, reverse=True)[:count]
