from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from taggit.models import Tag

from khabar.design import pages
from khabar.design.addresses import edition_prefix, feed_path, person_path, section_path, tag_path
from khabar.design.components import Link, StandingView
from khabar.design.errors import error_page
from khabar.design.models import Home
from khabar.design.queries import current_outlet
from khabar.edge import tags as edge_tags
from khabar.follow.queries import follow_view
from khabar.fronts import composers, queries
from khabar.fronts.answers import alternates, answer, as_private_as_home, cursor_of, edition_of_address, translated
from khabar.fronts.models import StandingPage
from khabar.fronts.tags import record_plan
from khabar.news.announcing import items_of
from khabar.news.cursors import Cursor, Slice, slice_of
from khabar.news.models import NewsPage
from khabar.news.queries import NewsQuerySet
from khabar.news.redirects import redirect_former
from khabar.people.models import Person
from khabar.people.queries import person_numbered
from khabar.sections.models import Section
from khabar.sections.queries import section_at, sections_of

PAGE_SIZE = 24
STATEMENTS = 12


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front of an edition."""
    homes = Home.objects.live().select_related("locale")
    return pages.guarded(get_object_or_404(homes, locale__language_code=edition_of_address()), request, home_front)


def home_front(request: HttpRequest, page: Home) -> HttpResponse:
    """The front of an edition: what editors put there, the rest filled by itself."""
    edition, outlet = edition_of_address(), current_outlet()
    plan, moment = queries.shown_plan(page)
    record_plan(page, plan, moment)
    items = queries.items_of_front(page, plan, moment, queries.rail_sections(page))
    return answer(
        request,
        "home",
        canonical=edition_prefix(edition),
        title=outlet.name,
        front=composers.front_view(items, edition=edition, title=outlet.name),
        alternates=alternates(edition_prefix, settings.EDITIONS),
        feed=feed_path(edition),
    )


@require_safe
def section_or_standing(request: HttpRequest, address: str) -> HttpResponse:
    """One segment: a section, or a standing page; a section's former address redirects."""
    edition = edition_of_address()
    section = section_at(edition, address)
    if section is not None and section.address != address:
        return HttpResponsePermanentRedirect(section_path(edition, section.address))
    if section is not None:
        return pages.guarded(section, request)
    page = queries.standing_page_at(edition, address)
    if page is None:
        raise Http404
    return pages.guarded(page, request)


def section_front(request: HttpRequest, section: Section) -> HttpResponse:
    """A section's front; with a cursor (or `?all`) the section's archive."""
    edition = section.edition
    family = queries.with_children(section)
    edge_tags.record(f"section:{section.pk}")
    path = section_path(edition, section.address)
    cursor = cursor_of(request)
    common: dict[str, Any] = {
        "title": section.title,
        "description": section.description,
        "alternates": translated(section),
        "current_section": section.pk,
        "feed": feed_path(edition, "sections", section.address),
    }
    if cursor is not None or "all" in request.GET:
        found = slice_of(NewsPage.objects.published().in_section(*family).for_cards(), cursor, PAGE_SIZE)
        listing = composers.listing_view(
            found, title=section.title, path=f"{path}?all", at_start=cursor is None, feed=common["feed"]
        )
        return answer(request, "listing", canonical=_here(f"{path}?all", cursor), listing=listing, **common)
    plan, moment = queries.shown_plan(section)
    record_plan(section, plan, moment)
    items = queries.items_of_front(section, plan, moment, family[1:])
    front = composers.front_view(items, edition=edition, title=section.title, section=section, children=family[1:])
    return answer(
        request,
        "section",
        canonical=path,
        front=front,
        older=f"{path}?all",
        videos_of=f"section-{section.pk}" if section.pk else "section-0",
        **common,
    )


def _here(path: str, cursor: Cursor | None) -> str:
    return f"{path}{'&' if '?' in path else '?'}after={cursor}" if cursor else path


def _list(request: HttpRequest, items: NewsQuerySet) -> tuple[Slice, Cursor | None]:
    cursor = cursor_of(request)
    return slice_of(items.for_cards(), cursor, PAGE_SIZE), cursor


