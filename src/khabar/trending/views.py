from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from khabar.trending import actions, repeats
from khabar.visitors.guard import from_our_pages

LONGEST = 19


@require_POST
@from_our_pages
def read(request: HttpRequest) -> HttpResponse:
    """The signal of a page that somebody looks at: the item's number. The answer is always the same and empty."""
    sent = request.body[: LONGEST + 1] if int(request.META.get("CONTENT_LENGTH") or 0) <= LONGEST else b""
    if sent.isdigit() and len(sent) < LONGEST and repeats.counts(request, int(sent)):
        actions.views.add((int(sent), actions.minute_of(timezone.now())))
    return HttpResponse(status=204)
