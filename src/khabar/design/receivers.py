from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from khabar.design.announcing import UNSEEN, tags_of
from khabar.design.models import Home, Outlet
from khabar.edge.actions import announce
from khabar.edge.tags import EVERYTHING


@receiver(post_save, dispatch_uid="khabar_announce_saved_page")
def announce_saved_page(
    instance: Any, created: bool, update_fields: Iterable[str] | None = None, raw: bool = False, **kwargs: Any
) -> None:
    """A page that readers see, saw or will see has changed. Drafts are not announced."""
    if not isinstance(instance, Page) or raw or (created and not instance.live):
        return
    if update_fields is not None and UNSEEN.issuperset(update_fields):
        return
    announce(*tags_of(instance), why=f"{type(instance).__name__} saved")


@receiver(pre_delete, dispatch_uid="khabar_announce_deleted_page")
def announce_deleted_page(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page) and type(instance) is not Page and instance.live:
        announce(*tags_of(instance), why=f"{type(instance).__name__} deleted")


@receiver(post_page_move, dispatch_uid="khabar_announce_moved_page")
def announce_moved_page(instance: Page, **kwargs: Any) -> None:
    """A page with pages below it takes them along."""
    if instance.numchild:
        announce(EVERYTHING, why="pages moved")


@receiver([post_save, post_delete], sender=Outlet, dispatch_uid="khabar_announce_outlet")
def announce_outlet(**kwargs: Any) -> None:
    announce("outlet", why="outlet settings")


@receiver([post_save, post_delete], dispatch_uid="khabar_announce_what_changes_all")
def announce_everything(sender: Any, raw: bool = False, **kwargs: Any) -> None:
    """Who may read which pages, or under which address: rare, and it may concern every address."""
    if sender in (PageViewRestriction, Locale, Site) and not raw:
        announce(EVERYTHING, why=f"{sender.__name__} changed")


def tags_of_home(home: Home) -> Iterable[str]:
    edition = home.locale.language_code
    return (f"front:{edition}", f"sitemap:{edition}")
