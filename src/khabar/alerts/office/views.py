from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khabar.alerts.actions import lift, raise_alert
from khabar.alerts.models import RAISE, Alert
from khabar.alerts.office.drafts import drafted
from khabar.alerts.office.forms import AlertForm
from khabar.alerts.queries import raised_lately, standing
from khabar.design.editions import get_edition

editors_only = permission_required(RAISE, raise_exception=True)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """What stands over the pages now, and a form for the next, filled in already where it is of an item or entry."""
    user: Any = request.user
    form = AlertForm(request.POST or None, instance=drafted(request.GET))
    if request.method == "POST" and form.is_valid():
        raise_alert(form.instance, minutes=form.cleaned_data["minutes"], user=user)
        messages.success(request, _("The alert stands over every page of the edition."))
        return redirect("khabar_alerts:index")
    now = timezone.now()
    editions = [
        (get_edition(code).name, code, standing(code, now), list(raised_lately(code))) for code in settings.EDITIONS
    ]
    title = _("Alerts")
    context = {"form": form, "editions": editions, "now": now, "header_title": title, "page_title": title}
    return render(request, "khabar_alerts/office/index.html", context | {"header_icon": "warning"})


@editors_only
@require_http_methods(["POST"])
def lifting(request: HttpRequest, number: int) -> HttpResponse:
    """Take an alert away at once."""
    user: Any = request.user
    lift(get_object_or_404(Alert, pk=number), user)
    messages.success(request, _("The alert is gone."))
    return redirect(reverse("khabar_alerts:index"))
