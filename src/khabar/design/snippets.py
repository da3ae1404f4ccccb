from __future__ import annotations

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet


class SnippetScreens(SnippetViewSet):
    """Screens of a snippet with a menu item of its own, in the language of whoever looks.

    Wagtail 8.0 translates its way back home once, for whoever asks the server first.
    """

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")}]
