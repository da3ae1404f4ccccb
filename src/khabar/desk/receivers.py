from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, Revision, WorkflowState

from khabar.desk.keeping import list_items
from khabar.desk.outside_links import addresses_in, unknown_among
from khabar.desk.tasks import check_links
from khabar.news.models import NewsPage
from khabar.news.signals import items_written


@receiver(items_written, dispatch_uid="khabar_list_written_items")
def list_written(numbers: Sequence[int], **kwargs: Any) -> None:
    list_items(numbers)


@receiver(post_save, dispatch_uid="khabar_list_saved_item")
def list_saved(sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """An item, its review or its schedule was saved, by whichever door."""
    if raw:
        return
    if isinstance(instance, NewsPage) or sender is Page:
        list_items([instance.pk])
    elif sender is WorkflowState or (
        sender is Revision and "approved_go_live_at" in (kwargs.get("update_fields") or ())
    ):
        _list_object(instance)


@receiver(post_save, sender=Revision, dispatch_uid="khabar_check_links_of_version")
def check_links_of_version(instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    """Have the worker ask other sites about links that are new in a version, where an outlet wants that."""
    if raw or not settings.CHECK_LINKS:
        return
    new = unknown_among(addresses_in(str(instance.content.get("body", ""))))
    if new:
        transaction.on_commit(lambda: check_links.enqueue(new))


def _list_object(row: Any) -> None:
    if row.base_content_type.model_class() is Page and str(row.object_id).isdigit():
        list_items([int(row.object_id)])
