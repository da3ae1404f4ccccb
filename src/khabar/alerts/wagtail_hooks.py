from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from khabar.alerts.models import CODENAME, RAISE
from khabar.news.models import NewsPage


class ForEditors(MenuItem):
    """An item of the menu for those who may raise alerts."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RAISE)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("alerts/", include("khabar.alerts.office.urls"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ForEditors(_("Alerts"), reverse("khabar_alerts:index"), name="alerts", icon_name="warning", order=45)


@hooks.register("register_permissions")
def permission() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="khabar_alerts", codename=CODENAME)


@hooks.register("register_page_header_buttons")
def raise_from_an_item(page: Any, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """Two clicks from a published item to an alert on every page: this one, and the form's."""
    if view_name == "edit" and page.live and isinstance(page, NewsPage) and user.has_perm(RAISE):
        yield Button(
            _("Raise as an alert"), f"{reverse('khabar_alerts:index')}?item={page.pk}", icon_name="warning", priority=60
        )
