from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from wagtail.users.models import UserProfile

from khabar.accounts import second_factor

GetResponse = Callable[[HttpRequest], HttpResponse]

LANGUAGE_COOKIE = "khabar_staff_language"
YEAR = 365 * 24 * 3600


def guard(get_response: GetResponse) -> GetResponse:
    """Keep out of the back office who has no business there or, where the outlet wants it, no second factor.

    Outside it such a session counts as nobody's: else it would open private pages. Neither does a reader's account open
    them; it is `request.reader` for the pages that are about it. Readers without a session cost nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        inside = request.path_info.startswith(settings.ADMIN_PREFIX)
        if not inside and settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        if request.path_info.startswith(settings.STAFF_PREFIX) or not request.user.is_authenticated:
            return get_response(request)
        if inside and not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied  # sent to sign in, they would be sent back here
        if request.user.is_reader:
            request.reader, request.user = request.user, AnonymousUser()  # type: ignore[attr-defined]
            return get_response(request)
        if settings.REQUIRE_MFA and not second_factor.is_proven(request):
            if inside:
                there = second_factor.where_to_prove_it(request.user)
                return HttpResponseRedirect(f"{there}?{urlencode({'next': request.get_full_path()})}")
            request.user = AnonymousUser()
        return get_response(request)

    return middleware


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
