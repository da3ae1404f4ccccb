from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def language_of(path: str) -> str:
    """The edition an address belongs to: its first segment if that is an edition, else the first edition."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in settings.EDITIONS[1:] else str(settings.EDITIONS[0])


def edition_from_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The language comes from the address, never from the browser: Django's LocaleMiddleware would obey a header."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response

    return middleware
