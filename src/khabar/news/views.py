from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from khabar.design import pages
from khabar.edge import tags
from khabar.news.kinds import specific
from khabar.news.models import NewsPage

LARGEST_NUMBER = 2**63 - 1


def _published(number: int) -> NewsPage:
    if number > LARGEST_NUMBER:
        raise Http404
    item = NewsPage.objects.published().with_kind().filter(pk=number).first()
    if item is None:
        raise Http404
    return item


@require_safe
def item(request: HttpRequest, section: str, number: str, slug: str | None = None) -> HttpResponse:
    """A news item, found by its number alone; a wrong section, slug or edition leads to the right address."""
    found = _published(int(number))
    if quote(request.path_info) != found.path_on_site or found.edition != get_language():
        return HttpResponsePermanentRedirect(_with_query(found.path_on_site, request))
    page = specific(found)
    tags.record(f"item:{page.pk}")
    return pages.guarded(page, request)


@require_safe
def short(request: HttpRequest, number: str) -> HttpResponse:
    """The short address of an item: a redirect, as its section and slug may change."""
    found = NewsPage.objects.published().select_related("section").filter(pk=min(int(number), LARGEST_NUMBER)).first()
    if found is None:
        raise Http404
    return HttpResponsePermanentRedirect(found.path_on_site)


def _with_query(path: str, request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
