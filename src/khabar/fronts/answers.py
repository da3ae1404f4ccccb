"""What the views of this app share: the edition, the cursor, the frame of an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from khabar.design import pages
from khabar.design.addresses import absolute
from khabar.design.announcing import translations
from khabar.design.components import Link
from khabar.design.editions import EDITIONS
from khabar.design.models import Home
from khabar.design.queries import current_outlet
from khabar.edge import tags as edge_tags
from khabar.news.cursors import BadCursor, Cursor
from khabar.pictures.renditions import share_picture


def edition_of_address() -> str:
    return get_language() or settings.LANGUAGE_CODE


def cursor_of(request: HttpRequest) -> Cursor | None:
    """The cursor in the address. An address that holds anything else is no page: 404."""
    try:
        return Cursor.parse(request.GET.get("after", ""))
    except BadCursor as error:
        raise Http404 from error


def alternates(path_of: Any, editions: list[str]) -> list[Link]:
    return [
        Link(path_of(edition), EDITIONS[edition].name, lang=edition)
        for edition in editions
        if edition in EDITIONS and edition != edition_of_address()
    ]


def translated(page: Page) -> list[Link]:
    """Links to the page's live counterparts in other editions; two queries at most."""
    edge_tags.record(translations(page.translation_key))
    found = page.get_translations().live().select_related("locale")
    return [
        Link(
            other.specific.get_url_parts()[2],
            EDITIONS[other.locale.language_code].name,
            lang=other.locale.language_code,
        )
        for other in found
        if other.locale.language_code in EDITIONS
    ]


def answer(request: HttpRequest, template: str, *, canonical: str, title: str, **context: Any) -> HttpResponse:
    outlet = current_outlet()
    return TemplateResponse(
        request,
        f"khabar_fronts/{template}.html",
        {
            "canonical": absolute(canonical),
            "head_title": title,
            "share_picture": share_picture(context.pop("picture", None)),
            "description": context.pop("description", "") or outlet.description or outlet.tagline,
            **context,
        },
    )


def as_private_as_home(compose: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that is open to whom the edition's home page is open to."""

    @wraps(compose)
    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        homes = Home.objects.live().select_related("locale")
        page = get_object_or_404(homes, locale__language_code=edition_of_address())
        return pages.guarded(page, request, lambda request, page: compose(request, **kwargs))

    return require_safe(view)
