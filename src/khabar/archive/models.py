from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.news.models import NewsPage


class Verdict(models.TextChoices):
    """What a person said of an import."""

    WAITING = "", _("Not looked at yet")
    ACCEPTED = "accepted", _("Accepted")
    CORRECTED = "corrected", _("Accepted with corrections")
    REFUSED = "refused", _("Refused")


class Original(models.Model):
    """A file as it came in, kept byte for byte, with what was read from it and the item it became."""

    checksum = models.CharField(_("SHA-256"), max_length=64, unique=True)
    content = models.BinaryField(_("content"))
    name = models.CharField(_("file name"), max_length=255)
    address = models.TextField(_("address"), blank=True)
    captured_at = models.DateTimeField(_("captured at"), null=True, blank=True)
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    fields = models.JSONField(
        _("fields"), default=dict, help_text=_("Each field's value, where it came from, and how sure the reader is.")
    )
    item = models.ForeignKey(
        NewsPage, verbose_name=_("item"), null=True, blank=True, on_delete=models.SET_NULL, related_name="originals"
    )
    confidence = models.FloatField(_("how sure the reader is"), default=0)
    """Of the least sure field that readers will see."""
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict, blank=True)
    corrections = models.JSONField(default=dict)
    """What a person put in place of fields as they were read; None for one that was refused."""
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index("verdict", models.F("id").desc(), name="khabar_archive_by_verdict")]
        verbose_name = _("original")
        verbose_name_plural = _("originals")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def field(self, name: str) -> Any:
        """The value read for `name`, or None."""
        return self.fields.get(name, {}).get("value")

    def now(self, name: str) -> Any:
        """The value for `name` after review: a person's, or the reader's."""
        return self.corrections[name] if name in self.corrections else self.field(name)
