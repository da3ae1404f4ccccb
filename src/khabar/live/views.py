from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from khabar.body.item_view import item_view
from khabar.design import pages
from khabar.design.addresses import absolute, feed_path
from khabar.design.components import Share
from khabar.design.queries import current_outlet
from khabar.edge import tags
from khabar.live.actions import tag_of
from khabar.live.addresses import since_path
from khabar.live.composers import board_view, entry_views, marked_context, news_forms, payload, place_in
from khabar.live.linked_data import live_blog, posting
from khabar.live.models import Board, Coverage, Entry
from khabar.live.parts import CoverageView
from khabar.live.queries import (
    NUMBER,
    Entries,
    changes_since,
    marked_entries,
    page_of,
    published_coverage,
)
from khabar.news.counterparts import alternates_of
from khabar.news.cursors import BadCursor, Cursor
from khabar.news.linked_data import breadcrumbs
from khabar.pictures.renditions import share_picture


def coverage(request: HttpRequest, page: Coverage) -> HttpResponse:
    """A coverage's page, also as a preview of what is not saved yet. As many queries for 5,000 entries as for 50."""
    try:
        cursor = Cursor.parse(request.GET.get("after", ""))
    except BadCursor as error:
        raise Http404 from error
    tags.record(tag_of(page.pk), f"section:{page.section_id}")
    board = (Board.objects.filter(pk=page.pk).first() if page.pk else None) or Board(coverage=page)
    shown = coverage_view(page, board, cursor)
    outlet = current_outlet()
    return TemplateResponse(
        request,
        "khabar_live/coverage.html",
        {
            "coverage": shown,
            "article": shown.article,
            "page": page,
            "canonical": absolute(f"{page.path_on_site}?after={cursor}" if cursor else page.path_on_site),
            "alternates": alternates_of(page),
            "current_section": page.section_id or "",
            "linked_data": [live_blog(page, board, shown, outlet), breadcrumbs(page, outlet)],
            "share_picture": share_picture(page.lead_picture),
            "feed": feed_path(page.edition, "sections", page.section.address) if page.section else "",
        },
    )


def coverage_view(page: Coverage, board: Board, cursor: Cursor | None) -> CoverageView:
    """What the page shows; the summary and what is pinned stand on its first page only."""
    found = page_of(page.pk, cursor, oldest_first=page.oldest_first) if page.pk else Entries([], None)
    marked = marked_entries(page.pk) if page.pk and cursor is None else []
    together = entry_views([*found.entries, *marked], page.edition, board.opened_at)
    entries, marked_views = together[: len(found.entries)], together[len(found.entries) :]
    path = page.path_on_site
    return CoverageView(
        article=item_view(page),
        board=board_view(board, page),
        entries=entries,
        **marked_context(marked_views),
        sequence=board.sequence,
        oldest_first=page.oldest_first,
        at_edge=found.next is None if page.oldest_first else cursor is None,
        since_url=since_path(page.edition, page.pk, "0") if page.pk else "",
        stream_url=page.stream_path if page.pk else "",
        forms=news_forms(),
        next_url=f"{path}?after={found.next}" if found.next else "",
        first_url=path if cursor else "",
    )


def _published(number: str) -> Coverage:
    found = published_coverage(int(number))
    if found is None or found.edition != get_language():
        raise Http404
    return found


@require_safe
def since(request: HttpRequest, number: str, sequence: str) -> HttpResponse:
    """What was written after a number, as JSON, for whoever asks now and then: some dozen bytes if nothing was."""
    found = _published(number)
    if not NUMBER.fullmatch(sequence):
        raise Http404
    tags.record(tag_of(found.pk), f"item:{found.pk}")

    def told(request: HttpRequest, page: Any) -> HttpResponse:
        changes = changes_since(found.board, int(sequence))
        return HttpResponse(payload(found, found.board, changes), content_type="application/json; charset=utf-8")

    return pages.guarded(found, request, told)


@require_safe
def address(request: HttpRequest, number: str) -> HttpResponse:
    """The short way to a coverage."""
    return HttpResponsePermanentRedirect(_published(number).path_on_site)


@require_safe
def entry(request: HttpRequest, number: str, entry: str) -> HttpResponse:
    """An entry's page of its own, for sharing. Of a removed one nothing is left but that it was there: 410."""
    page = _published(number)
    found = Entry.objects.select_related("became__section").filter(coverage=page.pk, pk=int(entry)).first()
    if found is None:
        raise Http404
    tags.record(tag_of(page.pk), f"item:{page.pk}")
    return pages.guarded(page, request, lambda request, _page: _one(request, page, found))


def _one(request: HttpRequest, page: Coverage, found: Entry) -> HttpResponse:
    if found.removed_at is not None:
        context = {"page": page, "head_title": page.title}
        return TemplateResponse(request, "khabar_live/removed.html", context, status=410)
    (shown,) = entry_views([found], page.edition)
    outlet = current_outlet()
    whole = item_view(page)
    pictures = [block.value["picture"] for block in found.body if block.block_type == "picture"]
    title = shown.label or page.title
    return TemplateResponse(
        request,
        "khabar_live/one.html",
        {
            "entry": shown,
            "article": replace(whole, share=Share(url=absolute(shown.url), title=title)),
            "page": page,
            "board": board_view(page.board, page),
            "head_title": title,
            "description": shown.words or page.standfirst,
            "canonical": absolute(shown.url),
            "within_url": place_in(page, found),
            "current_section": page.section_id or "",
            "linked_data": [{"@context": "https://schema.org", **posting(shown, page, outlet)}],
            "share_picture": share_picture(pictures[0] if pictures and pictures[0] else page.lead_picture),
        },
    )
