from __future__ import annotations

import time

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from khabar.demo.loop import NAMES, playlist


@never_cache
@require_safe
def loop(request: HttpRequest, name: str) -> HttpResponse:
    """The playlist of what the demo's channels send, as it is now."""
    if name not in NAMES:
        raise Http404
    return HttpResponse(playlist(name, time.time()), content_type="application/vnd.apple.mpegurl")
