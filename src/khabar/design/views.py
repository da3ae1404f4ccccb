from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from khabar.design import assets
from khabar.design.gallery.entries import rendered
from khabar.design.offline import worker_script

CSS, JS, SVG = "text/css; charset=utf-8", "text/javascript; charset=utf-8", "image/svg+xml"


@require_safe
def stylesheet(request: HttpRequest, accent: str, digest: str) -> HttpResponse:
    return send(request, assets.stylesheet(f"#{accent}"), digest, CSS)


@require_safe
def icon(request: HttpRequest, accent: str, digest: str) -> HttpResponse:
    return send(request, assets.icon(f"#{accent}"), digest, SVG)


@require_safe
def script(request: HttpRequest, digest: str) -> HttpResponse:
    return send(request, assets.script(), digest, JS)


@require_safe
def theme_script(request: HttpRequest, digest: str) -> HttpResponse:
    return send(request, assets.theme_script(), digest, JS)


def send(request: HttpRequest, asset: assets.Asset, digest: str, content_type: str) -> HttpResponse:
    """The asset, for ever if the address names its content, for a moment if an older release's page asks."""
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(asset.compressed if zipped else asset.content, content_type=content_type)
    if zipped:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    response["Cache-Control"] = "public, max-age=31536000, immutable" if digest == asset.digest else "no-cache"
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Its address never changes, so browsers ask for it anew."""
    response = HttpResponse(worker_script(), content_type=JS)
    response["Service-Worker-Allowed"] = "/"
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "khabar_design/offline.html")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for developers and for staff."""
    if not (settings.DEBUG or getattr(request.user, "is_staff", False)):
        raise Http404
    return render(request, "khabar_design/gallery.html", {"entries": rendered(request)})
