from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from khabar.readers.office import MANAGE


class ForAdministrators(MenuItem):
    """An item of the menu for those who may delete accounts, where readers may have some."""

    def is_shown(self, request: HttpRequest) -> bool:
        return settings.READER_ACCOUNTS and request.user.has_perm(MANAGE)


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    return [path("readers/", include("khabar.readers.office"))]


@hooks.register("register_settings_menu_item")
def menu_item() -> MenuItem:
    return ForAdministrators(_("Readers' accounts"), reverse("readers:listing"), icon_name="group", order=610)
