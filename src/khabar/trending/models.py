from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.news.models import NewsPage


class Views(models.Model):
    """How often an item was opened in a minute; after some hours the minutes of an hour become its first minute."""

    item = models.ForeignKey(NewsPage, on_delete=models.CASCADE, related_name="+", db_index=False)
    minute = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("views")
        verbose_name_plural = _("views")
        constraints = [models.UniqueConstraint(fields=["minute", "item"], name="khabar_trending_row_a_minute")]
        indexes = [models.Index(fields=["item", "minute"], name="khabar_trending_by_item")]

    def __str__(self) -> str:
        return f"{self.item_id}, {self.minute}: {self.count}"


class Readership(models.Model):
    """How much an item is read now, as scores (`windows`); and whether an editor keeps it out of the lists."""

    item = models.OneToOneField(NewsPage, on_delete=models.CASCADE, primary_key=True, related_name="readership")
    edition = models.CharField(max_length=12)
    hour = models.FloatField()
    day = models.FloatField()
    week = models.FloatField()
    excluded = models.BooleanField(_("left out of the lists"), default=False)

    class Meta:
        verbose_name = _("readership")
        verbose_name_plural = _("readership")
        indexes = [
            models.Index("edition", models.F(name).desc(), name=f"khabar_trending_by_{name}")
            for name in ("hour", "day", "week")
        ]

    def __str__(self) -> str:
        return str(self.item_id)
