from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from khabar.design.addresses import poll_path
from khabar.design.editions import EDITIONS
from khabar.edge.models import SavedWithItsAnnouncement
from khabar.polls.forms import PollForm
from khabar.polls.queries import PollQuerySet
from khabar.text.bidi import strip_controls
from khabar.text.slugs import slugify

FEWEST_OPTIONS, MOST_OPTIONS = 2, 20


class Results(models.TextChoices):
    """When readers see the count."""

    ALWAYS = "always", _("Always")
    VOTED = "voted", _("After voting")
    CLOSED = "closed", _("After closing")


class State(models.TextChoices):
    """Where a poll stands. The stored one is what caches were told last; see `actions.open_and_close`."""

    WAITING = "waiting", _("Not open yet")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class Poll(SavedWithItsAnnouncement, ClusterableModel):
    """A question to the readers of an edition. Without an opening time it is a draft."""

    edition = models.CharField(
        _("edition"), max_length=12, choices=[(edition.code, edition.name) for edition in EDITIONS.values()]
    )
    question = models.CharField(_("question"), max_length=200)
    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    multiple = models.BooleanField(_("several options may be chosen"), default=False)
    results = models.CharField(_("results are shown"), max_length=8, choices=Results.choices, default=Results.VOTED)
    opens_at = models.DateTimeField(
        _("opens"), null=True, blank=True, default=timezone.now, help_text=_("Empty: a draft that no reader sees.")
    )
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True, help_text=_("Empty: it stays open."))
    in_rail = models.BooleanField(
        _("beside every page"), default=True, help_text=_("The newest open poll of these stands in the side column.")
    )
    guarded = models.BooleanField(
        _("proof of work from everybody"),
        default=False,
        help_text=_("For a poll under attack. Readers without JavaScript can't vote meanwhile."),
    )
    slug = models.CharField(max_length=80, editable=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING, editable=False)

    objects = PollQuerySet.as_manager()
    base_form_class = PollForm
    panels = [
        FieldPanel("question"),
        FieldPanel("introduction"),
        InlinePanel("options", label=_("Option"), heading=_("Options"), min_num=FEWEST_OPTIONS, max_num=MOST_OPTIONS),
        FieldRowPanel([FieldPanel("edition"), FieldPanel("multiple")]),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")], heading=_("Times")),
        FieldRowPanel([FieldPanel("results"), FieldPanel("in_rail")]),
        MultiFieldPanel([FieldPanel("guarded")], heading=_("Under attack"), classname="collapsed"),
    ]

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        indexes = [models.Index(fields=["edition", "-opens_at", "-id"], name="khabar_polls_by_opening")]

    def __str__(self) -> str:
        return self.question

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.question = strip_controls(self.question).strip()
        self.introduction = strip_controls(self.introduction).strip()
        self.slug = slugify(self.question)
        self.state = self.state_at(timezone.now())
        super().save(*args, **kwargs)

    def is_open(self, now: datetime | None = None) -> bool:
        return self.state_at(now or timezone.now()) == State.OPEN

    def state_at(self, moment: datetime) -> State:
        if self.opens_at is None or self.opens_at > moment:
            return State.WAITING
        return State.CLOSED if self.closes_at is not None and self.closes_at <= moment else State.OPEN

    def shows_results(self, *, voted: bool, now: datetime | None = None) -> bool:
        """Whether a reader may see the count now."""
        if self.results == Results.ALWAYS or self.state_at(now or timezone.now()) == State.CLOSED:
            return True
        return self.results == Results.VOTED and voted

    @property
    def path_on_site(self) -> str:
        """The address without the host, percent-encoded."""
        return poll_path(self.edition, self.pk, self.slug)


class Option(SavedWithItsAnnouncement, Orderable):
    """One of the answers. `number` is its bit in a ballot and never changes."""

    poll = ParentalKey(Poll, on_delete=models.CASCADE, related_name="options")
    text = models.CharField(_("option"), max_length=160)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    number = models.PositiveSmallIntegerField(editable=False)

    panels = [FieldPanel("text"), FieldPanel("picture")]

    class Meta(Orderable.Meta):
        verbose_name = _("option")
        verbose_name_plural = _("options")
        constraints = [models.UniqueConstraint(fields=["poll", "number"], name="khabar_polls_number_once")]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.text = strip_controls(self.text).strip()
        if self.number is None:
            taken = set(Option.objects.filter(poll_id=self.poll_id).values_list("number", flat=True))
            # Lowest free: options come and go only while there are no ballots, so a bit has one meaning.
            self.number = next(number for number in range(len(taken) + 1) if number not in taken)
        super().save(*args, **kwargs)


class Ballot(models.Model):
    """One reader's vote, written once and never changed but for `counted`.

    `voter` is a digest of a random token in the reader's cookie and of the poll, so the votes of one reader in two
    polls can't be matched. `network` and `click` are marks of the day (`visitors.marks`), wiped when it is over.
    `click` is the device and these ten seconds, for a reader without the cookie: a form sent twice is one vote.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="+", db_index=False)
    voter = models.CharField(max_length=32)
    chosen = models.BigIntegerField()
    """A bit for each option: 0b101 are those numbered 0 and 2."""
    cast_at = models.DateTimeField(default=timezone.now)
    network = models.CharField(max_length=24, blank=True)
    click = models.CharField(max_length=24, null=True)
    proven = models.BooleanField(default=False)
    counted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "voter"], name="khabar_polls_one_vote"),
            models.UniqueConstraint(fields=["poll", "click"], name="khabar_polls_one_click"),
        ]
        indexes = [
            models.Index("poll", "network", name="khabar_polls_networks"),
            models.Index("poll", name="khabar_polls_uncounted", condition=models.Q(counted=False)),
        ]

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.chosen:b}"


class What(IntEnum):
    """What an hour's count counts, besides the options (which go by their numbers)."""

    BALLOTS = 100
    PROVEN = 101
    """Ballots with proof of work."""
    REPEATED = 110
    """Refused: the reader had voted already."""
    UNPROVEN = 111
    """Refused: proof of work was asked for and not given."""
    LIMITED = 112
    """Refused: the network had sent as many as it may at all."""


class HourlyCount(models.Model):
    """How many of something there were in an hour: votes for an option, or one of `What`."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="+", db_index=False)
    hour = models.DateTimeField()
    what = models.PositiveSmallIntegerField()
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "what", "hour"], name="khabar_polls_one_row_an_hour")]

    def __str__(self) -> str:
        return f"{self.poll_id}, {self.hour}, {self.what}: {self.count}"
