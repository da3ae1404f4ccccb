from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from khabar.design.models import Home, Outlet


def found_editions(languages: Sequence[str] | None = None) -> list[Home]:
    """Make sure that each edition has its locale, home page and outlet, and the site its root. Changes nothing twice.

    The first language is the edition at `/`. Homes are each other's counterparts.
    """
    root = Page.get_first_root_node()
    _name_root(root)
    homes: list[Home] = []
    for language in languages or settings.EDITIONS:
        locale, _created = Locale.objects.get_or_create(language_code=language)
        home = Home.objects.filter(locale=locale).first()
        if home is None:
            home = _plant_home(root, locale, homes[0] if homes else None)
        Outlet.objects.get_or_create(locale=locale, defaults={"name": settings.WAGTAIL_SITE_NAME})
        homes.append(home)
    _point_site_at(homes[0])
    return homes


def _name_root(root: Page) -> None:
    """Wagtail calls it Root in every language; editors read it above each page."""
    if root.title == "Root":
        with translation.override(settings.LANGUAGE_CODE):
            root.title = root.draft_title = _("All editions")
        Page.objects.filter(pk=root.pk).update(title=root.title, draft_title=root.title)


def _plant_home(root: Page, locale: Locale, first: Home | None) -> Home:
    with translation.override(locale.language_code):
        home = Home(title=_("Home"), slug=f"home-{locale.language_code}", locale=locale)
    if first is not None:
        home.translation_key = first.translation_key
    root.refresh_from_db()
    planted: Home = root.add_child(instance=home)
    return planted


def _point_site_at(home: Home) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(
            hostname="localhost", root_page=home, is_default_site=True, site_name=settings.WAGTAIL_SITE_NAME
        )
    elif site.root_page_id != home.pk:
        welcome, site.root_page, site.site_name = site.root_page, home, settings.WAGTAIL_SITE_NAME
        site.save()
        # Wagtail's first migration plants a page of its own; nothing of the outlet is ever of the bare type.
        if welcome.specific_class is Page and not welcome.get_children().exists():
            welcome.delete()


def found_editions_after_migrate(**kwargs: Any) -> None:
    """Receiver of post_migrate, which comes after a migration of some apps only, too."""
    if has_table(Home):
        found_editions()


def has_table(model: type[Model]) -> bool:
    """Whether the model's migrations have run."""
    return model._meta.db_table in connection.introspection.table_names()
