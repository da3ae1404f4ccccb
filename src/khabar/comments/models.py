from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.comments.queries import CommentQuerySet
from khabar.edge.actions import announce
from khabar.news.models import NewsPage
from khabar.sections.models import Section

WIDTH = 10
"""Digits of one step of a path; a path's steps are the numbers of a comment's ancestors and its own."""
DEEPEST = 8
"""Steps of the longest path; an answer to the deepest comment stands beside it."""


class State(models.TextChoices):
    HELD = "held", _("held")
    APPROVED = "approved", _("published")
    REJECTED = "rejected", _("rejected")
    REMOVED = "removed", _("withdrawn by its author")


class Mode(models.TextChoices):
    """What an item or a section says of its comments; empty: what stands above it says."""

    INHERIT = "", _("as the section")
    OPEN = "open", _("open")
    MODERATED = "moderated", _("open, each comment is read first")
    CLOSED = "closed", _("closed")
    HIDDEN = "hidden", _("closed, and what was written is hidden")


def new_key() -> str:
    return secrets.token_hex(16)


class Commenter(models.Model):
    """Somebody who took part: a name, and a key that only their browser (or their account) holds."""

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    name = models.CharField(_("name"), max_length=60)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="commenter"
    )
    since = models.DateTimeField(default=timezone.now, editable=False)
    trusted = models.BooleanField(_("trusted"), default=False)
    approved = models.PositiveIntegerField(default=0, editable=False)
    rejected = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("commenter")
        verbose_name_plural = _("commenters")

    def __str__(self) -> str:
        return self.name


