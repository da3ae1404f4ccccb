from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.cache import patch_cache_control, patch_vary_headers

from khabar.edge import tags
from khabar.edge.fragments import FragmentKey, marking
from khabar.edge.tags import Recorded

GetResponse = Callable[[HttpRequest], HttpResponse]
GATHERED = "khabar.edge.gathered"
"""Where in a WSGI environment the edge waits for what an answer used."""


@dataclass
class Gathered:
    """What an answer used, and which fragments its marks stand for."""

    tags: Recorded = field(default_factory=Recorded)
    fragments: list[FragmentKey] = field(default_factory=list)
    streaming: bool = False


LONGEST_PATH = 2_000
MOST_TAGS = 200


def strict_policy(media_hosts: Sequence[str]) -> str:
    """The policy of readers' pages. `media_hosts` are origins that players may load from besides ours."""
    elsewhere = "".join(f" {host}" for host in media_hosts)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data:{elsewhere}",  # stills lie beside the videos they are of
            "font-src 'self'",
            f"connect-src 'self'{elsewhere}",
            f"media-src 'self' blob:{elsewhere}",  # hls.js gives a player what it fetched as a blob
            "manifest-src 'self'",
            "frame-src https:",  # embeds that a reader's click loads
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        )
    )


STRICT_CSP = strict_policy(settings.MEDIA_HOSTS)
# Wagtail's back office writes inline styles and scripts of its own.
ADMIN_CSP = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; "
    "frame-ancestors 'self'; base-uri 'self'; form-action 'self'"
)


def refuse_hostile_requests(get_response: GetResponse) -> GetResponse:
    """Answer 400, 414 or 405 to requests no view should ever see, instead of failing further in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if len(request.path_info) > LONGEST_PATH:
            return HttpResponse("URI too long", status=414, content_type="text/plain")
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("Bad request", content_type="text/plain")
        try:
            request.get_host()
        except DisallowedHost:
            return HttpResponseBadRequest("Unknown host", content_type="text/plain")
        return get_response(request)

    return middleware


def response_headers(get_response: GetResponse) -> GetResponse:
    """Content Security Policy, permissions, cache lifetime and tags on every answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        gathered: Gathered | None = request.META.get(GATHERED)
        with tags.recording() as recorded:
            if gathered is None:
                response = get_response(request)
            else:
                with marking() as gathered.fragments:
                    response = get_response(request)
                gathered.tags, gathered.streaming = recorded, response.streaming
        admin = request.path_info.startswith(settings.ADMIN_PREFIX)
        response.headers.setdefault("Content-Security-Policy", ADMIN_CSP if admin else STRICT_CSP)
        response.headers.setdefault("Permissions-Policy", "geolocation=(), camera=(), microphone=(), payment=()")
        if _personal(request, response, admin):
            patch_cache_control(response, private=True, no_store=True)
        elif "Cache-Control" not in response.headers:
            patch_cache_control(response, public=True, max_age=1)
        if recorded and not admin:
            # A tag list over 16 KB is refused by CDNs; one tag for all is coarser but never stale.
            kept = sorted(recorded) if len(recorded) <= MOST_TAGS else ["everything"]
            response.headers["Cache-Tag"] = ",".join(kept)
        return response

    return middleware


def _personal(request: HttpRequest, response: HttpResponse, admin: bool) -> bool:
    """Whether the answer may differ from reader to reader, so that no shared cache may keep it."""
    session = getattr(request, "session", None)
    used_session = bool(session is not None and (session.accessed or session.modified))
    if used_session:
        patch_vary_headers(response, ["Cookie"])
    known = settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers
    return admin or used_session or known or bool(response.cookies) or request.method not in ("GET", "HEAD")
