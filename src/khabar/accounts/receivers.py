from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import TaskState
from wagtail.signals import task_submitted
from wagtail.users.models import UserProfile

from khabar.accounts.models import Team, User
from khabar.accounts.notices import SubmissionNotice


@receiver(post_delete, sender=Team, dispatch_uid="khabar_disband_team")
def disband(instance: Team, **kwargs: Any) -> None:
    """A team whose page is gone has nothing left to publish in."""
    instance.group.delete()


@receiver(post_save, sender=User, dispatch_uid="khabar_start_in_the_outlets_language")
def start_in_the_outlets_language(instance: User, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Until somebody chooses a language, it is the outlet's; else Wagtail would write to them in the sender's."""
    if created and not raw:
        UserProfile.objects.get_or_create(user=instance, defaults={"preferred_language": settings.LANGUAGE_CODE})


task_submitted.connect(SubmissionNotice(), sender=TaskState, dispatch_uid="khabar_tell_editors", weak=False)
