from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, F, QuerySet, Value
from django.utils import timezone
from wagtail.models import Locale, Page

from khabar.articles.models import Article
from khabar.body import copy
from khabar.channels.models import Channel
from khabar.design.addresses import section_path
from khabar.design.components import Link
from khabar.design.models import Home
from khabar.edge import tags
from khabar.edge.once import once_a_request
from khabar.fronts.filling import FrontItems, fill_block, fill_latest, fill_pictures, fill_rails
from khabar.fronts.models import Front, StandingPage
from khabar.fronts.plan import PICTURES, RAIL, Plan
from khabar.news.announcing import items_of
from khabar.news.models import UNDATED, NewsPage
from khabar.pictures.licences import usable
from khabar.pictures.queries import pictures_numbered
from khabar.pictures.uses import Use
from khabar.sections.models import TOP_DEPTH, Section
from khabar.sections.queries import important_sections, sections_of
from khabar.videos.models import Video

FRESH = timedelta(hours=36)
"""How old an item may be to lead a front on its urgency; older ones only fill up."""
CANDIDATES = 60


@dataclass(frozen=True)
class _Shown:
    plan: Plan
    moment: datetime


_previewed: ContextVar[_Shown | None] = ContextVar("khabar_previewed_front", default=None)


@contextmanager
def previewing(plan: Plan, moment: datetime) -> Iterator[None]:
    """Let the front that is rendered inside the block follow `plan`, as it will be at `moment`."""
    token = _previewed.set(_Shown(plan, moment))
    try:
        yield
    finally:
        _previewed.reset(token)


def shown_plan(page: Page) -> tuple[Plan, datetime]:
    """The plan that a page's front follows, and the time it is shown at: now, unless it is previewed. One query."""
    previewed = _previewed.get()
    if previewed is not None:
        return previewed.plan, previewed.moment
    live = Front.objects.filter(page_id=page.pk).values_list("live", flat=True).first() if page.pk else None
    return Plan.read(live), timezone.now()


def front_items(
    edition: str,
    sections: Sequence[Section],
    *,
    within: Sequence[Section] = (),
    plan: Plan | None = None,
    moment: datetime | None = None,
) -> FrontItems:
    """A front as its plan wants it, the rest filled by itself: at most five queries whatever the archive's size.

    `within` limits what fills the lead block and the timeline to some sections (a section's front and those below it).
    What a plan names and can't be shown (it is not live, or of another edition) leaves its slot to fill itself.
    """
    newest = NewsPage.objects.dated().in_edition(edition).newest().for_cards()
    if within:
        newest = newest.in_section(*within)
    candidates = list(newest[:CANDIDATES])
    plan = plan or Plan()
    front = _placed(plan, edition, moment or timezone.now(), candidates)
    fill_block(front, _weigh(candidates))
    fill_latest(front, candidates)
    if plan.picture_rail:
        fill_pictures(front, candidates)
    fill_rails(front, sections, _newest_of(sections, front.numbers))
    return front


def rail_sections(page: Home | Section) -> list[Section]:
    """The sections that have rails on a page's front: the important ones, or those below a section. One query."""
    if isinstance(page, Home):
        return list(important_sections(page.locale.language_code))
    return with_children(page)[1:]


def items_of_front(page: Home | Section, plan: Plan, moment: datetime, sections: Sequence[Section]) -> FrontItems:
    """What the front of a page shows; `sections` are those that have rails."""
    if isinstance(page, Home):
        return front_items(page.locale.language_code, sections, plan=plan, moment=moment)
    return front_items(page.edition, sections, within=[page, *sections], plan=plan, moment=moment)