class Comment(models.Model):
    """What a reader wrote under a news item. `path` is its place in the thread, by numbers of ten digits.

    `shown` says whether it takes a place on the page: published, or gone with published answers below it.
    `network` is a hash with the day's salt, which both are forgotten after a day; the address is never stored.
    """

    item = models.ForeignKey(NewsPage, on_delete=models.CASCADE, related_name="reader_comments")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="answers")
    path = models.CharField(max_length=WIDTH * DEEPEST, editable=False, default="")
    author = models.ForeignKey(Commenter, null=True, on_delete=models.SET_NULL, related_name="comments")
    name = models.CharField(max_length=60)
    text = models.TextField()
    staff = models.BooleanField(default=False)
    written_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State.choices)
    shown = models.BooleanField(default=False)
    reviewed = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)
    likes = models.PositiveIntegerField(default=0)
    replies = models.PositiveIntegerField(default=0)
    descendants = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, editable=False)
    network = models.CharField(max_length=32, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        permissions = [("moderate_comments", _("Can moderate comments"))]
        indexes = [
            models.Index("item", F("id").desc(), condition=Q(parent=None, shown=True), name="khabar_comments_newest"),
            models.Index(
                "item",
                F("likes").desc(),
                F("id").desc(),
                condition=Q(parent=None, shown=True),
                name="khabar_comments_liked",
            ),
            models.Index("parent", "id", condition=Q(shown=True), name="khabar_comments_answers"),
            models.Index(fields=["state", "id"], name="khabar_comments_queue"),
            models.Index(F("id").desc(), condition=Q(reports__gt=0), name="khabar_comments_reported"),
            models.Index(fields=["written_at"], name="khabar_comments_written"),
            models.Index(fields=["digest"], name="khabar_comments_digest"),
            models.Index(fields=["network"], condition=~Q(network=""), name="khabar_comments_network"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    @property
    def ancestors(self) -> list[int]:
        """The numbers of the comments above it, the root first."""
        steps = [int(self.path[start : start + WIDTH]) for start in range(0, len(self.path), WIDTH)]
        return steps[:-1]

    @property
    def depth(self) -> int:
        """1 for a comment on the item itself."""
        return max(1, len(self.path) // WIDTH)


class Like(models.Model):
    """One reader's like, known by their key."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="liked_by")
    reader = models.CharField(max_length=32)
    network = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "reader"], name="khabar_one_like_a_reader")]
        indexes = [models.Index(fields=["network"], condition=~Q(network=""), name="khabar_likes_network")]

    def __str__(self) -> str:
        return f"{self.comment_id}"


class Report(models.Model):
    """A reader says that a comment breaks the rules."""

    class Reason(models.TextChoices):
        ABUSE = "abuse", _("Insult or hate")
        SPAM = "spam", _("Advertising or spam")
        FALSE = "false", _("False claim about somebody")
        PRIVATE = "private", _("Private matters of somebody")
        OTHER = "other", _("Something else")

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reported_by")
    reader = models.CharField(max_length=32)
    reason = models.CharField(_("reason"), max_length=8, choices=Reason.choices)
    note = models.CharField(_("note"), max_length=300, blank=True)
    network = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "reader"], name="khabar_one_report_a_reader")]
        indexes = [models.Index(fields=["network"], condition=~Q(network=""), name="khabar_reports_network")]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.reason}"


class Discussion(models.Model):
    """The comments of one item: how many there are, and what its editors decided for it."""

    item = models.OneToOneField(NewsPage, on_delete=models.CASCADE, primary_key=True, related_name="discussion")
    mode = models.CharField(_("comments"), max_length=9, choices=Mode.choices, blank=True, default=Mode.INHERIT)
    closing_days = models.PositiveSmallIntegerField(
        _("days until they close"), null=True, blank=True, help_text=_("Empty: as the section. 0: never.")
    )
    count = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("comments of an item")
        verbose_name_plural = _("comments of items")

    def __str__(self) -> str:
        return f"{self.item_id}: {self.count}"


class SectionRules(models.Model):
    """What a section's editors decided for the comments of its items, and of the sections below it."""

    section = models.OneToOneField(Section, on_delete=models.CASCADE, primary_key=True, related_name="comment_rules")
    mode = models.CharField(_("comments"), max_length=9, choices=Mode.choices, blank=True, default=Mode.INHERIT)
    closing_days = models.PositiveSmallIntegerField(
        _("days until they close"), null=True, blank=True, help_text=_("Empty: as everywhere. 0: never.")
    )

    class Meta:
        verbose_name = _("comments of a section")
        verbose_name_plural = _("comments of sections")

    def __str__(self) -> str:
        return f"{self.section_id}: {self.mode}"


class WordList(models.Model):
    """Words that hold a comment back or refuse it."""

    class Action(models.TextChoices):
        HOLD = "hold", _("hold for a moderator")
        REFUSE = "refuse", _("refuse at once")

    name = models.CharField(_("name"), max_length=60)
    action = models.CharField(_("what happens"), max_length=6, choices=Action.choices, default=Action.HOLD)
    words = models.TextField(
        _("words"),
        max_length=50_000,
        help_text=_(
            "One word or phrase a line. Forms with clitics, vowel signs, tatweel and endings are found by themselves. "
            "“word*” finds all that begins so, “!word” is never found, “#” begins a remark."
        ),
    )
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("word list")
        verbose_name_plural = _("word lists")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Ban(models.Model):
    """A commenter may not write until a time, or for good (`until` null). Lifted bans stay, for the record."""

    commenter = models.ForeignKey(Commenter, on_delete=models.CASCADE, related_name="bans")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    appeal = models.CharField(
        _("how to appeal"), max_length=300, blank=True, help_text=_("The commenter reads the reason and this note.")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("ban")
        verbose_name_plural = _("bans")

    def __str__(self) -> str:
        return f"{self.commenter}: {self.reason}"


class Decision(models.Model):
    """The log of moderation: what was decided, by whom (nobody: by rule, or by the author), on what grounds."""

    class Action(models.TextChoices):
        HOLD = "hold", _("held")
        APPROVE = "approve", _("published")
        REJECT = "reject", _("rejected")
        REMOVE = "remove", _("withdrawn by its author")
        EDIT = "edit", _("changed by its author")
        REPORT = "report", _("reported by a reader")
        BAN = "ban", _("banned")
        UNBAN = "unban", _("ban lifted")
        TRUST = "trust", _("trusted")
        DISTRUST = "distrust", _("no longer trusted")
        ERASE = "erase", _("erased at their own wish")
        SETTLE = "settle", _("comments opened or closed")

    at = models.DateTimeField(default=timezone.now)
    action = models.CharField(max_length=8, choices=Action.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    comment = models.ForeignKey(Comment, null=True, on_delete=models.SET_NULL, related_name="decisions")
    commenter = models.ForeignKey(Commenter, null=True, on_delete=models.SET_NULL, related_name="decisions")
    item = models.ForeignKey(NewsPage, null=True, on_delete=models.SET_NULL, related_name="+")
    rule = models.CharField(max_length=20, blank=True)
    words = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="khabar_comments_log")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"


class HouseRules(models.Model):
    """How comments are taken everywhere; one row."""

    class Attack(models.TextChoices):
        AUTO = "auto", _("when many comments come at once")
        ALWAYS = "always", _("always")
        NEVER = "never", _("never")

    open = models.BooleanField(_("readers may comment"), default=True)
    read_first = models.BooleanField(_("every comment is read first"), default=False)
    closing_days = models.PositiveSmallIntegerField(
        _("days until comments close"), default=14, help_text=_("0: never.")
    )
    hold_newcomers = models.BooleanField(_("hold the first comment of a reader"), default=True)
    trust_after = models.PositiveSmallIntegerField(
        _("trust readers after so many published comments"), default=10, help_text=_("0: only by hand.")
    )
    longest = models.PositiveIntegerField(
        _("most characters of a comment"),
        default=3000,
        validators=[MinValueValidator(100), MaxValueValidator(20_000)],
    )
    most_links = models.PositiveSmallIntegerField(_("most links before a comment is held"), default=1)
    most_per_hour = models.PositiveSmallIntegerField(
        _("most comments of a reader an hour"), default=20, validators=[MinValueValidator(1)]
    )
    most_per_network = models.PositiveSmallIntegerField(
        _("most comments from one network an hour"), default=60, validators=[MinValueValidator(1)]
    )
    hold_after_reports = models.PositiveSmallIntegerField(
        _("hold a comment after so many reports"), default=3, validators=[MinValueValidator(1)]
    )
    edit_minutes = models.PositiveSmallIntegerField(_("minutes in which an author may change a comment"), default=10)
    proof_of_work = models.CharField(
        _("ask browsers for proof of work"), max_length=6, choices=Attack.choices, default=Attack.AUTO
    )
    flood = models.PositiveSmallIntegerField(
        _("so many comments in five minutes are an attack"), default=60, validators=[MinValueValidator(1)]
    )

    class Meta:
        verbose_name = _("rules for comments")
        verbose_name_plural = _("rules for comments")

    def __str__(self) -> str:
        return str(_("Rules for comments"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = 1
        with transaction.atomic():
            super().save(*args, **kwargs)
            announce("comments")  # the tag of every discussion

    @classmethod
    def current(cls) -> HouseRules:
        """The rules in force; the defaults while nobody has set any."""
        return cls.objects.first() or cls()

    @property
    def edit_window(self) -> timedelta:
        return timedelta(minutes=self.edit_minutes)
