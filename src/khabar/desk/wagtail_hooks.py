from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.query import PageQuerySet

from khabar.desk import item_views, urls
from khabar.desk.actions import discard
from khabar.desk.fronts import hooks as fronts_hooks  # noqa: F401
from khabar.desk.home import NewsroomHome
from khabar.desk.listings import LISTINGS, listing_of
from khabar.desk.models import Discarded, Habit
from khabar.desk.queries import discarded_among
from khabar.news.models import NewsPage


class ItemsMenuItem(MenuItem):
    """Shown to whom may see some items."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(user_has_any_page_permission(request.user))


# The buttons that end the work on an item; what only saves stays in the editor.
DONE = {"action-publish", "action-submit", "action-restart-workflow", "workflow-action-name"}


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    return [path("desk/", include(urls))]


@hooks.register("insert_global_admin_css")
def brand() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("khabar_desk/backoffice/brand.css"))


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


@hooks.register("after_create_page", order=100)
@hooks.register("after_edit_page", order=100)
def back_to_the_listing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Who is done with an item goes on in its listing, not in the tree below its section."""
    listing = listing_of(page)
    if listing is None or request.POST.get("next") or DONE.isdisjoint(request.POST):
        return None
    return redirect("khabar_desk:items", listing.kind)


@hooks.register("after_unpublish_page")
def back_after_withdrawing(request: HttpRequest, page: Page) -> HttpResponse | None:
    listing = listing_of(page.specific_deferred)
    return redirect("khabar_desk:items", listing.kind) if listing else None


@hooks.register("register_page_header_buttons")
def header_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """To another section and to another edition, from the item itself."""
    if not isinstance(page, NewsPage) or view_name != "edit":
        return
    if page.permissions_for_user(user).can_move():
        address = reverse("khabar_desk:move", args=[page.pk])
        yield Button(_("Move to another section"), url=address, icon_name="folder-open-inverse", priority=15)
    if len(settings.EDITIONS) > 1:
        address = reverse("khabar_desk:translate", args=[page.pk])
        yield Button(_("Draft for another edition"), url=address, icon_name="globe", priority=16)


@hooks.register("before_delete_page")
def discard_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Items go to the trash; what is deleted for good is what has lain there for a month."""
    return item_views.discard_item(request, page) if isinstance(page, NewsPage) else None


@hooks.register("before_bulk_action")
def discard_many_instead(
    request: HttpRequest, action_type: str, objects: list[Page], action: BulkAction
) -> HttpResponse | None:
    """The items among pages that are to be deleted go to the trash; nothing else is done to what lies there."""
    if action.model is not Page:
        return None
    items = NewsPage.objects.filter(pk__in=[page.pk for page in objects])
    if action_type != "delete":
        lying = discarded_among([page.pk for page in objects])
        objects[:] = [page for page in objects if page.pk not in lying]
        return None
    discarded = {item.pk for item in items}
    for item in items:
        discard(item.specific, request.user)
    objects[:] = [page for page in objects if page.pk not in discarded]
    if discarded:
        words = ngettext("%(count)d item is in the trash.", "%(count)d items are in the trash.", len(discarded))
        messages.success(request, words % {"count": len(discarded)})
    return redirect(action.next_url) if discarded and not objects else None


@hooks.register("before_edit_page")
def keep_the_trash_closed(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What is in the trash is restored before it is edited."""
    if isinstance(page, NewsPage) and discarded_among([page.pk]):
        messages.warning(request, _("This is in the trash. Restore it to work on it."))
        return redirect("khabar_desk:trash")
    return None


@hooks.register("construct_explorer_page_queryset")
def leave_out_the_trash(parent_page: Page, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return pages.exclude(pk__in=Discarded.objects.values("pk"))


def _register_menu_items() -> None:
    """The listings come before everything else, in their order."""
    for order, listing in enumerate(LISTINGS.values()):

        def item(listing: Any = listing, order: int = order) -> MenuItem:
            address = reverse("khabar_desk:items", args=[listing.kind])
            name = f"items-{listing.kind}"
            return ItemsMenuItem(listing.title, address, name=name, icon_name=listing.icon, order=10 + order)

        hooks.register("register_admin_menu_item", item)


_register_menu_items()
