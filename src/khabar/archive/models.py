from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.news.models import NewsPage


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

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def field(self, name: str) -> Any:
        """The value read for `name`, or None."""
        return self.fields.get(name, {}).get("value")
