"""Who may send a form: our own pages. Browsers say where a request comes from, so no cookie is needed for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

SAFE = ("GET", "HEAD", "OPTIONS")
View = Callable[..., HttpResponse]


def is_our_own(request: HttpRequest) -> bool:
    """Whether a page of this very host sent the request, by `Sec-Fetch-Site`, or by `Origin` in older browsers."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc.casefold() == request.get_host().casefold()


def from_our_pages(view: View) -> View:
    """Refuse forms that another site's page, or no page at all, sends; Django's cookie against forgery is not asked
    for."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in SAFE and not is_our_own(request):
            raise PermissionDenied("The request doesn't come from a page of this site.")
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)
