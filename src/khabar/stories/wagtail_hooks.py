from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from khabar.stories.office.bulk import AddToStory
from khabar.stories.office.home import QuietStories
from khabar.stories.rights import CODENAME, TELL


class ForTellers(MenuItem):
    """An item of the menu for those who tell stories."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(TELL)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("stories/", include("khabar.stories.office.urls"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ForTellers(
        gettext_lazy("Stories"), reverse("khabar_stories:index"), name="stories", icon_name="clipboard-list", order=40
    )


@hooks.register("register_permissions")
def permission() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="khabar_stories", codename=CODENAME)


@hooks.register("construct_homepage_panels", order=2000)
def show_quiet_stories(request: HttpRequest, panels: list[Any]) -> None:
    """Developing stories with nothing new for a week ask for a word: are they over?"""
    if request.user.has_perm(TELL):
        panels.append(QuietStories())


hooks.register("register_bulk_action", AddToStory)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    @actions.register_action("khabar_stories.merge")
    class Merged(LogFormatter):
        label = gettext_lazy("Merge stories")

        def format_message(self, entry: Any) -> str:
            return _("Took in the story “%(title)s”") % {"title": entry.data["merged"]["title"]}
