"""What the views of comments share: finding the item, guarding forms, choosing the template."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from khabar.comments import addresses, identity, threads
from khabar.comments.models import Commenter
from khabar.comments.moderation.verdicts import Refused, Verdict
from khabar.comments.terms import Terms
from khabar.design import pages
from khabar.edge import tags
from khabar.news.models import NewsPage
from khabar.visitors.guard import is_our_own

LARGEST = 2**63 - 1
STATUS = {"rate": 429, "closed": 403, "ban": 403, "origin": 403, "author": 403, "window": 403, "parent": 410}


def of_an_item(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of a published item, as private as the item, at its edition's address. Forms need no cookie."""

    @wraps(view)
    def found(request: HttpRequest, number: str, **kwargs: Any) -> HttpResponse:
        items = NewsPage.objects.published().select_related("section", "discussion")
        item = items.filter(pk=min(int(number), LARGEST)).first()
        if item is None:
            raise Http404
        if item.edition != get_language() and request.method in ("GET", "HEAD"):
            rest = request.get_full_path().partition("/comments/")[2]
            return HttpResponsePermanentRedirect(addresses.discussion_path(item) + rest)
        tags.record(f"item:{item.pk}", threads.tag(item.pk), f"comments:section:{item.section_id}", "comments")
        answer: HttpResponse = pages.guarded(item, request, lambda request, item: view(request, item, **kwargs))
        return answer

    exempt: Callable[..., HttpResponse] = csrf_exempt(found)
    return exempt


def answer(
    request: HttpRequest, template: str, item: NewsPage | None, status: int = 200, **context: Any
) -> HttpResponse:
    if item is not None:
        context |= {"item": item, "current_section": item.section_id or ""}
    return TemplateResponse(request, f"khabar_comments/{template}.html", context, status=status)


def holds_while_open(terms: Terms) -> None:
    """Tell caches that the answer is another one once the comments close."""
    if terms.closes_at is not None and terms.is_open():
        tags.holds_until(terms.closes_at)


def check_origin(request: HttpRequest) -> None:
    """Raises Refused for a form that another site's page sent."""
    if not is_our_own(request):
        why = _("This didn't come from a page of ours, or your browser doesn't say so. Please send it from here.")
        raise Refused(Verdict("refuse", "origin", why))


def reader_of(request: HttpRequest, token: str) -> Commenter | None:
    """Whose private page is asked for: of the token in the address, or of who sends the request."""
    if not token:
        return identity.commenter_of(request)
    key = identity.key_in(token)
    found = Commenter.objects.filter(key=key).first() if key else None
    if found is None:
        raise Http404
    return found
