from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from khabar.channels.addresses import channel_path, why_unreachable
from khabar.channels.forms import ChannelForm, ProgrammeForm
from khabar.channels.queries import ChannelQuerySet
from khabar.design.editions import EDITIONS
from khabar.edge.models import SavedWithItsAnnouncement
from khabar.text.bidi import strip_controls
from khabar.text.slugs import slugify

LTR = {"dir": "ltr"}
FEWEST_STREAMS, MOST_STREAMS = 1, 8


class Kind(models.TextChoices):
    TELEVISION = "television", _("Television")
    RADIO = "radio", _("Radio")


class Switch(models.TextChoices):
    """What decides whether a channel is on air."""

    SCHEDULE = "schedule", _("While its schedule has a programme")
    ALWAYS = "always", _("Round the clock")
    OFF = "off", _("Off air until further notice")


class Channel(SavedWithItsAnnouncement, ClusterableModel):
    """A live stream of an edition with its schedule.

    `lit` and `turns_at` are what caches were told last and when there is something new to tell; see `actions.settle`.
    """

    edition = models.CharField(
        _("edition"), max_length=12, choices=[(edition.code, edition.name) for edition in EDITIONS.values()]
    )
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.TELEVISION)
    description = models.TextField(_("description"), max_length=400, blank=True)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands before the stream begins and while the channel is off air."),
    )
    switch = models.CharField(_("on air"), max_length=12, choices=Switch.choices, default=Switch.SCHEDULE)
    shown = models.BooleanField(_("readers may see it"), default=True)
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The lowest number stands first, and is where the header’s button leads.")
    )
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        help_text=_("Of times that are imported without a zone. Readers see all times in the newsroom’s zone."),
    )
    schedule_url = models.URLField(
        _("address of the schedule"),
        max_length=500,
        blank=True,
        help_text=_("An XMLTV or CSV file that is fetched every six hours. It may be packed with gzip."),
    )
    schedule_channel = models.CharField(
        _("channel in the file"),
        max_length=120,
        blank=True,
        help_text=_("Which channel of an XMLTV file is meant, if it has several: its “id”."),
    )
    slug = models.CharField(max_length=80, editable=False)
    translation_key = models.UUIDField(default=uuid4, editable=False)
    """Shared by the same channel in other editions."""
    lit = models.BooleanField(default=False, editable=False)
    turns_at = models.DateTimeField(null=True, editable=False)
    fetch_at = models.DateTimeField(null=True, editable=False)
    fetched_at = models.DateTimeField(null=True, editable=False)
    fetch_trouble = models.TextField(blank=True, default="", editable=False)
    """Why the last attempt at fetching the schedule failed, for people; empty if it didn't."""

    objects = ChannelQuerySet.as_manager()
    base_form_class = ChannelForm
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("edition")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("switch")]),
        FieldPanel("description"),
        FieldPanel("picture"),
        InlinePanel(
            "streams",
            label=_("Stream"),
            heading=_("Streams, in the order in which they are tried"),
            min_num=FEWEST_STREAMS,
            max_num=MOST_STREAMS,
        ),
        MultiFieldPanel(
            [FieldPanel("schedule_url", attrs=LTR), FieldPanel("schedule_channel"), FieldPanel("zone")],
            heading=_("Schedule"),
        ),
        FieldPanel("counterpart"),
        FieldRowPanel([FieldPanel("shown"), FieldPanel("position")]),
    ]

    class Meta:
        verbose_name = _("live channel")
        verbose_name_plural = _("live channels")
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="khabar_channels_address_once"),
            models.UniqueConstraint(fields=["translation_key", "edition"], name="khabar_channels_one_an_edition"),
        ]
        indexes = [
            models.Index("turns_at", name="khabar_channels_turning", condition=Q(turns_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.name = strip_controls(self.name).strip()
        self.slug = slugify(self.name)
        if Channel.objects.filter(edition=self.edition, slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("Another channel of this edition has this name.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)

    @property
    def path_on_site(self) -> str:
        return channel_path(self.edition, self.slug)


class Stream(SavedWithItsAnnouncement, Orderable):
    """Where a channel's picture and sound come from. Of several the next is tried when one fails."""

    channel = ParentalKey(Channel, on_delete=models.CASCADE, related_name="streams")
    url = models.CharField(
        _("address (HLS)"),
        max_length=500,
        help_text=_("Ends in .m3u8 as a rule. An address of this site may begin with /."),
    )
    sound_only = models.BooleanField(
        _("sound only"),
        default=False,
        help_text=_(
            "For listeners who want no picture. Without one of these the first stream is played without its picture."
        ),
    )

    panels = [FieldPanel("url", attrs=LTR), FieldPanel("sound_only")]

    class Meta(Orderable.Meta):
        verbose_name = _("stream")
        verbose_name_plural = _("streams")

    def __str__(self) -> str:
        return self.url

    def clean(self) -> None:
        self.url = self.url.strip()
        why = why_unreachable(self.url)
        if why:
            raise ValidationError({"url": why})


class Programme(SavedWithItsAnnouncement, models.Model):
    """What a channel shows from one moment to another."""

    channel = models.ForeignKey(Channel, verbose_name=_("channel"), on_delete=models.CASCADE, related_name="programmes")
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), max_length=600, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    is_live = models.BooleanField(_("live"), default=False)
    is_repeat = models.BooleanField(_("repeat"), default=False)

    base_form_class = ProgrammeForm
    panels = [
        FieldPanel("channel"),
        FieldPanel("title"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("is_live"), FieldPanel("is_repeat")]),
    ]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        indexes = [models.Index(fields=["channel", "starts_at"], name="khabar_channels_by_time")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="khabar_channels_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.title


class PendingImport(models.Model):
    """A schedule that somebody has uploaded and not yet taken over; kept for a day."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now=True, db_index=True)
    content = models.BinaryField()

    class Meta:
        default_permissions: tuple[str, ...] = ()
        constraints = [models.UniqueConstraint(fields=["channel", "user"], name="khabar_channels_one_upload_each")]

    def __str__(self) -> str:
        return f"{self.channel_id}, {self.user_id}"
