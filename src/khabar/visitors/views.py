from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from khabar.visitors import proof

PURPOSE = re.compile(r"[a-z]{1,20}:[0-9]{1,18}")


@require_safe
@never_cache
def challenge(request: HttpRequest, purpose: str) -> HttpResponse:
    """A fresh challenge; nothing of it is stored before it is redeemed."""
    if not PURPOSE.fullmatch(purpose):
        raise Http404
    return JsonResponse(proof.offer(purpose))
