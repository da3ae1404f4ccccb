from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http import HttpResponsePermanentRedirect as Moved
from django.utils import timezone
from django.views.decorators.http import require_safe

from khabar.edge import downstream, tags
from khabar.pictures import renditions
from khabar.pictures.licences import usable
from khabar.pictures.models import Picture

YEAR, GONE_FOR = 31_536_000, 60


@require_safe
def rendition(
    request: HttpRequest, number: str, version: str, use: str, width: str, extension: str
) -> HttpResponseBase:
    """A picture in one use, width and format; made when first asked for. An outdated version redirects.

    410 once its licence is over, except for the newsroom.
    """
    picture = Picture.objects.filter(pk=int(number)).first()
    spec = renditions.filter_spec(picture, use, int(width), extension) if picture else None
    if picture is None or spec is None or (extension == "avif" and not picture.avif_ready):
        raise Http404  # AVIF takes seconds: the worker makes it, not a request
    tag, over = f"picture:{number}", not usable(picture)
    tags.record(tag)
    if over and not _is_newsroom(request):
        return HttpResponse("Gone\n", "text/plain", 410, headers=downstream.of_file([tag], GONE_FOR))
    if version != renditions.version_of(picture):
        return Moved(renditions.path(picture, use, int(width), extension))
    try:
        made = picture.get_rendition(spec)
        response = FileResponse(made.file.open("rb"), content_type=renditions.FORMATS[extension])
    except OSError as error:  # the original is missing or broken
        raise Http404 from error
    if not over:
        for name, value in downstream.of_file([tag], _seconds_left(picture)).items():
            response[name] = value
    return response


def _is_newsroom(request: HttpRequest) -> bool:
    """Whether somebody asks who works here. A session that is looked at makes an answer private: cookie first."""
    known = settings.SESSION_COOKIE_NAME in request.COOKIES
    return known and request.user.has_perm("wagtailadmin.access_admin")


def _seconds_left(picture: Picture) -> int:
    if picture.usable_until is None:
        return YEAR
    return max(0, min(YEAR, int((picture.usable_until - timezone.now()).total_seconds())))
