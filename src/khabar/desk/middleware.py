"""Says in the back office why something was not published, by whichever button it was tried."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from khabar.design.publishing import NotPublishable


class ExplainRefusals:
    """Approving, publishing many at once and taking back a version end in words, not in an error page.

    Whatever was begun has been rolled back by then: each of them is one transaction.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotPublishable) or not request.path_info.startswith(settings.ADMIN_PREFIX):
            return None
        messages.error(request, " ".join([_("Not published."), *exception.messages]))
        before = request.headers.get("Referer", "")
        safe = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
        return redirect(before if safe else reverse("wagtailadmin_home"))
