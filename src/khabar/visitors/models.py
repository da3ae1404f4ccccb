from __future__ import annotations

from django.db import models


class DailySalt(models.Model):
    """The secret that a day's hashes are made with. Once it is thrown away, nobody can tell whose they were."""

    day = models.DateField(primary_key=True)
    value = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.day.isoformat()


class SpentProof(models.Model):
    """A proof of work that has been used, kept until it would have expired anyway."""

    digest = models.CharField(max_length=64, primary_key=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest
