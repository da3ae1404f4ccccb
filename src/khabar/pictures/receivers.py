from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from khabar.edge.actions import announce
from khabar.pictures.models import Picture


@receiver([post_save, post_delete], sender=Picture, dispatch_uid="khabar_announce_picture")
def announce_picture(instance: Picture, created: bool = False, **kwargs: Any) -> None:
    """Whatever shows a picture shows its credit, caption and crop."""
    if not created:
        announce(f"picture:{instance.pk}", why="picture changed")
