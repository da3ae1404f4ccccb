from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from khabar.comments.moderation.actions import approve, reject
from khabar.comments.office import reading
from khabar.comments.queries import BadCursor, Place
from khabar.comments.rights import MODERATE

moderators_only = permission_required(MODERATE, raise_exception=True)


def place_in(request: HttpRequest) -> Place | None:
    """The place in the address. An address that holds anything else is no page: 404."""
    try:
        return Place.parse(request.GET.get("after", ""))
    except BadCursor as error:
        raise Http404 from error


def numbers_in(request: HttpRequest, name: str) -> list[int]:
    """The numbers a form sent under this name; what is no number is left out."""
    return [
        int(value) for value in request.POST.getlist(name) if value.isascii() and value.isdigit() and len(value) < 19
    ]


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest, shelf: str = "held") -> HttpResponse:
    """The comments of one shelf, to publish or to reject one by one or many at once."""
    if shelf not in reading.SHELVES:
        raise Http404
    if request.method == "POST":
        return _decide(request, shelf)
    rows, more = reading.page_of(shelf, place_in(request))
    path = reverse("moderation:queue", args=[shelf])
    context: dict[str, Any] = {
        "rows": rows,
        "shelf": shelf,
        "shelves": [
            (reverse("moderation:queue", args=[name]), label, name == shelf) for name, label in reading.SHELVES.items()
        ],
        "next_url": f"{path}?after={more}" if more else "",
        "first_url": path if "after" in request.GET else "",
        "header_title": _("Comments"),
        "page_title": _("Comments"),
        "header_icon": "comment",
    }
    return render(request, "khabar_comments/office/queue.html", context)


def _decide(request: HttpRequest, shelf: str) -> HttpResponse:
    chosen = numbers_in(request, "chosen")
    published = approve(
        numbers_in(request, "approve") or (chosen if "approve_chosen" in request.POST else []), request.user
    )  # type: ignore[arg-type]
    rejected = reject(
        numbers_in(request, "reject") or (chosen if "reject_chosen" in request.POST else []), request.user
    )  # type: ignore[arg-type]
    said = []
    if published:
        said.append(
            ngettext("%(count)s comment published.", "%(count)s comments published.", published) % {"count": published}
        )
    if rejected:
        said.append(
            ngettext("%(count)s comment rejected.", "%(count)s comments rejected.", rejected) % {"count": rejected}
        )
    text = " ".join(said) or _("Nothing changed.")
    if "X-Part" in request.headers:
        return JsonResponse({"said": text})
    messages.success(request, text)
    return redirect("moderation:queue", shelf)