@as_private_as_home
def latest(request: HttpRequest) -> HttpResponse:
    """All of an edition, newest first; archive items without a date are not news and don't appear."""
    edition = edition_of_address()
    edge_tags.record(f"latest:{edition}")
    path = composers.latest_path(edition)
    found, cursor = _list(request, NewsPage.objects.dated().in_edition(edition))
    listing = composers.listing_view(
        found, title=_("Latest"), path=path, at_start=cursor is None, feed=feed_path(edition), timeline=True
    )
    return answer(
        request,
        "listing",
        canonical=_here(path, cursor),
        title=_("Latest"),
        listing=listing,
        alternates=alternates(composers.latest_path, settings.EDITIONS),
        feed=feed_path(edition),
    )


@as_private_as_home
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything with a tag, newest first."""
    edition = edition_of_address()
    found_tag = get_object_or_404(Tag, slug=slug)
    path = tag_path(edition, slug)
    found, cursor = _list(request, NewsPage.objects.published().in_edition(edition).tagged(found_tag.pk))
    if not found.items and cursor is None:
        raise Http404
    edge_tags.record(f"tag:{found_tag.pk}")
    feed = feed_path(edition, "tags", slug)
    listing = composers.listing_view(found, title=found_tag.name, path=path, at_start=cursor is None, feed=feed)
    return answer(request, "listing", canonical=_here(path, cursor), title=found_tag.name, listing=listing, feed=feed)


@require_safe
def person(request: HttpRequest, number: str, slug: str | None = None) -> HttpResponse:
    """A person's page, found by its number; a wrong name or edition leads to the right address."""
    found = person_numbered(int(number)) if len(number) < 19 else None
    if found is None:
        raise Http404
    path = person_path(found.locale.language_code, found.pk, found.slug)
    if quote(request.path_info) != path:
        return HttpResponsePermanentRedirect(path)
    return pages.guarded(found, request)


def person_page(request: HttpRequest, page: Person) -> HttpResponse:
    edition = page.locale.language_code
    edge_tags.record(f"person:{page.pk}", items_of("person", page.pk))
    found, cursor = _list(request, NewsPage.objects.published().in_edition(edition).signed_by(page.pk))
    statements = queries.statements_of(page.pk, edition, STATEMENTS) if cursor is None else []
    return answer(
        request,
        "person",
        canonical=_here(person_path(edition, page.pk, page.slug), cursor),
        title=page.title,
        description=page.biography or page.role,
        person=composers.person_view(page, statements, found),
        picture=page.portrait,
        alternates=translated(page),
        feed=feed_path(edition, "people", str(page.pk)),
    )


def standing(request: HttpRequest, page: StandingPage) -> HttpResponse:
    edition = edition_of_address()
    edge_tags.record(f"standing:{edition}")
    return answer(
        request,
        "standing",
        canonical=section_path(edition, page.slug),
        title=page.title,
        description=page.standfirst,
        standing=composers.standing_view(page, queries.standing_pages(edition)),
        alternates=translated(page),
    )


@as_private_as_home
def follow(request: HttpRequest) -> HttpResponse:
    """The outlet's channels and every feed."""
    edition, outlet = edition_of_address(), current_outlet()
    edge_tags.record(f"sections:{edition}")
    shown = follow_view(outlet, edition)
    feeds = [Link(feed_path(edition, "sections", s.address), s.title) for s in sections_of(edition)]
    title = _("Follow us")
    return answer(
        request,
        "follow",
        canonical=composers.follow_path(edition),
        title=title,
        follow=replace(shown, feeds=[*shown.feeds, *feeds]),
        standing=StandingView(title=title, body_html=mark_safe("")),
        alternates=alternates(composers.follow_path, settings.EDITIONS),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 page, unless an item had this address on an older system."""
    if request.method in ("GET", "HEAD"):
        former = redirect_former(request)
        if former is not None:
            return former
    return error_page(request, 404)