def _placed(plan: Plan, edition: str, moment: datetime, candidates: Iterable[NewsPage]) -> FrontItems:
    """The front with what editors put there, under their words and with their pictures."""
    showing = {
        slot: placement
        for slot, placement in plan.showing(moment).items()
        if plan.picture_rail or not slot.startswith(f"{PICTURES}.")
    }
    known = {item.pk: item for item in candidates}
    missing = {placement.item for placement in showing.values()} - known.keys()
    if missing:
        known |= {
            item.pk: item
            for item in NewsPage.objects.published().in_edition(edition).for_cards().filter(pk__in=missing)
        }
    pictures = pictures_numbered({placement.picture for placement in showing.values() if placement.picture})
    front = FrontItems()
    for slot, placement in showing.items():
        item = known.get(placement.item)
        if item is None:
            continue
        # The row in memory is shown and never saved.
        item.short_headline = placement.headline or item.short_headline
        chosen = pictures.get(placement.picture or 0)
        if usable(chosen):
            item.lead_picture = chosen
        if slot.startswith(f"{PICTURES}.") and item.lead_picture_id and not item.is_pictured:
            continue
        front.slots[slot] = item
        front.by_hand.add(slot)
    return front


def _weigh(items: Sequence[NewsPage]) -> list[NewsPage]:
    """Fresh items by urgency, pictures before none within one urgency for the lead; the rest by time."""
    fresh_since = timezone.now() - FRESH
    fresh_times = [item.live_at for item in items if item.live_at and item.live_at >= fresh_since]
    if fresh_times:
        tags.holds_until(min(fresh_times) + FRESH)

    def weight(item: NewsPage) -> tuple[bool, int, bool, float]:
        moment = item.live_at or UNDATED
        fresh = moment >= fresh_since
        return (not fresh, item.urgency if fresh else 9, not item.is_pictured, -moment.timestamp())

    return sorted(items, key=weight)


def _newest_of(sections: Sequence[Section], shown: set[int]) -> dict[int, list[NewsPage]]:
    """The newest of each section not shown above, by two queries for all sections together."""
    numbers = _newest_numbers(sections, RAIL + len(shown))
    found: dict[int, list[NewsPage]] = {}
    for item in NewsPage.objects.filter(pk__in=numbers - shown).newest().for_cards():
        found.setdefault(item.section_id or 0, []).append(item)
    return found


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


@dataclass(frozen=True)
class Chrome:
    """What the masthead and the footer lead to: sections and standing pages, and whether there are these media."""

    sections: list[ChromeLink]
    pages: list[ChromeLink]
    videos: bool
    channels: bool


CHROME = ("pk", "title", "kind", "public", "prominent", "position", "depth")


@once_a_request
def chrome_of(edition: str) -> Chrome:
    """The edition's sections, standing pages in the editor's order, and media, by one query."""
    sections = (
        sections_of(edition)
        .order_by()
        .annotate(kind=Value("section"), public=F("address"), prominent=F("important"))
        .values_list(*CHROME)
    )
    pages = (
        StandingPage.objects.live()
        .filter(locale__language_code=edition)
        .order_by()
        .annotate(kind=Value("page"), public=F("slug"), prominent=F("in_footer"))
        .values_list(*CHROME)
    )
    videos, channels = Video.objects.dated().in_edition(edition), Channel.objects.shown_in(edition)
    media = [_row_if("videos", edition, videos), _row_if("channels", edition, channels)]
    rows = sorted(sections.union(pages, *media, all=True), key=lambda row: (row[5], row[0]))
    found: dict[str, list[ChromeLink]] = {"section": [], "page": [], "videos": [], "channels": []}
    for number, title, kind, address, prominent, _position, depth in rows:
        found[kind].append(ChromeLink(number, title, address, bool(prominent), depth == TOP_DEPTH))
    return Chrome(found["section"], found["page"], bool(found["videos"]), bool(found["channels"]))


def _row_if(kind: str, edition: str, wanted: QuerySet[Any]) -> QuerySet[Any]:
    """One row for `chrome_of` if there is any of what is wanted."""
    nothing = {"title": Value(""), "public": Value(""), "position": Value(0), "depth": Value(0)}
    there = Locale.objects.filter(Exists(wanted), language_code=edition).order_by()
    return there.annotate(kind=Value(kind), prominent=Value(True), **nothing).values_list(*CHROME)


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


def fronts_with_picture(number: int) -> list[Use]:
    """The fronts on which an editor put this picture, live or in the draft; one query over the few fronts there are."""
    rows = Front.objects.select_related("page").order_by("page")
    return [
        Use(str(Front._meta.verbose_name), front.page.title, front.page.specific.url if front.page.live else "")
        for front in rows
        if any(placement.picture == number for plan in (front.live_plan, front.draft_plan) for placement in plan)
    ]
