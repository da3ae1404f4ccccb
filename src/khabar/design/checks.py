"""The checks before publishing as the editor shows them: above the form, renewed each time the draft is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import Panel
from wagtail.models import Page

from khabar.design.editions import current, get_edition
from khabar.design.publishing import CheckedBeforePublishing


class ChecksPanel(Panel):
    """Shows refusals and warnings of the newest version."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": gettext_lazy("Before publishing"), "classname": "khabar-checks-panel"} | kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "khabar_design/backoffice/checks_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            number, locale = self.instance.pk, self.instance.locale if self.instance.locale_id else None
            return context | {
                "notices": notices_of(self.instance) if number else None,
                "edition": get_edition(locale.language_code) if locale else current(),
                "address": reverse("before_publishing:checks", args=[number]) if number else "",
            }


def notices_of(page: CheckedBeforePublishing) -> dict[str, list[str]]:
    """`{"refusals", "warnings"}`, each a list of sentences."""
    return {
        "refusals": [f"{_label(page, field)}{problem}" for field, problem in page.all_problems().items()],
        "warnings": [warned.text for warned in page.all_warnings()],
    }


def _label(page: Any, field: str) -> str:
    try:
        return f"{capfirst(page._meta.get_field(field).verbose_name)}: "
    except FieldDoesNotExist:
        return ""


def checks(request: HttpRequest, number: int) -> HttpResponse:
    """The checks of the newest version of a page, for the script that renews them in the editor."""
    page = get_object_or_404(Page, pk=number)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    newest = page.get_latest_revision_as_object()
    if not isinstance(newest, CheckedBeforePublishing):
        raise Http404
    return render(request, "khabar_design/backoffice/checks.html", {"notices": notices_of(newest)})


def say_what_was_warned_of(request: HttpRequest, page: Any) -> None:
    """Repeat the warnings when a page has been published all the same."""
    if isinstance(page, CheckedBeforePublishing):
        warned = [warned.text for warned in page.all_warnings()]
        if warned:
            messages.warning(request, " ".join([_("Published. Look at this once more:"), *warned]))
