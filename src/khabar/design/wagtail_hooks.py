from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from khabar.design import checks
from khabar.design.models import Outlet
from khabar.design.snippets import SnippetScreens
from khabar.design.structure import SHAPE, is_structure


class OutletViewSet(SnippetScreens):
    """Name, logo, colour, contacts and channels of the outlet, one row an edition, in the settings menu."""

    model = Outlet
    icon = "site"
    menu_label = _("Outlet")
    add_to_settings_menu = True
    list_display = ["name", "locale", "accent"]
    copy_view_enabled = False


register_snippet(OutletViewSet)


@hooks.register("before_create_page")
def keep_structure_to_few(request: HttpRequest, parent_page: Page, page_class: type[Page]) -> None:
    """Who may file below a page may not for that reason make a section there."""
    if is_structure(page_class) and not request.user.has_perm(SHAPE):
        raise PermissionDenied


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    return [path("checks/", include(([path("<int:number>/", checks.checks, name="checks")], "before_publishing")))]


@hooks.register("insert_global_admin_css")
def editor_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("khabar_design/backoffice/editor.css"))


@hooks.register("insert_editor_js")
def editor_js() -> SafeString:
    return format_html('<script defer src="{}"></script>', static("khabar_design/backoffice/editor.js"))


hooks.register("after_publish_page", checks.say_what_was_warned_of)
