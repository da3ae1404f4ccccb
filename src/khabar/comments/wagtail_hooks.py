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
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from khabar.comments.models import WordList
from khabar.comments.rights import CODENAME, MODERATE, may_settle
from khabar.design.snippets import SnippetScreens
from khabar.news.models import NewsPage
from khabar.sections.models import Section


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
    codenames = (CODENAME, "change_houserules")
    return Permission.objects.filter(content_type__app_label="khabar_comments", codename__in=codenames)


@hooks.register("register_page_header_buttons")
def button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From an item or a section to what is decided about its comments."""
    model = page.specific_class or Page
    kind = "item" if issubclass(model, NewsPage) else "section" if model is Section else ""
    if kind and may_settle(user, page):
        yield Button(_("Comments"), reverse(f"moderation:{kind}", args=[page.pk]), icon_name="comment", priority=55)


class WordListViewSet(SnippetScreens):
    """The word lists' forms; their listing, with the box to try them, is the moderators' own."""

    model = WordList
    icon = "list-ul"
    menu_label = _("Word lists")
    add_to_settings_menu = True
    list_display = ["name", "action", "active"]
    copy_view_enabled = False
    panels = [FieldPanel("name"), FieldPanel("action"), FieldPanel("active"), FieldPanel("words")]


register_snippet(WordListViewSet)
