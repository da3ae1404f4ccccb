from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from khabar.channels.actions import announce_channels, settle
from khabar.channels.models import Channel, Programme, Stream


@receiver(post_save, sender=Channel, dispatch_uid="khabar_channels_channel_saved")
def channel_saved(instance: Channel, **kwargs: Any) -> None:
    settle(instance.pk)
    announce_channels(instance.pk, why="live channel changed")


@receiver(post_delete, sender=Channel, dispatch_uid="khabar_channels_channel_deleted")
def channel_deleted(instance: Channel, **kwargs: Any) -> None:
    announce_channels(instance.pk, why="live channel deleted")


@receiver([post_save, post_delete], sender=Stream, dispatch_uid="khabar_channels_stream_changed")
def stream_changed(instance: Stream, **kwargs: Any) -> None:
    announce_channels(instance.channel_id, why="streams of a live channel changed")


@receiver(post_save, sender=Programme, dispatch_uid="khabar_channels_programme_saved")
def programme_saved(instance: Programme, **kwargs: Any) -> None:
    settle(instance.channel_id, why="schedule changed")


@receiver(post_delete, sender=Programme, dispatch_uid="khabar_channels_programme_deleted")
def programme_deleted(instance: Programme, origin: Any = None, **kwargs: Any) -> None:
    if getattr(origin, "model", type(origin)) is not Channel:  # with which its schedule goes too
        settle(instance.channel_id, why="schedule changed")
