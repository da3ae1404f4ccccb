from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.news.models import NewsPage

CODENAME = "raise_alerts"
RAISE = f"khabar_alerts.{CODENAME}"
LONGEST_TEXT = 140


class Level(models.IntegerChoices):
    """How loud an alert is."""

    BREAKING = 1, _("Breaking")
    IMPORTANT = 2, _("Important")


class Alert(models.Model):
    """One line over every page of an edition until its time is over or an editor lifts it."""

    edition = models.CharField(_("edition"), max_length=12)
    text = models.CharField(_("text"), max_length=LONGEST_TEXT)
    item = models.ForeignKey(
        NewsPage, verbose_name=_("item"), null=True, blank=True, on_delete=models.CASCADE, related_name="alerts"
    )
    url = models.URLField(_("link"), max_length=500, blank=True)
    """Where it leads; with an item only as long as that stands. Empty: the item's own page."""
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.BREAKING)
    raised_at = models.DateTimeField(_("raised"))
    ends_at = models.DateTimeField(_("ends"))
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        indexes = [models.Index(fields=["edition", "-ends_at"], name="khabar_alerts_standing")]
        default_permissions: tuple[str, ...] = ()
        permissions = [(CODENAME, _("Can raise alerts"))]

    def __str__(self) -> str:
        return self.text
