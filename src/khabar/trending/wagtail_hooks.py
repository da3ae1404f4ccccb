from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from khabar.trending.office import screens


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    return [path("read/", include((screens.urlpatterns, "khabar_read_now")))]


class ReadNowItem(MenuItem):
    """Shown to the whole newsroom."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("wagtailadmin.access_admin"))


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return ReadNowItem(_("Read now"), reverse("khabar_read_now:now"), name="read-now", icon_name="view", order=360)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("khabar.most_read.left_out", _("Left out of most read"), _("Left out of most read"))
    actions.register_action("khabar.most_read.let_in", _("Let into most read again"), _("Let into most read again"))
