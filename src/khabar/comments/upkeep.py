from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from khabar.comments.models import Comment, Decision, Like, Report

KEEP_NETWORK = timedelta(days=1)
KEEP_LOG = timedelta(days=2 * 365)


def forget() -> None:
    """Forget what leads back to readers' networks after a day, and the log after two years."""
    now = timezone.now()
    Comment.objects.exclude(network="").filter(written_at__lt=now - KEEP_NETWORK).update(network="")
    for model in (Like, Report):
        model.objects.exclude(network="").filter(at__lt=now - KEEP_NETWORK).update(network="")
    Decision.objects.filter(at__lt=now - KEEP_LOG).delete()
