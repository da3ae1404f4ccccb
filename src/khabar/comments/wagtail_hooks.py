from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from khabar.comments.rights import CODENAME, MODERATE


class ForModerators(MenuItem):
    """An item of the menu for those who moderate."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MODERATE)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("moderation/", include("khabar.comments.office.urls"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ForModerators(_("Comments"), reverse("moderation:index"), icon_name="comment", order=350)


@hooks.register("register_permissions")
def permission() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="khabar_comments", codename=CODENAME)
