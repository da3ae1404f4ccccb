from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from khabar.archive import urls


class ImportsMenuItem(MenuItem):
    """Shown to whom may edit what others wrote."""

    def is_shown(self, request: HttpRequest) -> bool:
        rights = policy_registry.get_by_type(Page).get_cached_permissions_for_user(request.user)
        return bool(request.user.is_superuser or any(right.permission.codename == "change_page" for right in rights))


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    return [path("imports/", include(urls))]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    return ImportsMenuItem(
        _("Imports"), reverse("khabar_archive:imports"), name="imports", icon_name="history", order=10
    )
