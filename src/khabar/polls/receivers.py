from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from khabar.edge.actions import announce
from khabar.polls.models import Option, Poll


@receiver([post_save, post_delete], sender=Poll, dispatch_uid="khabar_polls_poll_changed")
def poll_changed(instance: Poll, **kwargs: Any) -> None:
    # It may have been in another edition before; there are few editions and few changes of polls.
    announce(f"poll:{instance.pk}", *(f"polls:{edition}" for edition in settings.EDITIONS), why="poll changed")


@receiver([post_save, post_delete], sender=Option, dispatch_uid="khabar_polls_option_changed")
def option_changed(instance: Option, **kwargs: Any) -> None:
    announce(f"poll:{instance.poll_id}", why="options of a poll changed")
