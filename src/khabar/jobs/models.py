from __future__ import annotations

from django.db import models


class Lease(models.Model):
    """Something only one worker may do at a time, until a moment by the database's clock.

    Named `beat`, or `task:` and the id of a task that is being run.
    """

    name = models.CharField(max_length=64, primary_key=True)
    holder = models.CharField(max_length=100, db_index=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.holder})"


class PeriodicRun(models.Model):
    """When a periodic job with a long interval last began, so that a restart does not begin it anew."""

    name = models.CharField(max_length=100, primary_key=True)
    started_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
