from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Index
from django.utils.translation import gettext_lazy as _

from khabar.news.models import URGENCIES, NewsPage
from khabar.pictures.models import Picture
from khabar.sections.models import Section


class Status(models.TextChoices):
    """Where an item stands, in the one word an editor looks for; the first that applies counts."""

    DISCARDED = "discarded", _("In the trash")
    WAITING = "waiting", _("Awaiting review")
    RETURNED = "returned", _("Sent back")
    SCHEDULED = "scheduled", _("Scheduled")
    CHANGED = "changed", _("Published, with changes")
    LIVE = "live", _("Published")
    WITHDRAWN = "withdrawn", _("Taken down")
    DRAFT = "draft", _("Draft")


class Listed(models.Model):
    """An item as the desk's listings show and find it, kept in step with it: one row, one table, one index a list.

    Says what the newest version says, published or not. Readers' pages never look here.
    """

    item = models.OneToOneField(NewsPage, on_delete=models.CASCADE, primary_key=True, related_name="listed")
    kind = models.CharField(max_length=40)
    edition = models.CharField(max_length=12)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, null=True, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    status = models.CharField(max_length=12, choices=Status)
    live = models.BooleanField()
    urgency = models.PositiveSmallIntegerField(choices=URGENCIES)
    moment = models.DateTimeField()
    """Publication, planned publication, or the last change of a draft; of an archive item, when it first appeared."""
    corrected_at = models.DateTimeField(null=True)
    headline = models.CharField(max_length=255)
    headline_digest = models.CharField(max_length=64, db_index=True)
    """Of the folded headline, so that the same one is found in any spelling."""
    kicker = models.CharField(max_length=60, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    picture = models.ForeignKey(Picture, on_delete=models.SET_NULL, null=True, related_name="+")
    has_standfirst = models.BooleanField()
    words = models.TextField()
    """Headlines and kicker, folded."""
    names = models.CharField(max_length=600, blank=True)
    """Byline and owner, folded."""

    class Meta:
        verbose_name = _("listed item")
        verbose_name_plural = _("listed items")
        indexes = [
            Index("kind", F("moment").desc(), F("item").desc(), name="khabar_desk_by_kind"),
            Index("kind", "section", F("moment").desc(), F("item").desc(), name="khabar_desk_by_section"),
            Index("kind", "status", F("moment").desc(), F("item").desc(), name="khabar_desk_by_status"),
            Index("owner", "status", F("moment").desc(), F("item").desc(), name="khabar_desk_by_owner"),
            Index("status", F("moment").desc(), F("item").desc(), name="khabar_desk_all_by_status"),
            Index(F("corrected_at").desc(), name="khabar_desk_by_correction"),
        ]

    def __str__(self) -> str:
        return self.headline


class Discarded(models.Model):
    """An item in the trash. It stays where it is in the tree, so restoring keeps its number, address and versions."""

    item = models.OneToOneField(NewsPage, on_delete=models.CASCADE, primary_key=True, related_name="discarded")
    at = models.DateTimeField(_("discarded at"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    was_live = models.BooleanField()

    class Meta:
        verbose_name = _("discarded item")
        verbose_name_plural = _("discarded items")

    def __str__(self) -> str:
        return str(self.item_id)


class Habit(models.Model):
    """Where somebody last began something new: offered first the next time."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.user_id} in {self.section_id}"


class OutsideLink(models.Model):
    """An address elsewhere that an item links to, and what was found there; only where links are checked at all."""

    digest = models.CharField(max_length=64, unique=True)
    address = models.TextField()
    checked_at = models.DateTimeField(db_index=True)
    broken = models.BooleanField()

    def __str__(self) -> str:
        return self.address
