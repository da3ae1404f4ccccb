from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from khabar.desk import urls
from khabar.desk.fronts import hooks as fronts_hooks  # noqa: F401
from khabar.desk.home import NewsroomHome
from khabar.desk.listings import LISTINGS
from khabar.desk.models import Habit
from khabar.news.models import NewsPage


class ItemsMenuItem(MenuItem):
    """Shown to whom may see some items."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(user_has_any_page_permission(request.user))


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    return [path("desk/", include(urls))]


@hooks.register("construct_homepage_panels", order=1000)
def show_the_newsroom(request: HttpRequest, panels: list[Component]) -> None:
    """The home screen is the newsroom's; Wagtail's own panels read every review and log entry there is."""
    panels[:] = [
        NewsroomHome(request),
        *(panel for panel in panels if type(panel).__module__ != "wagtail.admin.views.home"),
    ]


@hooks.register("after_create_page")
def remember_section(request: HttpRequest, page: Page) -> None:
    """The next "new article" begins where this one did."""
    if isinstance(page, NewsPage) and page.section_id:
        Habit.objects.update_or_create(user=request.user, defaults={"section_id": page.section_id})


def _register_menu_items() -> None:
    """The listings come before everything else, in their order."""
    for order, listing in enumerate(LISTINGS.values()):

        def item(listing: Any = listing, order: int = order) -> MenuItem:
            address = reverse("khabar_desk:items", args=[listing.kind])
            name = f"items-{listing.kind}"
            return ItemsMenuItem(listing.title, address, name=name, icon_name=listing.icon, order=10 + order)

        hooks.register("register_admin_menu_item", item)


_register_menu_items()
