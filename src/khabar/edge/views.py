from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khabar.edge import by_hand
from khabar.edge.queries import SHOWN, announcements, overview
from khabar.edge.reporting import shown_figures
from khabar.edge.tags import EVERYTHING

PURGE = "khabar_edge.purge"
MOST_TARGETS = 100


@permission_required(PURGE, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def edge(request: HttpRequest) -> HttpResponse:
    """What readers are answered from memory, what was announced last, and a form to have pages forgotten."""
    if request.method == "POST":
        return _purge(request)
    given = request.GET.get("after", "")
    before = int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None
    state = overview()
    rows = announcements(before) if before else state.announcements
    context = {
        "processes": [(process, shown_figures(process.figures)) for process in state.processes],
        "announcements": rows,
        "pending": state.pending if settings.PURGE else None,
        "purges": bool(settings.PURGE),
        "older": rows[-1].pk if len(rows) == SHOWN else None,
        "newest_url": reverse("khabar_edge") if before else "",
        "page_title": _("Pages in memory"),
        "header_title": _("Pages in memory"),
        "header_icon": "history",
    }
    return render(request, "khabar_edge/edge.html", context)


def _purge(request: HttpRequest) -> HttpResponse:
    targets = [EVERYTHING] if "everything" in request.POST else request.POST.get("targets", "").split()[:MOST_TARGETS]
    if not targets:
        messages.error(request, _("Write an address or a tag."))
        return redirect("khabar_edge")
    try:
        by_hand.purge(targets, str(request.user))
    except ValueError:
        messages.error(request, _("That is neither an address nor a tag."))
    else:
        messages.success(request, _("Forgotten. Who asks next gets a fresh page."))
    return redirect("khabar_edge")
