from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from khabar.edge.urls import PURGE, urlpatterns


class ForOperators(MenuItem):
    """An item of the menu for those who may have pages forgotten."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(PURGE))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return ForOperators(_("Pages in memory"), reverse("khabar_edge"), icon_name="history", order=900)


@hooks.register("register_permissions")
def permission() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="khabar_edge", codename="purge")
