from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe
from django.views.static import serve

# Originals of pictures hold where they were taken, those of videos what was cut; documents have a view that checks, and
# so have renditions of pictures, whose licence may end.
PUBLIC_FOLDERS = ("outlet/", "videos/", "live/")
PIECE = 64 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Logos, videos, live streams; nothing else of the media folder: originals stay in the house."""
    path = posixpath.normpath(path)  # before the check: `images/../original_images/` begins like a rendition
    if not path.startswith(PUBLIC_FOLDERS) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    whole = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response: HttpResponseBase = whole
    if isinstance(whole, FileResponse):
        response = ranged(whole, request.headers.get("Range", ""))
    response.headers["Cache-Control"] = _kept(path)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _kept(path: str) -> str:
    """How long caches keep a file (a `Cache-Control` header). Told nothing they would guess, by the file's age."""
    if path.startswith("live/"):
        return (
            "no-store"  # a playlist changes more often than `Last-Modified` can say, a stream begun anew uses old names
        )
    if not path.startswith(PUBLIC_FOLDERS):
        return "private, no-cache"
    # Names are never used again; but this list grows while rungs are being made.
    return "no-cache" if path.endswith("/master.m3u8") else "public, max-age=86400"


def ranged(whole: FileResponse, asked: str) -> HttpResponseBase:
    """The piece of a file that a player asks for (RFC 9110, 14.2): 206, or 416; the whole for anything odd."""
    whole.headers["Accept-Ranges"] = "bytes"
    match = _RANGE.fullmatch(asked.strip())
    if not match or not any(match.groups()):
        return whole
    size = int(whole.headers["Content-Length"])
    first = int(match[1]) if match[1] else max(0, size - int(match[2]))
    last = min(int(match[2]) if match[1] and match[2] else size - 1, size - 1)
    if first > last:
        whole.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file: Any = whole.file_to_stream
    piece = StreamingHttpResponse(_read(file, first, last), status=206)
    piece._resource_closers.append(file.close)  # type: ignore[attr-defined]
    for name in ("Content-Type", "Last-Modified", "Accept-Ranges"):
        if name in whole.headers:
            piece.headers[name] = whole.headers[name]
    piece.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    piece.headers["Content-Length"] = str(last - first + 1)
    return piece


def _read(file: Any, first: int, last: int) -> Iterator[bytes]:
    file.seek(first)
    left = last - first + 1
    while left > 0 and (part := file.read(min(PIECE, left))):
        left -= len(part)
        yield part
