from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from khabar.comments.models import Ban, Comment, Commenter, Decision, Like, Report, State
from khabar.comments.moderation.steps import HOUR
from khabar.jobs.upkeep import delete_some

KEEP_NETWORK = timedelta(days=1)
KEEP_REJECTED = KEEP_REPORTS = KEEP_SILENT = timedelta(days=365)
KEEP_LOG = timedelta(days=2 * 365)
AT_ONCE = 5_000
"""Rows of one kind that one call forgets; the rest waits for the next."""


def forget() -> None:
    """Forget what leads back to readers' networks after a day, what was never published and who has nothing here any
    more after a year, and the log after two."""
    now = timezone.now()
    Comment.objects.exclude(network="").filter(written_at__lt=now - KEEP_NETWORK).update(network="")
    for model in (Like, Report):
        model.objects.exclude(network="").filter(at__lt=now - KEEP_NETWORK).update(network="")
    answers = Exists(Comment.objects.filter(parent=OuterRef("pk")))
    delete_some(Comment.objects.filter(~answers, state=State.REMOVED, written_at__lt=now - HOUR), AT_ONCE)
    delete_some(Comment.objects.filter(~answers, state=State.REJECTED, written_at__lt=now - KEEP_REJECTED), AT_ONCE)
    delete_some(Report.objects.filter(at__lt=now - KEEP_REPORTS), AT_ONCE)
    wrote, banned = Comment.objects.filter(author=OuterRef("pk")), Ban.objects.filter(commenter=OuterRef("pk"))
    delete_some(
        Commenter.objects.filter(~Exists(wrote), ~Exists(banned), account=None, since__lt=now - KEEP_SILENT), AT_ONCE
    )
    delete_some(Decision.objects.filter(at__lt=now - KEEP_LOG), AT_ONCE)
