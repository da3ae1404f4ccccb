from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from khabar.live.models import Coverage
from khabar.live.queries import may_write


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("coverage/", include("khabar.live.office.urls"))]


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From a coverage's form to where it is written."""
    if isinstance(page, Coverage) and page.pk and may_write(user, page):
        address = reverse("khabar_live_office:desk", args=[page.pk])
        yield Button(_("Write entries"), url=address, icon_name="edit", priority=5)
