from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.blocks import CharBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from khabar.body.blocks import BodyBlock
from khabar.body.copy import picture_numbers
from khabar.design.publishing import Warned
from khabar.news.models import NewsPage
from khabar.pictures.credits import credit_problems
from khabar.stories.forms import InStoriesForm
from khabar.text.bidi import strip_controls
from khabar.text.webvtt import BadCaptions, BadTime, read, seconds_of, short_clock, write
from khabar.videos import addresses, checks
from khabar.videos.ladder import Made
from khabar.videos.languages import CAPTION_LANGUAGES
from khabar.videos.office.widgets import CaptionsInput, RecordingInput
from khabar.videos.unfit import reason


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting for the worker")
    WORKING = "working", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class Recording(models.Model):
    """A file that somebody took in, and what the worker has made of it so far.

    `folder` is where the storage keeps what was made; `rungs` (as `ladder.Made`) are the qualities that are done, and
    `wanted` the names of all; `frames` are the times, in seconds, of the still pictures `frames/<place>.jpg`;
    `storyboard` (as `ladder.Storyboard`) says what is on `storyboard.jpg`.
    """

    file = models.FileField(_("file"), upload_to="recordings/%Y/%m")
    name = models.CharField(_("name"), max_length=200)
    size = models.BigIntegerField(default=0)
    folder = models.CharField(max_length=80, unique=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    """Percent of the whole work."""
    problem = models.CharField(max_length=24, blank=True)
    detail = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often the work was taken up anew because nobody was at it any more."""
    duration = models.FloatField(default=0)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    has_sound = models.BooleanField(default=False)
    wanted = models.JSONField(default=list)
    rungs = models.JSONField(default=list)
    frames = models.JSONField(default=list)
    storyboard = models.JSONField(default=dict)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        indexes = [models.Index("state", "touched_at", name="khabar_videos_recording_state")]

    def __str__(self) -> str:
        return self.name

    @property
    def made(self) -> list[Made]:
        return [Made(**rung) for rung in self.rungs]

    @property
    def plays(self) -> bool:
        return bool(self.rungs)

    @property
    def tall(self) -> bool:
        return self.height > self.width * 1.2

    @property
    def reason(self) -> str:
        return reason(self.problem)

    def url(self, name: str) -> str:
        """The address of something that was made, such as `master.m3u8`."""
        return default_storage.url(f"{self.folder}/{name}")


class ChapterBlock(StructBlock):
    start = CharBlock(max_length=8, label=_("Begins at"), help_text=_("Minutes and seconds, such as 01:05."))
    title = CharBlock(max_length=120, label=_("Title"))

    class Meta:
        icon = "list-ol"
        label = _("Chapter")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        try:
            cleaned["start"] = short_clock(seconds_of(cleaned["start"]))
        except BadTime as error:
            raise ValidationError(_("“%(time)s” is no time. Write it as 01:05.") % {"time": value["start"]}) from error
        return cleaned


class Shape(models.TextChoices):
    AUTO = "auto", _("As the recording is")
    WIDE = "wide", _("Wide")
    TALL = "tall", _("Vertical (short video)")


class Video(NewsPage):
    """A piece of news told in a video: a recording of ours, or the address of one that plays elsewhere.

    `tall` (a short vertical video) is derived from `shape` and the recording.
    """

    recording = models.ForeignKey(
        Recording, verbose_name=_("recording"), null=True, blank=True, on_delete=models.SET_NULL, related_name="videos"
    )
    address = models.URLField(
        _("address of the video"),
        max_length=1000,
        blank=True,
        help_text=_("Instead of a recording: an HLS playlist (.m3u8) or an MP4 file on a host that may be used."),
    )
    shape = models.CharField(_("shape"), max_length=4, choices=Shape, default=Shape.AUTO)
    chapters = StreamField([("chapter", ChapterBlock())], blank=True, max_num=60, verbose_name=_("chapters"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    tall = models.BooleanField(default=False, editable=False)

    is_creatable = True
    base_form_class = InStoriesForm
    derived_fields = (*NewsPage.derived_fields, "tall")
    content_panels = [
        *NewsPage.headline_panels,
        MultiFieldPanel(
            [FieldPanel("recording", widget=RecordingInput), FieldPanel("address"), FieldPanel("shape")],
            heading=_("Video"),
        ),
        *NewsPage.lead_panels,
        InlinePanel("captions", heading=_("Captions"), label=_("Captions"), max_num=len(CAPTION_LANGUAGES)),
        FieldPanel("chapters"),
        FieldPanel("body"),
        FieldPanel("stories"),
        *NewsPage.facts_panels,
    ]
    search_fields = [*NewsPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        indexes = [models.Index("tall", name="khabar_videos_tall")]

    @property
    def length(self) -> str:
        """How long it is, written out; empty where nobody knows."""
        return short_clock(self.recording.duration) if self.recording and self.recording.duration else ""

    @cached_property
    def marks(self) -> list[tuple[int, str]]:
        """Seconds and title of each chapter, in order."""
        values = [chapter["value"] for chapter in self.chapters.get_prep_value()]
        return sorted((seconds_of(value["start"]), value["title"]) for value in values)

    def publishing_problems(self) -> dict[str, str]:
        problems = super().publishing_problems() | credit_problems("body", picture_numbers(self.body))
        return problems | checks.problems_of(self)

    def publishing_warnings(self) -> list[Warned]:
        return [*super().publishing_warnings(), *checks.warnings_of(self)]

    def clean(self) -> None:
        super().clean()
        if self.address and (problem := addresses.problem_of(self.address)):
            raise ValidationError({"address": problem})

    def _derive(self) -> None:
        super()._derive()
        self.tall = self.shape == Shape.TALL or bool(
            self.shape == Shape.AUTO and self.recording and self.recording.tall
        )


class Captions(Orderable):
    """What is said in a video, in one language: WebVTT, written anew from what an editor gave."""

    video = ParentalKey(Video, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(_("language"), max_length=12, choices=CAPTION_LANGUAGES)
    text = models.TextField(_("captions"), help_text=_("WebVTT or SubRip: choose a file, or write here."))

    panels = [FieldPanel("language"), FieldPanel("text", widget=CaptionsInput)]

    class Meta(Orderable.Meta):
        verbose_name = _("captions")
        verbose_name_plural = _("captions")

    def __str__(self) -> str:
        return self.language

    def clean(self) -> None:
        try:
            self.text = write(read(strip_controls(self.text)))
        except BadCaptions as error:
            raise ValidationError({"text": checks.caption_problem(error)}) from error
