from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from khabar.desk.fronts import urls


class FrontsMenuItem(MenuItem):
    """For those who may publish somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy_registry.get_by_type(Page).user_has_permission(request.user, "publish"))


@hooks.register("register_admin_urls")
def fronts_urls() -> list[Any]:
    return [path("fronts/", include(urls))]


@hooks.register("register_admin_menu_item")
def fronts_menu_item() -> MenuItem:
    return FrontsMenuItem(_("Fronts"), reverse("khabar_desk_fronts:index"), name="fronts", icon_name="table", order=120)
