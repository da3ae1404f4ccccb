from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.base.views import IndexView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse


class SecondFactorView(IndexView):
    """Passkeys, app and recovery codes of who is signed in, and whether the outlet asks for them."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = settings.REQUIRE_MFA and not self.request.user.is_reader
        return super().get_context_data(**kwargs) | {"require_mfa": asked}


def not_for_readers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Readers sign in by a link or a passkey, and have no password that could be guessed."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request.user, "is_reader", False):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def nothing_here(request: HttpRequest) -> HttpResponse:
    raise Http404


def to_sign_in(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Wagtail's own sign-in leads to ours, with the way back."""
    query = request.GET.urlencode()
    return HttpResponseRedirect(reverse("account_login") + (f"?{query}" if query else ""))


def to_new_password(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponseRedirect(reverse("account_reset_password"))
