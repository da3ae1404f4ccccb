from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from khabar.body.blocks import BodyBlock
from khabar.live.addresses import entry_path, stream_path
from khabar.live.blocks import EntryBlock
from khabar.news.models import NewsPage
from khabar.stories.forms import InStoriesForm


class State(models.TextChoices):
    """How far a coverage has come."""

    UPCOMING = "upcoming", _("Upcoming")
    LIVE = "live", _("Live")
    CLOSED = "closed", _("Closed")


class Coverage(NewsPage):
    """An event as it happens. What its entries say and how far it has come is no part of its drafts: see `Board`."""

    body = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("background"),
        help_text=_("What readers should know beforehand; stands under the entries."),
    )
    begins_at = models.DateTimeField(
        _("begins"), null=True, blank=True, help_text=_("What readers are told while the coverage is still to come.")
    )
    oldest_first = models.BooleanField(
        _("oldest first"), default=False, help_text=_("For events read from the beginning, such as a trial.")
    )
    by_reporters = models.BooleanField(
        _("reporters publish entries themselves"),
        default=True,
        help_text=_("Whoever may write in the section publishes entries here at once, without approval."),
    )

    is_creatable = True
    base_form_class = InStoriesForm
    content_panels = [
        *NewsPage.headline_panels,
        *NewsPage.lead_panels,
        MultiFieldPanel(
            [FieldPanel("begins_at"), FieldPanel("oldest_first"), FieldPanel("by_reporters")], heading=_("Coverage")
        ),
        FieldPanel("body"),
        FieldPanel("stories"),
        *NewsPage.facts_panels,
    ]

    class Meta:
        verbose_name = _("live coverage")
        verbose_name_plural = _("live coverage")

    @property
    def stream_path(self) -> str:
        """Where readers' browsers listen; see `addresses`."""
        return stream_path(self.edition, self.pk)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        saved = super().save(*args, **kwargs)
        Board.objects.get_or_create(coverage_id=self.pk)
        return saved


class Board(models.Model):
    """How a coverage stands just now. `sequence` counts what was written: each change of an entry, of the summary or
    of the state takes the next number, under a lock on this row, so that who asks for what came after a number
    misses nothing."""

    coverage = models.OneToOneField(Coverage, on_delete=models.CASCADE, primary_key=True, related_name="board")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UPCOMING)
    summary = models.JSONField(_("summary"), default=list)
    """Its points, as plain texts."""
    sequence = models.PositiveBigIntegerField(default=0)
    changed_in = models.PositiveBigIntegerField(default=0)
    """The number that the last change of summary or state took."""
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("state of a coverage")
        verbose_name_plural = _("states of coverage")

    def __str__(self) -> str:
        return f"{self.coverage_id}: {self.state}, {self.sequence}"


class Entry(models.Model):
    """One report within a coverage. A removed one stays as a row without words, so that readers hear of its removal."""

    coverage = models.ForeignKey(Coverage, on_delete=models.CASCADE, related_name="entries")
    title = models.CharField(_("headline"), max_length=160, blank=True)
    body = StreamField(EntryBlock(), blank=True, verbose_name=_("text"))
    at = models.DateTimeField(_("time"), default=timezone.now)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("author"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    author_name = models.CharField(max_length=120, blank=True)
    key_moment = models.BooleanField(_("key moment"), default=False)
    pinned = models.BooleanField(_("pinned"), default=False)
    breaking = models.BooleanField(_("breaking"), default=False)
    sequence = models.PositiveBigIntegerField()
    version = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True)
    correction = models.CharField(_("correction"), max_length=300, blank=True)
    corrected_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    """Made where the entry is written, so that sending it twice publishes it once."""
    became = models.ForeignKey(NewsPage, null=True, on_delete=models.SET_NULL, related_name="broken_out_of")
    """The article that it was broken out into."""

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [models.UniqueConstraint(fields=["coverage", "sequence"], name="khabar_live_one_a_number")]
        indexes = [
            models.Index(
                "coverage", F("at").desc(), F("id").desc(), name="khabar_live_newest", condition=Q(removed_at=None)
            ),
            models.Index(
                "coverage",
                F("at").desc(),
                name="khabar_live_marked",
                condition=Q(removed_at=None) & (Q(key_moment=True) | Q(pinned=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.coverage_id}/{self.pk}"

    @property
    def anchor(self) -> str:
        return f"entry-{self.pk}"

    def path_in(self, edition: str) -> str:
        """The page of its own, for sharing."""
        return entry_path(edition, self.coverage_id, self.pk)


class EntryVersion(models.Model):
    """What an entry said: one row a version, the newest included, kept also after its removal."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160, blank=True)
    body = models.JSONField(default=list)
    correction = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="khabar_live_one_version")]

    def __str__(self) -> str:
        return f"{self.entry_id} version {self.number}"
