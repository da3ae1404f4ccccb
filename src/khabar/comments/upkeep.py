from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from khabar.comments.models import Ban, Comment, Commenter, Decision, Like, Report, State
from khabar.comments.moderation.steps import HOUR

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
    _delete(Comment.objects.filter(~answers, state=State.REMOVED, written_at__lt=now - HOUR))
    _delete(Comment.objects.filter(~answers, state=State.REJECTED, written_at__lt=now - KEEP_REJECTED))
    _delete(Report.objects.filter(at__lt=now - KEEP_REPORTS))
    wrote, banned = Comment.objects.filter(author=OuterRef("pk")), Ban.objects.filter(commenter=OuterRef("pk"))
    _delete(Commenter.objects.filter(~Exists(wrote), ~Exists(banned), account=None, since__lt=now - KEEP_SILENT))
    _delete(Decision.objects.filter(at__lt=now - KEEP_LOG))


def _delete(rows: QuerySet[Any]) -> None:
    model = rows.model
    model._default_manager.filter(pk__in=list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])).delete()
