from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.documents.models import AbstractDocument

from khabar.edge.actions import announce


@receiver([post_save, post_delete], dispatch_uid="khabar_announce_document")
def announce_document(instance: Any, created: bool = False, **kwargs: Any) -> None:
    """A text names a file's title, kind and size."""
    if isinstance(instance, AbstractDocument) and not created:
        announce(f"document:{instance.pk}", why="document changed")
