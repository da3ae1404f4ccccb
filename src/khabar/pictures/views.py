from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from khabar.pictures import renditions
from khabar.pictures.models import Picture


@require_safe
def rendition(
    request: HttpRequest, number: str, version: str, use: str, width: str, extension: str
) -> HttpResponseBase:
    """A picture in one use, width and format; made when first asked for. An outdated version redirects."""
    picture = Picture.objects.filter(pk=int(number)).first()
    spec = renditions.filter_spec(picture, use, int(width), extension) if picture else None
    if picture is None or spec is None or (extension == "avif" and not picture.avif_ready):
        raise Http404  # AVIF takes seconds: the worker makes it, not a request
    if version != renditions.version_of(picture):
        return HttpResponsePermanentRedirect(renditions.path(picture, use, int(width), extension))
    try:
        made = picture.get_rendition(spec)
        response = FileResponse(made.file.open("rb"), content_type=renditions.FORMATS[extension])
    except OSError as error:  # the original is missing or broken
        raise Http404 from error
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Cache-Tag"] = f"picture:{number}"
    return response
