"""What the back office reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from khabar.comments.models import Comment, Commenter, Decision, Mode, Report, State
from khabar.comments.queries import CommentQuerySet, Place

PAGE = 25
MOST_NOTES = 100
SHELVES = {
    "held": _("Waiting"),
    "reported": _("Reported"),
    "approved": _("Published ones"),
    "rejected": _("Rejected"),
}
RULES = {
    "": _("No rule"),
    "length": _("Length"),
    "marks": _("Hidden marks"),
    "rate": _("Too many at once"),
    "repeat": _("Repetition"),
    "words": _("Word list"),
    "read first": _("Each comment is read first here"),
    "trusted": _("Trusted author"),
    "links": _("Links"),
    "proof": _("No proof of work during an attack"),
    "newcomer": _("First comment of its author"),
    "classifier": _("Classifier"),
    "reports": _("Reports of readers"),
    "published": _("Many published comments"),
    **dict(Report.Reason.choices),
    **{value: label for value, label in Mode.choices if value},
}


@dataclass(frozen=True)
class Shown:
    """A comment in the queue: its text with what the rules found marked, and why it is here."""

    comment: Comment
    text: SafeString
    reasons: list[tuple[Any, list[str]]]
    reports: list[tuple[Any, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def shelf(name: str) -> CommentQuerySet:
    """The comments of a shelf: waiting ones the oldest first, others the newest."""
    rows = Comment.objects.select_related("item__section", "author")
    if name == "reported":
        return rows.filter(reports__gt=0).exclude(state=State.REMOVED)
    return rows.filter(state=State(name))


def page_of(name: str, after: Place | None) -> tuple[list[Shown], Place | None]:
    """One page of a shelf and the place of the next; two queries, whatever its length."""
    order = "oldest" if name == "held" else "newest"
    found = list(shelf(name).after(after, order).in_order(order)[: PAGE + 1])  # type: ignore[arg-type]
    more, found = len(found) > PAGE, found[:PAGE]
    return as_shown(found), Place(0, found[-1].pk) if more else None


def as_shown(comments: Sequence[Comment]) -> list[Shown]:
    """Comments with their reasons and what readers reported; two queries if they did."""
    said: dict[int, Counter[str]] = {}
    notes: dict[int, list[str]] = {}
    reported = [comment.pk for comment in comments if comment.reports]
    if reported:
        rows = Report.objects.filter(comment__in=reported).values_list("comment", "reason").annotate(Count("id"))
        for number, reason, count in rows.order_by():
            said.setdefault(number, Counter())[reason] = count
        written = Report.objects.filter(comment__in=reported).exclude(note="").order_by("-pk")
        for number, note in written.values_list("comment", "note")[:MOST_NOTES]:
            notes.setdefault(number, []).append(note)
    return [_shown(comment, said.get(comment.pk, Counter()), notes.get(comment.pk, [])) for comment in comments]


def _shown(comment: Comment, reports: Counter[str], notes: list[str]) -> Shown:
    words = [word for reason in comment.reasons for word in reason.get("words", [])]
    return Shown(
        comment,
        marked(comment.text, words),
        [(RULES.get(reason["rule"], reason["rule"]), reason.get("words", [])) for reason in comment.reasons],
        [(RULES[reason], count) for reason, count in reports.most_common()],
        notes,
    )


def marked(text: str, words: Sequence[str]) -> SafeString:
    """The text, escaped, with each of `words` in a `<mark>`."""
    wanted = sorted({word for word in words if word}, key=len, reverse=True)
    if not wanted:
        return format_html_join("", "{}", [(text,)])
    parts = re.split("(" + "|".join(map(re.escape, wanted)) + ")", text)
    return format_html_join("", "{}", ((_mark(part) if n % 2 else part,) for n, part in enumerate(parts)))


def _mark(word: str) -> SafeString:
    return format_html_join("", "<mark>{}</mark>", [(word,)])


@dataclass(frozen=True)
class Entry:
    """A line of the log: what was decided, under which rule, by whom and about what."""

    decision: Decision
    rule: Any
    by: str


def log_page(rows: QuerySet[Decision], after: Place | None) -> tuple[list[Entry], Place | None]:
    """One page of the log, newest first, by one query."""
    if after is not None:
        rows = rows.filter(pk__lt=after.number)
    found = list(rows.select_related("by", "comment", "commenter", "item__section").order_by("-pk")[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    entries = [
        Entry(
            row,
            RULES.get(row.rule, row.rule) if row.rule else "",
            row.by.get_full_name() or row.by.username if row.by else "",
        )
        for row in found
    ]
    return entries, Place(0, found[-1].pk) if more else None


def written_by(commenter: Commenter, after: Place | None) -> tuple[list[Shown], Place | None]:
    """What a commenter wrote, newest first, in whatever state."""
    rows = Comment.objects.filter(author=commenter).select_related("item__section", "author")
    found = list(rows.after(after, "newest").in_order("newest")[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    return as_shown(found), Place(0, found[-1].pk) if more else None
