from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from khabar.comments import threads
from khabar.comments.actions import log, trust_if_due
from khabar.comments.models import (
    Ban,
    Comment,
    Commenter,
    Discussion,
    HouseRules,
    Mode,
    SectionRules,
    State,
)
from khabar.comments.moderation.verdicts import Verdict
from khabar.comments.rights import MODERATE, may_settle
from khabar.edge.actions import announce
from khabar.news.models import NewsPage
from khabar.sections.models import Section

if TYPE_CHECKING:
    from khabar.accounts.models import User

AT_ONCE = 200


def approve(numbers: Iterable[int], by: User) -> int:
    """Publish comments; how many weren't before. Raises PermissionDenied."""
    return _each(numbers, by, _approve)


def reject(numbers: Iterable[int], by: User, note: str = "") -> int:
    """Reject comments, published ones too; how many weren't before. Raises PermissionDenied."""
    return _each(numbers, by, lambda comment, by: _reject(comment, by, note))


def classified(comment: Comment, verdict: Verdict) -> None:
    """Carry out what the classifier said of a comment that waited for it."""
    with transaction.atomic():
        threads.lock(comment.item_id)
        comment.refresh_from_db()
        if comment.state != State.HELD or comment.reviewed:
            return  # a moderator was quicker
        comment.reasons = [verdict.as_data()]
        comment.save(update_fields=["reasons"])
        if verdict.decides == "publish":
            threads.enter(comment)
            log("approve", comment, rule=verdict.rule)
        elif verdict.decides == "refuse":
            threads.leave(comment, State.REJECTED)
            log("reject", comment, rule=verdict.rule, words=verdict.words, note=verdict.why)
        else:
            log("hold", comment, rule=verdict.rule, words=verdict.words, note=verdict.why)


def ban(commenter: Commenter, by: User, *, until: datetime | None, reason: str, appeal: str = "") -> Ban:
    """Keep a commenter from writing until a time, or for good. Raises PermissionDenied."""
    _check(by)
    with transaction.atomic():
        made = Ban.objects.create(commenter=commenter, until=until, reason=reason, appeal=appeal, by=by)
        Commenter.objects.filter(pk=commenter.pk).update(trusted=False)
        log("ban", None, by=by, commenter=commenter, note=reason[:300])
    return made


def lift(row: Ban, by: User) -> None:
    """Lift a ban. Raises PermissionDenied."""
    _check(by)
    with transaction.atomic():
        if Ban.objects.filter(pk=row.pk, lifted_at=None).update(lifted_at=timezone.now()):
            log("unban", None, by=by, commenter=row.commenter)


def trust(commenter: Commenter, by: User, *, trusted: bool) -> None:
    """Let a commenter's comments pass unread, or no longer. Raises PermissionDenied."""
    _check(by)
    with transaction.atomic():
        if Commenter.objects.filter(pk=commenter.pk).exclude(trusted=trusted).update(trusted=trusted):
            log("trust" if trusted else "distrust", None, by=by, commenter=commenter)


def settle_item(item: NewsPage, by: User, *, mode: str, closing_days: int | None) -> None:
    """Open, close, hide or pre-moderate the comments of an item. Raises PermissionDenied."""
    _check_place(by, item)
    with transaction.atomic():
        threads.lock(item.pk)
        Discussion.objects.filter(pk=item.pk).update(mode=Mode(mode), closing_days=closing_days)
        log("settle", None, by=by, item_id=item.pk, rule=mode, note="" if closing_days is None else str(closing_days))
        announce(threads.tag(item.pk))


def settle_section(section: Section, by: User, *, mode: str, closing_days: int | None) -> None:
    """The same for all items of a section that don't say otherwise. Raises PermissionDenied."""
    _check_place(by, section)
    with transaction.atomic():
        SectionRules.objects.update_or_create(
            section_id=section.pk, defaults={"mode": Mode(mode), "closing_days": closing_days}
        )
        log("settle", None, by=by, rule=mode, note=f"{section.title}: {closing_days}"[:300])
        below = Section.objects.child_of(section).values_list("pk", flat=True)
        announce(*(f"comments:section:{number}" for number in (section.pk, *below)))


def _check(by: User) -> None:
    if not by.has_perm(MODERATE):
        raise PermissionDenied


def _check_place(by: User, page: Page) -> None:
    if not may_settle(by, page):
        raise PermissionDenied


def _each(numbers: Iterable[int], by: User, decide: object) -> int:
    _check(by)
    changed = 0
    for comment in Comment.objects.filter(pk__in=list(numbers)[:AT_ONCE]).order_by("item_id", "pk"):
        with transaction.atomic():
            threads.lock(comment.item_id)
            comment.refresh_from_db()
            changed += bool(decide(comment, by))  # type: ignore[operator]
    return changed


def _approve(comment: Comment, by: User) -> bool:
    if comment.state == State.REMOVED:
        return False
    Comment.objects.filter(pk=comment.pk).update(reviewed=True)
    if comment.state == State.APPROVED:
        return False
    if comment.state == State.REJECTED and comment.author_id:
        Commenter.objects.filter(pk=comment.author_id, rejected__gt=0).update(rejected=F("rejected") - 1)
    threads.enter(comment)
    log("approve", comment, by=by)
    if comment.author:
        trust_if_due(comment.author, HouseRules.current())
    return True


def _reject(comment: Comment, by: User, note: str) -> bool:
    if comment.state in (State.REMOVED, State.REJECTED):
        return False
    Comment.objects.filter(pk=comment.pk).update(reviewed=True)
    threads.leave(comment, State.REJECTED)
    if comment.author_id:
        Commenter.objects.filter(pk=comment.author_id).update(rejected=F("rejected") + 1, trusted=False)
    log("reject", comment, by=by, note=note[:300])
    return True
