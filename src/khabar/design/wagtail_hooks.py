from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from khabar.design.models import Outlet


class OutletViewSet(SnippetViewSet):
    """Name, logo, colour, contacts and channels of the outlet, one row an edition, in the settings menu."""

    model = Outlet
    icon = "site"
    menu_label = _("Outlet")
    add_to_settings_menu = True
    list_display = ["name", "locale", "accent"]
    copy_view_enabled = False


register_snippet(OutletViewSet)
