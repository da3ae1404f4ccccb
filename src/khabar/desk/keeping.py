"""Keeping the desk's listing in step with the items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState

from khabar.design.editions import get_edition
from khabar.desk.models import Listed, Status
from khabar.desk.queries import discarded_among, headline_digest
from khabar.news.models import UNDATED, NewsPage
from khabar.people.models import Person
from khabar.pictures.models import Picture
from khabar.text.bidi import strip_controls
from khabar.text.folding import fold

AT_ONCE = 250
FROM_DRAFT = ("title", "kicker", "short_headline", "standfirst", "urgency", "lead_picture", "bylines")
WRITTEN = [field.name for field in Listed._meta.concrete_fields if not field.primary_key]


def list_items(numbers: Iterable[int]) -> int:
    """Bring the listing into step with the items of these numbers, whatever happened to them; how many there are.

    Five queries for every 250 of them. Numbers of other pages are passed over.
    """
    waiting, listed = iter(dict.fromkeys(numbers)), 0
    while part := list(islice(waiting, AT_ONCE)):
        listed += _list_part(part)
    return listed


def list_everything() -> int:
    """Make the listing anew, for a database that is older than it; how many items there are."""
    return list_items(NewsPage.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=AT_ONCE))


def _list_part(numbers: Sequence[int]) -> int:
    items = list(NewsPage.objects.filter(pk__in=numbers).select_related("owner", "content_type"))
    if not items:
        return 0
    drafts = _drafts_of([item for item in items if item.has_unpublished_changes and item.latest_revision_id])
    standing = _Standing(items)
    names = _names([draft for draft in drafts.values() if draft.get("bylines")])
    rows = [_row(item, drafts.get(item.pk, {}), standing, names) for item in items]
    wanted = {row.picture_id for row in rows if row.picture_id}
    if wanted:  # a draft may name a picture that is gone
        there = set(Picture.objects.filter(pk__in=wanted).values_list("pk", flat=True))
        for row in rows:
            row.picture_id = row.picture_id if row.picture_id in there else None
    Listed.objects.bulk_create(rows, update_conflicts=True, unique_fields=["item"], update_fields=WRITTEN)
    return len(rows)


class _Standing:
    """Which of some items are in the trash, in review, or due to go live."""

    def __init__(self, items: Sequence[NewsPage]) -> None:
        base = ContentType.objects.get_for_model(Page)
        keys = [str(item.pk) for item in items]
        own: dict[str, Any] = {"base_content_type": base, "object_id__in": keys}
        due = Revision.objects.filter(**own, approved_go_live_at__isnull=False)
        states = WorkflowState.objects.filter(**own, status__in=("in_progress", "needs_changes"))
        self.due: dict[str, datetime] = dict(due.values_list("object_id", "approved_go_live_at"))
        self.reviews: dict[str, str] = dict(states.values_list("object_id", "status"))
        self.discarded = discarded_among([item.pk for item in items])

    def of(self, item: NewsPage) -> Status:
        review = self.reviews.get(str(item.pk))
        for status, applies in (
            (Status.DISCARDED, item.pk in self.discarded),
            (Status.WAITING, review == "in_progress"),
            (Status.RETURNED, review == "needs_changes"),
            (Status.SCHEDULED, str(item.pk) in self.due),
            (Status.CHANGED, item.live and item.has_unpublished_changes),
            (Status.LIVE, item.live),
            (Status.WITHDRAWN, item.first_published_at is not None),
        ):
            if applies:
                return status
        return Status.DRAFT

    def moment(self, item: NewsPage, status: Status) -> datetime:
        if item.from_archive:
            return item.first_appeared or UNDATED
        if item.live_at:
            return item.live_at
        due = self.due.get(str(item.pk))
        return (due if status == Status.SCHEDULED else None) or item.latest_revision_created_at or timezone.now()


def _drafts_of(items: Sequence[NewsPage]) -> dict[int, dict[str, Any]]:
    """What the newest version of each item says, for the fields a listing shows."""
    if not items:
        return {}
    columns = [f"latest_revision__content__{name}" for name in FROM_DRAFT]
    rows = Page.objects.filter(pk__in=[item.pk for item in items]).order_by().values_list("pk", *columns)
    return {number: dict(zip(FROM_DRAFT, values, strict=True)) for number, *values in rows}


def _names(drafts: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    numbers = {entry.get("person") for draft in drafts for entry in draft["bylines"]} - {None}
    return dict(Person.objects.filter(pk__in=numbers).values_list("pk", "title")) if numbers else {}


def _row(item: NewsPage, draft: Mapping[str, Any], standing: _Standing, names: Mapping[int, str]) -> Listed:
    def said(name: str) -> str:
        value = draft[name] if draft.get(name) is not None else getattr(item, name)
        return strip_controls(str(value)).strip()

    status = standing.of(item)
    byline = _byline(item, draft, names)
    headline = (said("title") or item.draft_title or item.title)[:255]
    owner = item.owner.get_full_name() or item.owner.get_username() if item.owner else ""
    return Listed(
        item_id=item.pk,
        kind=item.content_type.model,
        edition=item.edition,
        section_id=item.section_id,
        owner_id=item.owner_id,
        status=status,
        live=item.live,
        urgency=draft.get("urgency") or item.urgency,
        moment=standing.moment(item, status),
        corrected_at=item.updated_at,
        headline=headline,
        headline_digest=headline_digest(headline),
        kicker=said("kicker")[:60],
        byline=byline[:300],
        picture_id=draft.get("lead_picture", item.lead_picture_id),
        has_standfirst=bool(said("standfirst")),
        words=fold(" ".join((headline, said("short_headline"), said("kicker")))),
        names=fold(f"{byline} {owner}")[:600],
    )


def _byline(item: NewsPage, draft: Mapping[str, Any], names: Mapping[int, str]) -> str:
    if not draft.get("bylines"):
        return "" if "bylines" in draft else item.byline_text
    signed = (names.get(entry.get("person"), "") or str(entry.get("name") or "") for entry in draft["bylines"])
    return get_edition(item.edition).comma.join(filter(None, map(strip_controls, signed)))
