from __future__ import annotations

from functools import wraps
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Announcement(models.Model):
    """A row of the outbox: tags of what a transaction changed, written inside that transaction.

    `transaction` is PostgreSQL's number of the transaction (0 on SQLite); `tags` are separated by spaces.
    """

    tags = models.TextField(_("tags"))
    why = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(_("time"), default=timezone.now, db_index=True)
    transaction = models.BigIntegerField(default=0, db_index=True, editable=False)
    purged_at = models.DateTimeField(_("purged downstream"), null=True, editable=False)

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        permissions = [("purge", _("Can have pages forgotten"))]
        indexes = [
            models.Index("id", condition=models.Q(purged_at=None), name="khabar_edge_to_purge"),
        ]

    def __str__(self) -> str:
        return self.tags[:80]


class ServerProcess(models.Model):
    """What a server process last said of itself; written every few seconds."""

    name = models.CharField(max_length=120, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
    figures = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


class SavedWithItsAnnouncement:
    """Mixin for models: what receivers of `post_save` announce is committed together with the row, or not at all.

    Django sends `post_save` after the transaction of the save itself.
    """

    def save(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().save(*args, **kwargs)  # type: ignore[misc]


_wrapped: set[type[models.Model]] = set()


def save_with_announcement(*models_of_others: type[models.Model]) -> None:
    """The same for models of others, which can't be given a mixin."""
    for model in models_of_others:
        save = model.save
        if model in _wrapped or issubclass(model, SavedWithItsAnnouncement):
            continue

        @wraps(save)
        def together(self: models.Model, *args: Any, _save: Any = save, **kwargs: Any) -> Any:
            with transaction.atomic():
                return _save(self, *args, **kwargs)

        model.save = together  # type: ignore[method-assign]
        _wrapped.add(model)
