from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from wagtail.users.models import UserProfile

from khabar.accounts import second_factor
from khabar.accounts.models import User

GetResponse = Callable[[HttpRequest], HttpResponse]

LANGUAGE_COOKIE = "khabar_staff_language"
YEAR = 365 * 24 * 3600


def guard(get_response: GetResponse) -> GetResponse:
    """Keep out of the back office who has no business there or, where the outlet wants it, no second factor.

    Outside it such a session counts as nobody's: else it would open private pages. Neither does a reader's account open
    them; it is `request.reader` for the pages that are about it. Who asks for neither reads no session.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(settings.STAFF_PREFIX):
            return get_response(request)
        if request.path_info.startswith(settings.ADMIN_PREFIX):
            return _refused(request) or get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            user: Any = request.user
            request.user = SimpleLazyObject(lambda: _outside(request, user))
            request.reader = SimpleLazyObject(lambda: user if getattr(user, "is_reader", False) else None)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _refused(request: HttpRequest) -> HttpResponse | None:
    """Where to instead of the back office. Raises PermissionDenied for who has no business there."""
    if not request.user.is_authenticated:
        return None
    if request.user.is_reader or not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied  # sent to sign in, they would be sent back here
    if settings.REQUIRE_MFA and not second_factor.is_proven(request, request.user):
        there = second_factor.where_to_prove_it(request.user)
        return HttpResponseRedirect(f"{there}?{urlencode({'next': request.get_full_path()})}")
    return None


def _outside(request: HttpRequest, user: Any) -> User | AnonymousUser:
    """Whom pages outside the back office take somebody for."""
    proven = not settings.REQUIRE_MFA or second_factor.is_proven(request, user)
    return user if user.is_authenticated and not user.is_reader and proven else AnonymousUser()


def staff_language(get_response: GetResponse) -> GetResponse:
    """Sign-in in the language of somebody's profile, which a cookie remembers for the next time; else the outlet's."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(settings.STAFF_PREFIX):
            return get_response(request)
        language = _language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            language = _language(request)  # of who has just signed in
        response.headers["Content-Language"] = language
        if request.COOKIES.get(LANGUAGE_COOKIE, settings.LANGUAGE_CODE) != language:
            response.set_cookie(
                LANGUAGE_COOKIE,
                language,
                max_age=YEAR,
                path=settings.STAFF_PREFIX,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    return middleware


def _language(request: HttpRequest) -> str:
    wishes = [request.GET.get("language", ""), request.COOKIES.get(LANGUAGE_COOKIE, "")]
    if request.user.is_authenticated:
        wishes.insert(0, UserProfile.get_for_user(request.user).preferred_language)
    known = dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    return next((wish for wish in wishes if wish in known), settings.LANGUAGE_CODE)
