"""What a person says of an import: right, right but for this, or not at all. History keeps what the reader read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction

from khabar.accounts.models import User
from khabar.archive.models import Original, Verdict
from khabar.archive.reading import Field, Reading
from khabar.archive.translation import copy_of
from khabar.articles.actions import article_from
from khabar.articles.models import Article

WRITES: dict[str, tuple[str, ...]] = {
    "headline": ("title",),
    "standfirst": ("standfirst",),
    "byline": ("bylines",),
    "credit": ("lost_credit",),
    "place": ("place",),
    "date": ("first_appeared",),
    "event_days": ("event_start", "event_end", "event_text"),
    "sources": ("sources",),
    "address": ("original_address",),
    "body": ("body",),
}
"""Which columns of an item each field of a page becomes."""
NEEDED = ("headline", "body")
"""What nothing can be published without: it can be corrected, not refused."""


@transaction.atomic
def accept(
    original: Original, user: User, corrections: Mapping[str, Any] | None = None, *, publish: bool = False
) -> None:
    """Accept an import, with `corrections` (field to value, None for one that is refused), and publish it if told to.

    Only corrected fields are written to the item: what an editor changed since stays. Of an item that is published
    already corrections are published at once, by whom may. Raises PermissionDenied for
    whom may not edit (or publish) it, LookupError if its item is gone, ValidationError if it can't be published.
    """
    item = _item_for(original, user)
    may_publish = item.permissions_for_user(user).can_publish()
    if publish and not may_publish:
        raise PermissionDenied
    changed = {name: value for name, value in (corrections or {}).items() if value != original.now(name)}
    _decide(original, user, Verdict.CORRECTED if changed or original.corrections else Verdict.ACCEPTED, changed)
    if changed:
        item = _corrected(item, original, changed)
        item.save_revision(user=user, log_action=True)
    if publish or (changed and item.live and may_publish):
        item.get_latest_revision().publish(user=user)


@transaction.atomic
def refuse(original: Original, user: User) -> None:
    """Refuse an import: it is taken down and can't be published, until it is accepted after all.

    Raises PermissionDenied for whom may not edit it (or take it down), LookupError if its item is gone.
    """
    item = _item_for(original, user)
    if item.live:
        if not item.permissions_for_user(user).can_unpublish():
            raise PermissionDenied
        UnpublishPageAction(item, user=user).execute(skip_permission_checks=True)
    _decide(original, user, Verdict.REFUSED, {})


def _item_for(original: Original, user: User) -> Article:
    item = Article.objects.filter(pk=original.item_id).first()
    if item is None:
        raise LookupError(original.pk)
    if not item.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return item


def _decide(original: Original, user: User, verdict: Verdict, corrections: Mapping[str, Any]) -> None:
    original.verdict = verdict
    original.corrections = {**original.corrections, **corrections}
    original.reviewed_by, original.reviewed_at = user, timezone.now()
    original.save(update_fields=["verdict", "corrections", "reviewed_by", "reviewed_at"])


def _corrected(item: Article, original: Original, changed: Mapping[str, Any]) -> Article:
    """The newest version of the item with the corrected fields, made as the import made them."""
    reading = Reading()
    for name in original.fields.keys() | original.corrections.keys():
        reading.fields[name] = Field(original.now(name) or _nothing(original.field(name)), "review", 1.0)
    again = article_from(copy_of(reading, item.edition))
    newest: Article = item.get_latest_revision_as_object()
    for column in (column for name in changed for column in WRITES.get(name, ())):
        value = getattr(again, column)
        setattr(newest, column, list(value.all()) if column == "bylines" else value)
    return newest


def _nothing(read: Any) -> Any:
    """An empty value of the kind that was read."""
    return [] if isinstance(read, list) else None if isinstance(read, dict) else ""
