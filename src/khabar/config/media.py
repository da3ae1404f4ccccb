from __future__ import annotations

import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

# Originals of pictures hold where they were taken; documents are served by their own view, which checks rights.
PUBLIC_FOLDERS = ("outlet/", "images/")


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Logos and renditions. Nothing else of the media folder is public: originals stay in the house."""
    path = posixpath.normpath(path)  # before the check: `images/../original_images/` begins like a rendition
    if not path.startswith(PUBLIC_FOLDERS) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
